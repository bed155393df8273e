from __future__ import annotations

import subprocess
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core import preparation


class Command(BaseCommand):
    help = "Bring database, translations and static files up to date; does only what has changed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--demo", action="store_true", help="Load the demonstration content into an empty site."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            preparation.prepare(
                preparation.steps(with_static=True, with_demo=options["demo"]), self.stdout.write
            )
        except subprocess.CalledProcessError as fault:
            raise CommandError(f"This step failed: {' '.join(fault.cmd[2:])}") from fault
