"""How far a long piece of work has come: a bar on a terminal, lines of numbers elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm  # type: ignore[import-untyped]  # it ships no types

# So many lines are written of one piece of work, where there is no bar.
LINES = 10


class Progress:
    """Tells whoever started the work: a terminal by a bar, others by `say`; or nobody, if `is_silent`."""

    def __init__(self, say: Callable[[str], None], is_silent: bool = False) -> None:
        self.say = say
        self.is_silent = is_silent

    @contextmanager
    def of(self, what: str, total: int) -> Iterator[Callable[[int], object]]:
        """Yields the function that is told how many more are done."""
        if sys.stderr.isatty() or self.is_silent:
            with tqdm(total=total, desc=what, disable=self.is_silent) as bar:
                yield bar.update
        else:
            yield self._lines(what, total)

    def _lines(self, what: str, total: int) -> Callable[[int], object]:
        done = said = 0

        def step(more: int) -> None:
            nonlocal done, said
            done += more
            if done >= total or (done - said) * LINES >= total:
                said = done
                self.say(f"{what}: {done} of {total}")

        return step
