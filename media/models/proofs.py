"""That a unit hung, showed or posted an asset: a link or a photo of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from media.enums import ProofKind, ProofState
from media.models.assets import Asset
from media.models.stores import kit_storage

# More of one thing than a province has walls.
MOST_PIECES = 100_000


class ProofQuerySet(models.QuerySet):
    def counted(self) -> ProofQuerySet:
        """Those that count: all but the refused ones."""
        return self.exclude(state=ProofState.REFUSED)


class ProofOfUse(models.Model):
    """One place where an asset was used, as a unit tells it.

    It is called by its number wherever it is spoken of, in the history of the site as well, which whoever may
    send proofs can read: the unit stands on its own pages and in its list only.
    """

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
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        # Nobody looks for proofs by it, and making an index would keep writers waiting.
        db_index=False,
        editable=False,
        verbose_name=_("last changed by"),
    )
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now, editable=False)

    objects = ProofQuerySet.as_manager()
    changes_no_page = True

    class Meta:
        verbose_name = _("proof of use")
        verbose_name_plural = _("proofs of use")
        ordering = ["-sent_at", "-id"]
        permissions = [("check_proofofuse", "Can check proofs of use")]

    def __str__(self) -> str:
        return _now("Proof of use no. %(number)s") % {"number": self.pk or "…"}

    @property
    def heading(self) -> str:
        """What it proves and for whom, for those who may see it."""
        return f"{self.asset}, {self.unit}"

    def clean(self) -> None:
        """Refuse what can't be: no proof at all, a day outside the campaign, a number out of all reason."""
        super().clean()
        faults: dict[str, Any] = {}
        if not self.link and not self.photo:
            faults["link"] = _("Give a link or a photo.")
        elif self.link and not self.link.lower().startswith(("http://", "https://")):
            faults["link"] = _("A link begins with https:// or http://.")
        elif self.link and self._is_told_already():
            faults["link"] = _("Your unit has sent this link for this asset already.")
        if self.pieces is not None and not 1 <= self.pieces <= MOST_PIECES:
            faults["pieces"] = _("The number must be from 1 to %(most)s.") % {"most": MOST_PIECES}
        if self.used_on and (fault := self._fault_of_day(self.used_on)):
            faults["used_on"] = fault
        if faults:
            raise ValidationError(faults)

    def _is_told_already(self) -> bool:
        same = ProofOfUse.objects.filter(asset=self.asset_id, unit=self.unit_id, link=self.link)
        return same.exclude(pk=self.pk).exists()

    def _fault_of_day(self, day: date) -> Any:
        if day > timezone.localdate():
            return _("This day is still to come.")
        first = self.earliest_use()
        if first and day < first:
            return _("The asset was not used before %(day)s.") % {"day": f"{first:%d/%m/%Y}"}
        return None

    def earliest_use(self) -> date | None:
        """The first day that can be meant: of the campaign, else of the use, else of the publication."""
        if self.asset_id is None:
            return None
        kit = self.asset.kit
        if kit.campaign:
            return kit.campaign.opens_on
        if self.asset.used_from:
            return self.asset.used_from
        return timezone.localdate(kit.first_published_at) if kit.first_published_at else None

    def may_be_checked_by(self, user: Any) -> bool:
        """Four eyes: whoever sent a proof, or changed it last, leaves it to another to check it."""
        if not user.has_perm("media.check_proofofuse"):
            return False
        return user.is_superuser or user.pk not in (self.sent_by_id, self.changed_by_id)

    def check_off(self, user: Any) -> None:
        """Say that it is true; refused unless `may_be_checked_by` says yes."""
        self._decide(user, ProofState.CHECKED, "")

    def refuse(self, user: Any, why: str) -> None:
        """Say that it does not count, and why; refused unless `may_be_checked_by` says yes."""
        self._decide(user, ProofState.REFUSED, why)

    def _decide(self, user: Any, state: ProofState, note: str) -> None:
        if not self.may_be_checked_by(user):
            raise PermissionError("A proof is checked by somebody else than who wrote it.")
        self.state, self.state_note = state, note
        self.save()
