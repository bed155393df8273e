"""Why a round is counted again, and why an entry counts or not."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# What begins a reason leaves room for it.
LONGEST_BEGINNING = 100


class ReasonForm(forms.Form):
    """A reason that stays on record."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
        error_messages={"required": _("Give the reason: it stays on record.")},
    )


class CountForm(ReasonForm):
    """Needs the reason, in both languages, only where the round has been counted before."""

    reason_en = forms.CharField(
        label=_("Reason in English"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
        error_messages={
            "required": _("Give the reason in English too: readers of English are shown it.")
        },
    )

    def __init__(self, *args: Any, is_again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("reason", "reason_en"):
            if is_again:
                self.fields[name].help_text = _("Everybody reads it beside the results.")
            else:
                del self.fields[name]


def begun_reason(request: HttpRequest, name: str = "reason") -> dict[str, str]:
    """What a page that led here begins the reason with, as the initial value of a field; people write it on."""
    return {name: request.GET.get(name, "").replace("\0", "")[:LONGEST_BEGINNING]}
