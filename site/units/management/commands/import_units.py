"""`manage.py import_units FILE`: take a CSV file of units into the register."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from units.imports.table import ImportRefused
from units.imports.units import import_units
from units.imports.writing import Outcome


class Command(BaseCommand):
    help = "Take a CSV file of units into the register: all of it, or nothing."
    take: Callable[[bytes], Outcome] = staticmethod(import_units)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            outcome = self.take(file.read_bytes())
        except OSError as wrong:
            raise CommandError(f"{file} can't be read: {wrong.strerror}") from wrong
        except ImportRefused as refused:
            raise CommandError(f"Nothing was taken from {file}.\n{refused}") from refused
        self.stdout.write(
            f"{outcome.created} new, {outcome.changed} changed, {outcome.unchanged} unchanged"
        )
