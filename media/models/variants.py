"""The files of an asset: each variant is one size, format and language, in its newest version."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from core import text
from core.languages import InReadersLanguage
from media.enums import TextLanguage
from media.inspection import KitFile
from media.inspection.formats import ENDINGS
from media.models.assets import Asset
from media.models.kinds import KindSpec
from media.models.measured import MeasuredFile
from media.specs import fitting_spec, spec_of

if TYPE_CHECKING:
    from media.models.staged import StagedFile


class Variant(MeasuredFile, Orderable):
    """One file of an asset: a size, a format, a language.

    A new file is a new version: the one before is kept as a `FormerVersion`, under its own address.
    """

    asset = ParentalKey(Asset, on_delete=models.CASCADE, related_name="variants")
    name = models.CharField(_("variant"), max_length=120, help_text=_("For example: A2, to print."))
    name_en = models.CharField(_("variant in English"), max_length=120, blank=True)
    language = models.CharField(
        _("language of the text"),
        max_length=8,
        choices=TextLanguage.choices,
        default=TextLanguage.VIETNAMESE,
    )
    spec = models.ForeignKey(
        KindSpec,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="variants",
        verbose_name=_("size"),
    )
    version = models.PositiveSmallIntegerField(
        _("version"), default=1, db_default=1, editable=False
    )
    version_at = models.DateTimeField(_("this version since"), null=True, editable=False)
    change_note = models.CharField(
        _("what changed"),
        max_length=200,
        blank=True,
        db_default="",
        help_text=_("With a new file: what is different, for people who have the old one."),
    )
    change_note_en = models.CharField(
        _("what changed, in English"), max_length=200, blank=True, db_default=""
    )

    title = InReadersLanguage("name")
    change_note_text = InReadersLanguage("change_note")

    class Meta(Orderable.Meta):
        ordering = ["sort_order", "id"]
        verbose_name = _("variant")
        verbose_name_plural = _("variants")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a new file that can't be used; whether it fits its kind is known to the asset's form."""
        super().clean()
        self.read_upload()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Read a new file before it is stored; what was stored before becomes a former version.

        Raises ValidationError when a new file fits no size of its asset's kind.
        """
        read = self.read_upload()
        if read:
            self.take_version(read)
        elif self.sha256:
            self.spec = spec_of(self.asset.kind, self)
        super().save(*args, **kwargs)

    def take_version(self, read: KitFile) -> None:
        """Hold a new file in place of the stored one, if there is one."""
        self._begin_version(read)
        self.take(read)

    def take_staged(self, staged: StagedFile) -> None:
        """Hold the file of a staged row, which is gone then; nothing is read or stored again."""
        self._begin_version(staged)
        self.take_from(staged)
        # Given up first: the files of a deleted row are deleted.
        staged.file = staged.preview = staged.thumbnail = ""
        staged.delete()

    def _begin_version(self, facts: KitFile | StagedFile) -> None:
        stored = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if stored is not None and stored.sha256 != facts.sha256:
            FormerVersion.of(stored, timezone.now()).save()
            # What is said of the version before does not hold for this one.
            for field in ("change_note", "change_note_en"):
                if getattr(self, field) == getattr(stored, field):
                    setattr(self, field, "")
            self.version = stored.version + 1
        self.version_at = timezone.now()
        self.spec = fitting_spec(self.asset.kind, facts)

    @property
    def of_variant(self) -> Variant:
        """Itself; of a former version, what took its place."""
        return self

    @property
    def download_name(self) -> str:
        """The ASCII name in its address."""
        return self.name_of_version(self.version, self.file_format)

    def name_of_version(self, version: int, file_format: str) -> str:
        """The ASCII name in the address of one of its versions."""
        stem = text.slug(f"{self.asset.name} {self.name}")
        tail = [] if self.language == TextLanguage.VIETNAMESE else [self.language]
        if version > 1:
            tail.append(f"v{version}")
        return text.file_name(stem, ENDINGS[file_format][0], " ".join(tail))

    def get_absolute_url(self) -> str:
        """Where the file is downloaded."""
        return self.asset.kit.file_url(self.pk, self.download_name)


class FormerVersion(MeasuredFile):
    """A file that another has taken the place of; its address tells so.

    `name_then` is the name that its address ended with while it was the newest: asset and variant may be
    renamed, and whoever wrote the address down still learns what became of the file. `notice` is the one
    by which its takers were told.
    """

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="former_versions")
    version = models.PositiveSmallIntegerField(_("version"))
    version_at = models.DateTimeField(_("this version since"), null=True)
    replaced_at = models.DateTimeField(_("replaced at"))
    name_then = models.CharField(max_length=330, blank=True, db_default="", editable=False)
    change_note = models.CharField(
        _("what changed"), max_length=200, blank=True, db_default="", editable=False
    )
    change_note_en = models.CharField(
        _("what changed, in English"), max_length=200, blank=True, db_default="", editable=False
    )
    notice = models.ForeignKey(
        "media.Notice", models.SET_NULL, null=True, related_name="replaced", editable=False
    )

    change_note_text = InReadersLanguage("change_note")

    class Meta:
        verbose_name = _("former version")
        verbose_name_plural = _("former versions")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["variant", "version"], name="one_file_a_version")
        ]

    @classmethod
    def of(cls, variant: Variant, replaced_at: datetime) -> FormerVersion:
        """The stored version of a variant, about to be replaced; not saved yet."""
        former = cls(
            variant=variant,
            version=variant.version,
            version_at=variant.version_at,
            replaced_at=replaced_at,
            name_then=variant.download_name,
            change_note=variant.change_note,
            change_note_en=variant.change_note_en,
        )
        former.take_from(variant)
        return former

    @property
    def of_variant(self) -> Variant:
        """The variant whose newest version took its place."""
        return self.variant

    @property
    def download_name(self) -> str:
        """The ASCII name in its address."""
        return self.variant.name_of_version(self.version, self.file_format)

    def get_absolute_url(self) -> str:
        """Where readers learn that it was replaced."""
        return self.variant.asset.kit.file_url(self.variant_id, self.download_name)
