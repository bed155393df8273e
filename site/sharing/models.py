"""Short addresses for pages, and the cards shown when they are shared."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShortLink(models.Model):
    """A short address that keeps leading to its page, however the page is renamed or moved."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    page = models.OneToOneField("wagtailcore.Page", models.CASCADE, related_name="short_link")

    class Meta:
        verbose_name = _("short link")
        verbose_name_plural = _("short links")

    def __str__(self) -> str:
        return self.code
