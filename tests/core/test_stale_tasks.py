"""What waits for the worker names rows that are there."""

import pytest
from django_tasks_db.models import DBTaskResult

from demo.factories.programme import TopicFactory


@pytest.fixture(autouse=True)
def tasks_wait(settings, db):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def waiting_for(row_pk: int) -> int:
    names = ["programme", "topic", str(row_pk)]
    return sum(task.args_kwargs["args"] == names for task in DBTaskResult.objects.ready())


def test_a_deleted_row_takes_what_waits_for_it_along() -> None:
    kept, gone = TopicFactory(), TopicFactory()
    key = gone.pk
    assert waiting_for(key) == waiting_for(kept.pk) > 0
    gone.delete()
    assert waiting_for(key) == 0 < waiting_for(kept.pk)


def test_what_the_worker_has_begun_is_left_to_it() -> None:
    topic = TopicFactory()
    DBTaskResult.objects.update(status="RUNNING")
    count = DBTaskResult.objects.count()
    topic.delete()
    assert DBTaskResult.objects.count() == count > 0
