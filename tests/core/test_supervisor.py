"""Processes kept alive together and stopped together, tried on real ones."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import supervisor
from core.supervisor import Supervisor


@pytest.fixture(autouse=True)
def impatient(monkeypatch) -> Iterator[None]:
    """Short waits, and this process's own signal handlers back at the end."""
    monkeypatch.setattr(supervisor, "SECONDS_BEFORE_RESTART", 0.05)
    monkeypatch.setattr(supervisor, "SECONDS_TO_STOP", 1.5)
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    handlers = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


class Works:
    """What the children do; each writes its process id into a file of its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def steady(self) -> None:
        (self.folder / "steady").write_text(str(os.getpid()))
        time.sleep(60)

    def mortal(self) -> None:
        with (self.folder / "deaths").open("a") as file:
            file.write("x")
        if self.deaths() < 3:
            sys.exit(7)
        self.steady()

    def stubborn(self) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        (self.folder / "stubborn").write_text(str(os.getpid()))
        while True:
            time.sleep(1)

    def deaths(self) -> int:
        return (self.folder / "deaths").stat().st_size

    def is_up(self, name: str) -> bool:
        path = self.folder / name
        return path.exists() and bool(path.read_text())

    def is_gone(self, name: str) -> bool:
        try:
            os.kill(int((self.folder / name).read_text()), 0)
        except ProcessLookupError:
            return True
        return False


@pytest.fixture
def works(tmp_path: Path) -> Works:
    return Works(tmp_path)


def signals_once(ready: Callable[[], bool], *numbers: int) -> Callable[[], None]:
    """A tick that sends this process the signals when the moment has come, or fails after a while."""
    until = time.monotonic() + 20

    def tick() -> None:
        if ready():
            for number in numbers:
                os.kill(os.getpid(), number)
        assert time.monotonic() < until

    return tick


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_everything(works: Works, number: int) -> None:
    tick = signals_once(lambda: works.is_up("steady"), number)
    Supervisor({"Steady": works.steady}, print, tick).run()
    assert works.is_gone("steady")


def test_a_child_that_dies_is_started_again(works: Works) -> None:
    said: list[str] = []
    tick = signals_once(lambda: works.is_up("steady"), signal.SIGTERM)
    Supervisor({"Mortal": works.mortal}, said.append, tick).run()
    assert said == ["Mortal ended with code 7; it is started again."] * 2
    assert works.is_gone("steady")


def test_a_child_that_does_not_listen_is_ended(works: Works) -> None:
    tick = signals_once(lambda: works.is_up("stubborn"), signal.SIGTERM)
    Supervisor({"Stubborn": works.stubborn, "Steady": works.steady}, print, tick).run()
    assert works.is_gone("stubborn")
    assert works.is_gone("steady")


def test_a_second_ctrl_c_does_not_wait(works: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "SECONDS_TO_STOP", 60)
    tick = signals_once(lambda: works.is_up("stubborn"), signal.SIGINT, signal.SIGTERM)
    started = time.monotonic()
    Supervisor({"Stubborn": works.stubborn}, print, tick).run()
    assert time.monotonic() - started < 30
    assert works.is_gone("stubborn")
