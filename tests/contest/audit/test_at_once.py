"""Acts at the same moment make one chain."""

from threading import Barrier, Event, Thread

from django.db import connection, transaction
from django.utils import timezone

import pytest

from contest.audit import checking
from contest.models import AuditRecord, BarredPerson, Contest, Rules
from contest.rulebook import issuing
from demo.factories.contest import ContestFactory, RulesFactory
from demo.factories.programme import CampaignFactory

TOGETHER, EACH = 6, 5


@pytest.mark.django_db(transaction=True)
def test_acts_at_once_make_one_chain_and_none_is_lost():
    contests = ContestFactory.create_batch(TOGETHER, campaign=CampaignFactory())
    before = AuditRecord.objects.count()
    start, failed = Barrier(TOGETHER), []

    def act(contest):
        try:
            start.wait()
            for number in range(EACH):
                contest.intro = f"lần {number}"
                contest.save()
        except Exception as fault:  # noqa: BLE001 - told to the test, whatever it is
            failed.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=act, args=(contest,)) for contest in contests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert AuditRecord.objects.count() == before + TOGETHER * EACH
    assert checking.check_stored().faults == []


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_gap():
    contest = ContestFactory(name="Tìm hiểu")
    number, _link = checking.head()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Contest.objects.update(name="Khác")
        raise ZeroDivisionError
    contest.refresh_from_db()
    assert contest.name == "Tìm hiểu"
    assert checking.head()[0] == number
    Contest.objects.update(name="Nữa")
    assert checking.head()[0] == number + 1
    assert checking.check_stored().faults == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_rules_are_issued_while_somebody_is_put_on_the_barred_list(monkeypatch):
    """Issuing holds the contest and waits for the log; whoever holds the log needs the contest to be there."""
    draft = RulesFactory(issued_at=None)
    held, recorded, failed = Event(), Event(), []
    judged = issuing.issue_faults

    def judge_slowly(*args):
        held.set()
        recorded.wait(20)
        return judged(*args)

    def issue():
        issuing.issue(draft, None, timezone.now())

    def bar():
        held.wait(20)
        with transaction.atomic():
            BarredPerson.objects.create(contest=draft.contest, body="jury", sealed="x")
            recorded.set()

    def run(act):
        try:
            act()
        except Exception as fault:  # noqa: BLE001 - told to the test, whatever it is
            failed.append(fault)
        finally:
            connection.close()

    monkeypatch.setattr(issuing, "issue_faults", judge_slowly)
    threads = [Thread(target=run, args=(act,)) for act in (issue, bar)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert Rules.objects.get(pk=draft.pk).is_issued
    assert checking.check_stored().faults == []
