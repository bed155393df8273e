"""Migrations: none is missing, each has a name, runs while the site runs, and can be taken back."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

import pytest

ROOT: Path = settings.BASE_DIR
OUR_APPS = [
    config
    for config in apps.get_app_configs()
    if Path(config.path).is_relative_to(ROOT) and ".venv" not in config.path
]

# There, back and there again, in one process, on an empty database of its own.
THERE_AND_BACK = """
import json, sys
import django
django.setup()
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection

def state():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        return [sorted(map(list, cursor.fetchall())), sorted(Group.objects.values_list("name", flat=True))]

def migrate(*where):
    call_command("migrate", *where, verbosity=0)

migrate()
first = state()
for app, target in json.loads(sys.argv[1]):
    migrate(app, target)
between = state()
migrate()
print(json.dumps({"first": first, "between": between, "second": state()}))
"""


def run(tmp_path: Path, *command: str | Path, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, *command],
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "VAR_DIR": str(tmp_path),
            **environment,
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def ours() -> list[tuple[str, str]]:
    """App and name of every migration of ours."""
    files = [(app.label, Path(app.path) / "migrations") for app in OUR_APPS]
    return [(app, path.stem) for app, folder in files for path in sorted(folder.glob("[0-9]*.py"))]


@pytest.mark.parametrize("app", OUR_APPS, ids=lambda app: app.label)
def test_every_app_has_a_migrations_package(app) -> None:
    # Without it, `makemigrations --check` passes over the app's models and says nothing.
    assert (Path(app.path) / "migrations" / "__init__.py").exists()


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run")


def test_migrations_say_in_their_names_what_they_do() -> None:
    nameless = re.compile(r"^\d{4}_(auto_|$|\d)")
    assert ("users", "0002_roles") in ours()
    assert [key for key in ours() if nameless.match(key[1])] == []


def test_migrations_can_run_while_the_site_runs(tmp_path: Path) -> None:
    # Those that only make an app's first tables are left out: nobody can be waiting for them.
    command = ["manage.py", "lintmigrations", "--ignore-initial-migrations", "--warnings-as-errors"]
    environment = {}
    if connection.vendor == "postgresql":
        environment["DATABASE_URL"] = os.environ["DATABASE_URL"]
    else:
        # SQLite copies a table to add a column, and the linter takes every NOT NULL and every unique index of the
        # copy for new.
        command += ["--exclude-migration-test", "NOT_NULL", "ADD_UNIQUE"]
    done = run(
        tmp_path,
        *command,
        *["--no-cache", "--quiet", "ok", "ignore"],
        *["--include-apps", *[app.label for app in OUR_APPS]],
        **environment,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(connection.vendor != "sqlite", reason="has an SQLite database of its own")
def test_migrations_can_be_taken_back_and_made_again(tmp_path: Path) -> None:
    # Users (and the units they belong to) keep their first tables: Wagtail's own migrations, not all of
    # which can be taken back, refer to them.
    back = [(app, "zero") for app in sorted({app for app, _name in ours()} - {"units", "users"})]
    where = json.dumps([*back, ("users", "0001_initial")])
    database = {"DATABASE_URL": f"sqlite:///{tmp_path / 'there-and-back.sqlite3'}"}
    done = run(tmp_path, "-c", THERE_AND_BACK, where, **database)
    assert done.returncode == 0, done.stderr
    states = json.loads(done.stdout.splitlines()[-1])
    tables, groups = states["between"]
    made_by_us = tuple(f"{app}_" for app, _zero in back)
    assert [name for name, _sql in tables if name.startswith(made_by_us)] == []
    assert "Biên tập" in states["first"][1] and "Biên tập" not in groups
    assert states["second"] == states["first"]
