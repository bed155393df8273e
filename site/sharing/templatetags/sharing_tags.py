"""Addresses under which a page is shared. One query a page at most: the short link's."""

from __future__ import annotations

import hashlib
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

from core.models import BasePage
from sharing.models import ShortLink
from sharing.pages import ViewPage, site_host

register = template.Library()


@register.simple_tag
def share_card_url(page: object) -> str:
    """The whole address of the page's card, which changes when the card may; empty without a short link."""
    link = _link(page)
    if link is None:
        return ""
    said = f"{page.title}\n{page.kind_label}\n{site_host()}"  # type: ignore[attr-defined]
    version = hashlib.sha256(said.encode()).hexdigest()[:8]
    return f"{settings.SITE_URL}{reverse('share_card', args=[link.code])}?v={version}"


@register.simple_tag(takes_context=True)
def shared_page(context: dict[str, Any]) -> BasePage | ViewPage | None:
    """What this page is handed on as: the page of the tree, or what the view gave as `shared`."""
    page = context.get("page")
    if isinstance(page, BasePage) and page.pk:
        return page
    return context.get("shared")


@register.simple_tag
def short_url(page: object) -> str:
    """The page's short address; its own address where it has none (in a preview)."""
    link = _link(page)
    return link.address if link else (getattr(page, "full_url", None) or "")


@register.simple_tag
def qr_url(page: object) -> str:
    """Where the QR code of the short address is drawn; empty where there is no short address."""
    link = _link(page)
    return reverse("short_link_qr", args=[link.code, "svg"]) if link else ""


@register.simple_tag
def saved_copy_url(page: object) -> str:
    """Where the page is handed out as one file; empty where there is no short address."""
    link = _link(page)
    return reverse("saved_copy", args=[link.code]) if link else ""


@register.filter
def without_scheme(address: str) -> str:
    """An address as people read it aloud and print it."""
    return address.split("://", 1)[-1]


def _link(page: object) -> ShortLink | None:
    if isinstance(page, ViewPage):
        return page.short_link
    if not isinstance(page, BasePage) or not page.pk:
        return None
    try:
        return page.short_link
    except ShortLink.DoesNotExist:
        return None
