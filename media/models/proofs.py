"""That a unit hung, showed or posted an asset: a link or a photo of it."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.enums import ProofKind, ProofState
from media.models.assets import Asset
from media.models.stores import kit_storage


class ProofOfUse(models.Model):
    """One place where an asset was used, as a unit tells it."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="proofs", verbose_name=_("asset"))
    unit = models.ForeignKey(
        "units.Unit", models.PROTECT, related_name="proofs", verbose_name=_("unit")
    )
    kind = models.CharField(_("used how"), max_length=10, choices=ProofKind.choices)
    used_on = models.DateField(_("since"))
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Street, house, page or programme.")
    )
    pieces = models.PositiveIntegerField(_("how many"), default=1)
    link = models.URLField(_("link"), max_length=500, blank=True)
    photo = models.FileField(
        _("photo"),
        upload_to="proofs",
        storage=kit_storage,
        max_length=250,
        blank=True,
        help_text=_("A JPEG, PNG or WebP; where and when it was taken is taken out of it."),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ProofState.choices,
        default=ProofState.SENT,
        editable=False,
    )
    state_note = models.CharField(_("why"), max_length=250, blank=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("sent by"),
    )
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now, editable=False)

    changes_no_page = True

    class Meta:
        verbose_name = _("proof of use")
        verbose_name_plural = _("proofs of use")
        ordering = ["-sent_at", "-id"]
        permissions = [("check_proofofuse", "Can check proofs of use")]

    def __str__(self) -> str:
        return f"{self.asset}, {self.unit}"

    def clean(self) -> None:
        super().clean()
        if not self.link and not self.photo:
            raise ValidationError({"link": _("Give a link or a photo.")})
