"""What a rehearsal is played on: a database and a folder of its own, made before and gone afterwards."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from contest.rehearsal.options import Options

SETTINGS = "config.settings.rehearsal"
# All that the process is told of the one that starts it: nothing of the site's own keys, files and servers.
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TERM", "COLUMNS", "TMPDIR")
_MEASURING = "COVERAGE_"


class NoStageError(Exception):
    """There is nothing to play on; `str()` says why and what to do."""


def play_apart(options: Options) -> int:
    """Play a rehearsal in a process of its own, which knows nothing of the site's data; 0 if all went as expected.

    Raises NoStageError. Nothing is left of it but the report and what `options.keep` asks for.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(_folder(options.keep))
        environment = _environment(folder)
        if options.database == "sqlite":
            environment["REHEARSAL_DATABASE"] = str(folder / "db.sqlite3")
        else:
            environment["DATABASE_URL"] = os.environ.get("DATABASE_URL", "")
            environment["REHEARSAL_DATABASE"] = stack.enter_context(_database_on_the_server())
        command = [sys.executable, "-m", "contest.rehearsal", json.dumps(asdict(options))]
        return subprocess.run(  # noqa: S603 - ourselves
            command, cwd=settings.BASE_DIR, env=environment, check=False
        ).returncode


@contextmanager
def _folder(kept: str) -> Iterator[Path]:
    if kept:
        path = Path(kept)
        path.mkdir(exist_ok=True)
        # Its keys open what is kept of the pretended people.
        path.chmod(0o700)
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as name:
        yield Path(name)


def _environment(folder: Path) -> dict[str, str]:
    passed_on = {
        name: value
        for name, value in os.environ.items()
        if name in _PASSED_ON or name.startswith(_MEASURING)
    }
    return {
        **passed_on,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "PYTHONPATH": os.pathsep.join(map(str, (settings.SITE_DIR, settings.BASE_DIR))),
        "VAR_DIR": str(folder),
    }


@contextmanager
def _database_on_the_server() -> Iterator[str]:
    """The name of a new database beside the site's, which itself is not even opened."""
    if connection.vendor != "postgresql":
        raise NoStageError(
            _("--database: the site has no PostgreSQL server (DATABASE_URL); write sqlite instead.")
        )
    name = f"rehearsal_{secrets.token_hex(6)}"
    quoted = connection.ops.quote_name(name)
    try:
        # As Django makes its databases for tests: from the server's own database "postgres".
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {quoted}")
    except DatabaseError as refused:
        raise NoStageError(
            _(
                "--database: the server makes no database for us (%(why)s). Give the account the right "
                "CREATEDB, or write sqlite instead."
            )
            % {"why": str(refused).strip()}
        ) from refused
    try:
        yield name
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {quoted} WITH (FORCE)")
