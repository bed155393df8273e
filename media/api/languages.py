"""Texts in every language of the site, side by side: an answer of the API is the same for everyone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils import translation

from core.structured_data import absolute
from core.text import nfc

InAll = dict[str, str | None]


def said(say: Callable[[], Any]) -> InAll:
    """What a function says in each language."""
    texts: InAll = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            texts[code] = str(say())
    return texts


def text_of(row: Any, field: str) -> InAll | None:
    """A text of a row; None for a language into which it was not translated, or for all when it is empty."""
    texts: InAll = {}
    for code, _name in settings.LANGUAGES:
        name = field if code == settings.LANGUAGE_CODE else f"{field}_{code}"
        texts[code] = nfc(getattr(row, name)) or None
    return texts if texts[settings.LANGUAGE_CODE] else None


def addresses_of(row: Any) -> InAll:
    """The whole addresses of a row's page."""
    return said(lambda: absolute(row.get_absolute_url()))
