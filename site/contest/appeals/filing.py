"""What contestants do: appeal, and ask how far it has come."""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from contest import codes
from contest.appeals.refusals import (
    ErasedError,
    NotNowError,
    OtherRoundError,
    TooLongError,
    TooManyError,
    WordlessError,
)
from contest.appeals.windows import Window, WindowState, window_of
from contest.audit.chain import gathered
from contest.enums import AppealKind
from contest.identity.marks import appeal_mark
from contest.identity.written import visible
from contest.judging.ladders import Ladder
from contest.keys import open_sealed, seal
from contest.models import Appeal, Contest, Entry, Person
from quiz_embed.shown import instant

# Longer than receipts are, so that the two are told apart at a glance.
CODE_LENGTH = 16
LONGEST_TEXT = 2_000
# So many of one person wait for an answer at a time.
MOST_OPEN = 3


@transaction.atomic
@gathered()
def file(ladder: Ladder, entry: Entry, kind: AppealKind, text: str, at: datetime) -> Appeal:
    """Take an appeal of an entry against the winners of a ladder, or give back the one that says the same.

    The same is an appeal of the same entry against the same list, of the same kind and with the same words: a
    double press, a reload and a second try after a lost answer make one case, also after the window has closed.
    Raises WordlessError, TooLongError, OtherRoundError, NotNowError, ErasedError, TooManyError (`refusals`).
    """
    text = plain(text)
    rounds = [ladder.round] if ladder.round else ladder.contest.rounds.all()
    if entry.round not in rounds:
        raise OtherRoundError(entry.round.number)
    # Held until the end: numbers are given one after the other, and nobody is erased in between.
    contest = Contest.objects.select_for_update(no_key=True).get(pk=ladder.contest.pk)
    person = Person.objects.select_for_update(no_key=True).get(pk=entry.person_id)
    window = window_of(ladder, at)
    if window.awards is None:
        raise NotNowError(no_window(window, at))
    mark = appeal_mark(window.awards.pk, entry.pk, kind, text)
    if same := Appeal.objects.filter(mark=mark).first():
        return same
    if window.state(at) is not WindowState.OPEN:
        raise NotNowError(no_window(window, at))
    if person.erased_at:
        raise ErasedError
    if Appeal.objects.undecided().filter(entry__person=person).count() >= MOST_OPEN:
        raise TooManyError(MOST_OPEN)
    last = contest.appeals.aggregate(last=Max("number"))["last"] or 0
    return Appeal.objects.create(
        contest=contest,
        number=last + 1,
        code=codes.new(CODE_LENGTH),
        awards=window.awards,
        entry=entry,
        kind=kind,
        sealed=seal({"text": text}),
        mark=mark,
        received_at=at,
        due_at=at + timedelta(days=window.awards.rules.appeal_answer_days),
    )


def plain(text: str) -> str:
    """What was written, line by line as it is read. Raises WordlessError and TooLongError."""
    lines = [visible(line) for line in unicodedata.normalize("NFC", text).splitlines()]
    said = "\n".join(lines).strip()
    if not any(letter.isalpha() for letter in said):
        raise WordlessError
    if len(said) > LONGEST_TEXT:
        raise TooLongError(len(said), LONGEST_TEXT)
    return said


def text_of(appeal: Appeal) -> str:
    """What the contestant wrote; empty once it is erased. Raises SealBrokenError."""
    return open_sealed(appeal.sealed).get("text", "")


def no_window(window: Window, at: datetime) -> str:
    """Why no appeal is taken against a ladder at a moment."""
    told = {"ladder": window.ladder.title}
    state = window.state(at)
    if state is WindowState.NOT_YET or window.closes is None:
        return (
            _("%(ladder)s: the winners are not published yet; appeals are taken from then on.")
            % told
        )
    if state is WindowState.NONE:
        return _("%(ladder)s: by its rules no appeals are taken.") % told
    told["instant"] = instant(window.closes)
    return _("%(ladder)s: appeals were taken until before %(instant)s.") % told
