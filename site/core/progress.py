"""How far a long piece of work has come: a bar on a terminal, lines of numbers elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm  # type: ignore[import-untyped]  # it ships no types

# So many lines are written of one piece of work, where there is no bar.
LINES = 10
_WITHOUT_TIMES = "{l_bar}{bar}| {n_fmt}/{total_fmt}"


class Progress:
    """Tells whoever started the work: a terminal by a bar, others by `say`; or nobody, if `is_silent`.

    The bar says how long it will take, unless the clock is not to be believed (`is_timed`).
    """

    def __init__(
        self, say: Callable[[str], None], is_silent: bool = False, is_timed: bool = True
    ) -> None:
        self.say = say
        self.is_silent = is_silent
        self.bar_format = None if is_timed else _WITHOUT_TIMES

    @contextmanager
    def of(self, what: str, total: int) -> Iterator[Callable[[int], object]]:
        """Yields the function that is told how many more are done."""
        if sys.stderr.isatty() or self.is_silent:
            with tqdm(
                total=total, desc=what, disable=self.is_silent, bar_format=self.bar_format
            ) as bar:
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
                self.say(f"{what}: {done}/{total}")

        return step
