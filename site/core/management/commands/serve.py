from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from gunicorn.app.wsgiapp import WSGIApplication

from core import preparation
from core.supervisor import Supervisor


class Command(BaseCommand):
    help = "Prepare the site, then run its web server and its background worker until Ctrl-C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reload",
            action="store_true",
            help="A developer's server: start again when code changes.",
        )
        parser.add_argument("--no-demo", action="store_true", help="Load no demonstration content.")
        parser.add_argument(
            "--prepared", action="store_true", help="Everything is in order already."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        port = int(os.environ.get("PORT", "8000"))
        if _is_open(port):
            raise CommandError(
                f"Port {port} is taken. Choose another one: PORT={port + 1} make run"
            )
        if not options["prepared"] and self._prepare(options):
            # What this process read before the steps (a manifest, a catalogue) is old now.
            os.execv(sys.executable, [sys.executable, *sys.argv, "--prepared"])  # noqa: S606 - ourselves
        connections.close_all()
        works: dict[str, Callable[[], None]] = {"The web server": _serve, "The worker": _work}
        if options["reload"]:
            works = {
                "The web server": lambda: _become("runserver", f"127.0.0.1:{port}"),
                "The worker": lambda: _become("work", "--reload"),
            }
        Supervisor(works, self._say, on_tick=self._announcement(port)).run()
        self._say("Stopped.")

    def _prepare(self, options: dict[str, Any]) -> bool:
        steps = preparation.steps(
            with_static=not options["reload"], with_demo=not options["no_demo"]
        )
        try:
            return preparation.prepare(steps, self._say)
        except subprocess.CalledProcessError as fault:
            raise CommandError(f"This step failed: {' '.join(fault.cmd[2:])}") from fault

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def _announcement(self, port: int) -> Callable[[], None]:
        """Says once, when the port opens, where the site is and who can sign in."""
        said = False

        def announce() -> None:
            nonlocal said
            if said or not _is_open(port):
                return
            said = True
            address = f"http://127.0.0.1:{port}"
            self._say(f"\n  The site     {address}/\n  In English   {address}/en/")
            self._say(f"  For editors  {address}/admin/\n  Health       {address}/health/\n")
            accounts = settings.VAR_DIR / "accounts.txt"
            if accounts.exists():
                self._say(f"{accounts.read_text().rstrip()}\n")
            self._say("Ctrl-C stops it.")

        return announce


def _is_open(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _serve() -> None:
    sys.argv = ["gunicorn", "--config", str(settings.BASE_DIR / "deploy" / "gunicorn.conf.py")]
    WSGIApplication("%(prog)s").run()


def _work() -> None:
    call_command("work")


def _become(*command: str) -> None:
    """Replace this process by another command of ours: the reloader must own its process."""
    manage = str(settings.BASE_DIR / "manage.py")
    os.execv(sys.executable, [sys.executable, manage, *command])  # noqa: S606 - our own command
