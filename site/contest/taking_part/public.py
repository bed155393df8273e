"""Which contests readers reach by an address, with what every step of an entry asks of them."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter

from django.shortcuts import get_object_or_404

from contest.enums import RoundState
from contest.models import Contest, Round, Rules
from core.memory import remembered_newest


def public_contest(slug: str) -> Contest:
    """The contest of an address; Http404 where none is shown to readers under it.

    Its organiser, rounds, groups and versions of the rules were read with it: all requests are handed the same
    rows as long as the content stays the same, and none changes them.
    """
    return remembered_newest(f"contest.public.{slug}", lambda: _read(slug))


def _read(slug: str) -> Contest:
    contests = Contest.objects.public().select_related("organiser")
    whole = contests.prefetch_related("rounds", "groups", "rules__quotas")
    contest: Contest = get_object_or_404(whole, slug=slug)
    return contest


def rules_in_force(contest: Contest, at: datetime) -> Rules | None:
    """What `RulesQuerySet.in_force` finds, among the versions that were read with the contest."""
    issued = (each for each in contest.rules.all() if each.issued_at and each.issued_at <= at)
    return max(issued, key=attrgetter("number"), default=None)


def round_open(contest: Contest, at: datetime) -> Round | None:
    """The round that takes entries at a moment, among those that were read with the contest."""
    return next((each for each in contest.rounds.all() if each.state(at) is RoundState.OPEN), None)
