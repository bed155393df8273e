"""Entries are chained in order, and a head is published each minute whether any came or not."""

import logging
from datetime import timedelta
from threading import Barrier, Thread

from django.db import DatabaseError, connection, transaction

import pytest

from contest.ledger import chain
from contest.models import (
    Attempt,
    Entry,
    Ledger,
    LedgerHead,
    LedgerLine,
    Round,
    WrittenOnceError,
)
from tests.contest.counting.conftest import CLOSED, OPENED
from tests.contest.ledger.conftest import MINUTE, Proved

SECOND = timedelta(seconds=1)


def chained(game):
    lines = LedgerLine.objects.filter(ledger__round=game.round).order_by("position")
    return [(line.position, line.entry_id) for line in lines]


def committed_late(first):
    """An entry with a number before that of `first`, which becomes visible only now."""
    attempt = Attempt.objects.get(pk=first.attempt_id)
    attempt.pk, attempt.nonce, attempt.slot = None, "n" * 32, "r1-9"
    attempt.save()
    slow = Entry(
        pk=first.pk - 1_000_000,
        attempt=attempt,
        round=first.round,
        person=first.person,
        receipt="SLOW",
        answers=first.answers,
        prediction=1,
        started_at=first.started_at,
        submitted_at=first.submitted_at,
    )
    Entry.objects.bulk_create([slow])
    return slow


@pytest.mark.django_db
def test_entries_are_chained_in_order_of_their_numbers():
    game = Proved()
    later, earlier = game.entry(after=30), game.entry(after=20)
    game.minutes_pass(1)
    assert chained(game) == [(1, later.pk), (2, earlier.pk)]
    last = game.entry(after=40)
    game.minutes_pass(2)
    assert chained(game)[2:] == [(3, last.pk)]


@pytest.mark.django_db
def test_an_entry_that_was_committed_late_comes_behind_those_of_greater_numbers():
    game = Proved()
    first = game.entry(after=10)
    game.minutes_pass(1)
    slow = committed_late(first)
    game.minutes_pass(1, start=1)
    assert chained(game) == [(1, first.pk), (2, slow.pk)]


@pytest.mark.django_db
def test_many_entries_are_chained_in_several_turns(monkeypatch):
    monkeypatch.setattr(chain, "LINES_AT_ONCE", 2)
    game = Proved()
    entries = [game.entry(after=number) for number in range(1, 6)]
    ledger = chain.begin(game.round, OPENED)
    assert chain.append_waiting(ledger) == 5
    assert chained(game) == list(enumerate((entry.pk for entry in entries), start=1))


@pytest.mark.django_db
def test_an_entry_that_is_committed_between_two_turns_is_chained_in_the_same_minute(monkeypatch):
    monkeypatch.setattr(chain, "LINES_AT_ONCE", 2)
    game = Proved()
    entries = [game.entry(after=number) for number in range(1, 6)]
    slow = []
    commitment = chain.commitment

    def commitment_while_another_is_committed(entry):
        if entry == entries[3]:
            slow.append(committed_late(entries[0]))
        return commitment(entry)

    monkeypatch.setattr(chain, "commitment", commitment_while_another_is_committed)
    assert chain.append_waiting(chain.begin(game.round, OPENED)) == 6
    assert [number for _, number in chained(game)] == [each.pk for each in [*entries, *slow]]


@pytest.mark.django_db
def test_a_head_is_published_once_a_minute_whether_entries_came_or_not():
    game = Proved()
    chain.keep(OPENED + 5 * SECOND)
    chain.keep(OPENED + 25 * SECOND)
    game.entry(after=40)
    chain.keep(OPENED + 45 * SECOND)
    chain.keep(OPENED + MINUTE)
    chain.keep(OPENED + 2 * MINUTE + 59 * SECOND)
    heads = LedgerHead.objects.order_by("at")
    assert [head.at for head in heads] == [OPENED, OPENED + MINUTE, OPENED + 2 * MINUTE]
    # Nothing came between the last two, and they are as unlike as any.
    assert len({head.digest for head in heads}) == 3


@pytest.mark.django_db
def test_missed_minutes_are_left_out_and_a_clock_that_was_set_back_adds_none():
    Proved()
    for minutes in (0, 5, 3, 6):
        chain.keep(OPENED + minutes * MINUTE)
    heads = LedgerHead.objects.order_by("at").values_list("at", flat=True)
    assert list(heads) == [OPENED, OPENED + 5 * MINUTE, OPENED + 6 * MINUTE]


