"""What everybody reads of a contest's results: figures once a round is counted, winners once they are approved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from contest.appeals.shown import ShownAppeals, shown_appeals
from contest.enums import PrizeScope
from contest.judging.ladders import Ladder, ladders
from contest.judging.names import PublicName, public_name
from contest.judging.states import is_outdated
from contest.models import Award, AwardList, Contest, Prize, Result, Round
from quiz_embed.shown import Words, words


@dataclass(frozen=True)
class ShownAward:
    """A prize that was given: to a person by code and name, or to a unit."""

    prize: Prize
    code: str = ""
    who: PublicName = PublicName()
    unit: str = ""


@dataclass(frozen=True)
class ShownList:
    """An approved list. `reason` says why it took the place of the one before it."""

    number: int
    approved_at: datetime | None
    reason: Words
    awards: list[ShownAward]
    is_of_units: bool


@dataclass(frozen=True)
class ShownVersion:
    """One count of a round, and why it was made anew."""

    result: Result
    reason: Words


@dataclass(frozen=True)
class ShownLadder:
    """A ladder with the counts it rests on (a round's alone) and its approved lists, each the newest first.

    `is_outdated` says that the list is superseded already, and `because` why, although none took its place yet.
    `appeals` tells in numbers what was said against it, `uncredited` that its rounds were not all counted alike.
    """

    title: str
    html_id: str
    is_of_round: bool
    appeals: ShownAppeals
    round_title: Words = Words("")
    versions: list[ShownVersion] = field(default_factory=list)
    current: ShownList | None = None
    is_outdated: bool = False
    because: Words = Words("")
    former: list[ShownList] = field(default_factory=list)
    uncredited: str = ""

    @property
    def result(self) -> Result | None:
        """The count that holds."""
        return self.versions[0].result if self.versions else None


def published(contest: Contest, at: datetime) -> list[ShownLadder]:
    """Everything public of a contest's results at a moment: rounds that closed, then the whole, then the units."""
    return [_shown(each, at) for each in ladders(contest, at)]


def _shown(ladder: Ladder, at: datetime) -> ShownLadder:
    results = _results(ladder.round) if ladder.round else []
    approved = ladder.lists().approved().select_related("contest", "round", "rules")
    lists = list(approved.order_by("-number"))
    current = lists[0] if lists else None
    outdated = current is not None and is_outdated(current)
    number = ladder.round.number if ladder.round else ""
    return ShownLadder(
        title=ladder.title,
        html_id=f"{ladder.scope}{number}",
        is_of_round=ladder.round is not None,
        appeals=shown_appeals(ladder, at),
        round_title=words(ladder.round, "name") if ladder.round else Words(""),
        versions=[ShownVersion(each, words(each, "reason")) for each in results],
        current=_shown_list(current, with_names=not outdated) if current else None,
        is_outdated=outdated,
        because=_because(ladder) if outdated else Words(""),
        former=[_shown_list(each, with_names=False) for each in lists[1:]],
        uncredited=ladder.uncredited,
    )


def _results(of: Round) -> list[Result]:
    return list(of.results.select_related("rules").order_by("-number"))


def _because(ladder: Ladder) -> Words:
    """Why the count on which an outdated list rested was made anew; the latest where there are several."""
    latest = max(ladder.results, key=lambda each: each.counted_at, default=None)
    return words(latest, "reason") if latest else Words("")


def _shown_list(shown: AwardList, with_names: bool) -> ShownList:
    """A list as readers see it. What no longer holds is told by codes: nobody is named for what they did not win."""
    awards = (
        Award.objects.filter(list=shown, prize__isnull=False)
        .select_related("prize", "unit", "person__unit")
        .prefetch_related("person__consents", "person__take_downs")
        .order_by("place")
    )
    age = shown.rules.guardian_age
    return ShownList(
        number=shown.number,
        approved_at=shown.approved_at,
        reason=words(shown, "reason"),
        awards=[_shown_award(each, age, with_names) for each in awards],
        is_of_units=shown.scope == PrizeScope.UNITS,
    )


def _shown_award(award: Award, guardian_age: int, with_names: bool) -> ShownAward:
    if award.prize is None:
        raise ValueError("Reserves are never made public.")
    if award.person is None:
        return ShownAward(award.prize, unit=award.unit.title if award.unit else "")
    who = public_name(award.person, guardian_age) if with_names else PublicName()
    return ShownAward(award.prize, str(award.person), who)
