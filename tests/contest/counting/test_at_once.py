"""Two counts of one round at the same moment."""

from threading import Barrier, Thread

from django.db import connection

import pytest

from contest import counting
from contest.models import Result
from tests.contest.counting.conftest import SETTLED, Played

TOGETHER = 4


def counted_together(played, reasons):
    """Whether each of these counts was made or refused."""
    start, outcomes = Barrier(len(reasons)), []

    def count(reason):
        try:
            start.wait()
            counting.count(played.round, SETTLED, reason=reason)
            outcomes.append("made")
        except counting.ReasonNeededError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=count, args=(reason,)) for reason in reasons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_counts_at_once_give_whole_versions_or_refusals_and_never_a_mix():
    played = Played()
    people = [played.entry(after=after).person_id for after in (10, 20, 30)]
    assert counted_together(played, [""] * TOGETHER) == ["made"] + ["refused"] * (TOGETHER - 1)
    assert counted_together(played, ["Đáp án sai."] * TOGETHER) == ["made"] * TOGETHER
    results = Result.objects.order_by("number")
    assert [result.number for result in results] == list(range(1, TOGETHER + 2))
    for result in results:
        assert list(result.standings.order_by("rank").values_list("rank", "person_id")) == list(
            enumerate(people, start=1)
        )
