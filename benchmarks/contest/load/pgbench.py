"""The inserts of a submission, and of a whole visit, sent by `pgbench` and nothing around them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import psycopg

from tests.postgresql import Cluster

_ENTRY = """
INSERT INTO contest_entry (attempt_id, round_id, person_id, receipt, answers, prediction,
    started_at, submitted_at, is_late, flags)
SELECT :attempt, round_id, person_id, substr(md5(random()::text), 1, 16),
    (SELECT jsonb_object_agg(asked ->> 0, asked -> 1 ->> 0) FROM jsonb_array_elements(draw) AS asked),
    1250, started_at, clock_timestamp(), false, '[]'::jsonb
FROM contest_attempt WHERE id = :attempt;
"""

# What `give_details` writes in one transaction: the person, the consent, the attempt.
_VISIT = """
BEGIN;
INSERT INTO contest_person (contest_id, code, sealed, identity_digest, phone_digest, name_digest,
    name_birth_digest, lives_here, studies_here, works_here, added_at)
SELECT contest_id, substr(md5(random()::text), 1, 12), repeat('x', 250), md5(random()::text),
    md5(random()::text), md5(random()::text), md5(random()::text), true, false, false,
    clock_timestamp()
FROM contest_round WHERE id = (SELECT round_id FROM contest_attempt WHERE id = :like)
RETURNING id AS person \\gset
INSERT INTO contest_consent (person_id, purpose, given_at)
VALUES (:person, 'take_part', clock_timestamp());
INSERT INTO contest_attempt (nonce, round_id, person_id, rules_id, slot, draw, started_at, flags)
SELECT substr(md5(random()::text), 1, 32), round_id, :person, rules_id, 'r1-1', draw,
    clock_timestamp(), flags
FROM contest_attempt WHERE id = :like
RETURNING id AS attempt \\gset
END;
"""


def visits_a_second(cluster: Cluster, folder: Path, clients: int, seconds: float) -> float:
    """How many visits' inserts the database takes a second."""
    with psycopg.connect(cluster.address("cong")) as connection:
        row = connection.execute("SELECT max(id) FROM contest_attempt").fetchone()
    script = folder / "visit.sql"
    script.write_text(_VISIT + _ENTRY)
    return _rate(cluster, script, clients, seconds, f"like={row[0] if row else 0}")


def entries_a_second(cluster: Cluster, folder: Path, clients: int, seconds: float) -> float:
    """How many entries of attempts that stand there already the database takes a second."""
    with psycopg.connect(cluster.address("cong")) as connection:
        connection.execute("DROP SEQUENCE IF EXISTS next_attempt")
        connection.execute(
            f"CREATE SEQUENCE next_attempt START {_spare_attempts(connection, round(20_000 * seconds))}"
        )
    script = folder / "entry.sql"
    script.write_text("SELECT nextval('next_attempt') AS attempt \\gset\n" + _ENTRY)
    before = _count(cluster)
    rate = _rate(cluster, script, clients, seconds)
    if _count(cluster) - before < 0.95 * rate * seconds:
        raise RuntimeError("pgbench ran out of attempts.")
    return rate


def _spare_attempts(connection: psycopg.Connection, count: int) -> int:
    """The first of so many new attempts without an entry, of one person."""
    first = connection.execute("SELECT max(id) + 1 FROM contest_attempt").fetchone()
    connection.execute(
        "INSERT INTO contest_attempt (nonce, round_id, person_id, rules_id, slot, draw, started_at, flags) "
        "SELECT md5(random()::text), round_id, person_id, rules_id, 's' || number || '-' || %s::text, draw, "
        "started_at, flags FROM contest_attempt, generate_series(1, %s) AS number WHERE id = %s",
        [first[0] if first else 0, count, (first[0] if first else 1) - 1],
    )
    return int(first[0]) if first else 1


def _count(cluster: Cluster) -> int:
    with psycopg.connect(cluster.address("cong")) as connection:
        row = connection.execute("SELECT count(*) FROM contest_entry").fetchone()
    return int(row[0]) if row else 0


def _rate(
    cluster: Cluster, script: Path, clients: int, seconds: float, variable: str = "like=0"
) -> float:
    said = subprocess.run(
        ["pgbench", "--host", "127.0.0.1", "--port", str(cluster.port), "--username", "cong"]
        + [
            "--no-vacuum",
            "--define",
            variable,
            "--file",
            str(script),
            "--client",
            str(clients),
            "--jobs",
            "1",
        ]
        + ["--time", str(max(1, round(seconds))), "--protocol", "prepared", "cong"],
        check=True,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ).stdout
    found = re.search(r"^tps = ([\d.]+)", said, re.MULTILINE)
    if found is None or re.search(r"^number of failed transactions: [1-9]", said, re.MULTILINE):
        raise RuntimeError(said)
    return float(found[1])
