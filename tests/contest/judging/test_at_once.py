"""A list that is approved while its round is being counted again."""

from threading import Event, Thread

from django.db import connection, transaction

import pytest

from contest.judging.approving import approve
from contest.judging.refusals import OutdatedError
from contest.models import LedgerFile, Round
from tests.contest.judging.conftest import LATER, Judged

# Longer than an approval takes, and far less than anybody waits for a lock.
A_WHILE = 3


@pytest.mark.django_db(transaction=True)
def test_a_list_is_not_approved_beside_a_count_that_overtakes_it():
    game = Judged(prizes=[("Giải Nhất", 1)])
    game.fill(game.person(code="A"), game.person(code="B"))
    proposed = game.propose()
    holds, approved, said = Event(), Event(), []

    def count_again():
        try:
            with transaction.atomic():
                # As whoever takes a question out of the count does.
                Round.objects.select_for_update(no_key=True).get(pk=game.round.pk)
                holds.set()
                approved.wait(A_WHILE)
                game.count(reason="Đáp án sai.")
        finally:
            connection.close()

    def approve_it():
        try:
            holds.wait()
            approve(proposed, game.organiser, LATER)
        except OutdatedError as error:
            said.append(error)
        finally:
            approved.set()
            connection.close()

    threads = [Thread(target=each) for each in (count_again, approve_it)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said
    proposed.refresh_from_db()
    assert proposed.approved_at is None
    assert list(LedgerFile.objects.values_list("result__number", flat=True)) == [1, 2]
