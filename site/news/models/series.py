"""Series: articles that belong together."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.languages import InReadersLanguage


class Series(models.Model):
    """Articles that belong together and are read one after another."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)

    title = InReadersLanguage("name")

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
