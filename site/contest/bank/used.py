"""Where a question of the bank was asked already, for whoever chooses the questions of another round."""

from __future__ import annotations

from collections import defaultdict

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contest.models import BankQuestion, Contest


def used_in(question: BankQuestion) -> list[str]:
    """A phrase for each contest, the newest first: "already in rounds 1, 2 and 4 of …".

    Reads `round_questions` with their rounds and contests, which lists fetch beforehand.
    """
    numbers: dict[Contest, list[int]] = defaultdict(list)
    for row in question.round_questions.all():
        numbers[row.round.contest].append(row.round.number)
    return [
        ngettext(
            "already in round %(numbers)s of %(contest)s",
            "already in rounds %(numbers)s of %(contest)s",
            len(numbers[contest]),
        )
        % {
            "numbers": get_text_list(list(map(str, sorted(numbers[contest]))), _("and")),
            "contest": contest.title,
        }
        for contest in sorted(numbers, key=lambda each: -each.pk)
    ]
