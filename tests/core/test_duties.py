"""The background worker: what it does by the clock, and what requests left to it."""

import threading
from datetime import timedelta

from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

import pytest
import time_machine
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core import duties, housekeeping, worker
from core.duties import Schedule, duty
from core.models import ContentChange, Heartbeat
from core.worker import BackgroundWorker
from demo.factories.home import HomePageFactory
from home.models import StandardPage

pytestmark = pytest.mark.django_db

done: list[str] = []


@task
def write_down(word: str) -> str:
    done.append(word)
    return word


@task
def stumble() -> None:
    raise ValueError("stumbled")


first, second = threading.Event(), threading.Event()


@task
def wait_for_the_second() -> None:
    done.append(str(second.wait(timeout=60)))


@pytest.fixture(autouse=True)
def only_these_duties(monkeypatch):
    monkeypatch.setattr(duties, "_registered", {})
    # The test's own transaction lives in the connection that the worker would renew.
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    done.clear()


@pytest.fixture
def queued(settings):
    """Tasks wait in the database, as they do on a running site."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_a_duty_runs_at_once_and_then_at_its_interval():
    runs = []

    @duty(every=timedelta(minutes=5))
    def tick(now):
        runs.append(now)

    schedule, now = Schedule(), timezone.now()

    for minutes in (0, 4, 5, 6, 10):
        schedule.run_due(now + timedelta(minutes=minutes))

    assert runs == [now + timedelta(minutes=minutes) for minutes in (0, 5, 10)]
    assert Heartbeat.objects.get(duty="tick").at == runs[-1]


def test_a_new_worker_knows_what_the_old_one_did():
    runs = []

    @duty(every=timedelta(hours=1))
    def rarely(now):
        runs.append(now)

    now = timezone.now()
    Schedule().run_due(now)
    Schedule().run_due(now + timedelta(minutes=30))

    assert runs == [now]


def test_a_clock_that_was_set_back_silences_no_duty():
    runs = []

    @duty(every=timedelta(minutes=1))
    def often(now):
        runs.append(now)

    now = timezone.now()
    Heartbeat.objects.create(duty="often", at=now + timedelta(days=400))
    Schedule().run_due(now)

    assert runs == [now]


def test_a_failing_duty_is_logged_and_leaves_the_others_alone(caplog):
    runs = []

    @duty(every=timedelta(minutes=1))
    def broken(now):
        raise RuntimeError("broken duty")

    @duty(every=timedelta(minutes=1))
    def sound(now):
        runs.append(now)

    Schedule().run_due(timezone.now())

    assert len(runs) == 1
    assert "The duty broken failed" in caplog.text
    assert list(Heartbeat.objects.values_list("duty", flat=True)) == ["sound"]


@pytest.mark.django_db(transaction=True)
def test_what_must_be_on_time_waits_for_no_task(queued):
    """The task here ends only once the duty beside it was done twice."""

    @duty(every=timedelta(0), on_time=True)
    def punctual(now):
        (second if first.is_set() else first).set()

    background = BackgroundWorker()
    wait_for_the_second.enqueue()

    def look_around():
        worked = BackgroundWorker.look_around(background)
        background.running = worked
        return worked

    background.look_around = look_around
    background.run()

    assert done == ["True"]


def test_a_worker_that_falls_takes_its_clock_with_it(monkeypatch):
    @duty(every=timedelta(minutes=1), on_time=True)
    def punctual(now): ...

    background = BackgroundWorker()
    monkeypatch.setattr(background, "look_around", lambda: 1 / 0)
    monkeypatch.setattr(background, "keep_time", lambda: False)

    with pytest.raises(ZeroDivisionError):
        background.run()

    beside = [each for each in threading.enumerate() if each.name == "duties on time"]
    for each in beside:
        each.join(timeout=10)
    assert not any(each.is_alive() for each in beside)


def test_two_duties_may_not_share_a_name():
    @duty(every=timedelta(minutes=1))
    def twin(now): ...

    def other(now): ...

    other.__name__, other.__module__ = "twin", "elsewhere"
    with pytest.raises(ValueError, match="twin"):
        duty(every=timedelta(minutes=1))(other)


def test_the_worker_does_what_requests_left_behind(queued):
    write_down.enqueue("một")
    write_down.enqueue("hai")
    stumble.enqueue()
    background = BackgroundWorker()

    assert [background.look_around() for _ in range(4)] == [True, True, True, False]

    assert done == ["một", "hai"]
    statuses = DBTaskResult.objects.values_list("status", flat=True)
    assert sorted(statuses) == ["FAILED", "SUCCESSFUL", "SUCCESSFUL"]


def test_a_task_that_a_dead_worker_held_is_done_by_the_next(queued, caplog):
    write_down.enqueue("ba")
    DBTaskResult.objects.get().claim("the dead one")

    background = BackgroundWorker()
    background.look_around()

    assert done == ["ba"]
    assert "queued again" in caplog.text


def test_the_worker_survives_an_outage_of_the_database(monkeypatch, caplog):
    background = BackgroundWorker()
    answers = iter([OperationalError("gone"), True, False])
    naps = []

    def look_around():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        background.running = answer
        return answer

    monkeypatch.setattr(background, "look_around", look_around)
    monkeypatch.setattr(worker.connections, "close_all", lambda: None)
    monkeypatch.setattr(worker.time, "sleep", naps.append)

    background.run()

    assert naps == [worker.SECONDS_AFTER_AN_OUTAGE]
    assert "does not answer" in caplog.text


def test_an_idle_worker_rests_between_looks(monkeypatch):
    background = BackgroundWorker()
    monkeypatch.setattr(background, "look_around", lambda: False)

    def rest(seconds):
        assert seconds == worker.SECONDS_BETWEEN_LOOKS
        background.running = False

    monkeypatch.setattr(worker.time, "sleep", rest)
    background.run()


@pytest.mark.parametrize("child", ["true", "false"])
def test_the_command_runs_the_worker_and_reloads_it_for_developers(monkeypatch, child):
    called = []
    monkeypatch.setenv("RUN_MAIN", child)
    monkeypatch.setattr(
        BackgroundWorker, "configure_signals", lambda self: called.append("signals")
    )
    monkeypatch.setattr(BackgroundWorker, "run", lambda self: called.append("run"))
    monkeypatch.setattr("core.management.commands.work.run_with_reloader", lambda run: run())

    call_command("work")
    call_command("work", "--reload")

    assert called == ["signals", "run", *(["signals"] if child == "true" else []), "run"]


def test_a_page_is_published_and_taken_down_at_its_time():
    home = HomePageFactory.as_site_root()
    now = timezone.now()
    coming = StandardPage(title="Sắp đăng", slug="sap-dang", live=False)
    going = StandardPage(title="Sắp gỡ", slug="sap-go", expire_at=now - timedelta(seconds=1))
    home.add_child(instance=coming)
    home.add_child(instance=going)
    coming.go_live_at = now + timedelta(hours=1)
    coming.save_revision().publish()

    housekeeping.publish_scheduled(now)
    coming.refresh_from_db()
    assert not coming.live

    with time_machine.travel(now + timedelta(hours=1, seconds=1)):
        housekeeping.publish_scheduled(timezone.now())

    coming.refresh_from_db()
    going.refresh_from_db()
    assert (coming.live, going.live) == (True, False)


def test_old_rows_go_and_the_version_stays(queued):
    now = timezone.now()
    for days in (3, 2, 1):
        ContentChange.objects.create(at=now - timedelta(days=days))
    write_down.enqueue("cũ")
    write_down.enqueue("mới")
    old, new = DBTaskResult.objects.order_by("enqueued_at")
    for result, finished in ((old, now - timedelta(days=15)), (new, now)):
        result.status, result.finished_at = "SUCCESSFUL", finished
        result.save()
    newest = ContentChange.objects.latest("id")

    housekeeping.forget_old_changes(now)
    housekeeping.forget_old_tasks(now)
    housekeeping.clear_sessions(now)

    assert newest in ContentChange.objects.all()
    assert ContentChange.objects.filter(at__lt=newest.at).count() == 0
    assert list(DBTaskResult.objects.all()) == [new]
