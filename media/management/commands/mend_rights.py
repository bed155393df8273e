"""`manage.py mend_rights`: after an import or a restored backup, what the worker would do within the hour."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from media.rights.hiding import mend_all
from media.rights.settling import settle_all


class Command(BaseCommand):
    help = (
        "Put right from which day things are hidden, and move the files of what may not be shown."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        mended = mend_all()
        settle_all(timezone.now())
        self.stdout.write(f"{mended} put right.")
