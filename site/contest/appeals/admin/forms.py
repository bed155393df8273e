"""Which appeals are listed, and what is decided on one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contest.enums import AppealKind, Remedy, Verdict
from contest.models import Contest, Round

LONGEST_REASON = 600
WAITING, ALL = "", "all"


class AppealFilterForm(forms.Form):
    """Which appeals are listed; what is none of the choices narrows nothing."""

    contest = forms.ModelChoiceField(
        label=_("Contest"), queryset=Contest.objects.all(), required=False
    )
    round = forms.ModelChoiceField(
        label=_("Round"), queryset=Round.objects.select_related("contest"), required=False
    )
    kind = forms.ChoiceField(
        label=_("What it is about"),
        choices=[("", _("all kinds")), *AppealKind.choices],
        required=False,
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[(WAITING, _("not decided yet")), (ALL, _("all")), *Verdict.choices],
        required=False,
    )


def _reason(label: Any, required: Any = "", help_text: Any = "") -> forms.CharField:
    """Words that whoever appealed reads; needed where an error says so."""
    return forms.CharField(
        label=label,
        required=bool(required),
        max_length=LONGEST_REASON,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_REASON}),
        error_messages={"required": required},
    )


class DecisionForm(forms.Form):
    """What is decided, what was done because of it, and why."""

    verdict = forms.ChoiceField(
        label=_("Decision"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a decision.")},
    )
    remedy = forms.ChoiceField(
        label=_("What was done, where the appeal is upheld"),
        choices=[("", "–"), *Remedy.choices],
        required=False,
        help_text=_("Do it first, by the ways above: it is checked that it was done."),
    )
    reason = _reason(
        _("Reason"),
        _("Give the reason in Vietnamese: whoever appealed reads it."),
        _("Told to whoever has the code of the appeal: without names and codes of others."),
    )
    reason_en = _reason(
        _("Reason in English"), help_text=_("Empty: English readers see the Vietnamese one.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_upheld, remedy = cleaned.get("verdict") == Verdict.UPHELD, cleaned.get("remedy")
        if is_upheld and not remedy and "remedy" not in self.errors:
            self.add_error("remedy", _("Say what was done because the appeal is right."))
        cleaned["remedy"] = Remedy(remedy) if is_upheld and remedy else None
        return cleaned
