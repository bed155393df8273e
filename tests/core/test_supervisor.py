"""Processes kept alive together and stopped together, tried on real ones."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

import pytest

PROGRAM = """
import os, signal, sys, time
from pathlib import Path
from core import supervisor

folder = Path(sys.argv[1])
supervisor.SECONDS_BEFORE_RESTART = 0.05
supervisor.SECONDS_TO_STOP = 1.5

def steady():
    (folder / "steady").write_text(str(os.getpid()))
    time.sleep(60)

def mortal():
    with (folder / "deaths").open("a") as file:
        file.write("x")
    if (folder / "deaths").stat().st_size < 3:
        sys.exit(7)
    time.sleep(60)

def stubborn():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    (folder / "stubborn").write_text(str(os.getpid()))
    while True:
        time.sleep(1)

works = {name: globals()[name] for name in sys.argv[2:]}
supervisor.Supervisor(works, lambda text: print(text, flush=True)).run()
"""


def supervised(folder: Path, *works: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), *works],
        env={
            **os.environ,
            "PYTHONPATH": str(settings.SITE_DIR),
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
        },
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for(path: Path, size: int = 1) -> str:
    until = time.monotonic() + 20
    while not path.exists() or path.stat().st_size < size:
        assert time.monotonic() < until, f"{path.name} never came"
        time.sleep(0.05)
    return path.read_text()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def ended(supervisor: subprocess.Popen[str]) -> str:
    said, _ = supervisor.communicate(timeout=20)
    assert supervisor.returncode == 0
    return said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_everything(tmp_path: Path, number: int) -> None:
    supervisor = supervised(tmp_path, "steady")
    child = int(wait_for(tmp_path / "steady"))
    supervisor.send_signal(number)
    ended(supervisor)
    assert not is_alive(child)


def test_a_child_that_dies_is_started_again(tmp_path: Path) -> None:
    supervisor = supervised(tmp_path, "mortal", "steady")
    wait_for(tmp_path / "deaths", size=3)
    supervisor.send_signal(signal.SIGTERM)
    assert ended(supervisor).count("mortal ended with code 7") == 2


def test_a_child_that_does_not_listen_is_ended(tmp_path: Path) -> None:
    supervisor = supervised(tmp_path, "stubborn")
    child = int(wait_for(tmp_path / "stubborn"))
    supervisor.send_signal(signal.SIGTERM)
    ended(supervisor)
    assert not is_alive(child)


def test_a_second_ctrl_c_does_not_wait(tmp_path: Path) -> None:
    supervisor = supervised(tmp_path, "stubborn")
    wait_for(tmp_path / "stubborn")
    started = time.monotonic()
    supervisor.send_signal(signal.SIGINT)
    time.sleep(0.3)
    supervisor.send_signal(signal.SIGINT)
    ended(supervisor)
    assert time.monotonic() - started < 1.4
