"""A query whose SQL is worked out once gives what the query gives."""

from __future__ import annotations

from django.db.models.functions import Length

import pytest

from core.models import Heartbeat
from core.prepared import Prepared

pytestmark = pytest.mark.django_db

AT = "2020-01-01T00:00:00+00:00"


def test_each_asking_finds_the_row_of_its_own_text(django_assert_num_queries):
    for duty in ("đăng bài", "dọn dẹp", "100%"):
        Heartbeat.objects.create(duty=duty, at=AT)
    beats = Prepared(lambda duty: Heartbeat.objects.filter(duty=duty))
    with django_assert_num_queries(4):
        assert beats.first("dọn dẹp").duty == "dọn dẹp"
        assert beats.first("100%").duty == "100%"
        assert beats.first("đăng bài").at.year == 2020
        assert beats.first("không có") is None


def test_what_the_query_adds_to_rows_is_there():
    Heartbeat.objects.create(duty="a", at=AT)
    lengths = Prepared(
        lambda duty: Heartbeat.objects.filter(duty=duty).annotate(length=Length("duty"))
    )
    assert lengths.first("a").length == 1


def test_a_query_of_more_than_the_text_is_refused():
    of_a_day = Prepared(lambda duty: Heartbeat.objects.filter(duty=duty, at=AT))
    with pytest.raises(ValueError, match="more than the one text"):
        of_a_day.first("a")
