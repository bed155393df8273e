"""From when until when appeals are taken against the winners of a ladder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from contest.judging.ladders import Ladder, ladders
from contest.models import AwardList, Contest


class WindowState(StrEnum):
    """Whether appeals are taken."""

    NOT_YET = "not_yet"
    OPEN = "open"
    OVER = "over"
    NONE = "none"


@dataclass(frozen=True)
class Window:
    """[opens, closes) of a ladder, by the rules its round was played by; without instants while no list is public.

    `awards` is the list that is public. Each later list opens the window anew, for whoever loses by it has had no
    word against it yet.
    """

    ladder: Ladder
    awards: AwardList | None = None
    opens: datetime | None = None
    closes: datetime | None = None

    def state(self, at: datetime) -> WindowState:
        """Whether appeals are taken at a moment."""
        if self.opens is None or self.closes is None or at < self.opens:
            return WindowState.NOT_YET
        if self.opens == self.closes:
            return WindowState.NONE
        return WindowState.OPEN if at < self.closes else WindowState.OVER


def window_of(ladder: Ladder, at: datetime) -> Window:
    """The window of the list that was public at a moment."""
    lists = ladder.lists().approved().filter(approved_at__lte=at)
    awards = lists.select_related("rules", "contest", "round").order_by("number").last()
    if awards is None or awards.approved_at is None:
        return Window(ladder)
    days = timedelta(days=awards.rules.appeal_days)
    return Window(ladder, awards, awards.approved_at, awards.approved_at + days)


def windows(contest: Contest, at: datetime) -> Iterator[Window]:
    """Those of all ladders of a contest for which prizes may be given at a moment."""
    return (window_of(each, at) for each in ladders(contest, at))
