"""Admin forms of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from units.models import Unit


class UnitForm(WagtailAdminModelForm):
    """A unit with its successors; succession must lead forward in time."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        planned = Unit(
            pk=self.instance.pk,
            code=cleaned.get("code", ""),
            name=cleaned.get("name", ""),
            valid_from=cleaned.get("valid_from"),
            valid_to=cleaned.get("valid_to"),
        )
        if fault := planned.succession_fault(cleaned.get("successors") or []):
            self.add_error("successors", fault)
        if self.instance.pk:
            for former in self.instance.predecessors.all():
                if fault := former.succession_fault([planned]):
                    self.add_error(None, f"{former.name}: {fault}")
        return cleaned


class DayForm(forms.Form):
    """The day on which the register is looked at."""

    on = forms.DateField(label=_("Day"), widget=AdminDateInput)


class ImportForm(forms.Form):
    """A CSV file to take."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("UTF-8, divided by commas, semicolons or tabs, at most 2 MB and 2,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )
