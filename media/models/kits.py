"""Kits of banners, posters and screens: each asset in several variants, each variant a file."""

from __future__ import annotations

from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from core.languages import InReadersLanguage
from media.enums import Licence


class AssetKind(models.Model):
    """Banner, poster, board, LED screen… kept as data, because next year brings another."""

    slug = models.SlugField(_("address"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = InReadersLanguage("name")

    class Meta:
        verbose_name = _("kind of asset")
        verbose_name_plural = _("kinds of asset")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class KitQuerySet(models.QuerySet["Kit"]):
    def live(self) -> KitQuerySet:
        return self.filter(live=True)


class Kit(index.Indexed, DraftStateMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """What an agency takes away in one go."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("title"), max_length=160)
    name_en = models.CharField(_("title in English"), max_length=160, blank=True)
    description = models.TextField(_("description"), max_length=600, blank=True)
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
    use_from = models.DateField(_("use from"), null=True, blank=True)
    use_until = models.DateField(_("use until, not including"), null=True, blank=True)
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.FREE
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)

    objects = KitQuerySet.as_manager()
    title = InReadersLanguage("name")
    text = InReadersLanguage("description")

    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("name_en", boost=2),
        index.SearchField("description"),
        index.SearchField("description_en"),
        index.AutocompleteField("name"),
        index.AutocompleteField("name_en"),
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


class Asset(Orderable, ClusterableModel):
    """One design of a kit, e.g. the main poster."""

    kit = ParentalKey(Kit, on_delete=models.CASCADE, related_name="assets")
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
    slogans = models.ManyToManyField(
        "media.Slogan", blank=True, related_name="assets", verbose_name=_("slogans it carries")
    )

    title = InReadersLanguage("name")
    alt_text = InReadersLanguage("alt")

    class Meta(Orderable.Meta):
        verbose_name = _("asset")
        verbose_name_plural = _("assets")

    def __str__(self) -> str:
        return self.name


def kit_storage() -> object:
    return storages["kits"]


class Variant(Orderable):
    """One file of an asset; what stands here was read from the file, not typed."""

    asset = ParentalKey(Asset, on_delete=models.CASCADE, related_name="variants")
    name = models.CharField(_("variant"), max_length=120, help_text=_("For example: A2, to print."))
    name_en = models.CharField(_("variant in English"), max_length=120, blank=True)
    language = models.CharField(_("language of the text"), max_length=8, default="vi")
    file = models.FileField(_("file"), upload_to="kits", storage=kit_storage, max_length=250)
    file_format = models.CharField(_("format"), max_length=10, editable=False)
    width = models.DecimalField(
        _("width"), max_digits=10, decimal_places=2, null=True, editable=False
    )
    height = models.DecimalField(
        _("height"), max_digits=10, decimal_places=2, null=True, editable=False
    )
    measure = models.CharField(
        _("measured in"),
        max_length=2,
        choices=[("px", "px"), ("mm", "mm")],
        blank=True,
        editable=False,
    )
    octets = models.PositiveBigIntegerField(_("bytes"), editable=False, default=0)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False, db_index=True)

    title = InReadersLanguage("name")

    class Meta(Orderable.Meta):
        verbose_name = _("variant")
        verbose_name_plural = _("variants")

    def __str__(self) -> str:
        return f"{self.asset}: {self.name}"


class Download(models.Model):
    """One file or kit handed out; no address, no reader. Added only, so downloads never wait for each other."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="downloads")
    variant = models.ForeignKey(
        Variant, models.SET_NULL, null=True, blank=True, related_name="downloads"
    )
    at = models.DateTimeField(default=timezone.now, db_index=True)

    changes_no_page = True