@pytest.mark.django_db
def test_heads_begin_with_the_opening_and_end_with_the_count():
    game = Proved()
    chain.keep(OPENED - SECOND)
    assert not Ledger.objects.exists()
    chain.keep(CLOSED - SECOND)
    # The round has closed, and the entries of its last seconds are waiting for the count.
    chain.keep(CLOSED + 5 * SECOND)
    game.count()
    chain.keep(CLOSED + 2 * MINUTE)
    heads = LedgerHead.objects.order_by("at").values_list("at", flat=True)
    assert list(heads) == [CLOSED - MINUTE, CLOSED, CLOSED + MINUTE]


@pytest.mark.django_db
def test_no_head_follows_a_count_that_is_made_while_entries_are_chained(monkeypatch):
    game = Proved()
    append = chain.append_waiting

    def counted_meanwhile(ledger):
        monkeypatch.setattr(chain, "append_waiting", append)
        game.count()
        return append(ledger)

    monkeypatch.setattr(chain, "append_waiting", counted_meanwhile)
    chain.keep(CLOSED + 2 * MINUTE)
    assert list(LedgerHead.objects.values_list("at", flat=True)) == [CLOSED + MINUTE]


@pytest.mark.django_db
def test_a_round_that_is_never_counted_gets_no_heads_for_ever():
    Proved()
    for minutes in (0, 9, 10, 1000):
        chain.keep(CLOSED + minutes * MINUTE)
    assert LedgerHead.objects.count() == 2


@pytest.mark.django_db
def test_a_head_tells_nothing_to_who_lacks_the_nonce():
    one, other = Proved(), Proved()
    chain.keep(OPENED)
    first, second = LedgerHead.objects.order_by("ledger")
    assert first.digest != second.digest
    # Two rounds of the same contest, round and moment would differ all the same.
    opening = Ledger.objects.get(round=one.round).opening
    assert '"nonce":"' in opening and "entries" not in opening
    assert Ledger.objects.get(round=other.round).opening != opening


@pytest.mark.django_db
def test_heads_are_written_to_the_log(caplog):
    game = Proved()
    with caplog.at_level(logging.INFO, "contest.ledger.chain"):
        chain.keep(OPENED)
    head = LedgerHead.objects.get()
    assert caplog.messages == [
        f"Head of the ledger of round {game.round.pk}: 2021-09-01T02:00Z {head.digest}"
    ]


@pytest.mark.django_db
def test_nothing_of_a_ledger_is_changed_or_deleted_by_the_program():
    game = Proved()
    game.entry()
    game.minutes_pass(1)
    for model in (Ledger, LedgerLine, LedgerHead):
        row = model.objects.get()
        for change in (
            row.save,
            row.delete,
            model.objects.all().delete,
            lambda model=model: model.objects.update(pk=5),
        ):
            with pytest.raises(WrittenOnceError):
                change()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("contest_ledger", "opening"),
        ("contest_ledgerline", "link"),
        ("contest_ledgerhead", "digest"),
    ],
)
def test_the_database_refuses_to_change_a_ledger(table, column):
    game = Proved()
    game.entry()
    game.minutes_pass(1)
    statements = [f"UPDATE {table} SET {column} = 'x'"]  # noqa: S608 - names of ours
    if connection.vendor == "postgresql":
        statements.append(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    for statement in statements:
        with (
            pytest.raises(DatabaseError, match=f"{table} is written once"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite empties tables row by row")
@pytest.mark.parametrize("table", ["auditrecord", "entry", "ledger", "ledgerhead", "ledgerline"])
@pytest.mark.parametrize("reached_from", ["itself", "contest_round, contest_auditrecord"])
def test_postgresql_refuses_to_empty_what_is_written_once(table, reached_from):
    table = f"contest_{table}"
    emptied = table if reached_from == "itself" else reached_from
    with connection.cursor() as cursor:
        # Tests that commit need it off: see `django_db_setup`.
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_is_not_emptied")
        with (
            pytest.raises(DatabaseError, match=f"{table} is never emptied"),
            transaction.atomic(),
        ):
            cursor.execute(f"TRUNCATE {emptied} CASCADE")


@pytest.mark.django_db(transaction=True)
def test_jobs_at_once_chain_each_entry_once_and_publish_one_head():
    game = Proved()
    entries = [game.entry(after=number).pk for number in range(1, 30)]
    start, failed = Barrier(4), []

    def work():
        try:
            start.wait()
            chain.keep(OPENED + 40 * SECOND)
        except Exception as error:
            failed.append(error)
            raise
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert chained(game) == list(enumerate(entries, start=1))
    assert LedgerHead.objects.count() == 1
    assert Round.objects.count() == 1
