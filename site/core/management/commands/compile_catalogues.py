from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compile the translations of site/locale into VAR_DIR/locale."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = compile_catalogues(
                settings.SITE_DIR / "locale", Path(settings.LOCALE_PATHS[0])
            )
        except OSError as fault:
            raise CommandError(str(fault)) from fault
        for language, count in counts.items():
            self.stdout.write(f"{language}: {count} texts")
