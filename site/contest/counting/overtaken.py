"""What would change a count that was made: entries that came after it, and what was decided since.

Entries are annulled or given back, people are barred or no longer.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from contest.enums import SignKind
from contest.identity.barring import barred_persons, shares_marks
from contest.models import Annulment, Entry, LedgerFile, Person, Result, Round, Sign, Standing


@dataclass(frozen=True)
class Since:
    """How many entries were annulled or given back since a count, and how many people it would bar or no longer bar."""

    entries: int = 0
    people: int = 0


def decided_since(results: Collection[Result]) -> list[tuple[Result, Since]]:
    """Those of some results, with their rounds, contests and rules, that another count would change, and by what.

    Who has no place can lose none, so that only what would change places is told of. Nobody is opened but those
    whom the count left out and those near to the barred list: whoever is on it now by a name that is spelt
    otherwise is known once a search (`contest.signs`) has found them.
    """
    annulled = dict(annulled_places(results).values_list("result").annotate(Count("pk")))
    files = _files(results)
    given_back = _given_back(files)
    found = []
    for result in results:
        file = files.get(result.pk)
        back = given_back.intersection(file.annulled) if file else ()
        since = Since(
            annulled.get(result.pk, 0) + len(back),
            _barred_since(result) + (_no_longer_barred(result, file) if file else 0),
        )
        if since != Since():
            found.append((result, since))
    return found


def left_out(rounds: Collection[int] | QuerySet[Round]) -> dict[int, int]:
    """By round, of some, how many entries were sent in time and reached the database after the newest count."""
    newest = LedgerFile.objects.filter(round=OuterRef("pk")).order_by("-number")
    of_round = Entry.objects.filter(round=OuterRef("pk")).order_by().values("round")
    sent = of_round.annotate(all=Count("pk")).values("all")
    # Looking at each entry takes time: only where there are more than were counted.
    of_these = Round.objects.filter(pk__in=rounds)
    more = of_these.annotate(lines=Subquery(newest.values("lines")[:1]), sent=Subquery(sent))
    lines = more.filter(sent__gt=F("lines")).values_list("pk", "lines")
    found = {each: _behind(each, counted) for each, counted in lines}
    return {each: number for each, number in found.items() if number}


def _behind(of: int, lines: int) -> int:
    behind = Q(ledger_line=None) | Q(ledger_line__position__gt=lines)
    return Entry.objects.filter(behind, round=of, is_late=False).count()


def annulled_places(results: Collection[Result] | QuerySet[Result]) -> QuerySet[Standing]:
    """Places in some results of entries that are annulled now, in no order."""
    annulled = Annulment.objects.in_force().values("entry")
    return Standing.objects.filter(result__in=results, entry__in=annulled).order_by()


def _files(results: Collection[Result]) -> dict[int, LedgerFile]:
    """By result, what it was counted without; nothing of what was counted before there were ledgers."""
    # All files of one result say the same about this.
    files = LedgerFile.objects.filter(result__in=results)
    return {file.result_id: file for file in files.only("result", "annulled", "excluded")}


def _given_back(files: dict[int, LedgerFile]) -> set[int]:
    """Entries in time that were annulled for a count and are not now."""
    numbers = {number for file in files.values() for number in file.annulled}
    in_force = Annulment.objects.in_force().filter(entry=OuterRef("pk"))
    back = Entry.objects.filter(~Exists(in_force), pk__in=numbers, is_late=False)
    return set(back.values_list("pk", flat=True)) if numbers else set()


def _barred_since(result: Result) -> int:
    """How many have a place and would be left out now."""
    contest = result.round.contest
    found = Sign.objects.filter(
        kind=SignKind.LIKE_BARRED, round=result.round_id, figures__is_same=True
    ).values("entries__person")
    near = Person.objects.filter(
        shares_marks(contest) | Q(pk__in=found),
        Exists(Standing.objects.filter(result=result, person=OuterRef("pk"))),
        contest=contest,
    )
    return len(barred_persons(contest, result.rules, near))


def _no_longer_barred(result: Result, file: LedgerFile) -> int:
    """How many were left out and would take part now; whose details are gone stay where they were."""
    contest = result.round.contest
    left_out = Person.objects.filter(contest=contest, code__in=file.excluded).exclude(sealed="")
    return left_out.count() - len(barred_persons(contest, result.rules, left_out))
