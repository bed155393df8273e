"""When rounds may lie, and what of them may still be changed.

Before a round opens, everything may be changed. Once it has opened or is about to, its contest, its number
(attempts are counted by it) and its opening stay. While it is open its close may be put off, or brought forward to a
moment still to come, and whoever does it is warned, for contestants have read another one. Once it has closed, is
about to, or was counted, its close stays too: what was counted rests on it.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contest.clock import MARGIN
from contest.enums import RoundState
from contest.models import Attempt, Contest, Round
from quiz_embed.shown import instant as in_words

Faults = dict[str, str]
TOO_SOON = gettext_lazy(
    "Give a moment that is more than a minute from now: until then others may still save what rests on it."
)
CLOSE_TOO_SOON = gettext_lazy(
    "Give a moment that is more than two minutes from now: the new close is sealed before it comes."
)
# So long before it comes a close stays, and so long ahead a new one lies: a head of each minute tells of it meanwhile.
SEALED_BEFORE = 2 * MARGIN
# Years ahead in which anything of a contest may lie. Whatever lies further is a slip of the keyboard, and dates near
# the end of the calendar can't be reckoned with at all.
MOST_YEARS = 10
FURTHEST = timedelta(days=MOST_YEARS * 366)
PAST = gettext_lazy("This moment is past: the round would have opened without anybody looking.")


def time_faults(changed: Round, stored: Round | None, at: datetime) -> Faults:
    """What may not be saved of a round's times at a moment; `stored` is the round as it was, None for a new one."""
    if stored is None or not stored.is_settled(at):
        if changed.opens_at <= at:
            return {"opens_at": str(PAST)}
        return {"opens_at": str(TOO_SOON)} if changed.is_settled(at) else {}
    faults = {}
    for field, message in (
        ("contest_id", _("The round has opened or is about to, so it stays in its contest.")),
        (
            "number",
            _(
                "The round has opened or is about to, so its number stays: entries are counted by it."
            ),
        ),
        ("opens_at", _("The round has opened or is about to; its opening can't be changed.")),
    ):
        if getattr(changed, field) != getattr(stored, field):
            faults[field.removesuffix("_id")] = message
    if changed.closes_at != stored.closes_at and (fault := _close_fault(changed, stored, at)):
        faults["closes_at"] = fault
    return faults


def _close_fault(changed: Round, stored: Round, at: datetime) -> str:
    """Why the close of a settled round can't be moved so; empty where it can."""
    if stored.results.exists():
        return _("The round has been counted, so its close stays. Make another round instead.")
    if stored.state(at) is RoundState.CLOSED:
        return _("The round has closed; when it did can't be changed.")
    if stored.closes_at <= at + SEALED_BEFORE:
        return _(
            "The round closes within two minutes, so its close stays. Make another round instead."
        )
    if changed.closes_at <= at:
        return _("The round is open: it can only close at a moment still to come.")
    return str(CLOSE_TOO_SOON) if changed.closes_at <= at + SEALED_BEFORE else ""


def is_too_far(moment: datetime, at: datetime) -> bool:
    """Whether a moment of a contest lies so far ahead that its year must be wrong."""
    return moment > at + FURTHEST


def too_far() -> str:
    """What is said of a date that lies too far ahead."""
    return _("This is more than %(years)s years ahead: look at the year.") % {"years": MOST_YEARS}


def overlapping(changed: Round) -> Round | None:
    """Another round of the contest that shares a moment with this one; rounds may touch.

    The contest's row is to be locked by whoever asks, for the answer holds only until somebody else saves.
    """
    others = Round.objects.filter(
        contest_id=changed.contest_id,
        opens_at__lt=changed.closes_at,
        closes_at__gt=changed.opens_at,
    )
    return others.exclude(pk=changed.pk).order_by("opens_at").first()


def close_change(changed: Round, stored: Round | None, at: datetime) -> str:
    """A word to whoever moves the close of an open round; empty where nothing was moved."""
    if (
        stored is None
        or stored.state(at) is not RoundState.OPEN
        or changed.closes_at == stored.closes_at
    ):
        return ""
    words = {"before": in_words(stored.closes_at), "now": in_words(changed.closes_at)}
    if changed.closes_at > stored.closes_at:
        return (
            _("The open round closes at %(now)s instead of %(before)s. Tell contestants.") % words
        )
    return (
        _(
            "The open round closes at %(now)s, earlier than the %(before)s that contestants have read. "
            "Tell them now: entries after it don't count."
        )
        % words
    )


def ceremony_warning(contest: Contest) -> str:
    """By how much the last round runs into the day of the ceremony; empty where it closes before."""
    last = contest.rounds.order_by("-closes_at").first()
    if contest.ceremony_on is None or last is None:
        return ""
    begins = timezone.make_aware(datetime.combine(contest.ceremony_on, time()))
    if last.closes_at <= begins:
        return ""
    return _(
        "The last round closes at %(closes)s: %(late)s too late for the ceremony of %(day)s, before which "
        "results are to be there."
    ) % {
        "closes": in_words(last.closes_at),
        "late": timesince(begins, last.closes_at),
        "day": f"{contest.ceremony_on:%d/%m/%Y}",
    }


def removal_fault(removed: Round, at: datetime) -> str:
    """Why a round can't be removed any more; empty while it can."""
    if removed.is_settled(at):
        return _("The round has opened or is about to, so it can't be removed.")
    if Attempt.objects.filter(round=removed).exists():
        return _("Somebody has begun this round, so it can't be removed.")
    return ""
