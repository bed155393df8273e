"""What is written once stays as it was written, whoever asks the database for something else.

Statements go over the site's own connection. TRUNCATE is tried in `ledger.test_chain`.
"""

from __future__ import annotations

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

import pytest

from contest.audit.acts import Done
from contest.audit.chain import append
from contest.models import (
    AuditReason,
    AuditRecord,
    Entry,
    Ledger,
    LedgerHead,
    LedgerLine,
)
from demo.factories.users import UserFactory
from tests.contest.ledger.conftest import Proved

pytestmark = pytest.mark.django_db

WRITTEN_ONCE = (Entry, Ledger, LedgerLine, LedgerHead)
NEVER_CHANGED = (*WRITTEN_ONCE, AuditRecord, AuditReason)
REFUSAL = "written once|only added to"


@pytest.fixture(autouse=True)
def kept():
    """Rows of each, as they stand in the database."""
    game = Proved()
    for _person in range(3):
        game.entry()
    game.minutes_pass(2)
    append([Done("changed", "contest.round", "1", "Vòng", reason="Vì sao")], None)
    before = rows()
    assert {model for model, _row in before} == set(NEVER_CHANGED)
    yield
    after = rows()
    assert [row for row in before if row not in after] == []


def rows():
    return [(model, row) for model in NEVER_CHANGED for row in model.objects.values_list()]


def in_sql(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        # What looks at the other tables only at the end of a transaction looks now.
        connection.check_constraints()


def table(model):
    return model._meta.db_table


def columns_of(model):
    return [field.column for field in model._meta.concrete_fields]


@pytest.mark.parametrize("model", NEVER_CHANGED, ids=table)
def test_no_column_can_be_changed(model):
    for column in columns_of(model):
        # Not even into what it is.
        with pytest.raises(DatabaseError, match=REFUSAL):
            in_sql(f"UPDATE {table(model)} SET {column} = {column}")  # noqa: S608 - names of ours


@pytest.mark.parametrize("model", NEVER_CHANGED, ids=table)
def test_writing_a_row_anew_does_not_change_it(model):
    columns, key = ", ".join(columns_of(model)), model._meta.pk.column
    # The condition tells SQLite that no join begins here.
    statement = (
        f"INSERT INTO {table(model)} ({columns}) SELECT {columns} FROM {table(model)} WHERE true"  # noqa: S608 - names of ours
        f" ON CONFLICT ({key}) DO UPDATE SET {key} = excluded.{key}"
    )
    with pytest.raises(DatabaseError, match=REFUSAL):
        in_sql(statement)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite has words for it of its own")
def test_no_record_of_the_log_is_replaced():
    append([Done("changed", "contest.round", "2", "Vòng", reason="Vì sao")], None)
    records, columns = table(AuditRecord), ", ".join(columns_of(AuditRecord))
    of_the_last = f"WHERE number = (SELECT max(number) FROM {records})"  # noqa: S608 - names of ours
    with pytest.raises(DatabaseError, match=REFUSAL):
        in_sql(f"REPLACE INTO {records} ({columns}) SELECT {columns} FROM {records} {of_the_last}")  # noqa: S608 - names of ours


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite has words for it of its own")
@pytest.mark.parametrize("instead", ["IGNORE", "REPLACE", "FAIL", "ROLLBACK"])
@pytest.mark.parametrize("model", NEVER_CHANGED, ids=table)
def test_no_way_of_going_on_after_a_conflict_changes_it(model, instead):
    column = columns_of(model)[-1]
    with pytest.raises(DatabaseError, match=REFUSAL):
        in_sql(f"UPDATE OR {instead} {table(model)} SET {column} = {column}")  # noqa: S608 - names of ours


@pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="SQLite empties tables row by row, so it lets rows go",
)
@pytest.mark.parametrize("model", [*WRITTEN_ONCE, AuditRecord], ids=table)
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM {table}",
        "DELETE FROM {table} WHERE {key} = (SELECT max({key}) FROM {table})",
        "WITH gone AS (DELETE FROM {table} RETURNING *) SELECT count(*) FROM gone",
    ],
)
def test_no_row_can_be_removed(model, statement):
    names = {"table": table(model), "key": model._meta.pk.column}
    with pytest.raises(DatabaseError, match=REFUSAL):
        in_sql(statement.format(**names))


@pytest.mark.parametrize("others", ["attempt", "person", "round", "contest", "rules"])
def test_what_entries_belong_to_is_not_removed_either(others):
    with pytest.raises(IntegrityError):
        in_sql(f"DELETE FROM contest_{others}")  # noqa: S608 - names of ours


def test_whatever_is_sent_to_its_page_in_the_admin_an_entry_stays_as_it_is(client):
    entry = Entry.objects.first()
    address = reverse("contest_entry", args=[entry.receipt])
    client.force_login(UserFactory(is_superuser=True))
    forged = {
        "reason": "Sửa bài.",
        "answers": "{}",
        "prediction": "5",
        "submitted_at": "2021-09-01 09:00",
        "is_late": "",
        "person": "1",
        "lifts": "",
    }
    assert client.post(address, forged).status_code == 302
    # The one thing that a judge can do about it is noted beside it.
    assert entry.annulments.get().reason == "Sửa bài."
    for method in (client.put, client.patch, client.delete):
        method(address)
