"""The one moment at which an attempt becomes an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError
from django.utils.translation import gettext as _

from contest.attempts import predictions, receipts
from contest.attempts.timing import is_over
from contest.enums import Flag
from contest.models import Attempt, Entry
from core.statements import one_statement

PREDICTION = "prediction"


class InvalidEntryError(Exception):
    """What was sent is no entry. `errors` says why by field, the id of a question (as text) or "prediction"."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(errors)
        self.errors = errors


def submit(
    attempt: Attempt,
    answers: Mapping[str, str],
    prediction: Decimal,
    at: datetime,
    *,
    flags: Iterable[Flag] = (),
) -> Entry:
    """The entry of an attempt: made now, or the one that was made before, whatever is sent this time.

    `answers` maps the id of each question drawn to the id of the chosen option, both as text. What comes after
    the time or after the close is kept and marked late. Raises InvalidEntryError where an answer is missing or
    was not among those shown, or where nothing could come out as foretold. The round of the attempt is one that was
    read at this moment: it may have been given another close since the attempt was handed out.
    """
    if errors := _faults(attempt, answers, prediction):
        if earlier := Entry.objects.filter(attempt=attempt).first():
            return earlier
        raise InvalidEntryError(errors)
    entry = Entry(
        attempt_id=attempt.pk,
        round_id=attempt.round_id,
        person_id=attempt.person_id,
        receipt=receipts.new(),
        answers={str(question_id): answers[str(question_id)] for question_id, _ids in attempt.draw},
        # A zero that was written with a minus is a zero.
        prediction=prediction + 0,
        started_at=attempt.started_at,
        # A clock that was set back must not make anybody quicker than nothing.
        submitted_at=max(at, attempt.started_at),
        is_late=is_over(attempt, at),
        flags=list(dict.fromkeys([*attempt.flags, *flags])),
    )
    try:
        with one_statement():
            entry.save(force_insert=True)
    except IntegrityError:
        # Sent before, or twice at once, and the other was first.
        return Entry.objects.get(attempt=attempt)
    return entry


def _faults(attempt: Attempt, answers: Mapping[str, str], prediction: Decimal) -> dict[str, str]:
    """What is wrong, by field, in the order in which the fields are shown."""
    errors = {}
    for number, (question_id, option_ids) in enumerate(attempt.draw, start=1):
        field = str(question_id)
        if not answers.get(field):
            errors[field] = _("Question %(number)s: no answer chosen.") % {"number": number}
        elif answers[field] not in map(str, option_ids):
            errors[field] = _("Question %(number)s: choose one of the answers shown.") % {
                "number": number
            }
    if fault := predictions.fault(prediction, attempt.rules.prediction_target):
        errors[PREDICTION] = fault
    return errors
