"""Choosing the questions of a round, until it is about to open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from contest.audit.chain import gathered
from contest.enums import RoundState
from contest.models import BankQuestion, Round, RoundQuestion
from core.text import is_key
from quiz_embed.rules import plain

CHOSEN = "contest.choose_questions"


class NotChosenError(Exception):
    """Nothing was changed; `str()` says why in the reader's language."""


class ChosenMeanwhileError(NotChosenError):
    """Somebody else has chosen since the page was made: ids of what they added, and of what they took out."""

    def __init__(self, added: set[int], removed: set[int]) -> None:
        self.added, self.removed = added, removed
        super().__init__(
            _(
                "Somebody else chose questions of this round while you did, and nothing of yours is kept yet. What "
                "you ticked and what they added is ticked below, and what they changed is marked. Look through it "
                "and keep the questions again."
            )
        )


def mark_of(question_ids: Sequence[int]) -> str:
    """What a form says of the questions that were a round's when it was made."""
    return ",".join(map(str, question_ids))


def seen_in(mark: str) -> list[int]:
    """The ids in a mark; whatever is none is left out."""
    return [int(each) for each in mark.split(",") if is_key(each)]


def why_settled(asked: Round, at: datetime) -> str:
    """Why the questions of a round stay; empty while they may be chosen."""
    if not asked.is_settled(at):
        return ""
    if asked.state(at) is RoundState.NOT_YET_OPEN:
        return _(
            "The round opens within a minute, so its questions stay. If one is wrong, the judges take it out of the "
            "count once the round is open."
        )
    return _("The round has opened, so its questions stay.")


@transaction.atomic
@gathered()
def choose(
    asked: Round, question_ids: Sequence[int], by: Any, at: datetime, *, seen: Sequence[int]
) -> None:
    """Makes these the questions of a round, in this order. Raises NotChosenError, and changes nothing then.

    `seen` are those that were the round's when whoever chooses looked; ChosenMeanwhileError where there are others
    now. The history of the round tells how many were chosen, never which.
    """
    asked = Round.objects.select_for_update(no_key=True).get(pk=asked.pk)
    if settled := why_settled(asked, at):
        raise NotChosenError(settled)
    wanted = list(dict.fromkeys(question_ids))
    there = [row.question_id for row in asked.round_questions.all()]
    if wanted == there:
        # A form that was sent twice, or two people of one mind.
        return
    if list(seen) != there:
        raise ChosenMeanwhileError(
            added=set(there).difference(seen), removed=set(seen).difference(there)
        )
    found = BankQuestion.objects.in_bulk(wanted)
    if len(found) < len(wanted):
        raise NotChosenError(_("A question that you chose is no longer in the bank. Choose again."))
    numbers: dict[str, int] = {}
    for key in wanted:
        wording = plain(found[key].wording)
        if wording in numbers:
            raise NotChosenError(
                _("Questions no. %(first)s and no. %(second)s are the same; choose one of them.")
                % {"first": numbers[wording], "second": key}
            )
        numbers[wording] = key
    asked.round_questions = [
        RoundQuestion(question=found[key], sort_order=place) for place, key in enumerate(wanted)
    ]
    asked.save()
    log(asked, CHOSEN, user=by, data={"count": len(wanted)})
