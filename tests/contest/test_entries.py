"""Entries are written once, by whatever door."""

from django.db import DatabaseError, connection, transaction

import pytest

from contest.models import Entry, WrittenOnceError
from demo.factories.contest import EntryFactory

pytestmark = pytest.mark.django_db


def test_an_entry_is_neither_changed_nor_deleted_by_the_program():
    entry = EntryFactory()
    entry.prediction = 1
    with pytest.raises(WrittenOnceError):
        entry.save()
    with pytest.raises(WrittenOnceError):
        entry.delete()
    with pytest.raises(WrittenOnceError):
        Entry.objects.filter(pk=entry.pk).update(prediction=1)
    with pytest.raises(WrittenOnceError):
        Entry.objects.all().delete()


def test_the_database_refuses_to_change_an_entry():
    entry = EntryFactory(prediction=100)
    with (
        pytest.raises(DatabaseError, match="written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE contest_entry SET prediction = 1 WHERE id = %s", [entry.pk])
    assert Entry.objects.get(pk=entry.pk).prediction == 100
