"""A few processes kept alive together, and stopped together."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType

SECONDS_TO_STOP = 20.0
SECONDS_BEFORE_RESTART = 1.0
LONGEST_BEFORE_RESTART = 30.0
# A child that lived this long started well; its next restart need not wait.
SECONDS_OF_GOOD_LIFE = 60.0

_forking = multiprocessing.get_context("fork")


class Child:
    """One supervised process: how to start it, and when it may start again."""

    def __init__(self, name: str, work: Callable[[], None]) -> None:
        self.name = name
        self.work = work
        self.process: BaseProcess | None = None
        self.starts_at = 0.0
        self._delay = SECONDS_BEFORE_RESTART
        self._started_at = 0.0

    def start(self) -> None:
        self._started_at = time.monotonic()
        self.process = _forking.Process(target=_in_a_group_of_its_own, args=(self.work,))
        self.process.start()

    def note_death(self) -> int | None:
        """Plan the next start, later each time it dies young. Returns the exit code."""
        code = self.process.exitcode if self.process else None
        self.process = None
        lived = time.monotonic() - self._started_at
        self._delay = (
            SECONDS_BEFORE_RESTART
            if lived > SECONDS_OF_GOOD_LIFE
            else min(self._delay * 2, LONGEST_BEFORE_RESTART)
        )
        self.starts_at = time.monotonic() + self._delay
        return code

    def signal(self, number: int, group: bool = False) -> None:
        if self.process is not None and self.process.pid is not None:
            with suppress(ProcessLookupError):
                (os.killpg if group else os.kill)(self.process.pid, number)


class Supervisor:
    """Starts every child, starts again what dies, and ends all on SIGTERM, SIGINT (Ctrl-C) or SIGHUP.

    `on_tick` is called a few times a second while everything runs.
    """

    def __init__(
        self,
        works: Mapping[str, Callable[[], None]],
        say: Callable[[str], None],
        on_tick: Callable[[], None] = lambda: None,
    ) -> None:
        self.children = [Child(name, work) for name, work in works.items()]
        self.say = say
        self.on_tick = on_tick
        self._stopping = 0

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._note_stop)
        while not self._stopping:
            for child in self.children:
                if child.process is None and time.monotonic() >= child.starts_at:
                    child.start()
            self.on_tick()
            wait([child.process.sentinel for child in self.children if child.process], timeout=0.25)
            for child in self.children:
                if child.process is not None and not child.process.is_alive():
                    code = child.note_death()
                    self.say(f"{child.name} ended with code {code}; it is started again.")
        self._stop()

    def _note_stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping += 1

    def _stop(self) -> None:
        """Ask every child to end; those that take too long, or a second Ctrl-C, are made to."""
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + SECONDS_TO_STOP
        living = [child.process for child in self.children if child.process]
        while any(process.is_alive() for process in living):
            if time.monotonic() > deadline or self._stopping > 1:
                break
            wait([process.sentinel for process in living if process.is_alive()], timeout=0.25)
        for child in self.children:
            child.signal(signal.SIGKILL, group=True)
        for process in living:
            process.join()


def _in_a_group_of_its_own(work: Callable[[], None]) -> None:
    # Ctrl-C reaches every process of the terminal's group; children are told once, by the supervisor.
    os.setpgid(0, 0)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    work()
