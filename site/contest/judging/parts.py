"""Who had a part in a list of awards. Nobody approves a list, or decides on an appeal against one, that is their work."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from contest.enums import SignKind
from contest.judging.ladders import Ladder
from contest.models import Annulment, AwardList, PassedOver, Result, SignPart, Voiding


def had_a_part(awards: AwardList, who: Any, until: datetime) -> bool:
    """Whether somebody proposed or approved a list, or did until a moment what it rests on (`doers`).

    Also what was done after the list was made counts: whoever did it has judged the matter.
    """
    if awards.parts.filter(user=who).exists():
        return True
    winners = awards.awards.filter(prize__isnull=False, person__isnull=False).values("person")
    did = doers(Ladder.of_list(awards), winners, until)
    return who.pk in {awards.proposed_by_id, awards.approved_by_id} | did


def doers(
    ladder: Ladder, winners: Collection[int] | QuerySet[Any, Any], until: datetime
) -> set[int | None]:
    """Who until a moment did what a list of a ladder rests on, by account; whose account is gone is None.

    They passed anyone over or annulled an entry, took that back, took a question out of the count, counted, or
    decided whether a winner (by primary key) may be barred, even where another has decided anew.
    """
    rounds = [result.round_id for result in ladder.results]
    passed_over = PassedOver.objects.filter(
        contest=ladder.contest, scope=ladder.scope, round=ladder.round
    )
    annulments = Annulment.objects.filter(entry__round__in=rounds)
    # Of others it is nothing to this list; else a contest with few judges had nobody left to decide on appeals.
    cleared = SignPart.objects.filter(
        sign__kind=SignKind.LIKE_BARRED,
        sign__round__in=rounds,
        sign__entries__person__in=winners,
    )
    first, *others = (
        rows.filter(**{f"{done}_at__lte": until}).order_by().values_list(f"{done}_by", flat=True)
        for rows, done in (
            (passed_over, "decided"),
            (passed_over, "lifted"),
            (annulments, "decided"),
            (annulments, "lifted"),
            (Voiding.objects.filter(round__in=rounds), "voided"),
            (Result.objects.filter(round__in=rounds), "counted"),
            (cleared, "decided"),
        )
    )
    return set(first.union(*others))
