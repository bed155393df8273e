"""Pictures drawn when they are asked for."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from artwork.motif import PALETTES, bit_field


@require_safe
def bit_picture(request: HttpRequest, slug: str, palette: str) -> HttpResponse:
    """The bit field of a slug; the same for ever, so anyone may keep it."""
    if palette not in PALETTES:
        raise Http404
    response = HttpResponse(bit_field(slug, palette), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
