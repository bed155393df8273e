"""Boards of letters, and what screens play."""

from __future__ import annotations

from demo.content import led
from demo.factories.media import LedBoardFactory
from demo.seeding.records import in_both


def make_boards() -> None:
    """The boards for which texts are broken into lines."""
    for order, (name, columns, rows) in enumerate(led.BOARDS):
        LedBoardFactory(columns=columns, rows=rows, sort_order=order, **in_both("name", name))
