"""What content is filed under."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from core.languages import InReadersLanguage
from core.search_fields import by_name
from programme.enums import Pictogram


class Topic(index.Indexed, models.Model):
    """A subject that content is filed under; guidance topics are the ones residents learn."""

    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("Stands in addresses of lists and feeds; small letters, digits and hyphens."),
    )
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    description = models.CharField(_("description"), max_length=200, blank=True)
    description_en = models.CharField(_("description in English"), max_length=200, blank=True)
    pictogram = models.CharField(
        _("pictogram"), max_length=40, blank=True, choices=Pictogram.choices
    )
    is_guidance = models.BooleanField(
        _("guidance topic"),
        default=False,
        help_text=_("Residents learn it: the home page shows it with its pictogram."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = InReadersLanguage("name")
    text = InReadersLanguage("description")

    search_fields = [
        *by_name("name", "name_en"),
        index.SearchField("description"),
        index.SearchField("description_en"),
        index.FilterField("is_guidance"),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class Pillar(models.Model):
    """Digital government, digital economy, digital society."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = InReadersLanguage("name")

    class Meta:
        verbose_name = _("pillar")
        verbose_name_plural = _("pillars")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name
