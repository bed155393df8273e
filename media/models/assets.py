"""The designs of a kit, each in several variants, with the words that go with it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core.languages import ForeignLanguage, InReadersLanguage
from core.people import person
from media.access import levels_open_to
from media.enums import Access, AssetState, Channel, Licence
from media.models.decisions import ApprovalMixin, RecallMixin
from media.models.kinds import AssetKind
from media.models.kits import Kit
from media.models.pieces import PieceSet
from media.models.rights import RightsMixin, is_in_force
from media.models.slogans import Slogan
from media.models.use_windows import OWN_EDGES, UseWindow, UseWindowQuerySet, hangs_within


class AssetQuerySet(UseWindowQuerySet):
    def shown(self, on: date | None = None) -> AssetQuerySet:
        """Approved, not recalled, and with every right in force; whether their kit is public or not."""
        return self.filter(
            is_in_force(on or timezone.localdate()), state=AssetState.APPROVED, recalled_at=None
        )

    def recalled(self) -> AssetQuerySet:
        """What may no longer hang or be posted, the latest recall first; new files that wait change nothing."""
        return self.exclude(recalled_at=None).order_by("-recalled_at", "-pk")

    def carrying(self, slogan: Slogan) -> AssetQuerySet:
        """Those on which a slogan stands, by what editors say of them or because they were drawn from it."""
        said = Asset.slogans.through.objects.filter(slogan=slogan).values("asset")
        return self.filter(Q(pk__in=said) | Q(piece_set__slogan=slogan))

    def public(self, on: date | None = None) -> AssetQuerySet:
        """Those that anyone may take."""
        return self.shown(on).filter(kit__live=True, kit__access=Access.OPEN)

    def visible_to(self, user: Any, on: date | None = None) -> AssetQuerySet:
        """Those that a user may take; for a stranger those that anyone may."""
        return self.shown(on).filter(kit__live=True, kit__access__in=levels_open_to(user))


class Asset(ApprovalMixin, RecallMixin, RightsMixin, UseWindow, ClusterableModel):
    """One design of a kit, e.g. the main poster. Days of use and terms left empty are those of the kit."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="assets", verbose_name=_("kit"))
    kind = models.ForeignKey(
        AssetKind, models.PROTECT, related_name="assets", verbose_name=_("kind")
    )
    name = models.CharField(_("title"), max_length=160)
    name_en = models.CharField(_("title in English"), max_length=160, blank=True)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        help_text=_("What it shows, for those who can't see it."),
    )
    alt_en = models.CharField(_("alternative text in English"), max_length=300, blank=True)
    caption = models.TextField(
        _("text to post with it"),
        max_length=1000,
        blank=True,
        help_text=_("For social networks and newsletters; readers copy it."),
    )
    caption_en = models.TextField(
        _("text to post with it, in English"), max_length=1000, blank=True
    )
    slogans = ParentalManyToManyField(
        "media.Slogan", blank=True, related_name="assets", verbose_name=_("slogans it carries")
    )
    short_caption = models.CharField(
        _("short text to post with it"),
        max_length=200,
        blank=True,
        db_default="",
        help_text=_("One sentence, for a message or the title of a post."),
    )
    short_caption_en = models.CharField(
        _("short text to post with it, in English"), max_length=200, blank=True, db_default=""
    )
    hashtags = models.CharField(
        _("hashtags"),
        max_length=200,
        blank=True,
        db_default="",
        help_text=_("With blanks between them: #NgayChuyenDoiSo #ChuyenDoiSo"),
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, db_default="", help_text=_("Empty: as of the kit.")
    )
    source = models.CharField(_("source"), max_length=250, blank=True, db_default="")
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence.choices,
        blank=True,
        db_default="",
        help_text=_("Empty: as of the kit."),
    )
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers stand first in the kit.")
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=AssetState.choices,
        default=AssetState.APPROVED,
        db_default=AssetState.APPROVED,
        editable=False,
    )
    submitted_by = person(_("submitted by"))
    piece_set = models.ForeignKey(
        PieceSet,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="assets",
        verbose_name=_("drawn as part of"),
    )

    edges = (
        OWN_EDGES,
        ("kit__use_from", "kit__use_until"),
        ("kit__phase__starts_on", "kit__phase__ends_on"),
    )

    objects = AssetQuerySet.as_manager()

    title = InReadersLanguage("name")
    alt_text = InReadersLanguage("alt")
    alt_language = ForeignLanguage("alt")
    caption_text = InReadersLanguage("caption")
    short_caption_text = InReadersLanguage("short_caption")

    class Meta:
        verbose_name = _("asset")
        verbose_name_plural = _("assets")
        ordering = ["sort_order", "id"]
        permissions = [
            ("approve_asset", "Can approve assets"),
            ("recall_asset", "Can recall assets"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def used_from(self) -> date | None:
        return self.use_from or self.kit.used_from

    @property
    def used_until(self) -> date | None:
        return self.use_until or self.kit.used_until

    @property
    def terms(self) -> Licence:
        """Its licence, or that of its kit."""
        return Licence(self.licence or self.kit.licence)

    @property
    def named_source(self) -> str:
        """Whom to name: its own credit, or that of its kit."""
        return self.credit or self.kit.credit

    @property
    def is_shown(self) -> bool:
        """Whether it is given out at all: approved, not recalled, with every right in force."""
        return self.is_shown_on(timezone.localdate())

    def is_shown_on(self, day: date) -> bool:
        """The same on another day."""
        is_approved = self.state == AssetState.APPROVED and self.recalled_at is None
        return is_approved and self.is_in_force(day)

    def has_usable_slogans(self, day: date | None = None) -> bool:
        """Whether every slogan that stands on it may be used on a day (today by default).

        One from which it was drawn and which was deleted since may not.
        """
        carried: list[Slogan | None] = list(self.slogans.all())
        if self.piece_set is not None:
            carried.append(self.piece_set.slogan)
        return all(slogan is not None and slogan.is_usable(day) for slogan in carried)

    def longest_hanging(self) -> int | None:
        """How many days its kind may hang, if its use is longer or has no end."""
        limit = self.kind.hanging_days
        return None if limit is None or hangs_within(self, limit) else limit

    @property
    def anchor(self) -> str:
        """Its place on the page of its kit."""
        return f"an-pham-{self.pk}"

    def get_absolute_url(self) -> str:
        return f"{self.kit.get_absolute_url()}#{self.anchor}"

    def lead_variant(self) -> Any:
        """The variant whose preview stands for the asset: the first that has one."""
        variants = list(self.variants.all())
        return next((variant for variant in variants if variant.preview), None)


class ChannelText(Orderable):
    """What is said with an asset on one channel."""

    asset = ParentalKey(Asset, on_delete=models.CASCADE, related_name="channel_texts")
    channel = models.CharField(_("channel"), max_length=20, choices=Channel.choices)
    words = models.TextField(_("text"), max_length=3000)
    words_en = models.TextField(_("text in English"), max_length=3000, blank=True)

    text = InReadersLanguage("words")

    class Meta(Orderable.Meta):
        verbose_name = _("text of a channel")
        verbose_name_plural = _("texts of channels")
        constraints = [
            models.UniqueConstraint(
                fields=["asset", "channel"],
                name="one_text_a_channel",
                violation_error_message=_("This channel has a text already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.words[:60]}"
