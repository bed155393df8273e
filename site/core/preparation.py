"""What must be in order before the site opens. Each step is taken only when what it depends on changed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.staticfiles.finders import get_finders
from django.core.management import get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from wagtail.models import Page

from core.catalogues import catalogue_files


@dataclass(frozen=True)
class Step:
    """One command, whether it has to run, and what to remember when it starts and ends."""

    purpose: str
    command: tuple[str, ...]
    is_due: Callable[[], bool]
    on_start: Callable[[], None] = lambda: None
    on_success: Callable[[], None] = lambda: None


class Stamp:
    """A note under VAR_DIR of what was last done."""

    def __init__(self, name: str) -> None:
        self.path = settings.VAR_DIR / "stamps" / name

    def read(self) -> str:
        return self.path.read_text() if self.path.exists() else ""

    def write(self, text: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(text)


def steps(with_static: bool, with_demo: bool) -> list[Step]:
    """The steps in their order; the later ones need the earlier."""
    chosen = [catalogues(), database()]
    if with_static:
        chosen.append(static_files())
    if with_demo and "seed_demo" in get_commands():
        chosen.append(demonstration())
    return chosen


def catalogues() -> Step:
    sources = catalogue_files(settings.SITE_DIR / "locale")
    stamp = Stamp("catalogues")
    target = settings.LOCALE_PATHS[0]
    return Step(
        "Compiling translations",
        ("compile_catalogues",),
        lambda: stamp.read() != _fingerprint(sources) or (bool(sources) and not target.exists()),
        on_success=lambda: stamp.write(_fingerprint(sources)),
    )


def database() -> Step:
    return Step("Preparing the database", ("migrate", "--verbosity=0"), _migrations_are_missing)


def static_files() -> Step:
    stamp = Stamp("static")

    def fingerprint() -> str:
        return _fingerprint(
            Path(storage.path(name))
            for finder in get_finders()
            for name, storage in finder.list(None)
        )

    manifest = settings.STATIC_ROOT / "staticfiles.json"
    return Step(
        "Collecting and compressing static files",
        ("collectstatic", "--noinput", "--verbosity=0"),
        lambda: not manifest.exists() or stamp.read() != fingerprint(),
        on_success=lambda: stamp.write(fingerprint()),
    )


def demonstration() -> Step:
    """The demonstration content: once, and only in a database that held no page of ours before."""
    stamp = Stamp("demonstration")

    def is_due() -> bool:
        if stamp.read() == f"started {_database_identity()}":
            return True
        return stamp.read() != f"finished {_database_identity()}" and _holds_no_page()

    return Step(
        "Loading the demonstration content",
        ("seed_demo",),
        is_due,
        on_start=lambda: stamp.write(f"started {_database_identity()}"),
        on_success=lambda: stamp.write(f"finished {_database_identity()}"),
    )


def prepare(chosen: Iterable[Step], say: Callable[[str], None]) -> bool:
    """Take the steps that are due, each in a process of its own; says whether there were any.

    Raises `subprocess.CalledProcessError` if a step fails.
    """
    taken = False
    for step in chosen:
        if not step.is_due():
            continue
        say(f"{step.purpose} …")
        step.on_start()
        connection.close()
        manage = str(settings.BASE_DIR / "manage.py")
        subprocess.run([sys.executable, manage, *step.command], check=True)  # noqa: S603 - our own command
        step.on_success()
        taken = True
    return taken


def _fingerprint(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        status = path.stat()
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _migrations_are_missing() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _database_identity() -> str:
    """When this database was made: its first migration. A new file at an old path is another database."""
    first = MigrationRecorder(connection).migration_qs.order_by("pk").first()
    return first.applied.isoformat() if first else ""


def _holds_no_page() -> bool:
    """Whether there is nothing but the welcome page that Wagtail's own migrations make."""
    plain = ContentType.objects.get_for_model(Page)
    return not Page.objects.exclude(content_type=plain).exists()
