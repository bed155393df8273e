"""Entries that were sent in time and reached the database after the count: only another count takes them in."""

from __future__ import annotations

from django.db.models import Count, F, OuterRef, Q, Subquery

from contest.models import Entry, LedgerFile, Round


def rounds_to_count_again() -> list[tuple[Round, int]]:
    """Counted rounds with entries in time that the newest file lacks, and how many these are."""
    newest = LedgerFile.objects.filter(round=OuterRef("pk")).order_by("-number")
    of_round = Entry.objects.filter(round=OuterRef("pk")).order_by().values("round")
    sent = of_round.annotate(all=Count("pk")).values("all")
    # Looking at each entry takes time: only where there are more than were counted.
    more = Round.objects.annotate(lines=Subquery(newest.values("lines")[:1]), sent=Subquery(sent))
    lines = dict(more.filter(sent__gt=F("lines")).values_list("pk", "lines"))
    rounds = Round.objects.filter(pk__in=lines).select_related("contest")
    found = [(each, _left_out(each, lines[each.pk])) for each in rounds]
    return [(each, number) for each, number in found if number]


def _left_out(of: Round, lines: int) -> int:
    behind = Q(ledger_line=None) | Q(ledger_line__position__gt=lines)
    return of.entries.filter(behind, is_late=False).count()
