"""Which questions an attempt asks, and in which order its options stand.

A draw is a pure function of rules, pool and seed. Things are ordered by the digest of the seed and their
number, which any language computes alike and no version of Python changes: whoever holds the seed can draw
again, ten years later, and compare.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from contest.attempts.pool import Draw, PoolQuestion, Quota, quotas_of
from contest.enums import QuestionSource
from contest.models import Rules


class CannotDrawError(Exception):
    """The round has fewer questions than the rules ask for, or none of what a quota asks."""


def draw(rules: Rules, pool: Sequence[PoolQuestion], seed: str) -> Draw:
    """The questions of an attempt, none twice, each with its options in the order of this attempt.

    Raises CannotDrawError where the pool lacks questions.
    """
    if rules.question_source == QuestionSource.FIXED:
        chosen = fixed(pool, rules.question_count)
    else:
        chosen = drawn(pool, quotas_of(rules), rules.question_count, seed)
    return [[question.id, _in_order_of(seed, "option", question.option_ids)] for question in chosen]


def fixed(pool: Sequence[PoolQuestion], count: int) -> list[PoolQuestion]:
    """The first questions of a round, in its own order, for everybody. Raises CannotDrawError."""
    if len(pool) < count:
        raise CannotDrawError(f"{len(pool)} questions for {count}")
    return list(pool[:count])


def drawn(
    pool: Sequence[PoolQuestion], quotas: Sequence[Quota], count: int, seed: str
) -> list[PoolQuestion]:
    """So many questions by quotas, and of any topic what these leave over, in an order of the seed's own.

    Raises CannotDrawError.
    """
    order = _in_order_of(seed, "question", [question.id for question in pool])
    place = {question_id: number for number, question_id in enumerate(order)}
    left = sorted(pool, key=lambda question: place[question.id])
    chosen: list[PoolQuestion] = []
    # What may be of any difficulty waits, lest it take the hard questions that another quota needs.
    for quota in sorted(quotas, key=lambda quota: quota.difficulty is None):
        chosen += _taken([each for each in left if quota.takes(each)], quota.count)
        left = [each for each in left if each not in chosen]
    if len(chosen) > count:
        raise CannotDrawError(f"quotas of {len(chosen)} for {count} questions")
    chosen += _taken(left, count - len(chosen))
    return sorted(chosen, key=lambda question: place[question.id])


def _taken(questions: Sequence[PoolQuestion], count: int) -> list[PoolQuestion]:
    if len(questions) < count:
        raise CannotDrawError(f"{len(questions)} questions for {count}")
    return list(questions[:count])


def _in_order_of(seed: str, purpose: str, ids: Sequence[int]) -> list[int]:
    return sorted(ids, key=lambda each: sha256(f"{seed}:{purpose}:{each}".encode()).digest())
