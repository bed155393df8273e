"""Details that only the keys open again."""

from __future__ import annotations

import json
import logging
from functools import lru_cache

from django.conf import settings

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

logger = logging.getLogger(__name__)


class SealBrokenError(Exception):
    """None of the keys opens this: a key was lost, or the text was changed."""


def seal(details: dict[str, str]) -> str:
    """The details as a text that only the newest key (and its holder) opens."""
    return _box(tuple(settings.CONTEST_SEALING_KEYS)).encrypt(json.dumps(details).encode()).decode()


def open_sealed(sealed: str) -> dict[str, str]:
    """What was sealed, by whichever of the keys; nothing of nothing. Raises SealBrokenError."""
    if not sealed:
        return {}
    try:
        return json.loads(_box(tuple(settings.CONTEST_SEALING_KEYS)).decrypt(sealed.encode()))
    except InvalidToken as error:
        raise SealBrokenError from error


def open_if_possible(sealed: str) -> dict[str, str]:
    """What was sealed, or nothing where its key is missing, which the log tells."""
    try:
        return open_sealed(sealed)
    except SealBrokenError:
        logger.error("Sealed details can't be opened: their key is not in CONTEST_SEALING_KEYS.")
        return {}


def sealed_anew(sealed: str) -> str:
    """The same details under the newest key. Raises SealBrokenError."""
    return seal(open_sealed(sealed)) if sealed else ""


def is_under_newest_key(sealed: str) -> bool:
    """Whether the newest key alone opens this."""
    try:
        _box((settings.CONTEST_SEALING_KEYS[0],)).decrypt(sealed.encode())
    except InvalidToken:
        return False
    return True


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
