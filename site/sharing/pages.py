"""Pages that anyone may share."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404

from wagtail.models import Page

from core.models import BasePage


def public_page(page_id: int) -> BasePage:
    """The page of this number, if it is published and open to everyone; Http404 otherwise."""
    # Numbers beyond the database's integers are no page either.
    page = Page.objects.live().public().filter(pk=page_id).first() if page_id < 2**31 else None
    specific = page.specific if page else None
    if not isinstance(specific, BasePage):
        raise Http404
    return specific


def site_host() -> str:
    """The site's name as readers type it, without the scheme."""
    return urlsplit(settings.SITE_URL).netloc
