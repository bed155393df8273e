"""Who takes something, as far as it is known without asking."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Taker:
    """A reader nobody knows, somebody who is signed in, or whoever holds an outlet's link."""

    user_id: int | None = None
    unit_id: int | None = None
    outlet: str = ""

    @property
    def is_known(self) -> bool:
        """Whether what they get is for them alone, so that no cache may keep it."""
        return self.user_id is not None or bool(self.outlet)
