"""Neither the code nor SQL changes or removes a record."""

from django.db import DatabaseError, connection, transaction

import pytest

from contest.audit.acts import Done
from contest.audit.chain import append
from contest.models import AddedOnlyError, AuditReason, AuditRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    for number in range(3):
        append([Done("changed", "contest.round", str(number), "Vòng", reason="Vì sao")], None)
    return AuditRecord.objects.get(number=2)


def refused(statement):
    with (
        pytest.raises(DatabaseError, match="only added to|written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contest_auditrecord SET actor = 'khac'",
        "UPDATE contest_auditrecord SET link = '' WHERE number = 3",
        "DELETE FROM contest_auditrecord WHERE number = 2",
        "DELETE FROM contest_auditrecord WHERE number = 3",
        "UPDATE contest_auditreason SET text = 'khác'",
    ],
)
def test_the_database_refuses(record, statement):
    # Their words may go, and they hold the records no longer.
    AuditReason.objects.exclude(record=record).delete()
    refused(statement)
    assert AuditRecord.objects.count() == 3


def test_the_models_refuse(record):
    for act in (
        record.save,
        record.delete,
        lambda: AuditRecord.objects.update(actor=""),
        lambda: AuditRecord.objects.all().delete(),
        lambda: AuditRecord.objects.create(number=9),
    ):
        with pytest.raises(AddedOnlyError):
            act()
