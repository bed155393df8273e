"""What PostgreSQL and SQLite say differently: lists in JSON, and instants to the microsecond."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class Dialect:
    """Parts of a query over `entry` (contest_entry) and `attempt` (contest_attempt).

    `each_answer` is a table `given` with a row an answer: `key` is the question, `value` the option, both as
    text. `drawn` is how many questions the attempt drew, `each_drawn` a table with a row each, whose number is
    `question`. `listed % "name"` lists the numbers in the parameter of that name, which is JSON. `since_opening`
    and `duration` are whole microseconds, the former since the parameter `opens_at`.
    """

    each_answer: str
    drawn: str
    each_drawn: str
    question: str
    listed: str
    since_opening: str
    duration: str


def _microseconds(instant: str) -> str:
    """SQLite keeps instants as texts in UTC: "2031-09-01 02:00:00", with six more digits if they aren't zero.

    Its own functions know milliseconds alone, and round them.
    """
    seconds = f"strftime('%%s', substr({instant}, 1, 19))"
    return f"({seconds} * 1000000 + CAST(substr({instant}, 21) AS INTEGER))"


SQLITE = Dialect(
    each_answer="json_each(entry.answers) AS given",
    drawn="json_array_length(attempt.draw)",
    each_drawn="json_each(attempt.draw) AS drawn",
    question="json_extract(drawn.value, '$[0]')",
    listed="SELECT value FROM json_each(%%(%s)s)",
    since_opening=f"{_microseconds('entry.submitted_at')} - {_microseconds('%(opens_at)s')}",
    duration=f"{_microseconds('entry.submitted_at')} - {_microseconds('entry.started_at')}",
)
POSTGRESQL = Dialect(
    each_answer="LATERAL jsonb_each_text(entry.answers) AS given(key, value)",
    drawn="jsonb_array_length(attempt.draw)",
    each_drawn="jsonb_array_elements(attempt.draw) AS drawn(value)",
    question="CAST(drawn.value ->> 0 AS bigint)",
    listed=(
        "SELECT CAST(value AS bigint)"
        " FROM jsonb_array_elements_text(CAST(%%(%s)s AS jsonb)) AS listed(value)"
    ),
    since_opening="CAST(extract(epoch FROM entry.submitted_at - %(opens_at)s) * 1000000 AS bigint)",
    duration="CAST(extract(epoch FROM entry.submitted_at - entry.started_at) * 1000000 AS bigint)",
)


def dialect() -> Dialect:
    """That of the database in use."""
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE
