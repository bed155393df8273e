"""The form that takes a receipt code, and the entry it leads to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contest import codes
from contest.models import Contest, Entry

# The same whether the code is empty, no code at all, nobody's, or of another contest.
NO_ENTRY = _(
    "No entry of this contest has this receipt code. Look at the code again: it has 12 letters and digits, such as "
    "7KQM-2XWA-9FTC, and never 0, O, 1 or I."
)


class ReceiptForm(forms.Form):
    """A code in any spelling; a valid form knows the `entry` of the contest."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("Receipt code"),
        max_length=40,
        error_messages=dict.fromkeys(
            ("required", "max_length", "null_characters_not_allowed"), NO_ENTRY
        ),
    )

    def __init__(self, contest: Contest, **values: Any) -> None:
        super().__init__(**values)
        self.contest = contest
        self.entry: Entry | None = None

    def clean_code(self) -> str:
        code = codes.typed(self.cleaned_data["code"])
        entries = Entry.objects.filter(round__contest=self.contest, receipt=code)
        # Nothing of the person is read.
        self.entry = entries.select_related("round", "attempt__rules").first() if code else None
        if self.entry is None:
            raise ValidationError(NO_ENTRY)
        return code
