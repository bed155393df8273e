"""Tasks that wait for a row which is gone."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver

from wagtail.models import ReferenceIndex

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from modelsearch.index import Indexed


@receiver(post_delete)
def drop_waiting_tasks(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """Takes back what was asked of the search index and the reference index for a deleted row.

    Both tasks name their row by app, model and key, and fail where it is gone. That is no rare case: a
    translation is made with copies of a page's child rows, which are replaced in the same transaction.
    """
    if issubclass(sender, Indexed) or sender in ReferenceIndex.tracked_models:
        names = [instance._meta.app_label, instance._meta.model_name, str(instance.pk)]
        DBTaskResult.objects.filter(
            status=TaskResultStatus.READY, args_kwargs={"args": names, "kwargs": {}}
        ).delete()
