"""Where a ladder or a list of awards stands between the count and the public page."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from contest.counting.prizes import Awards
from contest.judging.ladders import Ladder
from contest.models import Award, AwardList

# What tells one award from another: prize, person, unit and rank.
Row = tuple[int | None, int | None, int | None, int]


class ListState(TextChoices):
    """Where one list stands."""

    PROPOSED = "proposed", _("proposed")
    RETURNED = "returned", _("sent back")
    DROPPED = "dropped", _("replaced before anybody decided")
    APPROVED = "approved", _("approved and public")
    SUPERSEDED = "superseded", _("superseded by a later list")


class LadderState(TextChoices):
    """Where a ladder stands, as the list of all ladders says it."""

    NOT_COUNTED = "not_counted", _("not counted yet")
    COUNTED = "counted", _("counted, nothing proposed")
    PROPOSED = "proposed", _("proposed, waits for an organiser")
    RETURNED = "returned", _("sent back to the judges")
    APPROVED = "approved", _("approved and public")
    OUTDATED = "outdated", _("outdated: a new list must be proposed and approved")


def state_of_list(awards: AwardList) -> ListState:
    """Where a list stands now."""
    later = AwardList.objects.filter(
        contest=awards.contest_id,
        scope=awards.scope,
        round=awards.round_id,
        number__gt=awards.number,
    )
    if awards.approved_at:
        is_superseded = later.approved().exists()
        return ListState.SUPERSEDED if is_superseded else ListState.APPROVED
    if awards.returned_at:
        return ListState.RETURNED
    return ListState.DROPPED if later.exists() else ListState.PROPOSED


def state_of_ladder(ladder: Ladder) -> LadderState:
    """Where a ladder stands now: what its newest list says, or that there is none."""
    if not ladder.results:
        return LadderState.NOT_COUNTED
    newest = ladder.newest()
    if newest is None:
        return LadderState.COUNTED
    if newest.returned_at:
        return LadderState.RETURNED
    if is_outdated(newest):
        return LadderState.OUTDATED
    return LadderState.APPROVED if newest.approved_at else LadderState.PROPOSED


def is_outdated(awards: AwardList) -> bool:
    """Whether a list no longer says what the results say: a round was counted again since it was made.

    While nobody has decided on it, also whether another list would be proposed now: somebody was passed over
    since, or the list of another round was approved.
    """
    ladder = Ladder.of_list(awards)
    if {each.pk for each in ladder.results} != set(awards.results.values_list("pk", flat=True)):
        return True
    return not awards.is_decided and rows_of(awards) != rows(ladder.awards())


def rows(awards: Awards) -> list[Row]:
    """A proposal as rows that can be compared; reserves after the prizes."""
    return [
        (each.prize.pk if each.prize else None, each.person_id, each.unit_id, each.rank)
        for each in [*awards.given, *awards.reserves]
    ]


def rows_of(awards: AwardList) -> list[Row]:
    """A frozen list as rows that can be compared."""
    frozen: Iterable[Row] = (
        Award.objects.filter(list=awards)
        .order_by("place")
        .values_list("prize_id", "person_id", "unit_id", "rank")
    )
    return list(frozen)
