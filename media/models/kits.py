"""Kits of banners, posters and screens: each kit holds assets, each asset a file in several variants."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from core.languages import InReadersLanguage
from core.search_fields import by_name
from core.text import slug
from media.enums import Licence
from media.models.use_windows import UseWindow, UseWindowQuerySet

# Addresses below /media/ that are not kits.
RESERVED_SLUGS = {"slogans"}


class AssetKind(models.Model):
    """Banner, poster, board, LED screen… kept as data, because next year brings another."""

    slug = models.SlugField(
        _("address"),
        max_length=40,
        unique=True,
        blank=True,
        help_text=_("Stands in addresses of filtered lists. Empty: made from the name."),
    )
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    rules = models.TextField(
        _("rules for hanging or posting"),
        blank=True,
        max_length=1200,
        help_text=_("One rule a line, shown with every kit that holds this kind."),
    )
    rules_en = models.TextField(
        _("rules for hanging or posting, in English"), blank=True, max_length=1200
    )
    rules_document = models.ForeignKey(
        "programme.LegalDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document that sets the rules"),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = InReadersLanguage("name")
    rules_text = InReadersLanguage("rules")

    class Meta:
        verbose_name = _("kind of asset")
        verbose_name_plural = _("kinds of asset")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not self.slug:
            self.slug = slug(self.name, longest=40)

    @property
    def rule_lines(self) -> list[str]:
        """Its rules one by one, in the reader's language."""
        return [line.strip() for line in self.rules_text.splitlines() if line.strip()]


class KitQuerySet(UseWindowQuerySet):
    def live(self) -> KitQuerySet:
        """Kits that anyone may see."""
        return self.filter(live=True)

    def usable_between(self, start: date, end: date) -> KitQuerySet:
        """Kits whose use window shares a day with [start, end)."""
        return self.filter(
            models.Q(use_from=None) | models.Q(use_from__lt=end),
            models.Q(use_until=None) | models.Q(use_until__gt=start),
        )


class Kit(index.Indexed, DraftStateMixin, RevisionMixin, PreviewableMixin, UseWindow):
    """What an agency takes away in one go."""

    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("The end of its address. Empty: made from the title."),
    )
    name = models.CharField(_("title"), max_length=160)
    name_en = models.CharField(_("title in English"), max_length=160, blank=True)
    description = models.TextField(
        _("description"),
        max_length=600,
        blank=True,
        help_text=_("What it is for, where it is hung or posted."),
    )
    description_en = models.TextField(_("description in English"), max_length=600, blank=True)
    campaign = models.ForeignKey(
        "programme.Campaign",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kits",
        verbose_name=_("campaign"),
    )
    topic = models.ForeignKey(
        "programme.Topic",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="kits",
        verbose_name=_("topic"),
    )
    unit = models.ForeignKey(
        "units.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kits",
        verbose_name=_("unit that gives it out"),
        help_text=_("Whom agencies ask about it."),
    )
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.FREE
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("The unit to name as the source."),
    )

    objects = KitQuerySet.as_manager()
    title = InReadersLanguage("name")
    text = InReadersLanguage("description")

    search_fields = [
        *by_name("name", "name_en"),
        index.SearchField("description"),
        index.SearchField("description_en"),
        index.RelatedFields("unit", by_name("name", "name_en")[:2]),
        index.FilterField("live"),
        index.FilterField("topic_id"),
        index.FilterField("campaign_id"),
    ]

    class Meta:
        verbose_name = _("kit")
        verbose_name_plural = _("kits")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not self.slug:
            self.slug = slug(self.name)
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address is taken by another page.")})

    @property
    def lead(self) -> str:
        """The sentence that introduces it."""
        return self.text

    def get_absolute_url(self) -> str:
        """Its page, in the active language."""
        return reverse("kit", args=[self.slug]) if self.slug else ""

    def structured_data(self) -> dict[str, Any]:
        """schema.org's Collection of what the kit holds."""
        # Imported here because it is told of these models.
        from media.structured_data import kit_data

        assets = [asset for asset in self.assets.all() if asset.variants.all()]
        return kit_data(self, [(asset, asset.lead_variant()) for asset in assets])

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The kit's page as it would look, for editors."""
        from media.views.kits import kit_response

        return kit_response(request, self)


class Asset(ClusterableModel):
    """One design of a kit, e.g. the main poster."""

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
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers stand first in the kit.")
    )

    title = InReadersLanguage("name")
    alt_text = InReadersLanguage("alt")
    caption_text = InReadersLanguage("caption")

    class Meta:
        verbose_name = _("asset")
        verbose_name_plural = _("assets")
        ordering = ["sort_order", "id"]

    def __str__(self) -> str:
        return self.name

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
