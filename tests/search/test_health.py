"""What the health page and the dashboard say of the search engine."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

import pytest

from core import duties
from core.models import Heartbeat
from demo.factories.users import UserFactory
from search.models import Change, EngineState
from search.panels import MOST_WAITING
from users.enums import Role

pytestmark = pytest.mark.django_db

FAILED_AT = datetime(2026, 10, 10, 9, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PANEL = 'id="search-engine-section"'


@pytest.fixture(autouse=True)
def every_duty_is_done(monkeypatch):
    monkeypatch.setattr(duties, "_registered", {})


@pytest.fixture
def engine(settings):
    settings.SEARCH_ENGINE = {"NAME": "elasticsearch"}


def shut_off(name="elasticsearch"):
    EngineState.objects.create(
        name=name,
        failures=3,
        failed_at=FAILED_AT,
        open_until=FAILED_AT + timedelta(seconds=20),
        reason="no connection",
    )


def let_wait(count):
    topic = ContentType.objects.get(model="topic")
    Change.objects.bulk_create(Change(content_type=topic, object_id=n) for n in range(count))


def health(client):
    answer = client.get("/health/")
    return answer.status_code, answer.json().get("search")


def test_without_another_engine_the_database_answers(client):
    let_wait(3)
    assert health(client) == (200, {"engine": "database", "state": "ok", "waiting": 0})


def test_an_engine_that_answers_is_well(client, engine):
    EngineState.objects.create(name="elasticsearch")
    let_wait(3)
    assert health(client) == (200, {"engine": "elasticsearch", "state": "ok", "waiting": 3})


def test_an_engine_that_is_shut_off_is_named_and_the_site_is_well(client, engine):
    shut_off()
    let_wait(3)
    assert health(client) == (
        200,
        {
            "engine": "elasticsearch",
            "state": "shut off",
            "waiting": 3,
            "since": "2026-10-10T09:30:00+07:00",
            "reason": "no connection",
        },
    )


def test_a_late_worker_stays_a_fault_of_the_site(client, engine, monkeypatch):
    shut_off()
    late = duties.Duty("often", timedelta(minutes=1), lambda now: None)
    monkeypatch.setattr(duties, "_registered", {"often": late})
    Heartbeat.objects.create(duty="often", at=timezone.now() - timedelta(hours=1))
    status, search = health(client)
    assert (status, search["state"]) == (503, "shut off")


def test_an_engine_that_the_site_had_before_is_nobodys_concern(client, engine):
    shut_off("opensearch")
    assert health(client)[1]["state"] == "ok"


def dashboard(client, **person):
    client.force_login(UserFactory(**person))
    answer = client.get(reverse("wagtailadmin_home"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_administrators_read_what_happened_since_when_and_who_answers(client, engine, home):
    shut_off()
    text = dashboard(client, superuser=True)
    assert PANEL in text
    assert "elasticsearch" in text
    assert "10/10/2026 09:30" in text
    assert "no connection" in text


def test_administrators_read_that_the_engine_lags_behind(client, home, engine):
    let_wait(MOST_WAITING)
    assert PANEL not in dashboard(client, superuser=True)
    let_wait(1)
    text = dashboard(client, superuser=True)
    assert PANEL in text
    assert str(MOST_WAITING + 1) in text


def test_nobody_else_is_troubled(client, engine, home):
    shut_off()
    assert PANEL not in dashboard(client, groups=[Role.APPROVER])


def test_without_another_engine_there_is_nothing_to_say(client, home):
    shut_off()
    let_wait(MOST_WAITING + 1)
    assert PANEL not in dashboard(client, superuser=True)
