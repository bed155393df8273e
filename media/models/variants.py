"""The files of an asset. What stands here beside names was read from the file, never typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from core import text
from core.languages import InReadersLanguage
from media.enums import TextLanguage
from media.inspection import KitFile, read_kit_file
from media.inspection.formats import ENDINGS, ending
from media.models.kits import Asset


def kit_storage() -> Storage:
    """Where files of kits lie: not below the address of uploads, so that downloads can be counted."""
    return storages["kits"]


def stored_name(variant: Variant, name: str) -> str:
    """A file is stored under its checksum: unguessable before, and unchanged ever after."""
    return f"kits/{variant.sha256[:2]}/{variant.sha256}.{ending(name)}"


def _preview_name(variant: Variant, name: str) -> str:
    return f"kit-previews/{variant.sha256[:2]}/{variant.sha256[:40]}-{name}"


class Variant(Orderable):
    """One file of an asset: a size, a format, a language."""

    asset = ParentalKey(Asset, on_delete=models.CASCADE, related_name="variants")
    name = models.CharField(_("variant"), max_length=120, help_text=_("For example: A2, to print."))
    name_en = models.CharField(_("variant in English"), max_length=120, blank=True)
    language = models.CharField(
        _("language of the text"),
        max_length=8,
        choices=TextLanguage.choices,
        default=TextLanguage.VIETNAMESE,
    )
    file = models.FileField(
        _("file"),
        upload_to=stored_name,
        storage=kit_storage,
        max_length=250,
        help_text=_("PDF, SVG, PNG, JPEG, WebP, AVIF, GIF, MP4, WebM, MP3, WAV or OGG."),
    )
    file_format = models.CharField(_("format"), max_length=10, editable=False)
    width = models.DecimalField(
        _("width"), max_digits=12, decimal_places=2, null=True, editable=False
    )
    height = models.DecimalField(
        _("height"), max_digits=12, decimal_places=2, null=True, editable=False
    )
    measure = models.CharField(
        _("measured in"),
        max_length=2,
        choices=[("px", "px"), ("mm", "mm")],
        blank=True,
        editable=False,
    )
    seconds = models.DecimalField(
        _("seconds"), max_digits=9, decimal_places=2, null=True, editable=False
    )
    octets = models.PositiveBigIntegerField(_("bytes"), editable=False, default=0)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False, db_index=True)
    crc32 = models.PositiveBigIntegerField("CRC-32", editable=False, default=0)
    preview = models.FileField(upload_to=_preview_name, max_length=250, blank=True, editable=False)
    thumbnail = models.FileField(
        upload_to=_preview_name, max_length=250, blank=True, editable=False
    )
    preview_width = models.PositiveIntegerField(default=0, editable=False)
    preview_height = models.PositiveIntegerField(default=0, editable=False)

    title = InReadersLanguage("name")

    class Meta(Orderable.Meta):
        ordering = ["sort_order", "id"]
        verbose_name = _("variant")
        verbose_name_plural = _("variants")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a new file that can't be used."""
        super().clean()
        self.read_upload()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Read a new file before it is stored, and draw its previews."""
        read = self.read_upload()
        if read:
            self._take(read)
        super().save(*args, **kwargs)

    def read_upload(self) -> KitFile | None:
        """What a file that is not stored yet holds; read once, however often it is asked."""
        upload = self.file
        if not upload or upload._committed:  # type: ignore[attr-defined]
            return None
        known = self.__dict__.get("_what_was_read")
        if known and known[0] is upload.file:
            return known[1]
        try:
            read = read_kit_file(upload.file, upload.name or "")
        except ValidationError as refused:
            raise ValidationError({"file": refused.messages}) from refused
        self._what_was_read = (upload.file, read)
        return read

    def _take(self, read: KitFile) -> None:
        for field in ("file_format", "octets", "sha256", "crc32"):
            setattr(self, field, getattr(read, field))
        self.width, self.height, self.measure = read.width, read.height, read.measure
        self.seconds = read.seconds
        name = f"{read.sha256}.{ENDINGS[read.file_format][0]}"
        if read.content is not None:
            self.file = ContentFile(read.content, name=name)
        else:
            self.file.file.seek(0)
            self.file.name = name
        self.preview = self.thumbnail = ""
        self.preview_width = self.preview_height = 0
        if read.preview:
            self.preview = ContentFile(read.preview.large, name="1200.webp")
            self.thumbnail = ContentFile(read.preview.small, name="480.webp")
            self.preview_width, self.preview_height = read.preview.width, read.preview.height

    @property
    def download_name(self) -> str:
        """The ASCII name in its address."""
        stem = f"{self.asset.name} {self.name}"
        suffix = "" if self.language == TextLanguage.VIETNAMESE else f" {self.language}"
        return text.file_name(f"{text.slug(stem)}{suffix}", ENDINGS[self.file_format][0])

    def get_absolute_url(self) -> str:
        """Where the file is downloaded."""
        return reverse("kit_file", args=[self.asset.kit.slug, self.pk, self.download_name])

    @property
    def is_scalable(self) -> bool:
        """Whether it prints sharp at any size: an SVG that names no size on paper."""
        return self.file_format == "svg" and self.measure == "px"

    def sides(self) -> tuple[Decimal, Decimal] | None:
        """Width and height in `measure`, without superfluous zeros."""
        return (self.width, self.height) if self.width and self.height else None
