"""Who had a part in a list of awards. Nobody approves a list, or decides on an appeal against one, that is their work."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from contest.judging.ladders import Ladder
from contest.models import (
    Annulment,
    AuditRecord,
    AwardList,
    BarredPerson,
    PassedOver,
    Result,
    SignPart,
    Voiding,
)


def had_a_part(awards: AwardList, who: Any, until: datetime | None = None) -> bool:
    """Whether somebody proposed or approved a list, or did what it rests on (`doers`), until a moment if one is given.

    Also what was done after the list was made counts: whoever did it has judged the matter.
    """
    if awards.parts.filter(user=who).exists():
        return True
    people = awards.awards.filter(person__isnull=False).values("person")
    did = doers(Ladder.of_list(awards), people, until)
    return who.pk in {awards.proposed_by_id, awards.approved_by_id} | did


def doers(
    ladder: Ladder, people: Collection[int] | QuerySet[Any, Any], until: datetime | None
) -> set[int | None]:
    """Who did what a list of a ladder rests on, by account, until now or a moment; whose account is gone is None.

    They passed anyone over or annulled an entry, took that back, took a question out of the count, counted, put
    somebody on the barred list or took them off it once a round was open, or decided on a sign about any of `people`
    (winners and reserves, by primary key), even where another has decided anew. Until now that is also what was done in
    other rounds whose rankings decide who is left for the ladder.
    """
    # Whoever decides on an appeal needs to be apart from its round alone; else a contest with few judges had nobody.
    results = ladder.results if until else ladder.rankings
    rounds = [result.round_id for result in results]
    passed_over = PassedOver.objects.filter(contest=ladder.contest, scope=ladder.scope)
    # Where a person gets one prize, who is passed over in one round may win in another.
    if not (ladder.results and ladder.rules.one_prize_a_person):
        passed_over = passed_over.filter(round=ladder.round)
    annulments = Annulment.objects.filter(entry__round__in=rounds)
    # Of others it is nothing to this list; else a contest with few judges had nobody left to decide on appeals.
    judged = SignPart.objects.filter(
        sign__entries__round__in=rounds, sign__entries__person__in=people
    )
    first, *others = (
        _done(rows, done, until).order_by().values_list(f"{done}_by", flat=True)
        for rows, done in (
            (passed_over, "decided"),
            (passed_over, "lifted"),
            (annulments, "decided"),
            (annulments, "lifted"),
            (Voiding.objects.filter(round__in=rounds), "voided"),
            (Result.objects.filter(round__in=rounds), "counted"),
            (judged, "decided"),
        )
    )
    return set(first.union(*others, _barring(ladder, results, until)))


def _done(rows: QuerySet[Any], done: str, until: datetime | None) -> QuerySet[Any]:
    """Rows in which something was done, until now or a moment."""
    return rows.filter(**({f"{done}_at__lte": until} if until else {f"{done}_at__isnull": False}))


def _barring(
    ladder: Ladder, results: Collection[Result], until: datetime | None
) -> QuerySet[Any, Any]:
    """Whose acts changed the barred list from the opening of the first round on, as the log of acts says."""
    acts = AuditRecord.objects.filter(
        kind=BarredPerson._meta.label_lower, contest=ladder.contest.pk
    )
    opened = [result.round.opens_at for result in results]
    acts = acts.filter(at__gte=min(opened)) if opened else acts.none()
    if until:
        acts = acts.filter(at__lte=until)
    accounts = get_user_model()
    named = {f"{accounts.USERNAME_FIELD}__in": acts.order_by().values("actor")}
    return accounts._default_manager.filter(**named).order_by().values_list("pk", flat=True)
