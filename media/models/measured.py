"""A file and what was read from it; nothing here is typed by anybody."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.translation import gettext_lazy as _

from media.inspection import KitFile, read_kit_file
from media.inspection.formats import ENDINGS
from media.models.stores import kit_storage, preview_name, stored_name

_FACTS = (
    "file", "file_format", "width", "height", "measure", "seconds", "dpi", "octets", "sha256", "crc32",
    "preview", "thumbnail", "preview_width", "preview_height",
)  # fmt: skip


class MeasuredFile(models.Model):
    """A file of the library with its format, size, checksums and previews, read when it is first saved."""

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
    dpi = models.PositiveIntegerField(
        _("dots per inch of its coarsest picture"), null=True, editable=False
    )
    octets = models.PositiveBigIntegerField(_("bytes"), editable=False, default=0)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False, db_index=True)
    crc32 = models.PositiveBigIntegerField("CRC-32", editable=False, default=0)
    preview = models.FileField(upload_to=preview_name, max_length=250, blank=True, editable=False)
    thumbnail = models.FileField(upload_to=preview_name, max_length=250, blank=True, editable=False)
    preview_width = models.PositiveIntegerField(default=0, editable=False)
    preview_height = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

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

    def take(self, read: KitFile) -> None:
        """Hold what was read, and the bytes and previews to be stored."""
        for field in ("file_format", "octets", "sha256", "crc32", "dpi"):
            setattr(self, field, getattr(read, field))
        self.width, self.height, self.measure = read.width, read.height, read.measure
        self.seconds = read.seconds
        name = f"{read.sha256}.{ENDINGS[read.file_format][0]}"
        if read.content is not None:
            self.file = File(read.content, name=name)
        else:
            self.file.file.seek(0)
            self.file.name = name
        self.preview = self.thumbnail = ""
        self.preview_width = self.preview_height = 0
        if read.preview:
            self.preview = ContentFile(read.preview.large, name="1200.webp")
            self.thumbnail = ContentFile(read.preview.small, name="480.webp")
            self.preview_width, self.preview_height = read.preview.width, read.preview.height

    def take_from(self, other: MeasuredFile) -> None:
        """Hold the same stored file as another row, which gives it up."""
        for field in _FACTS:
            setattr(self, field, getattr(other, field))

    @property
    def is_scalable(self) -> bool:
        """Whether it prints sharp at any size: an SVG that names no size on paper."""
        return self.file_format == "svg" and self.measure == "px"

    def sides(self) -> tuple[Decimal, Decimal] | None:
        """Width and height in `measure`; None for what has none, as a sound."""
        return (self.width, self.height) if self.width and self.height else None
