"""A kit as the holder of an access link sees and takes it; nothing of it is remembered or passed on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from media.delivery import Taker
from media.models import AccessLink, Kit
from media.views.downloads import archive_response, file_response
from media.views.kits import kit_response, with_files

View = Callable[..., HttpResponseBase]


def _for_the_holder(view: View) -> View:
    """Give the view the link of the token: 404 for a token that nobody gave out, 410 for a link that has ended."""

    @wraps(view)
    def answer(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        links = AccessLink.objects.select_related("kit__unit").filter(kit__live=True)
        link = links.of_token(token).first()
        if link is None:
            raise Http404
        if link.is_valid():
            response = view(request, link, *args, **kwargs)
        else:
            response = render(request, "pages/access_link_ended.html", {"link": link}, status=410)
        response["Cache-Control"] = "private, no-store"
        # The address is the key: no site that the holder goes on to learns it.
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return require_safe(answer)


@_for_the_holder
def access_link(request: HttpRequest, link: AccessLink) -> HttpResponseBase:
    """The kit's page, with every file below the link."""
    return kit_response(request, _kit(link))


@_for_the_holder
def access_link_archive(request: HttpRequest, link: AccessLink) -> HttpResponseBase:
    """The whole kit as a ZIP, counted to the outlet."""
    return archive_response(request, _kit(link), Taker(outlet=link.outlet))


@_for_the_holder
def access_link_file(
    request: HttpRequest, link: AccessLink, variant_id: int, file_name: str
) -> HttpResponseBase:
    """One file of the kit, counted to the outlet."""
    link.kit.opened_by = link
    return file_response(request, link.kit, variant_id, file_name, Taker(outlet=link.outlet))


def _kit(link: AccessLink) -> Kit:
    kit = get_object_or_404(with_files(Kit.objects.live()), pk=link.kit_id)
    kit.opened_by = link
    return kit
