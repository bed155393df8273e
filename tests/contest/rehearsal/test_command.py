"""The command line: what it refuses, and that a rehearsal that is ended leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

import pytest

from contest.rehearsal.clock import starting_at
from demo.factories.contest import at
from tests.contest.rehearsal.conftest import databases_on_the_server

PATIENCE = 60


def refused(*arguments: str) -> str:
    with pytest.raises(CommandError) as error:
        call_command("rehearse_contest", *arguments)
    return str(error.value)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--entrants=0"], "--entrants: ghi số nguyên từ 20 đến 5000 thay cho “0”."),
        (["--entrants=nhiều"], "--entrants: ghi số nguyên từ 20 đến 5000 thay cho “nhiều”."),
        (["--entrants=99999999999999"], "--entrants: ghi số nguyên từ 20 đến 5000"),
        (["--entrants=-5"], "--entrants: ghi số nguyên"),
        (["--entrants=٣٠"], "--entrants: ghi số nguyên"),
        (["--rounds=0"], "--rounds: ghi số nguyên từ 1 đến 8 thay cho “0”."),
        (["--rounds=1.5"], "--rounds: ghi số nguyên"),
        (["--seed=x"], "--seed: ghi số nguyên từ 0 đến"),
        (["--language=fr"], "--language: ghi một trong vi, en thay cho “fr”."),
        (["--database=mysql"], "--database: ghi một trong sqlite, postgresql"),
        (["--language=en", "--rounds=9"], "--rounds: write a whole number from 1 to 8"),
    ],
)
def test_a_bad_value_is_named_with_its_option_and_the_mend(arguments, said):
    assert said in refused(*arguments)


def test_a_report_or_a_folder_that_can_not_be_written_is_refused_before_anything_begins(tmp_path):
    full = tmp_path / "full"
    full.mkdir()
    (full / "something").touch()
    assert f"--report: {tmp_path} là thư mục" in refused(f"--report={tmp_path}")
    missing = tmp_path / "missing" / "report.md"
    assert f"--report: không ghi được vào nơi chứa {missing}" in refused(f"--report={missing}")
    assert f"--keep: {full} đã có gì đó" in refused(f"--keep={full}")
    assert f"--keep: {full / 'something'} đã có gì đó" in refused(f"--keep={full / 'something'}")
    beyond = tmp_path / "missing" / "kept"
    assert f"--keep: không tạo được {beyond}" in refused(f"--keep={beyond}")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["full"]


@pytest.mark.django_db
def test_a_server_of_postgresql_is_needed_for_a_database_on_it(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "sqlite")
    assert "--database: cổng không dùng máy chủ PostgreSQL" in refused("--database=postgresql")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a PostgreSQL server")
@pytest.mark.django_db(transaction=True)
def test_an_account_that_may_make_no_database_is_told_so(settings):
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE rehearsal_without_rights LOGIN")
    try:
        before = connection.settings_dict["USER"]
        connection.settings_dict["USER"] = "rehearsal_without_rights"
        said = refused("--database=postgresql", "--language=en")
    finally:
        connection.settings_dict["USER"] = before
        with connection.cursor() as cursor:
            cursor.execute("DROP ROLE rehearsal_without_rights")
    assert "Give the account the right CREATEDB, or write sqlite instead." in said


@pytest.mark.django_db
@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGINT])
def test_a_rehearsal_that_is_ended_leaves_nothing(site, ended_by):
    files, databases = site.files(), databases_on_the_server()
    running = site.start()
    deadline = time.monotonic() + PATIENCE
    while not list(site.temporary.glob("rehearsal-*/*")) and time.monotonic() < deadline:
        assert running.poll() is None, running.communicate()
        time.sleep(0.1)
    running.send_signal(ended_by)
    _printed, told = running.communicate(timeout=PATIENCE)
    assert running.returncode == 1
    assert "Traceback" not in told
    assert list(site.temporary.iterdir()) == []
    assert (site.files(), databases_on_the_server()) == (files, databases)


def test_the_settings_of_a_rehearsal_serve_nobody_else(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.rehearsal",
        "VAR_DIR": str(tmp_path),
    }
    environment.pop("REHEARSAL_DATABASE", None)
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "rehearse_contest" in done.stderr


def test_no_other_process_moves_the_clock():
    with pytest.raises(ImproperlyConfigured), starting_at(at("2031-09-01 09:00")):
        pass
