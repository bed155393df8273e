"""One thing that may be decided on a row that waits for a second pair of eyes, or no longer waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from media.models import Asset, Slogan

Row = TypeVar("Row", Asset, Slogan)


@dataclass(frozen=True)
class Decision(Generic[Row]):
    """What it is called, in which states of a row it may be taken, by whom, and what it does."""

    name: str
    label: Any
    done: Any
    icon: str
    states: tuple[str, ...]
    may: Callable[[Row, Any], bool]
    act: Callable[[Row, Any], None]
    needs_reason: bool = False

    def log_action(self, row: Row) -> str:
        """How the history of the row names it."""
        return f"media.{self.name}_{row._meta.model_name}"

    def is_open_to(self, user: Any, row: Row) -> bool:
        """Whether this user may take it now."""
        return row.state in self.states and self.may(row, user)


def open_decisions(decisions: Iterable[Decision[Row]], row: Row, user: Any) -> list[Decision[Row]]:
    """What of these this user may decide on a row as it stands."""
    return [decision for decision in decisions if decision.is_open_to(user, row)]
