from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contest.clock import instant
from contest.keys.changing import RoundOpenError, change_digests, reseal


class Command(BaseCommand):
    help = (
        "Seal the details of contestants under the newest of CONTEST_SEALING_KEYS. Afterwards the older keys "
        "open nothing and may be taken away. May be stopped and started again, and run beside the site."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--digests",
            action="store_true",
            help="make the digests anew under the present CONTEST_DIGEST_KEY; only while no round is open",
        )

    def handle(self, *args: Any, digests: bool, **options: Any) -> None:
        try:
            outcome = change_digests(instant()) if digests else reseal()
        except RoundOpenError as refused:
            raise CommandError(
                "A round is open: contestants would not be known again. Wait for its close."
            ) from refused
        self.stdout.write(f"{outcome.changed} rows changed.")
        if outcome.broken:
            raise CommandError(
                f"{outcome.broken} rows open with none of the keys. Take no key away before they do."
            )
