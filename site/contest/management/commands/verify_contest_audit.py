from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contest.audit.checking import check_stored
from contest.audit.verifying import check_lines, report


class Command(BaseCommand):
    help = (
        "Check that the log of acts of the contest is whole: that of the database, or an exported file. "
        "Ends with 0 if it is, with 1 if a record is wrong, and says which in Vietnamese and English."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--export", help="a JSON Lines file from the admin, instead of the database"
        )
        parser.add_argument(
            "--head",
            action="append",
            default=[],
            help="a head from the site's own log, which must still be in the chain; may be repeated",
        )

    def handle(self, *args: Any, export: str | None, head: list[str], **options: Any) -> None:
        if export:
            try:
                with open(export, encoding="utf-8", errors="replace", newline="\n") as file:
                    chain = check_lines(file, head)
            except OSError as unread:
                raise CommandError(f"{export}: {unread}") from unread
        else:
            chain = check_stored(head)
        for line in report(chain):
            self.stdout.write(line)
        if chain.faults:
            sys.exit(1)
