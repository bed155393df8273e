"""What frames every page: names, navigation, footer, notice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import PreviewableMixin, Site

from core.languages import InReadersLanguage
from home.blocks import FooterBlock, NavigationBlock


@register_setting(icon="site")
class SiteSettings(PreviewableMixin, BaseSiteSetting):
    """Names, links and the notice that stand on every page; one row for both languages."""

    name = models.CharField(
        _("name of the site"),
        max_length=80,
        blank=True,
        help_text=_("Beside the sign, in the footer and in the title of every page."),
    )
    name_en = models.CharField(_("name of the site in English"), max_length=80, blank=True)
    place = models.CharField(
        _("place"), max_length=80, blank=True, help_text=_("The province, shown below the name.")
    )
    place_en = models.CharField(_("place in English"), max_length=80, blank=True)
    portal_url = models.URLField(
        _("address of the province's portal"),
        blank=True,
        help_text=_("The place in the top bar leads there."),
    )
    owner_lines = models.TextField(
        _("owner, as the footer names it"),
        max_length=400,
        blank=True,
        help_text=_("One line for each unit: who owns the site, who runs it."),
    )
    owner_lines_en = models.TextField(_("owner in English"), max_length=400, blank=True)
    navigation = StreamField(
        NavigationBlock(),
        verbose_name=_("menu"),
        blank=True,
        help_text=_("Six links at most. The section a reader is in is marked by itself."),
    )
    footer = StreamField(FooterBlock(), verbose_name=_("footer"), blank=True)
    notice = models.CharField(
        _("notice"),
        max_length=300,
        blank=True,
        help_text=_("Stands in the band below the menu in place of the phase."),
    )
    notice_en = models.CharField(_("notice in English"), max_length=300, blank=True)
    notice_from = models.DateTimeField(
        _("notice from"), null=True, blank=True, help_text=_("Empty: at once.")
    )
    notice_until = models.DateTimeField(
        _("notice until"), null=True, blank=True, help_text=_("Empty: until it is removed.")
    )

    site_name = InReadersLanguage("name")
    place_name = InReadersLanguage("place")
    owner_text = InReadersLanguage("owner_lines")
    notice_text = InReadersLanguage("notice")

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
                FieldRowPanel([FieldPanel("place"), FieldPanel("place_en")]),
                FieldPanel("portal_url"),
                FieldRowPanel([FieldPanel("owner_lines"), FieldPanel("owner_lines_en")]),
            ],
            heading=_("Names"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("notice"),
                FieldPanel("notice_en"),
                FieldRowPanel([FieldPanel("notice_from"), FieldPanel("notice_until")]),
            ],
            heading=_("Notice"),
        ),
        FieldPanel("navigation"),
        FieldPanel("footer"),
    ]

    class Meta:
        verbose_name = _("site settings")

    def clean(self) -> None:
        super().clean()
        if self.notice_from and self.notice_until and self.notice_from >= self.notice_until:
            raise ValidationError({"notice_until": _("The notice must end after it begins.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Hand the name on to Wagtail's record of the site, which feeds, cards and calendars read."""
        with transaction.atomic():
            # First, so that the version of the content moves when all of it is changed.
            Site.objects.filter(pk=self.site_id).update(site_name=self.name)
            super().save(*args, **kwargs)

    def notice_at(self, at: datetime | None = None) -> str:
        """The notice that stands at a moment, [notice_from, notice_until); empty when none does."""
        at = at or timezone.now()
        begun = self.notice_from is None or self.notice_from <= at
        over = self.notice_until is not None and self.notice_until <= at
        return self.notice_text if begun and not over else ""

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/frame_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        return {**super().get_preview_context(request, mode_name), "frame_settings": self}
