"""The circuit breaker: whom it lets ask, and when."""

import logging
import time
from datetime import timedelta

from django.utils import timezone

import pytest

from search import answering
from search.answering import answered
from search.engines import breaker
from search.models import EngineState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def engine(choose):
    return choose("opensearch", "http://127.0.0.1:9")


@pytest.fixture
def now():
    return timezone.now()


def seconds(number):
    return timedelta(seconds=number)


def test_an_engine_that_never_failed_is_asked(now):
    assert breaker.may_ask(now)
    breaker.answered()
    assert not EngineState.objects.exists()


def test_after_the_first_fault_nobody_asks_for_five_seconds_and_then_one(now):
    breaker.failed("no connection", now)
    assert not breaker.may_ask(now)
    assert not breaker.may_ask(now + seconds(4.9))
    assert breaker.may_ask(now + seconds(5))
    assert not breaker.may_ask(now + seconds(5))


def test_each_fault_that_follows_doubles_the_time_up_to_a_minute(now):
    breaker.failed("no connection", now)
    pauses = []
    for _ in range(6):
        until = EngineState.objects.get().open_until
        pauses.append((until - now).total_seconds())
        now = until
        assert breaker.may_ask(now)
        breaker.failed("no connection", now)
    assert pauses == [5, 10, 20, 40, 60, 60]


def test_many_that_fail_at_once_count_as_one(now, caplog):
    for n in range(20):
        breaker.failed("no answer in time", now + seconds(n / 100))
    assert EngineState.objects.get().failures == 1
    assert len(caplog.records) == 1
    assert breaker.may_ask(now + seconds(5))


def test_an_answer_lets_everybody_ask_again(now, caplog):
    caplog.set_level(logging.INFO)
    breaker.failed("no connection", now)
    assert breaker.may_ask(now + seconds(5))
    breaker.answered()
    breaker.answered()
    assert breaker.may_ask(now + seconds(5))
    assert breaker.may_ask(now + seconds(5))
    assert [(each.levelname, each.message) for each in caplog.records] == [
        ("WARNING", "The search engine is shut off: no connection"),
        ("INFO", "The search engine answers again"),
    ]
    breaker.failed("no connection", now)
    assert breaker.may_ask(now + seconds(5))


def test_a_clock_that_is_set_back_shuts_nothing_off_for_long(now):
    breaker.failed("no connection", now)
    assert breaker.may_ask(now - timedelta(days=1))


def test_asking_a_healthy_engine_writes_nothing(now, django_assert_num_queries):
    with django_assert_num_queries(2) as queries:
        breaker.may_ask(now)
        breaker.answered()
    assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries)


def test_an_engine_that_took_half_of_the_patience_answers_no_further_question_of_a_page(choose):
    choose("opensearch", "http://127.0.0.1:9", PATIENCE=0.2)
    asked = []

    def ask(engine):
        asked.append(engine.name)
        if engine.name == "opensearch":
            time.sleep(0.11)

    for _page in range(2):
        # What each request begins with.
        answering._nothing_is_taken()
        answered(ask)
        answered(ask)
    assert asked[0] == asked[2] == "opensearch"
    assert "opensearch" not in (asked[1], asked[3])
    assert not EngineState.objects.exists()
