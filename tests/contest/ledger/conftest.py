"""A round with its ledger, its heads and its file, and the script as a citizen runs it."""

from __future__ import annotations

import gzip
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from django.db import transaction

import pytest

from contest import counting
from contest.ledger import chain, script
from contest.ledger.canonical import canonical
from contest.ledger.files import make_files
from contest.ledger.heads import text_of_heads
from contest.models import Entry, Ledger, LedgerFile, Round
from tests.contest.counting.conftest import CLOSED, Played

SCRIPT = Path(script.__file__).with_name(script.NAME)
MINUTE = timedelta(minutes=1)


def loaded() -> ModuleType:
    """The script as a module; it stands in no package of the site's."""
    spec = importlib.util.spec_from_file_location("verify_contest", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFY = loaded()


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


class Proved(Played):
    """A played round whose entries are chained as the minutes pass."""

    def minutes_pass(self, minutes: int, start: int = 0) -> None:
        """What the duty does in each minute of the round from the minute `start` on."""
        for minute in range(start, start + minutes):
            chain.keep(self.round.opens_at + minute * MINUTE + timedelta(seconds=5))

    def move_close(self, to: datetime) -> None:
        self.round.closes_at = to
        self.round.save()

    def file(self, of: Round | None = None) -> LedgerFile:
        """The newest file, made now."""
        played = of or self.round
        make_files(played.closes_at + timedelta(minutes=2))
        return LedgerFile.objects.published().filter(round=played).last()

    def heads(self, of: Round | None = None) -> str:
        return text_of_heads(of or self.round)


def content(file: LedgerFile) -> bytes:
    """What is in a file, unpacked."""
    with file.file.open() as packed:
        return gzip.decompress(packed.read())


def begun_in(form: str, **values: Any) -> Proved:
    """A round whose ledger was begun before the site was renewed: in an earlier format."""
    game = Proved(**values)
    opened = game.round.opens_at
    with transaction.atomic():
        opening = json.loads(chain.begin(game.round, opened).opening)
        transaction.set_rollback(True)
    opening["format"] = form
    del opening["closes_at"]
    if form == "contest ledger 1":
        del opening["rules_digest"]
    Ledger.objects.create(round=game.round, opening=canonical(opening), begun_at=opened)
    return game


def a_busy_round(**values: Any) -> tuple[Proved, list[Entry]]:
    """Six entries of four people over four minutes, one late, with two prizes; the best counts. Not counted yet.

    At first it is to close an hour later than it does: after two minutes the close is brought forward.
    """
    game = Proved(
        **{"counted_attempt": "best", "prizes": [("Giải Nhất", 1), ("Giải Nhì", 1)], **values}
    )
    game.move_close(CLOSED + 60 * MINUTE)
    people = [game.person() for _ in range(4)]
    entries = [
        game.entry(people[0], right=3, prediction=2, after=10, took=5),
        game.entry(people[1], right=3, prediction=9, after=20, took=5),
    ]
    game.minutes_pass(2)
    game.move_close(CLOSED)
    entries += [
        game.entry(people[2], right=2, prediction=2, after=70, took=5),
        game.entry(people[0], right=1, prediction=3, after=80, took=5),
    ]
    game.minutes_pass(2, start=2)
    entries += [
        game.entry(people[3], right=0, prediction=4, after=190, took=5),
        game.entry(people[3], right=3, prediction=2, after=195, took=5, is_late=True),
    ]
    game.minutes_pass(1, start=4)
    return game, entries


def an_outage_at_the_close() -> Proved:
    """Heads end two minutes before the close; two entries of the last minute are chained by a count hours later."""
    game = Proved()
    game.round.closes_at = game.round.opens_at + 10 * MINUTE
    game.round.save()
    for after in (10, 200):
        game.entry(right=3, prediction=1, after=after, took=5)
    game.minutes_pass(9)
    for after in (590, 595):
        game.entry(right=3, prediction=4, after=after, took=5)
    game.entry(right=3, prediction=4, after=601, took=5, is_late=True)
    counting.count(game.round, game.round.closes_at + 180 * MINUTE)
    make_files(game.round.closes_at + 181 * MINUTE)
    return game


@pytest.fixture
def busy(db):
    return a_busy_round()


Checked = Callable[..., tuple[int, str]]


@pytest.fixture
def verify(tmp_path, capsys) -> Checked:
    """What the script answers, (code, text), to a file, heads and further words: `verify(content, heads)`."""

    def check(file: bytes, heads: bytes | str | None = None, *more: str) -> tuple[int, str]:
        path = tmp_path / "file.jsonl"
        path.write_bytes(file)
        arguments = [str(path)]
        if heads is not None:
            listed = tmp_path / "heads.txt"
            listed.write_bytes(heads.encode() if isinstance(heads, str) else heads)
            arguments.append(str(listed))
        code = VERIFY.main([*arguments, *more])
        return code, capsys.readouterr().out

    return check


def run_alone(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The script in a process of its own, which finds nothing of the site's."""
    return subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
