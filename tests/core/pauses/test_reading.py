"""Whether the campaign is paused at a moment."""

from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from core.clock import next_edge
from core.models import Pause
from core.pauses import pause_at
from demo.factories.core import PauseFactory

pytestmark = pytest.mark.django_db

NIGHT = datetime(2026, 10, 6, 22, tzinfo=UTC)
HOUR = timedelta(hours=1)
MOMENT = timedelta(microseconds=1)
hours = st.integers(min_value=0, max_value=5)


def test_without_a_pause_nothing_is_paused():
    assert pause_at() is None


def test_a_pause_holds_from_its_start_until_just_before_its_planned_end():
    pause = PauseFactory(starts_at=NIGHT, ends_at=NIGHT + HOUR)
    assert pause_at(NIGHT - MOMENT) is None
    assert pause_at(NIGHT) == pause
    assert pause_at(NIGHT + HOUR - MOMENT) == pause
    assert pause_at(NIGHT + HOUR) is None


def test_a_pause_without_a_planned_end_holds_until_it_is_lifted():
    pause = PauseFactory(starts_at=NIGHT)
    assert pause_at(NIGHT + 9000 * HOUR) == pause
    pause.lifted_at = NIGHT + 2 * HOUR
    pause.save()
    assert pause_at(NIGHT + HOUR) == pause
    assert pause_at(NIGHT + 2 * HOUR) is None


@given(start=hours, planned=st.none() | hours, lifted=st.none() | hours, asked=hours)
def test_the_database_and_python_agree_on_what_is_in_force(start, planned, lifted, asked):
    if planned is not None and planned <= start:
        planned = None
    ends, over = (None if hour is None else NIGHT + hour * HOUR for hour in (planned, lifted))
    at = NIGHT + asked * HOUR
    with transaction.atomic():
        pause = PauseFactory(starts_at=NIGHT + start * HOUR, ends_at=ends, lifted_at=over)
        assert pause.is_in_force(at) == Pause.objects.in_force(at).exists()
        transaction.set_rollback(True)


def test_asking_again_costs_no_query_but_a_new_pause_is_seen_at_once(django_assert_num_queries):
    assert pause_at() is None
    # The version of the content is read each time, and nothing else.
    with django_assert_num_queries(1):
        assert pause_at() is None
    pause = PauseFactory()
    assert pause_at() == pause
    pause.delete()
    assert pause_at() is None


def test_what_is_remembered_turns_when_a_pause_begins_or_ends_by_itself():
    pause = PauseFactory(starts_at=NIGHT + HOUR, ends_at=NIGHT + 2 * HOUR)
    assert next_edge(NIGHT) == pause.starts_at
    assert next_edge(pause.starts_at) == pause.ends_at
    with time_machine.travel(NIGHT + HOUR - MOMENT, tick=False):
        assert pause_at() is None
    with time_machine.travel(NIGHT + HOUR, tick=False):
        assert pause_at() == pause
    with time_machine.travel(NIGHT + 2 * HOUR, tick=False):
        assert pause_at() is None


def test_two_pauses_are_never_open_at_once():
    PauseFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        PauseFactory()
    second = PauseFactory.build()
    with pytest.raises(ValidationError, match="đang tạm dừng"):
        second.full_clean()


def test_a_pause_that_ended_as_planned_makes_room_for_the_next():
    first = PauseFactory(starts_at=NIGHT, ends_at=NIGHT + HOUR)
    assert Pause.objects.close_ended(NIGHT + HOUR - MOMENT) == 0
    assert Pause.objects.close_ended(NIGHT + HOUR) == 1
    first.refresh_from_db()
    assert first.lifted_at == first.ends_at
    PauseFactory(starts_at=NIGHT + HOUR)
    assert Pause.objects.in_force(NIGHT + HOUR).count() == 1


def test_a_pause_ends_after_it_starts():
    pause = PauseFactory.build(starts_at=NIGHT, ends_at=NIGHT)
    with pytest.raises(ValidationError, match="kết thúc sau"):
        pause.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        pause.save()


def test_the_notice_is_read_in_the_language_of_the_reader():
    pause = PauseFactory.build(notice="Tạm nghỉ.", notice_en="A rest.")
    assert pause.notice_text == "Tạm nghỉ."
    with translation.override("en"):
        assert pause.notice_text == "A rest."
        assert PauseFactory.build(notice="Tạm nghỉ.", notice_en="").notice_text == "Tạm nghỉ."
