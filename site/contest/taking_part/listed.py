"""The contests that readers may know of, as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from contest.models import Contest
from quiz_embed.shown import Words, instant, words


@dataclass(frozen=True)
class ListedContest:
    """A contest in a list; `says` is when it takes entries, in words."""

    title: Words
    introduction: Words
    address: str
    says: str


def listed_contests(at: datetime) -> list[ListedContest]:
    """Public contests at a moment: those that take entries, then those that will, then all others; one query.

    Of each the newest first.
    """
    contests = Contest.objects.public().with_instants(at).order_by("-pk")
    return [
        ListedContest(
            title=words(contest, "name"),
            introduction=words(contest, "intro"),
            address=contest.get_absolute_url(),
            says=_says(contest.open_until, contest.opens_next, contest.closed_last),
        )
        for contest in sorted(contests, key=_turn)
    ]


def _turn(contest: Any) -> int:
    """Which part of the list it stands in."""
    if contest.open_until:
        return 0
    return 1 if contest.opens_next else 2


def _says(
    open_until: datetime | None, opens_next: datetime | None, closed_last: datetime | None
) -> str:
    if open_until:
        return _("Open until %(instant)s.") % {"instant": instant(open_until)}
    if opens_next:
        return _("Opens at %(instant)s.") % {"instant": instant(opens_next)}
    if closed_last:
        return _("Closed at %(instant)s.") % {"instant": instant(closed_last)}
    return _("The rounds are not fixed yet.")
