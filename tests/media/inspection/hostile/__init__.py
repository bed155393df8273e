"""Uploads that are broken, lie, or mean harm: endlessly many, the same ones for a seed and a number.

`uploads(count)` gives them in turn of their families, so that few of them are a fair sample of many.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.media.inspection.hostile import containers, drawings, names, pages, spoilt

Made = tuple[str, bytes]
FAMILIES: dict[str, Callable[[random.Random], Made]] = {
    "cut short": spoilt.cut_short,
    "bytes changed": spoilt.changed,
    "pieces moved": spoilt.moved,
    "two formats in one": spoilt.polyglot,
    "ending of another": spoilt.mismatched,
    "noise after a signature": spoilt.noise,
    "declares a huge size": containers.huge_size,
    "unpacks into very much": containers.bomb,
    "boxes of a film": containers.boxes,
    "archive": containers.archive,
    "drawing that runs or loads": drawings.harmful,
    "drawing that is too much": drawings.excessive,
    "page that runs or carries": pages.harmful,
    "page that is too much": pages.excessive,
    "strange name": names.strange,
}


# Nothing of these may ever come into a kit, whatever it is called.
NEVER_IN_A_KIT = {"drawing that runs or loads", "page that runs or carries"}


@dataclass(frozen=True)
class Upload:
    """One file that somebody sends: its family, its name as the browser says it, and its bytes."""

    family: str
    name: str
    content: bytes


def uploads(count: int, seed: int = 1) -> Iterator[Upload]:
    """So many uploads; each is made when it is asked for."""
    families = list(FAMILIES)
    for number in range(count):
        family = families[number % len(families)]
        chance = random.Random(f"{seed} {number}")  # noqa: S311 - the same files each time
        yield Upload(family, *FAMILIES[family](chance))
