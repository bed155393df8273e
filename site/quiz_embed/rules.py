"""What makes a question and a quiz fit to be shown. Each rule names the question and the cause."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import text

if TYPE_CHECKING:
    from quiz_embed.models import Question, Quiz

LEAST_OPTIONS = 3
MOST_OPTIONS = 4
MOST_QUESTIONS = 10


class OptionTexts(Protocol):
    """What the rules read of an option."""

    wording: str
    wording_en: str
    is_right: bool


def plain(wording: str) -> str:
    """The text as two options are compared: without marks, capitals, invisible letters and spare blanks."""
    # Letters of other shapes (𝗔, Ａ) first become the plain ones, which have small forms.
    visible = "".join(
        letter
        for letter in unicodedata.normalize("NFKC", wording or "")
        if unicodedata.category(letter) != "Cf"
    )
    return re.sub(r"\s+", " ", text.fold(visible)).strip()


def option_faults(options: Sequence[OptionTexts]) -> list[str]:
    """What is wrong with the options of one question, in the reader's language; empty when all is well."""
    faults = []
    if not LEAST_OPTIONS <= len(options) <= MOST_OPTIONS:
        faults.append(
            ngettext(
                "There is %(count)s answer; a question has 3 or 4.",
                "There are %(count)s answers; a question has 3 or 4.",
                len(options),
            )
            % {"count": len(options)}
        )
    if any(not plain(option.wording) for option in options):
        faults.append(_("An answer has no text."))
    right = sum(option.is_right for option in options)
    if right == 0:
        faults.append(_("No answer is marked as right; mark exactly one."))
    elif right > 1:
        faults.append(
            _("%(count)s answers are marked as right; mark exactly one.") % {"count": right}
        )
    for wordings in (
        [option.wording for option in options],
        [option.wording_en for option in options],
    ):
        faults += [
            _("Two answers are the same: “%(first)s” and “%(second)s”.")
            % {"first": first, "second": second}
            for first, second in _twins(wordings)
        ]
    return faults


def _twins(wordings: Iterable[str]) -> list[tuple[str, str]]:
    """Each text that says the same as an earlier one, after that one; empty texts are not compared."""
    seen: dict[str, str] = {}
    found = []
    for wording in wordings:
        if key := plain(wording):
            if key in seen:
                found.append((seen[key], wording))
            seen.setdefault(key, wording)
    return found


def question_faults(question: Question) -> list[str]:
    """What keeps a question from being shown, each fault naming the question and the cause."""
    causes = option_faults(list(question.options.all()))
    if not plain(question.wording):
        causes.append(_("The question has no text."))
    if not plain(question.explanation):
        causes.append(_("The explanation is missing."))
    return [
        _("Question “%(question)s”: %(cause)s") % {"question": question.wording, "cause": cause}
        for cause in causes
    ]


def count_faults(count: int) -> list[str]:
    """What is wrong with the number of questions in a quiz."""
    if count == 0:
        return [_("The quiz has no question; choose 1 to 10.")]
    if count > MOST_QUESTIONS:
        return [_("The quiz has %(count)s questions; choose at most 10.") % {"count": count}]
    return []


def quiz_faults(quiz: Quiz) -> list[str]:
    """Everything that keeps a quiz from being published."""
    questions = quiz.questions()
    return count_faults(len(questions)) + [
        fault for question in questions for fault in question_faults(question)
    ]
