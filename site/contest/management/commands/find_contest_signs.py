from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contest.clock import instant
from contest.models import Contest, Round
from contest.signs.searching import RoundOpenError, search


class Command(BaseCommand):
    help = (
        "Look for signs that entries of a closed round may not be honest, for judges to look at. Changes no "
        "entry; may be run again, and adds only what was not found before."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("contest", help="the address of the contest, such as tim-hieu-2031")
        parser.add_argument("--round", type=int, help="the number of a round; all that have closed")

    def handle(self, *args: Any, contest: str, round: int | None, **options: Any) -> None:
        at = instant()
        found = Contest.objects.filter(slug=contest).first()
        if found is None:
            raise CommandError(f"No contest has the address “{contest}”.")
        rounds = found.rounds.order_by("number")
        chosen = rounds.filter(number=round) if round is not None else rounds.closed(at)
        if not chosen:
            raise CommandError("There is no such round." if round else "No round has closed yet.")
        for each in chosen:
            self._search(each, at)

    def _search(self, searched: Round, at: Any) -> None:
        try:
            made = search(searched, at)
        except RoundOpenError as refused:
            raise CommandError(
                f"Round {searched.number} has not closed: nothing runs beside it."
            ) from refused
        self.stdout.write(
            f"Round {searched.number}: {made.entries} entries, {made.found} new signs."
        )
