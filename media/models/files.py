"""Images, documents and recordings, each with its credit and licence."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from wagtailmedia.models import AbstractMedia

from core.languages import InReadersLanguage
from media.enums import Licence
from media.models.rights import RightsMixin


class CreditMixin(models.Model):
    """Who made a file, where it comes from, and what others may do with it."""

    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("The author or unit, as it is printed below."),
    )
    source = models.CharField(_("source"), max_length=250, blank=True)
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.FREE, blank=True
    )

    class Meta:
        abstract = True


class EnglishTitleMixin(models.Model):
    """What readers see of a file's name; Wagtail's own `title` is the Vietnamese one."""

    title_en = models.CharField(_("title in English"), max_length=255, blank=True)

    shown_title = InReadersLanguage("title")

    class Meta:
        abstract = True


class CustomImage(CreditMixin, RightsMixin, AbstractImage):
    """A picture for pages; what its file said about camera, place and people was taken out."""

    admin_form_fields = (
        *Image.admin_form_fields,
        "credit",
        "source",
        "licence",
        "rights_until",
        "needs_consent",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]


class CustomRendition(AbstractRendition):
    """An image in one size and format."""

    image = models.ForeignKey(CustomImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter"
            )
        ]


class CustomDocument(EnglishTitleMixin, CreditMixin, RightsMixin, AbstractDocument):
    """A file to download from a page."""

    admin_form_fields = (
        "title",
        "title_en",
        "file",
        "collection",
        "tags",
        "credit",
        "source",
        "licence",
        "rights_until",
        "needs_consent",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        # A file that was refused has been spoken of; its missing name needs no second word.
        if self.file:
            super().clean()


class Recording(EnglishTitleMixin, CreditMixin, RightsMixin, AbstractMedia):
    """A video or a sound, with what those who can't see or hear it need."""

    captions = models.FileField(
        _("captions (WebVTT)"),
        upload_to="captions",
        blank=True,
        help_text=_("A .vtt file. A video needs it before a page that shows it is published."),
    )
    transcript = models.TextField(
        _("transcript"), blank=True, help_text=_("Everything that is said, and what is shown.")
    )
    transcript_en = models.TextField(_("transcript in English"), blank=True)

    admin_form_fields = (
        "title",
        "title_en",
        "file",
        "collection",
        "thumbnail",
        "captions",
        "transcript",
        "transcript_en",
        "tags",
        "credit",
        "source",
        "licence",
        "rights_until",
        "needs_consent",
    )

    transcript_text = InReadersLanguage("transcript")

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def clean(self) -> None:
        # A file that was refused is not there, and has said so; its ending is no second fault.
        if self.file:
            super().clean()

    @property
    def is_accessible(self) -> bool:
        """Whether everyone can follow it: words for the ears, and captions under a video."""
        return bool(self.transcript) and (self.type != "video" or bool(self.captions))
