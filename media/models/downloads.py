"""How often kits and files are taken: appended one by one, added up by day, with nothing about readers."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.models.kits import Kit
from media.models.variants import Variant


class Download(models.Model):
    """One file or kit handed out; no address, no reader. Added only, so downloads never wait for each other."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="downloads")
    variant = models.ForeignKey(
        Variant, models.SET_NULL, null=True, blank=True, related_name="downloads"
    )
    whole_kit = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    changes_no_page = True


class DownloadCount(models.Model):
    """The downloads of one day, added up by the worker."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="download_counts")
    variant = models.ForeignKey(
        Variant, models.SET_NULL, null=True, blank=True, related_name="download_counts"
    )
    whole_kit = models.BooleanField(_("whole kit"), default=False)
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("downloads"))

    changes_no_page = True

    class Meta:
        indexes = [models.Index(fields=["kit", "day"], name="downloads_of_a_kit_by_day")]
