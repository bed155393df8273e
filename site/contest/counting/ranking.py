"""The order of a round: one window query over the entries that count."""

from __future__ import annotations

from django.db import connection

from contest.models import Result


def write_standings(result: Result) -> None:
    """Rank everybody in `contest_counted` (`choosing.counted_entries`) under a result that is stored.

    More right answers come first, then the smaller distance of the prediction from the number, then the
    smaller tie clock, then the smaller number of the entry (its place in the ledger), which nobody shares: no two places are equal.
    A voided question is reckoned as right for all who drew it. Where each attempt draws questions of its own,
    those who drew it could else never reach the others, who have one more to be right in; so the fewer wrong
    answers decide, whatever was drawn.
    Distances are compared in whole hundredths, since SQLite would compare fractions that are almost equal.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO contest_standing
                (result_id, entry_id, person_id, rank, "right", voided, distance, clock)
            SELECT
                %(result)s, entry_id, person_id,
                row_number() OVER (
                    ORDER BY right_answers + voided DESC, abs(hundredths - %(actual)s), clock, number
                ),
                right_answers, voided, abs(hundredths - %(actual)s) / 100.0, clock
            FROM contest_counted
            """,
            {"result": result.pk, "actual": int(result.actual * 100)},
        )
