"""What slogans are for: a theme of the year, a launch, a workshop; editors keep the list."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.languages import InReadersLanguage
from core.text import nfc, slug


class SloganCategory(models.Model):
    """One purpose, named in both languages."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("In addresses of lists, and for programs. Empty: made of the name."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    title = InReadersLanguage("name")

    class Meta:
        verbose_name = _("category of slogans")
        verbose_name_plural = _("categories of slogans")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        # As it will be stored, so that a name which is there already is refused here.
        self.name = nfc(self.name)
        self.slug = self.slug or slug(self.name)
        if not self.slug:
            raise ValidationError({"name": _("A name needs letters or digits.")})
        if SloganCategory.objects.filter(slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError({"slug": _("Another category has this address.")})
