"""What stands at the address of a file that was replaced or recalled."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from media.models import FormerVersion, Variant


def replaced_response(request: HttpRequest, former: FormerVersion) -> HttpResponse:
    """Which version took its place, since when and why; the old file can still be had."""
    variant = former.variant
    next_version = former.version + 1
    successor = variant.former_versions.filter(version=next_version).first() or variant
    context = {
        "former": former,
        "next_version": next_version,
        "why": successor.change_note_text,
        "variant": variant,
        "asset": variant.asset,
        "kit": variant.asset.kit,
    }
    return _noindex(render(request, "pages/file_replaced.html", context))


def recalled_response(request: HttpRequest, variant: Variant) -> HttpResponse:
    """What was recalled, when and why, and what to do; 410."""
    context = {"variant": variant, "asset": variant.asset, "kit": variant.asset.kit}
    return _noindex(render(request, "pages/file_recalled.html", context, status=410))


def _noindex(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
