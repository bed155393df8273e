"""Admin forms of the programme: rules that span a campaign and its phases and days."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm

from programme.models import Campaign
from programme.models.campaigns import clashing_phases

FIRST_YEAR, LAST_YEAR = 2000, 2100


class ShortNumberInput(forms.NumberInput):
    """A number without the zeros that only the database needs: 2, not 2.0000."""

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Decimal):
            value = f"{value.normalize():f}"
        return super().format_value(value)


class CampaignForm(WagtailAdminModelForm):
    """A campaign with its phases and days; each message stands at the field to mend."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self._check_phases(cleaned)
        self._check_days()
        return cleaned

    def _filled(self, relation: str) -> list[forms.ModelForm]:
        """The forms of a relation that are valid by themselves and will be kept."""
        formset = self.formsets[relation]
        if not formset.is_valid():
            return []
        gone = formset.deleted_forms
        return [form for form in formset.forms if form.cleaned_data and form not in gone]

    def _check_phases(self, cleaned: dict[str, Any]) -> None:
        of_phase = {id(form.instance): form for form in self._filled("phases")}
        phases = [form.instance for form in of_phase.values()]
        for earlier, later in clashing_phases(phases):
            of_phase[id(later)].add_error(
                "starts_on",
                _("“%(name)s” is of this kind too and ends only before %(day)s.")
                % {"name": earlier.name, "day": f"{earlier.ends_on:%d/%m/%Y}"},
            )
        main_day = cleaned.get("main_day")
        if main_day and phases and not any(phase.holds(main_day) for phase in phases):
            self.add_error("main_day", _("The main day lies in none of the phases."))

    def _check_days(self) -> None:
        formset = self.formsets["key_days"]
        formset.is_valid()
        seen = set()
        for form in formset.forms:
            day = form.instance.day
            if day is None or form in formset.deleted_forms:
                continue
            if day in seen:
                form.add_error("day", _("This day stands twice."))
            seen.add(day)


class CopyCampaignForm(forms.Form):
    """The year that a campaign is copied to."""

    year = forms.IntegerField(
        label=_("New year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=_("Every day of the campaign moves by so many years."),
    )

    def clean_year(self) -> int:
        year = self.cleaned_data["year"]
        if Campaign.objects.filter(year=year).exists():
            raise forms.ValidationError(_("There is a campaign of that year already."))
        return year
