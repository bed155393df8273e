"""The register of slogans: only approved ones are public."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from core.languages import ForeignLanguage, InReadersLanguage
from core.people import person
from core.search_fields import by_name
from core.text import fold, nfc, syllables
from media.enums import SloganState
from media.models.decisions import ApprovalMixin
from media.models.use_windows import UseWindow, UseWindowQuerySet

# More than twice what a slogan may have: only ligatures fold into more letters than they are.
LONGEST_FOLDED = 700


def folded(wording: str) -> str:
    """What two spellings of one slogan share: letters and digits without marks, capitals or punctuation."""
    # Compatibility first: a letter in mathematical bold is still a letter to the eye.
    return " ".join(re.findall(r"\w+", fold(unicodedata.normalize("NFKC", wording))))


class SloganQuerySet(UseWindowQuerySet):
    def approved(self) -> SloganQuerySet:
        return self.filter(state=SloganState.APPROVED)

    def usable(self, on: date | None = None) -> SloganQuerySet:
        """Approved ones whose use has not ended on a day (today by default); it may begin later."""
        return self.approved().not_expired(on)


class Slogan(ApprovalMixin, index.Indexed, UseWindow):
    """A sentence for banners and boards, as its issuing document words it."""

    wording = models.CharField(
        _("slogan"),
        max_length=300,
        help_text=_("Word for word as in the issuing document, without a full stop."),
    )
    wording_en = models.CharField(_("slogan in English"), max_length=300, blank=True)
    folded = models.CharField(max_length=LONGEST_FOLDED, unique=True, editable=False)
    category = models.ForeignKey(
        "media.SloganCategory",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="slogans",
        verbose_name=_("category"),
    )
    topic = models.ForeignKey(
        "programme.Topic",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="slogans",
        verbose_name=_("topic"),
    )
    campaign = models.ForeignKey(
        "programme.Campaign",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="slogans",
        verbose_name=_("campaign"),
    )
    document = models.ForeignKey(
        "programme.LegalDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="slogans",
        verbose_name=_("issuing document"),
    )
    passage = models.CharField(
        _("place in the document"),
        max_length=80,
        blank=True,
        help_text=_("For example: mục II.3."),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=SloganState.choices,
        default=SloganState.PROPOSED,
        editable=False,
    )
    proposed_by = person(_("proposed by"))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = SloganQuerySet.as_manager()
    title = InReadersLanguage("wording")
    title_language = ForeignLanguage("wording")

    search_fields = [
        *by_name("wording", "wording_en"),
        index.FilterField("state"),
        index.FilterField("topic_id"),
        index.FilterField("campaign_id"),
    ]

    class Meta:
        verbose_name = _("slogan")
        verbose_name_plural = _("slogans")
        ordering = ["sort_order", "wording"]
        permissions = [("approve_slogan", "Can approve slogan")]

    def __str__(self) -> str:
        return self.wording

    def clean(self) -> None:
        super().clean()
        # Of a field that is empty or refused, the field itself tells.
        is_given = bool(self.wording)
        self.wording = " ".join(self.wording.split())
        self.wording_en = " ".join(self.wording_en.split())
        key = folded(self.wording)
        if is_given and not 0 < len(key) <= LONGEST_FOLDED:
            raise ValidationError({"wording": _("A slogan needs words in ordinary letters.")})
        twin = Slogan.objects.filter(folded=key).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError(
                {"wording": _("The register already has “%(slogan)s”.") % {"slogan": twin.wording}}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """An approval is for what was seen: other words, another source or a longer use wait for another."""
        self.folded = folded(self.wording)
        if self.state == SloganState.APPROVED and self.is_reworded():
            self.state, self.approved_by, self.approved_at = SloganState.PROPOSED, None, None
        super().save(*args, **kwargs)

    def is_reworded(self) -> bool:
        """Whether it says more than it does in the register: other words, another source, a longer use."""
        stored = Slogan.objects.filter(pk=self.pk).first()
        if stored is None:
            return False
        return stored._approved_facts() != self._approved_facts() or self._is_used_beyond(stored)

    def _approved_facts(self) -> tuple[str, str, int | None, str]:
        return nfc(self.wording), nfc(self.wording_en), self.document_id, nfc(self.passage)

    def _is_used_beyond(self, stored: Slogan) -> bool:
        """Whether a day of its use lies outside the use that is stored."""
        begins, ends = stored.use_from, stored.use_until
        begins_before = begins is not None and (self.use_from is None or self.use_from < begins)
        ends_after = ends is not None and (self.use_until is None or self.use_until > ends)
        return begins_before or ends_after

    def is_usable(self, on: date | None = None) -> bool:
        """The same as `SloganQuerySet.usable`, for one at hand."""
        return self.state == SloganState.APPROVED and not self.is_expired(on)

    def may_be_approved_by(self, user: Any) -> bool:
        """Four eyes: whoever proposed a slogan leaves its approval to another."""
        if not user.has_perm("media.approve_slogan"):
            return False
        return user.is_superuser or self.proposed_by_id != user.pk

    def approve(self, user: Any, at: datetime | None = None) -> None:
        """Make it public; refused unless `may_be_approved_by` says yes."""
        if not self.may_be_approved_by(user):
            raise PermissionError("A slogan is approved by somebody else than its proposer.")
        self.state, self.approved_by = SloganState.APPROVED, user
        self.approved_at = at or timezone.now()
        self.save()

    def withdraw(self) -> None:
        """Take it out of the public list, keeping who had approved it."""
        self.state = SloganState.WITHDRAWN
        self.save()

    def propose_again(self, user: Any) -> None:
        """Put a withdrawn slogan before the approvers once more."""
        self.state, self.proposed_by = SloganState.PROPOSED, user
        self.approved_by = self.approved_at = None
        self.save()

    @property
    def syllables(self) -> int:
        """How many syllables are read aloud."""
        return syllables(self.wording)
