"""`manage.py update_index`: make the index of the search anew, without a gap for readers."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.progress import Progress
from search.engines.base import EngineFault
from search.engines.choice import other_engine
from search.engines.indices import Indices
from search.models import Document
from search.rebuilding import EngineRebuild, RebuildFault, only_one, write_documents


class Command(BaseCommand):
    """Takes the place of Wagtail's command, which ends well even when the engine is dead."""

    help = (
        "Write the documents of everything that can be found anew, and from them the index of the "
        "search engine that SEARCH_URL names. Goes on where an earlier run was stopped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--engine-only",
            action="store_true",
            help="leave the documents in the database as they are; copy them to the engine anew",
        )
        parser.add_argument(
            "--restart",
            action="store_true",
            help="begin anew instead of going on with a half-built index of the engine",
        )
        parser.add_argument(
            "--backend",
            dest="backend_name",
            help="for scripts that call Wagtail's command: there is one backend, “default”",
        )
        parser.add_argument(
            "--schema-only",
            action="store_true",
            help="for scripts that call Wagtail's command: does nothing, migrations make the tables",
        )

    def handle(self, **options: Any) -> None:
        self.is_silent = options["verbosity"] == 0
        backend = options["backend_name"]
        if backend and backend not in settings.WAGTAILSEARCH_BACKENDS:
            raise CommandError(f"There is no search backend called {backend}.")
        if options["schema_only"]:
            self._say("Migrations make the tables of the search; there is nothing to do.")
            return
        try:
            with only_one():
                self._rebuild(options["engine_only"], options["restart"])
        except RebuildFault as fault:
            raise CommandError(str(fault)) from fault

    def _rebuild(self, engine_only: bool, restart: bool) -> None:
        engine = other_engine()
        progress = Progress(self._say, self.is_silent)
        if engine is None:
            if engine_only:
                raise RebuildFault("SEARCH_URL names no engine beside the database.")
            self._write_documents(progress)
            return
        rebuild = EngineRebuild(Indices(engine), progress)
        try:
            if restart:
                rebuild.forget()
            name, copied_to = rebuild.begin()
            if not engine_only and not copied_to:
                self._write_documents(progress)
            if copied_to:
                self._say(f"Going on with the half-built index {name}.")
            count = rebuild.run(name, copied_to)
        except EngineFault as fault:
            raise RebuildFault(
                f"{engine.name} at {engine.hosts} fails: {fault}. Readers are answered from the former "
                "index, or else from the database. Run this again when the engine is well: it goes on "
                "where it stopped."
            ) from fault
        self._say(f"{count} documents are in use in {engine.name}, index {name}.")

    def _write_documents(self, progress: Progress) -> None:
        write_documents(progress)
        self._say(f"{Document.objects.count()} documents are in the database.")

    def _say(self, text: str) -> None:
        if not self.is_silent:
            self.stdout.write(text)
