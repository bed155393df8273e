"""What is known of the search engine beside the database, and what it has not been told yet."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class Change(models.Model):
    """A document was written or deleted, and the engine is still to be told.

    Rows are worked off in order, and dropped when the engine has confirmed them; the number is the version
    under which the engine keeps the document, so that an older one never replaces a newer one.
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    changes_no_page = True
    wagtail_reference_index_ignore = True


class EngineState(models.Model):
    """The state of one engine, shared by all processes of the site."""

    name = models.CharField(max_length=20, primary_key=True)
    # The circuit breaker: how often in a row the engine failed, and until when nobody asks it.
    failures = models.PositiveIntegerField(default=0)
    open_until = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    # The rebuild in progress: the index being filled, and the last document that it holds.
    building = models.CharField(max_length=100, blank=True)
    copied_to = models.BigIntegerField(default=0)

    changes_no_page = True
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.name
