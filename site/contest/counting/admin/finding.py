"""Entries of a round by a person's code or by a receipt."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from contest import codes
from contest.models import Annulment, Entry, Result, Round, Standing


@dataclass(frozen=True)
class Found:
    """An entry, the place it has in the result shown, and whether it is annulled."""

    entry: Entry
    rank: int | None
    is_annulled: bool


def entries_found(counted: Round, query: str, shown: Result | None) -> list[Found]:
    """All entries in a round of the person who has this code or receipt, the earliest first."""
    code = codes.typed(query)
    of_receipt = Entry.objects.filter(round=counted, receipt=code).values("person")
    entries = (
        Entry.objects.filter(Q(person__code=code) | Q(person__in=of_receipt), round=counted)
        .select_related("person")
        .annotate(is_annulled=Exists(Annulment.objects.in_force().filter(entry=OuterRef("pk"))))
        .order_by("submitted_at", "pk")
    )
    ranks = (
        dict(
            Standing.objects.filter(result=shown, entry__in=entries.values("pk")).values_list(
                "entry_id", "rank"
            )
        )
        if shown
        else {}
    )
    return [Found(entry, ranks.get(entry.pk), entry.is_annulled) for entry in entries]
