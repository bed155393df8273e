"""What the site is called wherever it speaks of itself: feeds, cards, calendars, search engines."""

from __future__ import annotations

from django.conf import settings

from wagtail.models import Site

from core.memory import remembered


def site_name() -> str:
    """The name that editors gave the site (`home.SiteSettings` hands it on); until then the program's."""
    return remembered("site_name", _read_site_name) or settings.WAGTAIL_SITE_NAME


def _read_site_name() -> str:
    name = Site.objects.filter(is_default_site=True).values_list("site_name", flat=True).first()
    return name or ""
