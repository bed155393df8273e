"""Headers that keep public pages the same for everyone, and each side under its own security policy."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts

from core.away import come_again, is_away

GetResponse = Callable[[HttpRequest], HttpResponse]

# Paths that belong to people who sign in.
PRIVATE_PREFIXES = ("/admin/",)
LONGEST_PATH = 2000

_IS_TEXT = re.compile(r"text/.+|application/(.+\+)?(json|xml|javascript)|image/svg\+xml")


class HeadMiddleware:
    """Answers HEAD with the headers of GET and no content; Django leaves that to the server, which complains."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "HEAD" and not response.streaming and response.content:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response


class RefuseAddressMiddleware:
    """Refuses addresses that no page of ours can have, before anything is looked up by them.

    No text of ours has a NUL, and PostgreSQL takes none. Python reads no number of over 4,300 digits.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return _refused(400, _("The address has a character that no address can have."))
        if len(request.path) > LONGEST_PATH:
            return _refused(414, _("The address is too long."))
        return self.get_response(request)


class ReadAsUnicodeMiddleware:
    """Reads what is sent as UTF-8, in which our pages ask for it, whatever the sender calls it.

    Python knows encodings that are none of texts ("hex"), and others that give what no page can print.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.encoding is not None:
            request.encoding = settings.DEFAULT_CHARSET
        return self.get_response(request)


def _refused(status: int, reason: str) -> HttpResponse:
    return HttpResponse(reason, status=status, content_type="text/plain; charset=utf-8")


class ReadOnlyPagesMiddleware:
    """Answers 405 to whoever sends something to a public page that takes nothing.

    Django would ask for a token first, which our public forms do without, and answer 403. What takes
    answers from the public is exempt from the token, and says itself which methods it knows; beside that,
    only the ways to sign in and out, Wagtail's and the library's, take a form.
    """

    TAKING_FORMS = (
        "leave_library",
        "wagtailcore_authenticate_with_password",
        "wagtailcore_login",
        "wagtaildocs_authenticate_with_password",
    )

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not request.path.startswith(PRIVATE_PREFIXES):
            return _not_taken(request, response["Allow"])
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if request.path.startswith(PRIVATE_PREFIXES) or getattr(view, "csrf_exempt", False):
            return None
        match = request.resolver_match
        if match is not None and match.url_name in self.TAKING_FORMS:
            allowed = ["GET", "HEAD", "POST"]
        else:
            allowed = ["GET", "HEAD"]
        # What only asks (OPTIONS) is answered by the view.
        if request.method in (*allowed, "OPTIONS"):
            return None
        return HttpResponseNotAllowed(allowed)


class DatabaseAwayMiddleware:
    """Answers 503 while the database is stopped, starting or cut off: come again, nothing is wrong with you.

    A proxy may then show readers the page it had a moment ago (`deploy/nginx.conf`).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        return come_again(render(None, "503.html")) if is_away(fault) else None


def _not_taken(request: HttpRequest, allowed: str) -> HttpResponse:
    """405 in the look of the site."""
    response = render(request, "405.html", {"is_error": True}, status=405)
    response["Allow"] = allowed
    return response


class PublicResponseMiddleware:
    """Marks what may be shared and what may not.

    A public page depends on its address only: it varies by no cookie and no language header, and anyone
    may keep it for a moment. A request that carries a session gets `private, no-store`, whatever it asks for.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        private_path = request.path.startswith(PRIVATE_PREFIXES)
        request.public_is_private = private_path or settings.SESSION_COOKIE_NAME in request.COOKIES  # type: ignore[attr-defined]
        response = self.get_response(request)
        if private_path:
            return response
        # A cookie is one reader's: even one that only replaces a broken one of theirs.
        if request.public_is_private or response.cookies:  # type: ignore[attr-defined]
            patch_cache_control(response, private=True, no_store=True)
            return response
        if "Cache-Control" not in response:
            if request.method in ("GET", "HEAD") and response.status_code in (
                200,
                301,
                304,
                404,
                410,
            ):
                patch_cache_control(response, public=True, max_age=settings.PUBLIC_MAX_AGE)
            else:
                patch_cache_control(response, no_store=True)
        _drop_from_vary(response, {"cookie", "accept-language"})
        return response


def _drop_from_vary(response: HttpResponse, names: set[str]) -> None:
    kept = [
        name.strip()
        for name in response.get("Vary", "").split(",")
        if name.strip().lower() not in names
    ]
    if any(kept):
        response["Vary"] = ", ".join(name for name in kept if name)
    elif "Vary" in response:
        del response["Vary"]


class CompressTextMiddleware(GZipMiddleware):
    """Compresses what is text; pictures, films and archives are compressed already.

    Compressing those would cost time, and the length that lets a film be wound and a download resumed.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        kind = response.get("Content-Type", "").partition(";")[0]
        if response.status_code == 206 or not _IS_TEXT.fullmatch(kind):
            return response
        return super().process_response(request, response)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy for the public, Wagtail's own needs for the admin.

    A view may still change single directives of its side's policy with `csp.decorators`.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        private_path = request.path.startswith(PRIVATE_PREFIXES)
        if private_path and parts.config is None and not report_only:
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        if getattr(request, "is_preview", False):
            # An editor sees the page as the public will, but inside the editor's own screen.
            parts.replace = {**(parts.replace or {}), "frame-ancestors": [SELF]}
        return parts

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        # "Not modified" says nothing of a policy: what a browser kept stays under the one it came with.
        if response.status_code == 304:
            return response
        return super().process_response(request, response)
