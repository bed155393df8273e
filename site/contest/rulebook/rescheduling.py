"""Changing the rounds or groups of a contest that people take part in: the next version of its rules says so."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contest.models import Contest, Rules
from contest.rulebook.issuing import issue_again
from contest.rulebook.standing import Schedule, is_relied_on

REASONS = ("reason", "reason_en")


class Reasons(forms.Form):
    """Asks why, in both languages; whoever changes nothing that is printed leaves it empty."""

    reason = forms.CharField(
        label=_("Why rounds or groups change"),
        max_length=300,
        required=False,
        help_text=_(
            "Needed once a round of the contest has opened: the change then makes the next version of the rules, and "
            "everybody reads this beside it."
        ),
    )
    reason_en = forms.CharField(
        label=_("Why rounds or groups change, in English"), max_length=300, required=False
    )

    def ask_no_reason(self) -> None:
        """Nobody has read yet what is changed."""
        for name in REASONS:
            del self.fields[name]

    def judge_change(
        self, contest_id: int, stood: Schedule, stands: Schedule, at: datetime, by: Any
    ) -> Schedule | None:
        """What stood, where the change makes another version of the rules; else None. Faults are put at their fields."""
        if stood == stands or not is_relied_on(contest_id, at):
            return None
        if not by.has_perm("contest.issue_rules"):
            self.add_error(
                None,
                gettext(
                    "A round has opened, so this makes the next version of the rules: "
                    "somebody who may issue rules must do it."
                ),
            )
        for name in REASONS:
            if not self.cleaned_data.get(name) and not self.has_error(name):
                # A round may have opened since the form was asked for, which asked no reason then.
                self.add_error(
                    name if name in self.fields else None,
                    gettext("A round has opened: say why this changes; everybody reads it."),
                )
        return stood

    def issue_change(self, contest: Contest, stood: Schedule, at: datetime, by: Any) -> Rules:
        """The version that says what changed, and why."""
        reason, reason_en = (self.cleaned_data[name] for name in REASONS)
        return issue_again(contest, stood, by, at, (reason, reason_en))
