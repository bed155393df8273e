"""What frames every page: names, navigation, footer, notice."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from core.languages import InReadersLanguage


@register_setting(icon="site")
class SiteSettings(ClusterableModel, BaseSiteSetting):
    """Names, links and the notice that stand on every page; one row for both languages."""

    name = models.CharField(_("name of the site"), max_length=80, blank=True)
    name_en = models.CharField(_("name of the site in English"), max_length=80, blank=True)
    place = models.CharField(
        _("place"), max_length=80, blank=True, help_text=_("The province, shown below the name.")
    )
    place_en = models.CharField(_("place in English"), max_length=80, blank=True)
    portal_url = models.URLField(_("address of the province's portal"), blank=True)
    owner_lines = models.TextField(_("owner, as the footer names it"), max_length=400, blank=True)
    owner_lines_en = models.TextField(_("owner in English"), max_length=400, blank=True)
    notice = models.CharField(
        _("notice"),
        max_length=300,
        blank=True,
        help_text=_("Stands in the band below the menu in place of the phase."),
    )
    notice_en = models.CharField(_("notice in English"), max_length=300, blank=True)
    notice_from = models.DateTimeField(_("notice from"), null=True, blank=True)
    notice_until = models.DateTimeField(_("notice until"), null=True, blank=True)

    site_name = InReadersLanguage("name")
    place_name = InReadersLanguage("place")
    owner_text = InReadersLanguage("owner_lines")
    notice_text = InReadersLanguage("notice")

    class Meta:
        verbose_name = _("site settings")


class LinkMixin(models.Model):
    """A link to a page, in the reader's language, or to an address of ours such as /media/."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
    )
    address = models.CharField(_("or an address"), max_length=250, blank=True)
    label = models.CharField(
        _("label"), max_length=60, blank=True, help_text=_("Empty: the page's title.")
    )
    label_en = models.CharField(_("label in English"), max_length=60, blank=True)

    label_text = InReadersLanguage("label")

    class Meta:
        abstract = True


class NavigationItem(LinkMixin, Orderable):
    site_settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="navigation")

    class Meta(Orderable.Meta):
        verbose_name = _("menu item")
        verbose_name_plural = _("menu items")


class FooterColumn(Orderable, ClusterableModel):
    site_settings = ParentalKey(
        SiteSettings, on_delete=models.CASCADE, related_name="footer_columns"
    )
    name = models.CharField(_("heading"), max_length=60)
    name_en = models.CharField(_("heading in English"), max_length=60, blank=True)

    title = InReadersLanguage("name")

    class Meta(Orderable.Meta):
        verbose_name = _("footer column")
        verbose_name_plural = _("footer columns")


class FooterLink(LinkMixin, Orderable):
    column = ParentalKey(FooterColumn, on_delete=models.CASCADE, related_name="links")

    class Meta(Orderable.Meta):
        verbose_name = _("footer link")
        verbose_name_plural = _("footer links")
