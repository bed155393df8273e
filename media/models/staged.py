"""Files that were sent in one go and wait for somebody to say what each of them is."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.models.kits import Kit
from media.models.measured import MeasuredFile


class StagedFile(MeasuredFile):
    """One file of a folder: read and sound, but not yet a variant of any asset."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="staged_files")
    path = models.CharField(_("name"), max_length=300)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)

    changes_no_page = True

    class Meta:
        ordering = ["path", "id"]
