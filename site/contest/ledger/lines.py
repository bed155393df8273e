"""An entry as a line of the ledger: everything that counting needs, and nobody's name."""

from __future__ import annotations

from contest.ledger.canonical import canonical, digest, instant_text
from contest.models import Entry


def line_of(entry: Entry, commitment: str) -> str:
    """The line of an entry; wants its `attempt` and `person` at hand."""
    return canonical(
        {
            "answers": entry.answers,
            "asked": [question_id for question_id, _options in entry.attempt.draw],
            "commitment": commitment,
            "flags": entry.flags,
            "late": entry.is_late,
            "number": entry.pk,
            "person": entry.person.code,
            "prediction": f"{entry.prediction:.2f}",
            "receipt": receipt_digest(entry.pk, entry.receipt),
            "sent": instant_text(entry.submitted_at),
            "started": instant_text(entry.started_at),
        }
    )


def receipt_digest(number: int, receipt: str) -> str:
    """By it whoever has the code finds the line, and nobody finds the code.

    The number of the entry is in it, so that codes can't be tried against all lines of a file at once: each
    would have to be tried for each line by itself.
    """
    return digest(f"receipt {number} {receipt}")
