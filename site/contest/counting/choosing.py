"""Which entry of each person counts in a round, and how right it is: one query, into a table of the moment."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection

from contest.counting.dialects import dialect
from contest.enums import CountedAttempt, TieClock
from contest.ledger.formats import format_of
from contest.models import Ledger, Rules

# Ends on the number of the entry, as everybody reads it in the file, so that the choice never hangs on how a database happens to sort.
_ORDERS = {
    CountedAttempt.FIRST: "sent, number",
    CountedAttempt.LAST: "sent DESC, number DESC",
    CountedAttempt.BEST: "right_answers + voided DESC, clock, number",
}


@contextmanager
def counted_entries(
    ledger: Ledger, rules: Rules, excluded: Collection[int], annulled: Collection[int]
) -> Iterator[tuple[int, int]]:
    """While inside, `contest_counted` has one row a person; yields (participants, fully right among them).

    An entry takes part if it stands in the ledger of the round, unless it is late, annulled (numbers of
    entries), or of an excluded person (primary keys). Of the entries of one person counts what the rules say:
    the first, the last, or the best. The best has the most right answers, voided questions among them, and among
    equals is the earlier by the rules' tie clock. It is *not* the one with the better
    prediction: that would let people spread guesses over many entries and be measured by the luckiest, and
    it would go round in a circle, since the number itself rests on which entries count.

    Answers are compared with the key as it stands now. An entry answers questions that its attempt drew and no
    others (`attempts.submitting`); one left open would be wrong. A question that was voided is asked of nobody,
    so that "everything" means all others that were drawn; an entry all of whose questions were voided has nothing
    to be right about and is not fully right. Where entries are compared, `voided` questions are reckoned as right
    for all who drew them (`ranking`). Entries keep the version of the rules they were made under, which may ask
    more questions than a later one: right answers are compared as numbers all the same.

    Must stand within a transaction. The whole choice is one statement, hence of one moment.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _statement(ledger, rules),
            {
                "round": ledger.round_id,
                "ledger": ledger.pk,
                "opens_at": connection.ops.adapt_datetimefield_value(ledger.round.opens_at),
                "excluded": json.dumps(sorted(excluded)),
                "annulled": json.dumps(sorted(annulled)),
            },
        )
        cursor.execute(
            "SELECT count(*), count(CASE WHEN drawn > voided AND right_answers + voided = drawn THEN 1 END)"
            " FROM contest_counted"
        )
        yield cursor.fetchone()
        cursor.execute("DROP TABLE contest_counted")


def _statement(ledger: Ledger, rules: Rules) -> str:
    words = dialect()
    clock = words.duration if rules.tie_clock == TieClock.DURATION else words.since_opening
    return f"""
    CREATE TEMPORARY TABLE contest_counted AS
    WITH voided AS (
        SELECT question_id FROM contest_voiding WHERE round_id = %(round)s
    ), answer_key AS (
        SELECT question_id, CAST(id AS text) AS right_option
        FROM contest_bankoption
        WHERE is_right AND question_id NOT IN (SELECT question_id FROM voided)
    ), scored AS (
        SELECT
            entry.id AS entry_id,
            {"line.position" if format_of(ledger).numbers_are_places else "entry.id"} AS number,
            entry.person_id,
            CAST(round(entry.prediction * 100) AS bigint) AS hundredths,
            {words.since_opening} AS sent,
            {clock} AS clock,
            count(answer_key.question_id) AS right_answers,
            {words.drawn} AS drawn,
            (
                SELECT count(*) FROM voided CROSS JOIN {words.each_drawn}
                WHERE voided.question_id = {words.question}
            ) AS voided
        FROM contest_entry AS entry
        JOIN contest_attempt AS attempt ON attempt.id = entry.attempt_id
        JOIN contest_ledgerline AS line ON line.entry_id = entry.id AND line.ledger_id = %(ledger)s
        LEFT JOIN {words.each_answer} ON true
        LEFT JOIN answer_key
            ON answer_key.question_id = CAST(given.key AS bigint)
            AND answer_key.right_option = given.value
        WHERE entry.round_id = %(round)s
            AND NOT entry.is_late
            AND entry.id NOT IN ({words.listed % "annulled"})
            AND entry.person_id NOT IN ({words.listed % "excluded"})
        GROUP BY entry.id, attempt.id, line.position
    ), in_turn AS (
        SELECT
            scored.*,
            row_number() OVER (PARTITION BY person_id ORDER BY {_ORDERS[CountedAttempt(rules.counted_attempt)]})
                AS turn
        FROM scored
    )
    SELECT entry_id, number, person_id, right_answers, drawn, voided, hundredths, clock
    FROM in_turn
    WHERE turn = 1
    """
