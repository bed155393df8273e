"""What readers are shown of appeals: of one to whoever has its code, of all of a ladder in numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q

from contest import codes
from contest.appeals.windows import Window, WindowState, window_of
from contest.enums import AppealState, Verdict
from contest.judging.ladders import Ladder
from contest.models import Appeal, Result
from quiz_embed.shown import Words, instant, words


@dataclass(frozen=True)
class ShownCase:
    """An appeal as its sender is told; never what was written, nor who decides."""

    code: str
    number: int
    title: str
    kind: str
    received_at: str
    due_at: str
    state: str
    is_decided: bool
    decided_at: str = ""
    verdict: str = ""
    remedy: str = ""
    reason: Words = Words("")
    before: Result | None = None
    after: Result | None = None


@dataclass(frozen=True)
class ShownRecount:
    """That a round was counted again because of an appeal, by the numbers of the appeal and of the counts."""

    appeal: int
    before: Result
    after: Result


@dataclass(frozen=True)
class ShownAppeals:
    """The appeals against a ladder in numbers, and until when one may appeal (empty where one may not now)."""

    received: int
    upheld: int
    rejected: int
    open_until: str = ""
    recounts: list[ShownRecount] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        return self.received - self.upheld - self.rejected


def shown_case(appeal: Appeal) -> ShownCase:
    """What whoever has the code of an appeal may know of it."""
    is_decided = appeal.state is AppealState.DECIDED
    return ShownCase(
        code=codes.shown(appeal.code),
        number=appeal.number,
        title=Ladder.of_list(appeal.awards).title,
        kind=appeal.get_kind_display(),
        received_at=instant(appeal.received_at),
        due_at=instant(appeal.due_at),
        state=str(appeal.state.label),
        is_decided=is_decided,
        decided_at=instant(appeal.decided_at) if appeal.decided_at else "",
        verdict=appeal.get_verdict_display() if is_decided else "",
        remedy=appeal.get_remedy_display() if appeal.remedy else "",
        reason=words(appeal, "reason"),
        before=appeal.before,
        after=appeal.after,
    )


def shown_appeals(ladder: Ladder, at: datetime) -> ShownAppeals:
    """The numbers of a ladder's appeals at a moment, whichever of its lists they were against."""
    appeals = Appeal.objects.filter(
        contest=ladder.contest, awards__scope=ladder.scope, awards__round=ladder.round
    )
    counts = appeals.aggregate(
        received=Count("pk"),
        upheld=Count("pk", filter=Q(verdict=Verdict.UPHELD)),
        rejected=Count("pk", filter=Q(verdict=Verdict.REJECTED)),
    )
    recounted = appeals.exclude(after=None).select_related("before", "after")
    return ShownAppeals(
        **counts,
        open_until=_open_until(window_of(ladder, at), at),
        recounts=[
            ShownRecount(each.number, each.before, each.after)
            for each in recounted.order_by("number")
            if each.before and each.after
        ],
    )


def _open_until(window: Window, at: datetime) -> str:
    is_open = window.closes is not None and window.state(at) is WindowState.OPEN
    return instant(window.closes) if window.closes and is_open else ""
