"""How often kits and files are taken: appended one by one, added up by day, with nothing about readers."""

from __future__ import annotations

import secrets
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.enums import Handover
from media.models.kits import Kit
from media.models.variants import Variant


class Taken(models.Model):
    """What was taken, by whom as far as it is known without asking, and who sent it."""

    whole_kit = models.BooleanField(_("whole kit"), default=False)
    in_archive = models.BooleanField(
        _("within an archive of chosen files"), default=False, db_default=False
    )
    outlet = models.CharField(_("outlet"), max_length=160, blank=True, default="", db_default="")
    handover = models.CharField(
        _("sent"),
        max_length=8,
        choices=Handover.choices,
        default=Handover.SITE,
        db_default=Handover.SITE,
    )

    class Meta:
        abstract = True


class Download(Taken):
    """One file or kit handed out; no address, no reader. Added only, so downloads never wait for each other.

    `reader` tells repeats of one day apart. It is made with a key that is thrown away with the day
    (`ReaderKey`), and is gone as soon as the day is added up.
    """

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="downloads")
    variant = models.ForeignKey(
        Variant, models.SET_NULL, null=True, blank=True, related_name="downloads"
    )
    unit = models.ForeignKey("units.Unit", models.SET_NULL, null=True, related_name="+")
    is_robot = models.BooleanField(default=False, db_default=False)
    reader = models.CharField(max_length=32, default="", db_default="")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    changes_no_page = True


class ReaderKey(models.Model):
    """The random key of one day, by which repeats are told; nobody can make it again once it is deleted."""

    day = models.DateField(primary_key=True)
    key = models.CharField(max_length=64)

    changes_no_page = True

    @classmethod
    def of(cls, day: date) -> bytes:
        """The key of a day, the same for all processes."""
        row, _made = cls.objects.get_or_create(day=day, defaults={"key": secrets.token_hex(32)})
        return bytes.fromhex(row.key)


class DownloadCount(Taken):
    """The downloads of one day, added up by the worker; robots and repeats are not among `count`."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="download_counts")
    variant = models.ForeignKey(
        Variant, models.SET_NULL, null=True, blank=True, related_name="download_counts"
    )
    unit = models.ForeignKey(
        "units.Unit", models.SET_NULL, null=True, related_name="+", verbose_name=_("unit")
    )
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("downloads"))
    repeats = models.PositiveIntegerField(_("repeats"), default=0, db_default=0)
    robots = models.PositiveIntegerField(_("robots"), default=0, db_default=0)

    changes_no_page = True

    class Meta:
        indexes = [models.Index(fields=["kit", "day"], name="downloads_of_a_kit_by_day")]


class ReadLog(models.Model):
    """How far a log of downloads has been read, so that no line is counted twice.

    `head` tells the log by its first line, whatever it is called by now.
    """

    path = models.CharField(max_length=250, unique=True)
    head = models.PositiveBigIntegerField(default=0)
    offset = models.PositiveBigIntegerField(default=0)

    changes_no_page = True
