"""What a draw chooses from: the questions of a round with their options, and how many of each topic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contest.enums import RoundState
from contest.models import BankOption, BankQuestion, Round, RoundQuestion, Rules
from core.memory import remembered_newest

# [[question id, [option ids in the order shown]], …]
Draw = list[list]


@dataclass(frozen=True)
class PoolQuestion:
    """A question as far as a draw knows it: numbers alone, no word of it and no key."""

    id: int
    topic_id: int
    difficulty: int
    option_ids: tuple[int, ...]


@dataclass(frozen=True)
class Quota:
    """So many questions of a topic, of one difficulty or (None) of any."""

    topic_id: int
    difficulty: int | None
    count: int

    def takes(self, question: PoolQuestion) -> bool:
        return question.topic_id == self.topic_id and self.difficulty in (None, question.difficulty)


@dataclass(frozen=True)
class AskedBank:
    """Questions and all their options by their numbers, as readers see them; questions in the round's order."""

    questions: dict[int, BankQuestion]
    options: dict[int, BankOption]


def bank_of(round: Round, at: datetime) -> AskedBank:
    """What a round asks. It never changes from the round's opening on, so from then on it is remembered.

    All who ask get the same rows, and change none.
    """
    if round.state(at) is RoundState.NOT_YET_OPEN:
        return _read(round)
    return remembered_newest(f"contest.asked.{round.pk}", lambda: _read(round))


def bank_of_draw(draw: Draw, round: Round, at: datetime) -> AskedBank:
    """What an attempt was given: of what its round asks, or read by itself where the round was opened anew since."""
    bank = bank_of(round, at)
    if all(question_id in bank.questions for question_id, _options in draw):
        return bank
    questions = BankQuestion.objects.in_bulk([question_id for question_id, _options in draw])
    options = BankOption.objects.filter(question__in=questions)
    return AskedBank(questions, {option.pk: option for option in options})


def pool_of(round: Round, at: datetime) -> list[PoolQuestion]:
    """The questions of a round in its order. One without options can't be asked and is left out."""
    bank = bank_of(round, at)
    option_ids: dict[int, list[int]] = {}
    for option in bank.options.values():
        option_ids.setdefault(option.question_id, []).append(option.pk)
    return [
        PoolQuestion(each.pk, each.topic_id, each.difficulty, tuple(option_ids[each.pk]))
        for each in bank.questions.values()
        if each.pk in option_ids
    ]


def _read(round: Round) -> AskedBank:
    chosen = RoundQuestion.objects.filter(round=round).select_related("question")
    options = BankOption.objects.filter(question__round_questions__round=round)
    return AskedBank(
        {each.question_id: each.question for each in chosen.order_by("sort_order", "pk")},
        {each.pk: each for each in options.order_by("sort_order", "pk")},
    )


def quotas_of(rules: Rules) -> list[Quota]:
    """The quotas of the rules."""
    return [Quota(quota.topic_id, quota.difficulty, quota.count) for quota in rules.quotas.all()]
