"""An entry as a line of the ledger: everything that counting needs, and nobody's name."""

from __future__ import annotations

from contest.enums import LIKE_BARRED, TieClock
from contest.ledger.canonical import canonical, digest, instant_text
from contest.ledger.formats import Format, format_of
from contest.models import Entry, LedgerLine


def line_of(entry: Entry, commitment: str, form: Format, place: int) -> str:
    """The line of an entry at a place (from 1) of a ledger, in its format.

    Wants the `attempt` of the entry, the `rules` of that, and its `person` at hand.
    """
    number = place if form.numbers_are_places else entry.pk
    told = {
        "answers": entry.answers,
        "asked": [question_id for question_id, _options in entry.attempt.draw],
        "commitment": commitment,
        # Whether a name is like one on the barred list is for those who judge, not for everybody.
        "flags": [each for each in entry.flags if form.lines_tell_all or each not in LIKE_BARRED],
        "late": entry.is_late,
        "number": number,
        "person": entry.person.code,
        "prediction": f"{entry.prediction:.2f}",
        "receipt": receipt_digest(number, entry.receipt),
        "sent": instant_text(entry.submitted_at),
    }
    # With it everybody sees who had more time than the others, for a disability. Rounds keep their clock once
    # somebody has begun (`rulebook.changes`), so that it is there where the count needs it.
    if form.lines_tell_all or entry.attempt.rules.tie_clock == TieClock.DURATION:
        told["started"] = instant_text(entry.started_at)
    return canonical(told)


def number_of(entry: Entry) -> int:
    """What everybody calls an entry by; what was counted before there were ledgers has the database's number."""
    line = LedgerLine.objects.filter(entry=entry).select_related("ledger").first()
    return line.position if line and format_of(line.ledger).numbers_are_places else entry.pk


def receipt_digest(number: int, receipt: str) -> str:
    """By it whoever has the code finds the line, and nobody finds the code.

    The number of the entry is in it, so that codes can't be tried against all lines of a file at once: each
    would have to be tried for each line by itself.
    """
    return digest(f"receipt {number} {receipt}")
