"""What `make run` prepares, and that it does nothing twice."""

import socket
import subprocess
from pathlib import Path

from django.core.management import CommandError, call_command

import pytest

from core import preparation
from core.management.commands import serve
from demo.factories.home import HomePageFactory
from home.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path: Path, settings, monkeypatch) -> Path:
    """A checkout with one catalogue and one static file."""
    po = tmp_path / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "site.css").write_text("body {}")
    settings.SITE_DIR = tmp_path
    settings.VAR_DIR = tmp_path / "var"
    settings.LOCALE_PATHS = [settings.VAR_DIR / "locale"]
    settings.STATIC_ROOT = settings.VAR_DIR / "static"
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    preparation.get_finders.__globals__["get_finder"].cache_clear()
    monkeypatch.setattr(preparation.connection, "close", lambda: None)
    return tmp_path


@pytest.fixture
def commands(site: Path, settings, monkeypatch) -> list[str]:
    """The commands that were run; each leaves the files that the real one would."""
    run: list[str] = []

    def pretend(arguments: list[str], check: bool) -> None:
        run.append(arguments[2])
        if arguments[2] == "compile_catalogues":
            settings.LOCALE_PATHS[0].mkdir(parents=True, exist_ok=True)
        if arguments[2] == "collectstatic":
            settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
            (settings.STATIC_ROOT / "staticfiles.json").write_text("{}")
        if arguments[2] == "seed_demo" and not HomePage.objects.exists():
            HomePageFactory.as_site_root()

    monkeypatch.setattr(preparation.subprocess, "run", pretend)
    monkeypatch.setattr(preparation, "get_commands", lambda: {"seed_demo": "demo"})
    return run


def prepare() -> None:
    preparation.prepare(preparation.steps(with_static=True, with_demo=True), lambda text: None)


def test_the_first_start_prepares_everything_and_the_second_nothing(commands: list[str]) -> None:
    prepare()
    assert commands == ["compile_catalogues", "collectstatic", "seed_demo"]
    commands.clear()
    prepare()
    assert commands == []


def test_only_what_changed_is_done_again(site: Path, commands: list[str]) -> None:
    prepare()
    commands.clear()
    (site / "static" / "site.css").write_text("body { color: red }")
    prepare()
    assert commands == ["collectstatic"]
    commands.clear()
    with (site / "locale" / "vi" / "LC_MESSAGES" / "django.po").open("a") as file:
        file.write('\nmsgid "News"\nmsgstr "Tin"\n')
    prepare()
    assert commands == ["compile_catalogues"]


def test_missing_migrations_are_run(commands: list[str], monkeypatch) -> None:
    monkeypatch.setattr(preparation, "_migrations_are_missing", lambda: True)
    prepare()
    assert "migrate" in commands


def test_this_database_needs_no_migration() -> None:
    assert preparation._migrations_are_missing() is False


def test_demonstration_content_never_comes_into_a_site_that_has_pages(commands: list[str]) -> None:
    HomePageFactory.as_site_root()
    prepare()
    assert "seed_demo" not in commands


def test_an_interrupted_demonstration_is_loaded_again(commands: list[str], monkeypatch) -> None:
    pretend = preparation.subprocess.run

    def interrupted(arguments: list[str], check: bool) -> None:
        pretend(arguments, check)
        if arguments[2] == "seed_demo":
            raise subprocess.CalledProcessError(-15, arguments)

    monkeypatch.setattr(preparation.subprocess, "run", interrupted)
    with pytest.raises(CommandError, match="seed_demo"):
        call_command("prepare_site", "--demo")
    commands.clear()
    monkeypatch.setattr(preparation.subprocess, "run", pretend)
    call_command("prepare_site", "--demo")
    assert commands == ["seed_demo"]


def test_a_server_prepares_without_demonstration_content(commands: list[str]) -> None:
    call_command("prepare_site")
    assert commands == ["compile_catalogues", "collectstatic"]


@pytest.fixture
def started(monkeypatch) -> list[str]:
    """What the supervisor would keep alive."""
    names: list[str] = []

    class Pretended:
        def __init__(self, works, say, on_tick) -> None:
            self.works, self.on_tick = works, on_tick

        def run(self) -> None:
            names.extend(self.works)
            self.on_tick()
            self.on_tick()

    monkeypatch.setattr(serve, "Supervisor", Pretended)
    monkeypatch.setattr(serve.connections, "close_all", lambda: None)
    monkeypatch.setattr(serve.os, "execv", lambda program, words: names.append(words[-1]))
    return names


def test_serving_says_once_where_the_site_is_and_who_can_sign_in(
    commands: list[str], started: list[str], settings, monkeypatch, capsys
) -> None:
    settings.VAR_DIR.mkdir()
    (settings.VAR_DIR / "accounts.txt").write_text("bientap  mật khẩu\n")
    opens = iter([False, True])
    monkeypatch.setattr(serve, "_is_open", lambda port: next(opens))
    monkeypatch.setenv("PORT", "8999")

    call_command("serve")

    said = capsys.readouterr().out
    # What this process had read before the preparation is old, so it begins anew.
    assert started == ["--prepared", "The web server", "The worker"]
    assert said.count("http://127.0.0.1:8999/admin/") == 1
    assert "bientap  mật khẩu" in said


def test_developers_start_without_static_files(
    commands: list[str], started: list[str], monkeypatch
) -> None:
    monkeypatch.setattr(serve, "_is_open", lambda port: False)
    call_command("serve", "--reload", "--no-demo")
    assert commands == ["compile_catalogues"]
    assert started == ["--prepared", "The web server", "The worker"]


def test_a_prepared_site_starts_at_once(
    commands: list[str], started: list[str], monkeypatch
) -> None:
    monkeypatch.setattr(serve, "_is_open", lambda port: False)
    prepare()
    commands.clear()
    call_command("serve")
    call_command("serve", "--prepared")
    assert commands == []
    assert started == ["The web server", "The worker"] * 2


def test_a_step_that_fails_stops_the_start_and_is_named(site: Path, started, monkeypatch) -> None:
    def fail(arguments: list[str], check: bool) -> None:
        raise subprocess.CalledProcessError(1, arguments)

    monkeypatch.setattr(preparation.subprocess, "run", fail)
    monkeypatch.setattr(serve, "_is_open", lambda port: False)
    with pytest.raises(CommandError, match="compile_catalogues"):
        call_command("serve")
    assert started == []


def test_a_taken_port_is_said_before_anything_is_done(commands: list[str], monkeypatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        with pytest.raises(CommandError, match=f"PORT={port + 1}"):
            call_command("serve")
    assert commands == []
