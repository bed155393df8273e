"""The version of all public content, by which remembered pages are known to be stale."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection, models
from django.utils import timezone


class ContentChange(models.Model):
    """One row for each saved change; rows are only added, so writers never wait for each other.

    A row is written in the transaction of the change itself, so a reader who sees a new version also
    sees the new content. The version is the highest number *and* the count: of two writers, the one with
    the lower number may commit last. And the lowest: when old rows were dropped, the count may come back.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)

    changes_no_page = True

    @classmethod
    def record(cls) -> None:
        """Say that public content changed; for code that writes past Django's signals."""
        cls.objects.create()

    @classmethod
    def version(cls) -> str:
        """The current version of all content, in one small query."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT MIN(id), MAX(id), COUNT(*) FROM core_contentchange")
            lowest, highest, count = cursor.fetchone()
        return f"{lowest or 0}.{highest or 0}.{count}"

    @classmethod
    def forget_before(cls, moment: timezone.datetime) -> None:  # type: ignore[name-defined]
        """Drop old rows but keep the newest, which carries the version."""
        newest = cls.objects.order_by("-id").values_list("id", flat=True).first()
        cls.objects.filter(at__lt=moment - timedelta(hours=1)).exclude(id=newest).delete()
