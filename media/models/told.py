"""Who was told that something ends soon."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class ToldEnding(models.Model):
    """Somebody was told by letter that a thing ends on a day; another day is another letter."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # What ends, as `media.expiring` names it: "image:12".
    thing = models.CharField(max_length=40)
    ends_on = models.DateField(db_index=True)
    told_at = models.DateTimeField(default=timezone.now)

    changes_no_page = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "thing", "ends_on"], name="told_once_a_thing_and_day"
            )
        ]
