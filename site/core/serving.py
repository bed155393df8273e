"""How a page reaches a reader: Wagtail's way once, the remembered answer from then on.

For readers who are not signed in, a page depends on its address alone. The first request finds the page
through the tree and renders it; later ones read the content's version, in one query, and answer with
what was rendered under it. Nobody is handed a page that needs a password or a group: whether a page is
open to all is remembered with its place, under the same version.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from wagtail import views as wagtail_views
from wagtail.models import Page

from core.memory import one_version, remembered

View = Callable[..., HttpResponse]

# A reader ticks a few boxes; a longer list is a machine's.
MOST_VALUES, LONGEST_VALUE = 20, 80


@dataclass(frozen=True)
class Place:
    """Where an address leads: whether anyone may read the page, and what it reads from the query string."""

    is_open: bool
    query_parameters: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """A rendered page, ready to send: as it is, and as browsers prefer it."""

    content: bytes
    zipped: bytes
    content_type: str
    etag: str

    @classmethod
    def of(cls, response: HttpResponse) -> Answer:
        digest = hashlib.sha256(response.content).hexdigest()[:32]
        return cls(
            content=response.content,
            zipped=gzip.compress(response.content, 6, mtime=0),
            content_type=response["Content-Type"],
            etag=f'W/"{digest}"',
        )

    def response(self, request: HttpRequest) -> HttpResponse:
        zipped = "gzip" in request.headers.get("Accept-Encoding", "")
        answer = HttpResponse(
            self.zipped if zipped else self.content, content_type=self.content_type
        )
        if zipped:
            answer["Content-Encoding"] = "gzip"
        answer["ETag"] = self.etag
        patch_vary_headers(answer, ["Accept-Encoding"])
        return answer


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at this path, for the readers and methods that may share an answer the remembered one."""
    if request.method not in ("GET", "HEAD") or request.public_is_private:  # type: ignore[attr-defined]
        return wagtail_views.serve(request, path)
    with one_version():
        place = remembered(_key("place", request, path), lambda: _place(request, path))
        if not place.is_open:
            return wagtail_views.serve(request, path)
        request.GET = known_query(request.GET, place.query_parameters)  # type: ignore[assignment]
        answer = remembered(
            _key("page", request, path, request.GET.urlencode()), lambda: _answer(request, path)
        )
        if answer is None:
            # A redirect, or an answer the page wants made anew each time.
            return wagtail_views.serve(request, path)
        return answer.response(request)


def remembered_view(*parameters: str) -> Callable[[View], View]:
    """Remember what a view of ours answers, by its address and these parameters; it is shown no others."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.GET = known_query(request.GET, parameters)  # type: ignore[assignment]
            if request.public_is_private:  # type: ignore[attr-defined]
                return view(request, *args, **kwargs)
            with one_version():
                made = remembered(
                    _key("view", request, request.path, request.GET.urlencode()),
                    lambda: Answer.of(view(request, *args, **kwargs)),
                )
                return made.response(request)

        return require_safe(answer)

    return decorate


def remembered_if_found(
    request: HttpRequest, parameters: tuple[str, ...], make: Callable[[], HttpResponse]
) -> HttpResponse:
    """What `make` answers, remembered by the address and these parameters if it is a 200.

    For answers that are the same for whoever asks. Values that `known_query` would leave out are the business
    of `make`, which refuses them.
    """
    known = known_query(request.GET, parameters)
    if sorted(known.lists()) != sorted(request.GET.lists()):
        return make()
    other: list[HttpResponse] = []

    def made() -> Answer | None:
        response = make()
        if response.status_code == 200:
            return Answer.of(response)
        other.append(response)
        return None

    with one_version():
        answer = remembered(_key("answer", request, request.path, known.urlencode()), made)
    return answer.response(request) if answer else other[0]


def known_query(query: QueryDict, parameters: tuple[str, ...]) -> QueryDict:
    """What a page reads of its query string, in the page's own order; the rest can't fill the memory."""
    known = QueryDict(mutable=True)
    for name in parameters:
        values = [
            value
            for value in query.getlist(name)[:MOST_VALUES]
            if value and len(value) <= LONGEST_VALUE and value.isprintable()
        ]
        if values:
            known.setlist(name, values)
    return known


def _key(kind: str, request: HttpRequest, *parts: str) -> str:
    address = (kind, request.scheme or "", request.get_host(), get_language() or "", *parts)
    return hashlib.sha256("|".join(address).encode(errors="replace")).hexdigest()


def _place(request: HttpRequest, path: str) -> Place:
    found = Page.route_for_request(request, path)
    if found is None:
        raise Http404
    page = found.page
    return Place(
        is_open=not page.get_view_restrictions(),
        query_parameters=getattr(page, "query_parameters", ()),
    )


def _answer(request: HttpRequest, path: str) -> Answer | None:
    response = wagtail_views.serve(request, path)
    if hasattr(response, "render"):
        response.render()
    if response.status_code != 200 or response.streaming or "Cache-Control" in response:
        return None
    return Answer.of(response)
