"""Boards of letters that stand in the province."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.languages import InReadersLanguage

# No board is smaller; a larger one shows pictures, and takes a playlist.
FEWEST_COLUMNS, MOST_COLUMNS = 4, 120
FEWEST_ROWS, MOST_ROWS = 1, 16


class LedBoard(models.Model):
    """A kind of board that shows letters only, as it is offered for the export of texts."""

    name = models.CharField(_("name"), max_length=80, help_text=_("For example: Gate sign."))
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    columns = models.PositiveSmallIntegerField(
        _("characters in a line"),
        validators=[MinValueValidator(FEWEST_COLUMNS), MaxValueValidator(MOST_COLUMNS)],
    )
    rows = models.PositiveSmallIntegerField(
        _("lines"), validators=[MinValueValidator(FEWEST_ROWS), MaxValueValidator(MOST_ROWS)]
    )
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers are offered first.")
    )

    title = InReadersLanguage("name")

    class Meta:
        verbose_name = _("board of letters")
        verbose_name_plural = _("boards of letters")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name
