"""Who takes what, as far as they are signed in: they can be told when it changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from media.delivery import Taker
from media.models import FormerVersion, Taking, Variant


def taker_of(reader: Any) -> Taker:
    """A reader as those who count downloads know them."""
    if not reader.is_authenticated:
        return Taker()
    return Taker(user_id=reader.pk, unit_id=reader.unit_id)


def note_taking(
    request: HttpRequest,
    response: HttpResponseBase,
    taker: Taker,
    files: Iterable[Variant | FormerVersion],
) -> None:
    """Remember that somebody who is signed in began to take these files; each version once.

    Nobody waits for another: a row that is there already is left as it is.
    """
    if taker.user_id is None or request.method != "GET" or response.status_code >= 304:
        return
    Taking.objects.bulk_create(
        [
            Taking(user_id=taker.user_id, variant=file.of_variant, version=file.version)
            for file in files
        ],
        ignore_conflicts=True,
    )
