"""Texts of one row in several languages: `name` in Vietnamese, `name_en` in English, and so on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import get_language


class InReadersLanguage:
    """Reads a field in the active language, or in the site's first language where that text is empty.

    `label = InReadersLanguage("name")` gives `name_en` to an English reader and `name` to the others.
    """

    def __init__(self, field: str) -> None:
        self.field = field

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        return text_in(instance, self.field, get_language())


class ForeignLanguage:
    """The language of what `InReadersLanguage` gives of the same field, where it is not the reader's; else empty.

    `label_language = ForeignLanguage("name")` gives "vi" to an English reader of a row without `name_en`.
    """

    def __init__(self, field: str) -> None:
        self.field = field

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        return foreign_language(instance, self.field, get_language())


def text_in(instance: Any, field: str, language: str | None) -> str:
    """The text of `field` in `language`, falling back to the site's first language."""
    if language and language != settings.LANGUAGE_CODE:
        translated = getattr(instance, f"{field}_{language}", "")
        if translated:
            return translated
    return getattr(instance, field)


def foreign_language(instance: Any, field: str, language: str | None) -> str:
    """The language of what `text_in` gives, where it is not the one asked for; else empty."""
    if language in (None, settings.LANGUAGE_CODE):
        return ""
    translated = getattr(instance, f"{field}_{language}", "")
    return "" if translated else settings.LANGUAGE_CODE
