"""What happened in a rehearsal, on which of its days and by whom, and what was expected of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Event:
    """Something that somebody did. `who` is a role, in the language of the report."""

    at: datetime
    who: str
    what: str


@dataclass(frozen=True)
class Check:
    """Something that was expected, and what was found instead of it or as it."""

    what: str
    expected: str
    found: str

    @property
    def holds(self) -> bool:
        return self.expected == self.found


@dataclass
class Chapter:
    """A part of the contest, told in order of time."""

    title: str
    events: list[Event] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)


class Record:
    """Chapters of a rehearsal, filled as it goes on."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.chapters: list[Chapter] = []

    def chapter(self, title: str) -> None:
        self.chapters.append(Chapter(title))
        self.say(title)

    def tell(self, who: object, what: str) -> None:
        """That somebody did something, now by the clock of the rehearsal."""
        self.chapters[-1].events.append(Event(timezone.now(), str(who), what))

    def expect(self, what: str, expected: Any, found: Any) -> None:
        """Note whether something came out as it had to."""
        self.chapters[-1].checks.append(Check(what, str(expected), str(found)))

    def expect_that(self, what: str, is_so: bool) -> None:
        """Note whether something that had to be so is so."""
        self.expect(what, _("yes"), _("yes") if is_so else _("no"))

    def expect_none(self, what: str, found: Iterable[object]) -> None:
        """Note what there is of something of which there must be nothing."""
        self.expect(what, _("none"), ", ".join(map(str, found)) or _("none"))

    @property
    def checks(self) -> list[Check]:
        return [check for chapter in self.chapters for check in chapter.checks]

    @property
    def failed(self) -> list[Check]:
        return [check for check in self.checks if not check.holds]
