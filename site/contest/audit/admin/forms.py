"""What the log of acts is narrowed by. Nothing is typed in words, so that no name gets into an address."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.widgets import AdminDateInput

from contest import codes
from contest.audit.words import act_choices, kind_label
from contest.models import AuditRecord

# No account can be called so.
THE_SITE = "="
LONGEST_KEY = 24
# Midnights at the ends of the calendar are no moments in every zone of time.
FIRST_YEAR, LAST_YEAR = 1900, 2999


class FilterForm(forms.Form):
    """What it can't read is said at its field, and narrows nothing."""

    act = forms.ChoiceField(required=False, label=gettext_lazy("Act"))
    actor = forms.ChoiceField(required=False, label=gettext_lazy("Who"))
    kind = forms.ChoiceField(required=False, label=gettext_lazy("Kind of object"))
    object = forms.CharField(
        max_length=LONGEST_KEY,
        required=False,
        label=gettext_lazy("Number or code of the object"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    first = forms.DateField(required=False, label=gettext_lazy("From"), widget=AdminDateInput)
    last = forms.DateField(required=False, label=gettext_lazy("Until"), widget=AdminDateInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        everything = ("", _("All"))
        actors = _known("actor")
        offered: dict[str, list[tuple[str, str]]] = {
            "act": act_choices(_known("act")),
            "actor": [(name or THE_SITE, name or _("The site, by itself")) for name in actors],
            "kind": sorted(
                ((kind, kind_label(kind)) for kind in _known("kind")), key=lambda x: x[1]
            ),
        }
        for name, choices in offered.items():
            self.fields[name].choices = [everything, *choices]  # type: ignore[attr-defined]

    def clean_object(self) -> str:
        """A number, or a code however it was typed."""
        written = self.cleaned_data["object"]
        key = written if written.isdecimal() else codes.typed(written)
        if written and not key:
            raise forms.ValidationError(_("Write a number in digits, or a code as it is shown."))
        return key

    def clean_first(self) -> date | None:
        return _within_reach(self.cleaned_data["first"])

    def clean_last(self) -> date | None:
        return _within_reach(self.cleaned_data["last"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("This day lies before the first one."))
        return cleaned

    def narrowed(self, records: QuerySet[AuditRecord]) -> QuerySet[AuditRecord]:
        """The records that were asked for; days are whole days where the site lives."""
        self.full_clean()
        asked = self.cleaned_data
        for name in ("act", "kind", "object"):
            if asked.get(name):
                records = records.filter(**{name: asked[name]})
        if actor := asked.get("actor"):
            records = records.filter(actor="" if actor == THE_SITE else actor)
        if first := asked.get("first"):
            records = records.filter(at__gte=_midnight(first))
        if last := asked.get("last"):
            records = records.filter(at__lt=_midnight(last + timedelta(days=1)))
        return records


def _known(field: str) -> list[str]:
    """What stands in this field of some record."""
    return sorted(AuditRecord.objects.order_by().values_list(field, flat=True).distinct())


def _within_reach(day: date | None) -> date | None:
    if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(
            _("Write a year from %(first)s to %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    return day


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
