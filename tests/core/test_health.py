from datetime import timedelta

from django.db import OperationalError
from django.test import Client
from django.utils import timezone

import pytest

from core import duties, health
from core.models import Heartbeat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_duties(monkeypatch):
    known = [("often", timedelta(minutes=1)), ("daily", timedelta(days=1))]
    monkeypatch.setattr(
        duties,
        "_registered",
        {name: duties.Duty(name, every, lambda now: None) for name, every in known},
    )


def beat(**minutes_ago: int) -> None:
    for name, minutes in minutes_ago.items():
        Heartbeat.objects.create(duty=name, at=timezone.now() - timedelta(minutes=minutes))


def test_health_is_good_while_every_duty_is_done(client: Client) -> None:
    beat(often=1, daily=60 * 24 * 2)
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json()["worker"] == "ok"
    assert set(answer.json()["duties"]) == {"often", "daily"}
    assert answer["Cache-Control"] == "no-store"


def test_health_names_the_duty_that_is_late(client: Client) -> None:
    beat(often=5, daily=60)
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["late"] == ["often"]


def test_health_is_bad_before_the_first_worker(client: Client) -> None:
    assert client.get("/health/").status_code == 503


def test_health_is_bad_without_a_database(client: Client, monkeypatch) -> None:
    def gone(*args: object) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(Heartbeat.objects, "values_list", gone)
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (503, {"database": "down"})


def test_parts_of_the_site_say_how_they_are_and_change_no_status(
    client: Client, monkeypatch
) -> None:
    monkeypatch.setattr(health, "_sources", {})

    @health.health_source
    def kettle() -> dict[str, object]:
        return {"state": "cold"}

    beat(often=1, daily=1)
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()["kettle"]) == (200, {"state": "cold"})


def test_health_is_bad_when_a_part_finds_the_database_gone(client: Client, monkeypatch) -> None:
    def gone() -> dict[str, object]:
        raise OperationalError("gone")

    monkeypatch.setattr(health, "_sources", {"kettle": gone})
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (503, {"database": "down"})
