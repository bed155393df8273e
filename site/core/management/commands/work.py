from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV, run_with_reloader

from core.worker import BackgroundWorker


class Command(BaseCommand):
    help = "Run the background worker: tasks, scheduled publishing and other duties. One per site."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reload", action="store_true", help="Start again when code changes.")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = BackgroundWorker()
        if not options["reload"]:
            worker.configure_signals()
            worker.run()
            return
        # The reloader runs this twice: in itself, and in the process that it starts again.
        if os.environ.get(DJANGO_AUTORELOAD_ENV) == "true":
            worker.configure_signals()
        run_with_reloader(worker.run)
