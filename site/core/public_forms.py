"""What keeps forms of the public honest, which carry no token (ADR 6): where they come from, how much, how often."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def is_longer_than(request: HttpRequest, octets: int) -> bool:
    """Whether the body is longer than any honest one, known before it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > octets


def comes_from_elsewhere(request: HttpRequest, allowed_origins: Iterable[str] = ()) -> bool:
    """Whether another site sends this form (an old browser that says nothing is believed).

    There is no cookie to abuse; the rule keeps other sites from sending forms with their readers' clicks.
    A frame's form is sent by our own page in it, so its origin is ours.
    """
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none")
    site = urlsplit(settings.SITE_URL)
    own = {f"{request.scheme}://{request.get_host()}", f"{site.scheme}://{site.netloc}"}
    return origin not in own and origin not in allowed_origins


def is_too_often(what: str, who: str, most: int, within: timedelta) -> bool:
    """Whether somebody did something more than `most` times within a while, this time included."""
    return how_often(what, who, within) > most


def how_often(what: str, who: str, within: timedelta) -> int:
    """How many times somebody did something within a while, this time included.

    `who` (an address) is kept nowhere: the count stands in memory under a keyed digest, and goes by itself.
    """
    digest = salted_hmac(f"core.public_forms.{what}", who, algorithm="sha256").hexdigest()
    key, counters = f"often:{what}:{digest}", caches["counters"]
    if counters.add(key, 1, within.total_seconds()):
        return 1
    try:
        return counters.incr(key)
    except ValueError:
        # Forgotten in between.
        return 1
