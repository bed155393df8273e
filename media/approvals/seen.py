"""Nobody decides on what has changed since they looked at it."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def mark_of(*facts: object) -> str:
    """Stands for what a page shows of a thing: other facts, another mark."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()


class SeenForm(forms.Form):
    """Carries the mark of what was looked at; `shown` is the mark of the thing as it stands now.

    The row must be locked until the decision is stored.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, shown: str, **kwargs: Any) -> None:
        self.shown = shown
        super().__init__(*args, **kwargs)
        self.initial["seen"] = shown

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("seen") != self.shown:
            # The next answer is about what this page shows.
            self.data = {**self.data, "seen": self.shown}
            raise forms.ValidationError(
                _("This has changed since you looked. Look at it again, then decide.")
            )
        return given
