"""Assets that the program draws: what was asked for, and the copies that units take in their own name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choice_lists import ChoiceListField
from media.enums import PieceFormat, PieceSetState, PieceTemplate
from media.models.kinds import AssetKind, KindSpec
from media.models.kits import Kit
from media.models.slogans import Slogan


class PieceSet(models.Model):
    """One slogan drawn for several kinds of asset in one go; all of it is there, or none.

    The words are kept as they were drawn: the slogan may be worded anew, the pieces stay what was approved.
    `drawn` of `wanted` files are ready while it waits. `faults` says, once it failed, what was in the way.
    """

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="piece_sets", verbose_name=_("kit"))
    slogan = models.ForeignKey(
        Slogan, models.SET_NULL, null=True, related_name="piece_sets", verbose_name=_("slogan")
    )
    sentence = models.CharField(_("slogan"), max_length=300)
    sentence_en = models.CharField(_("slogan in English"), max_length=300, blank=True)
    template = models.CharField(_("template"), max_length=12, choices=PieceTemplate.choices)
    unit_name = models.CharField(_("name of the unit"), max_length=200)
    kinds = models.ManyToManyField(AssetKind, related_name="+", verbose_name=_("kinds"))
    formats = ChoiceListField(_("formats"), choices=PieceFormat.choices)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("asked for by"),
    )
    asked_at = models.DateTimeField(_("asked for at"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=8, choices=PieceSetState.choices, default=PieceSetState.WAITING
    )
    wanted = models.PositiveSmallIntegerField(_("files wanted"), default=0)
    drawn = models.PositiveSmallIntegerField(_("files drawn"), default=0)
    faults = models.JSONField(_("what was in the way"), default=list)

    # Readers see the assets, which say so themselves.
    changes_no_page = True

    class Meta:
        verbose_name = _("set of drawn assets")
        verbose_name_plural = _("sets of drawn assets")
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return self.sentence


class UnitCopy(models.Model):
    """A drawn asset taken in the name of a unit: which, in which size and format; nobody's name, nobody's logo.

    It counts for the whole when its unit is deleted, like a download.
    """

    asset = models.ForeignKey(
        "media.Asset", models.CASCADE, related_name="unit_copies", verbose_name=_("asset")
    )
    unit = models.ForeignKey(
        "units.Unit",
        models.SET_NULL,
        null=True,
        related_name="copies",
        verbose_name=_("unit"),
    )
    spec = models.ForeignKey(
        KindSpec, models.SET_NULL, null=True, related_name="+", verbose_name=_("size")
    )
    file_format = models.CharField(_("format"), max_length=8, choices=PieceFormat.choices)
    at = models.DateTimeField(_("taken at"), default=timezone.now, db_index=True)

    changes_no_page = True

    class Meta:
        verbose_name = _("copy in the name of a unit")
        verbose_name_plural = _("copies in the name of a unit")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.asset}, {self.unit}" if self.unit else str(self.asset)
