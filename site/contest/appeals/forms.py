"""The forms of the public: an appeal, and the code of one that was sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contest import codes
from contest.appeals.filing import LONGEST_TEXT, plain
from contest.appeals.refusals import TooLongError, WordlessError
from contest.appeals.windows import Window, WindowState
from contest.enums import AppealKind
from contest.judging.ladders import Ladder
from contest.lookup.forms import ReceiptForm
from contest.models import Appeal, Contest
from quiz_embed.shown import instant

# The same whether the code is empty, no code at all, nobody's, or of another contest.
NO_APPEAL = gettext_lazy(
    "No appeal of this contest has this code. Look at it again: it has 16 letters and digits, such as "
    "7KQM-2XWA-9FTC-4RHN, and never 0, O, 1 or I."
)
_NO_CHOICE = gettext_lazy("Choose against what you appeal.")
_NO_KIND = gettext_lazy("Choose what the appeal is about.")


class AppealForm(ReceiptForm):
    """An appeal against the winners of a ladder. A valid form knows the `ladder` and the `entry`.

    It offers the windows that are open at a moment, and understands those that are over: the same appeal sent again
    is known by them.
    """

    about = forms.ChoiceField(
        label=gettext_lazy("Against what you appeal"),
        error_messages={"required": _NO_CHOICE, "invalid_choice": _NO_CHOICE},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What the appeal is about"),
        choices=AppealKind.choices,
        error_messages={"required": _NO_KIND, "invalid_choice": _NO_KIND},
    )
    text = forms.CharField(
        label=gettext_lazy("What is wrong, and why"),
        required=False,
        strip=False,
        widget=forms.Textarea,
    )
    field_order = ["about", "code", "kind", "text"]
    longest_text = LONGEST_TEXT

    def __init__(
        self, contest: Contest, windows: Sequence[Window], at: datetime, **values: Any
    ) -> None:
        super().__init__(contest, **values)
        public = [each for each in windows if each.awards]
        self._ladders = {key_of(each.ladder): each.ladder for each in public}
        self.offered = [
            (key_of(each.ladder), _choice(each))
            for each in public
            if each.state(at) is WindowState.OPEN
        ]
        about: Any = self.fields["about"]
        about.choices = [(key, key) for key in self._ladders]
        if len(self.offered) == 1:
            about.initial = self.offered[0][0]

    @property
    def ladder(self) -> Ladder:
        """What is appealed against; of a valid form."""
        return self._ladders[self.cleaned_data["about"]]

    def clean_text(self) -> str:
        try:
            return plain(self.cleaned_data["text"])
        except (WordlessError, TooLongError) as refused:
            raise ValidationError(str(refused)) from refused

    def faults(self) -> list[tuple[str, str]]:
        """The id of each field with an error, and the error; in the order of the page."""
        if not self.is_bound:
            return []
        return [(field.id_for_label, str(field.errors[0])) for field in self if field.errors]


class CaseForm(forms.Form):
    """The code of an appeal, in any spelling; a valid form knows the `appeal` of the contest."""

    use_required_attribute = False

    case = forms.CharField(
        label=gettext_lazy("Code of the appeal"),
        max_length=40,
        error_messages=dict.fromkeys(
            ("required", "max_length", "null_characters_not_allowed"), NO_APPEAL
        ),
    )

    def __init__(self, contest: Contest, **values: Any) -> None:
        super().__init__(**values)
        self.contest = contest
        self.appeal: Appeal | None = None

    def clean_case(self) -> str:
        code = codes.typed(self.cleaned_data["case"])
        appeals = Appeal.objects.filter(contest=self.contest, code=code)
        # Nothing of the person or of what was written is read.
        appeals = appeals.select_related("contest", "awards__round", "before", "after__round")
        self.appeal = appeals.first() if code else None
        if self.appeal is None:
            raise ValidationError(NO_APPEAL)
        return code

    def faults(self) -> list[tuple[str, str]]:
        """The id of the field and what is wrong with it."""
        case = self["case"]
        return [(case.id_for_label, str(error)) for error in case.errors]


def key_of(ladder: Ladder) -> str:
    """What a form names a ladder by."""
    scope, key = ladder.key
    return f"{scope}-{key}"


def _choice(window: Window) -> str:
    """A ladder with the moment until which one may appeal."""
    if window.closes is None:
        return window.ladder.title
    told = {"ladder": window.ladder.title, "instant": instant(window.closes)}
    return _("%(ladder)s, until before %(instant)s") % told
