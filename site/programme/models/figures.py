"""Numbers with their source."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from core import text
from core.languages import InReadersLanguage
from core.search_fields import by_name

NO_BREAK_SPACE = "\u00a0"


class Figure(index.Indexed, models.Model):
    """A number with its unit, source and date, kept once and shown wherever it is chosen."""

    name = models.CharField(
        _("what is counted"),
        max_length=200,
        help_text=_("Stands under the number and its unit: “46 hộ” – “có gian hàng”."),
    )
    name_en = models.CharField(_("what is counted, in English"), max_length=200, blank=True)
    value = models.DecimalField(_("number"), max_digits=18, decimal_places=4)
    unit = models.CharField(
        _("unit"), max_length=40, blank=True, help_text=_("For example: hộ, %, tỷ đồng.")
    )
    unit_en = models.CharField(_("unit in English"), max_length=40, blank=True)
    source = models.CharField(
        _("source"),
        max_length=250,
        help_text=_("Who counted, and in which document. A number without a source is not shown."),
    )
    source_en = models.CharField(_("source in English"), max_length=250, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    as_of = models.DateField(_("as of"), help_text=_("The day for which the number is true."))

    title = InReadersLanguage("name")
    unit_label = InReadersLanguage("unit")
    source_label = InReadersLanguage("source")

    search_fields = [
        *by_name("name", "name_en"),
        index.SearchField("source"),
        index.FilterField("as_of"),
    ]

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["-as_of", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source=""),
                name="figure_has_a_source",
                violation_error_message=_("A figure needs a source."),
            )
        ]

    def __str__(self) -> str:
        return f"{_amount(self.value, self.unit, 'vi')}, {self.name}"

    @property
    def told_on(self) -> date:
        """The day whose units a figure and its source name."""
        return self.as_of

    def clean(self) -> None:
        if self.as_of and self.as_of > timezone.localdate():
            raise ValidationError({"as_of": _("This day is still to come.")})

    @property
    def amount(self) -> str:
        """The number with its unit as the reader writes them: "1.286 hộ", "45,5%"."""
        return _amount(self.value, self.unit_label, get_language() or "vi")


def _amount(value: object, unit: str, language: str) -> str:
    number = text.number(value, language)  # type: ignore[arg-type]
    joint = "" if not unit or unit.startswith("%") else NO_BREAK_SPACE
    return f"{number}{joint}{unit}"
