"""Predictions that go up or down in equal steps, sent by different people from one device soon after each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from contest.enums import SignKind, SignStrength
from contest.signs.finders import Found
from contest.signs.sheets import Looked, persons_of

# Who may enter several times may well foretell in steps: so many different people don't.
LEAST_PEOPLE, STRONG_FROM = 4, 6
LONGEST_GAP = timedelta(minutes=30)


def in_series(entries: Iterable[Looked]) -> Iterator[Found]:
    """The longest runs of entries, in the order of sending, whose predictions differ by one and the same step."""
    by_device: dict[str, list[Looked]] = defaultdict(list)
    for entry in entries:
        if entry.device:
            by_device[entry.device].append(entry)
    for sent in by_device.values():
        for run in _runs(sent):
            people = len(persons_of(run))
            if people >= LEAST_PEOPLE:
                strength = SignStrength.STRONG if people >= STRONG_FROM else SignStrength.MEDIUM
                yield Found(
                    SignKind.SERIES,
                    strength,
                    tuple(entry.pk for entry in run),
                    {
                        "people": people,
                        "count": len(run),
                        "first": run[0].foretold,
                        "last": run[-1].foretold,
                        "step": run[1].foretold - run[0].foretold,
                        "within": (run[-1].sent - run[0].sent) // timedelta(microseconds=1),
                    },
                )


def _runs(sent: Sequence[Looked]) -> Iterator[list[Looked]]:
    """Runs of at least two entries; where one ends, the next may begin with its last entry."""
    run: list[Looked] = []
    for entry in sent:
        if run and not _goes_on(run, entry):
            if len(run) > 1:
                yield run
            run = [run[-1]] if _may_follow(run[-1], entry) else []
        run.append(entry)
    if len(run) > 1:
        yield run


def _may_follow(before: Looked, entry: Looked) -> bool:
    return entry.sent - before.sent <= LONGEST_GAP and entry.foretold != before.foretold


def _goes_on(run: Sequence[Looked], entry: Looked) -> bool:
    if not _may_follow(run[-1], entry):
        return False
    return len(run) == 1 or entry.foretold - run[-1].foretold == run[1].foretold - run[0].foretold
