"""Entries that took far less time than those of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contest.enums import SignKind, SignStrength
from contest.signs.finders import Found, at_rank
from contest.signs.sheets import Looked, wrong_in

# Among fewer, one percent is nobody.
LEAST_ENTRIES = 100
FASTEST_PERCENT, TIMES_FASTER = 1, 4


def too_fast(entries: Sequence[Looked], right: dict[str, str]) -> Iterator[Found]:
    """Entries among the fastest hundredth of their round that took at most a quarter of the median.

    Both measures are the round's own and exact: percentiles by nearest rank over whole microseconds. Whoever is
    fast and wrong presses anything; the fewer are wrong, the harder it is to explain.
    """
    if len(entries) < LEAST_ENTRIES:
        return
    ordered = sorted(entry.took for entry in entries)
    fastest, median = at_rank(ordered, FASTEST_PERCENT), at_rank(ordered, 50)
    for entry in entries:
        if entry.took <= fastest and entry.took * TIMES_FASTER <= median:
            wrong = len(wrong_in(entry.sheet, right))
            figures = {
                "took": entry.took,
                "median": median,
                "among": len(entries),
                "wrong": wrong,
            }
            yield Found(SignKind.TOO_FAST, _strength(wrong), (entry.pk,), figures)


def _strength(wrong: int) -> SignStrength:
    if not wrong:
        return SignStrength.STRONG
    return SignStrength.MEDIUM if wrong == 1 else SignStrength.WEAK
