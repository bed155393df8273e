"""What judges, organisers and the secretariat write about awards."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contest.enums import PassingCause


def _words(label: Any, required: Any = "", help_text: Any = "") -> forms.CharField:
    """A short text that stays on record; needed where an error says so."""
    return forms.CharField(
        label=label,
        required=bool(required),
        max_length=300,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        error_messages={"required": required},
    )


class PassOverForm(forms.Form):
    """Who is passed over, and why; `who` is chosen in the table above."""

    who = forms.IntegerField(
        min_value=1,
        widget=forms.HiddenInput,
        error_messages={
            "required": gettext_lazy("Choose in the table who is passed over."),
            "invalid": gettext_lazy("Choose in the table who is passed over."),
        },
    )
    cause = forms.ChoiceField(
        label=gettext_lazy("Cause"),
        choices=[("", gettext_lazy("Choose a cause")), *PassingCause.choices],
        error_messages={
            "required": gettext_lazy("Choose why somebody is passed over."),
            "invalid_choice": gettext_lazy("Choose a cause of the list."),
        },
    )
    words = _words(
        gettext_lazy("In words"),
        help_text=gettext_lazy("Without names; it stays on record and is not made public."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("cause") == PassingCause.OTHER and not cleaned.get("words"):
            self.add_error("words", _("Say in words what the cause is."))
        return cleaned


class ProposeForm(forms.Form):
    """The mark of what was seen and, from the second list on, why there is another, in both languages."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    why = _words(
        gettext_lazy("Why there is a new list"),
        gettext_lazy("Say why there is another list: everybody reads it."),
        gettext_lazy("Made public beside the list: without names and codes."),
    )
    why_en = _words(
        gettext_lazy("Why there is a new list, in English"),
        gettext_lazy("Say it in English too: readers of English are shown it."),
    )

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["why"], self.fields["why_en"]


class SendBackForm(forms.Form):
    """Why a list goes back to the judges."""

    because = _words(
        gettext_lazy("Why it is sent back"), gettext_lazy("Say what the judges should look at.")
    )


class TakeDownForm(forms.Form):
    """Why a name is taken down."""

    reason = _words(
        gettext_lazy("Reason"),
        gettext_lazy("Give the reason: it stays on record."),
        gettext_lazy("Who asked and when, without the name."),
    )
