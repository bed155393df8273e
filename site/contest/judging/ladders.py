"""The ladders of prizes: of each round, of the whole contest, of the units; and the lists there are for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from contest.counting.overtaken import decided_since, left_out
from contest.counting.prizes import (
    Awards,
    overall_awards,
    rankings_of,
    round_awards,
    unit_awards,
)
from contest.counting.uncredited import said_of_uncredited
from contest.enums import PrizeScope
from contest.models import AwardList, Contest, PassedOver, Prize, Result, Round, Rules
from contest.models.awards import AwardListQuerySet


@dataclass(frozen=True)
class Ladder:
    """One ladder of a contest; `round` is None but for a round's."""

    contest: Contest
    scope: PrizeScope
    round: Round | None = None

    @classmethod
    def of_list(cls, awards: AwardList) -> Ladder:
        return cls(awards.contest, PrizeScope(awards.scope), awards.round)

    @property
    def title(self) -> str:
        """What it is for, as pages call it."""
        if self.round:
            return _("Round %(number)s") % {"number": self.round.number}
        return {
            PrizeScope.OVERALL: _("Whole contest"),
            PrizeScope.UNITS: _("Units and communes"),
        }[self.scope]

    @property
    def key(self) -> tuple[str, int]:
        """What its addresses name it by: the scope, and the key of its round or its contest."""
        return self.scope.value, self.round.pk if self.round else self.contest.pk

    def lists(self) -> AwardListQuerySet:
        """All lists there are for it."""
        return AwardList.objects.filter(contest=self.contest, scope=self.scope, round=self.round)

    def newest(self) -> AwardList | None:
        return self.lists().order_by("-number").first()

    def in_force(self) -> AwardList | None:
        """The list that everybody reads."""
        return self.lists().in_force().first()

    def passed_over(self) -> list[PassedOver]:
        """Who gets no prize of it although the ranking says so, by decisions in force."""
        decided = PassedOver.objects.in_force().filter(
            contest=self.contest, scope=self.scope, round=self.round
        )
        return list(decided.select_related("person", "unit", "decided_by"))

    @cached_property
    def results(self) -> list[Result]:
        """What a list rests on now: the newest result of each round it is for; none before all are counted."""
        rounds = [self.round] if self.round else list(self.contest.rounds.order_by("number"))
        newest = Result.objects.filter(round__in=rounds).newest()
        found = list(newest.select_related("round__contest", "rules").order_by("round__number"))
        return found if len(found) == len(rounds) else []

    @property
    def rankings(self) -> list[Result]:
        """The results whose rankings decide on its prizes: for a round also others, where a person gets one prize."""
        if self.scope == PrizeScope.ROUND and self.results:
            return rankings_of(self.results[-1])
        return self.results

    @property
    def overtaken(self) -> list[Round]:
        """Rounds to be counted again before its prizes can be given: entries or decisions came after the count."""
        rankings = self.rankings
        changed = {result.round for result, _since in decided_since(rankings)}
        behind = left_out([result.round_id for result in rankings])
        changed.update(result.round for result in rankings if result.round_id in behind)
        return sorted(changed, key=lambda each: each.number)

    @property
    def rules(self) -> Rules:
        """The rules by which its prizes are given: those of the last round it is for."""
        return self.results[-1].rules

    @property
    def uncredited(self) -> str:
        """What has to be said of a ranking over several rounds that were not all counted alike."""
        return "" if self.round else said_of_uncredited(self.results)

    def awards(self) -> Awards:
        """Who would get its prizes now; needs results."""
        if self.scope == PrizeScope.ROUND:
            return round_awards(self.results[-1])
        make = {PrizeScope.OVERALL: overall_awards, PrizeScope.UNITS: unit_awards}[self.scope]
        return make(self.contest, self.rules)


def ladders(contest: Contest, at: datetime) -> Iterator[Ladder]:
    """Those of a contest for which prizes may be given at a moment: of closed rounds, and, once the last round
    has closed, of the whole contest and of the units where the rules name such prizes."""
    rounds = list(contest.rounds.order_by("number"))
    for each in rounds:
        if each.closes_at <= at:
            yield Ladder(contest, PrizeScope.ROUND, each)
    if not rounds or any(each.closes_at > at for each in rounds):
        return
    rules = Rules.objects.in_force(contest, rounds[-1].closes_at - timedelta.resolution)
    for scope in (PrizeScope.OVERALL, PrizeScope.UNITS):
        if rules and Prize.objects.filter(rules=rules, scope=scope).exists():
            yield Ladder(contest, scope)
