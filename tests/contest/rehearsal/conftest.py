"""A rehearsal as a secretariat starts it: the command in a process of its own, beside a site with data."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

import pytest

# Opened as a database it would be refused; so whoever writes or reads it is found out.
NOT_A_DATABASE = b"the site's own data, which nobody reads or writes\n"


@dataclass(frozen=True)
class Site:
    """A site in a folder of its own, and a folder for what is temporary."""

    folder: Path

    @property
    def var(self) -> Path:
        return self.folder / "var"

    @property
    def temporary(self) -> Path:
        return self.folder / "tmp"

    @property
    def database(self) -> str:
        """The kind of database that a rehearsal beside this site can be played on."""
        return "postgresql" if connection.vendor == "postgresql" else "sqlite"

    def files(self) -> dict[str, bytes]:
        """All that the site has."""
        return {
            str(path.relative_to(self.var)): path.read_bytes()
            for path in sorted(self.var.rglob("*"))
            if path.is_file()
        }

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "manage.py", "rehearse_contest", "--database", self.database]
        return subprocess.Popen(
            [*command, *arguments],
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "config.settings.dev",
                "VAR_DIR": str(self.var),
                "TMPDIR": str(self.temporary),
                "PYTHONPATH": "",
            },
            # Whoever runs tests in the background has it ignored, and so would the command.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )


def a_site(folder: Path) -> Site:
    site = Site(folder)
    site.var.mkdir()
    site.temporary.mkdir()
    (site.var / "db.sqlite3").write_bytes(NOT_A_DATABASE)
    return site


@pytest.fixture
def site(tmp_path) -> Site:
    return a_site(tmp_path)


@dataclass(frozen=True)
class Rehearsed:
    """What came of a whole rehearsal of two rounds."""

    site: Site
    code: int
    printed: str
    told: str
    report: str
    kept: Path
    files_before: dict[str, bytes]
    databases_before: Sequence[str]


@pytest.fixture(scope="session")
def rehearsed(tmp_path_factory, django_db_setup, django_db_blocker) -> Rehearsed:
    site = a_site(tmp_path_factory.mktemp("rehearsed"))
    report, kept = site.folder / "report.md", site.folder / "kept"
    with django_db_blocker.unblock():
        databases, files = databases_on_the_server(), site.files()
    running = site.start(
        "--entrants=24", "--rounds=2", "--seed=7", f"--report={report}", f"--keep={kept}"
    )
    printed, told = running.communicate()
    text = report.read_text(encoding="utf-8") if report.exists() else ""
    return Rehearsed(site, running.returncode, printed, told, text, kept, files, databases)


def databases_on_the_server() -> list[str]:
    """Names of all databases beside the one that tests use; none on SQLite."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database ORDER BY datname")
        return [name for (name,) in cursor.fetchall()]
