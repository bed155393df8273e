"""What a judge decides about a sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contest.counting.admin.forms import ReasonForm
from contest.enums import SignDecision, SignKind
from contest.models import Contest, Entry, Round


class DecisionForm(ReasonForm):
    """A decision with its reason; annulling names the entries it is about. `field_order` is that of the page."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=SignDecision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a decision.")},
    )
    entries = forms.MultipleChoiceField(
        label=_("Entries to annul"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose among the entries that are listed.")},
    )
    field_order = ["decision", "entries", "reason"]

    def __init__(
        self, *args: Any, entries: Sequence[Entry], may_annul: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.listed = {str(entry.pk): entry for entry in entries}
        field: Any = self.fields["entries"]
        field.choices = [(key, str(entry)) for key, entry in self.listed.items()]
        if not may_annul:
            del self.fields["entries"]
            decision: Any = self.fields["decision"]
            decision.choices = [
                each for each in SignDecision.choices if each[0] != SignDecision.ANNULLED
            ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        annuls = cleaned.get("decision") == SignDecision.ANNULLED
        if annuls and not cleaned.get("entries") and "entries" not in self.errors:
            self.add_error("entries", _("Choose the entries to annul."))
        chosen = cleaned.get("entries", ()) if annuls else ()
        cleaned["entries"] = [self.listed[key] for key in chosen]
        return cleaned


class SignFilterForm(forms.Form):
    """Which signs are listed; what is none of the choices narrows nothing."""

    contest = forms.ModelChoiceField(
        label=_("Contest"),
        queryset=Contest.objects.all(),
        required=False,
        empty_label=_("all contests"),
    )
    round = forms.ModelChoiceField(
        label=_("Round"),
        queryset=Round.objects.select_related("contest"),
        required=False,
        empty_label=_("all rounds"),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("all kinds")), *SignKind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("not decided yet")), ("all", _("all")), *SignDecision.choices],
        required=False,
    )
