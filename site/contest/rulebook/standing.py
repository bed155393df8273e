"""What the rules print of the contest itself: its rounds, and the groups that contestants enter in.

The version in force prints what stands. Whoever changes that once a round has opened makes the next version
(`issuing.issue_again`), and a version that is replaced keeps what stood until then: it is written into it once, beside
the rules themselves, which never change.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from contest.clock import MARGIN
from contest.models import ParticipantGroup, Round, Rules

# "rounds" in order of number, their moments in ISO and UTC; "groups" in their order; names in both languages.
Schedule = dict[str, list[dict[str, Any]]]


def schedule_of(rounds: Iterable[Round], groups: Iterable[ParticipantGroup]) -> Schedule:
    """Rounds and groups as a version keeps them."""
    return {
        "rounds": [
            {
                "number": each.number,
                "name": each.name,
                "name_en": each.name_en,
                "opens_at": each.opens_at.astimezone(UTC).isoformat(),
                "closes_at": each.closes_at.astimezone(UTC).isoformat(),
            }
            for each in sorted(rounds, key=lambda each: each.number)
        ],
        "groups": [{"name": each.name, "name_en": each.name_en} for each in groups],
    }


def standing(contest_id: int) -> Schedule:
    """Those of a contest as they stand; whoever saves what rests on it holds the contest's row."""
    return schedule_of(
        Round.objects.filter(contest=contest_id),
        ParticipantGroup.objects.filter(contest=contest_id),
    )


def is_relied_on(contest_id: int, at: datetime) -> bool:
    """Whether rules are in force and a round has opened or is about to: people have read what is printed."""
    opened = Round.objects.filter(contest=contest_id).opened(at + MARGIN)
    return opened.exists() and Rules.objects.issued().filter(contest=contest_id).exists()


def rounds_of(rules: Rules) -> list[Round]:
    """The rounds that a version prints, in order; those it kept are no rows of the database."""
    if rules.schedule is None:
        return list(rules.contest.rounds.all())
    return [
        Round(
            **each
            | {name: datetime.fromisoformat(each[name]) for name in ("opens_at", "closes_at")}
        )
        for each in rules.schedule["rounds"]
    ]


def groups_of(rules: Rules) -> list[ParticipantGroup]:
    """The groups that a version prints, in their order."""
    if rules.schedule is None:
        return list(rules.contest.groups.all())
    return [ParticipantGroup(**each) for each in rules.schedule["groups"]]
