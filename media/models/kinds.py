"""Kinds of asset, and the sizes in which files of a kind are wanted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core.choice_lists import ChoiceListField
from core.languages import InReadersLanguage
from core.text import slug
from media.enums import FileFormat, TextLanguage

NO_ADDRESS = _("Write an address of Latin letters: the name has none from which to make it.")


class AssetKind(ClusterableModel):
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
    hanging_days = models.PositiveSmallIntegerField(
        _("longest days of hanging"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("A longer use is warned of. Empty: no limit."),
    )
    sponsor_percent = models.PositiveSmallIntegerField(
        _("largest share of a sponsor, in percent"),
        default=0,
        db_default=0,
        validators=[MaxValueValidator(100)],
        help_text=_(
            "Of the area of a piece; it stands at the foot of upright ones, on the right of wide ones. "
            "0: pieces of this kind carry no sponsor."
        ),
    )
    most_syllables = models.PositiveSmallIntegerField(
        _("syllables at most"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_(
            "How long a slogan may be to be read on it at a glance. The page of slogans says which kinds a "
            "slogan suits; the kind with the fewest has a list of its own. Empty: nothing is said."
        ),
    )
    second_approver = models.ForeignKey(
        "auth.Group",
        # Without its group a kind would ask nobody any more, and nobody would be told.
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("second approver"),
        help_text=_(
            "Somebody of this group looks at each asset of this kind before it is shown, and again after "
            "its files changed. Empty: nobody has to."
        ),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = InReadersLanguage("name")
    rules_text = InReadersLanguage("rules")
    # Its print sheet is as new as the day on which it is read.
    last_published_at = None

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
        if self.name and not self.slug:
            raise ValidationError({"slug": NO_ADDRESS})

    def get_absolute_url(self) -> str:
        """Its print sheet."""
        return reverse("kind_sheet", args=[self.slug])

    @property
    def lead(self) -> str:
        """The sentence that introduces its print sheet."""
        told = gettext("Sizes, scale, bleed and rules for %(kind)s, to hand over with the files.")
        return told % {"kind": self.title}

    @property
    def rule_lines(self) -> list[str]:
        """Its rules one by one, in the reader's language."""
        return [line.strip() for line in self.rules_text.splitlines() if line.strip()]


class KindSpec(Orderable):
    """One size in which files of a kind are wanted. A file must fit one of its kind's, if the kind has any.

    Sides are in `measure`; a rule left empty asks for nothing.
    """

    kind = ParentalKey(AssetKind, on_delete=models.CASCADE, related_name="specs")
    name = models.CharField(_("size"), max_length=80, help_text=_("For example: A2, to print."))
    name_en = models.CharField(_("size in English"), max_length=80, blank=True)
    formats = ChoiceListField(
        _("formats"),
        choices=FileFormat.choices,
        db_default=[],
        help_text=_("None ticked: any format."),
    )
    languages = ChoiceListField(
        _("languages wanted"),
        choices=TextLanguage.choices,
        db_default=[],
        help_text=_("Where a file in one of these is missing, editors see an empty place."),
    )
    measure = models.CharField(
        _("measured in"), max_length=2, choices=[("px", "px"), ("mm", "mm")], blank=True
    )
    width = models.DecimalField(
        _("width"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    height = models.DecimalField(
        _("height"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    is_ratio = models.BooleanField(
        _("only the ratio counts"),
        default=False,
        help_text=_("A file at scale 1:10, or larger in pixels, fits as well."),
    )
    least_width = models.PositiveIntegerField(
        _("at least this wide"),
        null=True,
        blank=True,
        help_text=_("In pixels; for files that are measured in pixels."),
    )
    least_dpi = models.PositiveSmallIntegerField(
        _("at least this many dots per inch"),
        null=True,
        blank=True,
        help_text=_("Of pictures in print, at the size in which they hang."),
    )
    least_seconds = models.PositiveIntegerField(
        _("at least this many seconds"), null=True, blank=True
    )
    most_seconds = models.PositiveIntegerField(
        _("at most this many seconds"), null=True, blank=True
    )
    most_megabytes = models.PositiveIntegerField(
        _("at most this many megabytes"), null=True, blank=True
    )

    title = InReadersLanguage("name")

    class Meta(Orderable.Meta):
        verbose_name = _("size of a kind")
        verbose_name_plural = _("sizes of a kind")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        faults: dict[str, Any] = {}
        if bool(self.width) != bool(self.height):
            faults["height" if self.width else "width"] = _("Give both sides or none.")
        if self.width and not self.measure:
            faults["measure"] = _("Say what the sides are measured in.")
        if self.least_seconds and self.most_seconds and self.least_seconds > self.most_seconds:
            faults["most_seconds"] = _("The longest must not be shorter than the shortest.")
        if faults:
            raise ValidationError(faults)
