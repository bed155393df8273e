"""What is told of an entry that was found, and from when on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contest.attempts import receipts, scores
from contest.counting.why import why
from contest.models import Entry, Result, Standing
from contest.taking_part import shown
from quiz_embed.shown import Words, words


@dataclass(frozen=True)
class ShownPlace:
    """Where an entry stands among the people who were counted, and why there, in sentences."""

    rank: int
    people: int
    because: list[str]


@dataclass(frozen=True)
class FoundEntry:
    """An entry as the page prints it. `score` is (right, asked) or None until it may be told, `score_from` when.

    `place` is None until winners of the round are published, and for an entry that has none.
    """

    code: str
    round_name: str
    round_title: Words
    sent_at: str
    is_late: bool
    is_annulled: bool
    score: tuple[int, int] | None
    score_from: str
    place: ShownPlace | None


def found_entry(entry: Entry, at: datetime) -> FoundEntry:
    """What whoever has the code of an entry may know of it at a moment, and nothing of who sent it."""
    rules, asked = entry.attempt.rules, entry.round
    from_when = scores.shown_from(rules, asked)
    is_score_shown = scores.may_show(rules, asked, at)
    # That it is so, and not why: the reason is told to whoever can say who they are.
    is_annulled = entry.annulment is not None
    return FoundEntry(
        code=receipts.shown(entry.receipt),
        round_name=shown.round_name(asked),
        round_title=words(asked, "name"),
        sent_at=shown.instant_to_the_second(entry.submitted_at),
        is_late=entry.is_late,
        is_annulled=is_annulled,
        score=scores.score(entry) if is_score_shown else None,
        score_from=shown.instant(from_when) if from_when else "",
        place=_place(entry) if is_score_shown and not is_annulled else None,
    )


def _place(entry: Entry) -> ShownPlace | None:
    """By the newest count for which winners are published: the one that everybody reads."""
    approved = Result.objects.filter(round=entry.round, award_lists__approved_at__isnull=False)
    result = approved.order_by("-number").first()
    standings = Standing.objects.select_related("entry", "result__rules")
    standing = standings.filter(result=result, entry=entry).first() if result else None
    if standing is None:
        return None
    return ShownPlace(standing.rank, standing.result.participants, why(standing))
