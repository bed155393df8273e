"""Telling readers apart for a day without knowing any of them."""

from __future__ import annotations

import hashlib
import logging

from django.db import Error as DatabaseFault
from django.http import HttpRequest
from django.utils import timezone

from crawleruseragents import is_crawler

from core.network import client_address
from media.models import ReaderKey

logger = logging.getLogger(__name__)

# What a browser says of itself is shorter; the rest of a longer text is not looked at.
LONGEST_AGENT = 512


def is_robot(request: HttpRequest) -> bool:
    """Whether a program asks, by what it says of itself; one that says nothing is taken for a program."""
    agent = _agent(request)
    return not agent or is_crawler(agent)


def pseudonym(request: HttpRequest, what: str) -> str:
    """A name for whoever takes this, the same for the rest of the day and for this thing alone.

    Empty when today's key can't be read: the download is worth more than its place in a count.
    """
    try:
        key = ReaderKey.of(timezone.localdate())
    except DatabaseFault:
        logger.exception("Today's key of readers can't be read")
        return ""
    told = "\0".join((client_address(request), _agent(request), what))
    return hashlib.blake2b(told.encode(errors="replace"), key=key, digest_size=16).hexdigest()


def _agent(request: HttpRequest) -> str:
    return request.headers.get("User-Agent", "").strip()[:LONGEST_AGENT]
