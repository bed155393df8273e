"""English pages, made as an editor makes them: through the segments of wagtail-localize."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from wagtail.models import Locale, Page

from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue, validate_translation_links

from core import text
from core.translations import needs_translation


class MissingTexts(ValueError):
    """A page has texts for which no translation was given; the message lists them as they are looked up."""


def translate_page(page: Page, texts: Mapping[str, str], language: str = "en") -> Page:
    """The page in another language, live, ready for editors to go on with in the translation editor.

    `texts` maps each text of the page to its translation: title, summary, seo title, and what stands in
    the body. A paragraph of rich text is one text, written with its inline tags but without their
    attributes, a link as `<a id="a1">…</a>`; list items and cells are texts of their own. Texts of a
    page that carry no letters stay as they are, and texts that the page does not have are ignored, so
    that one mapping can serve many pages. The address follows the translated title unless `texts`
    translates the slug.

    The parent must have been translated before. Called again, it brings the translation up to date with
    the page. Raises `MissingTexts` before anything is written, and `ValueError` for a translation with
    tags or links that its source does not have.
    """
    locale = Locale.objects.get(language_code=language)
    # Read again, because a body made in code gets the identities of its blocks when it is stored.
    stored = Page.objects.get(pk=page.pk).specific
    source, _ = TranslationSource.update_or_create_from_instance(stored)
    segments = list(source.stringsegment_set.select_related("string", "context").order_by("order"))
    translated = _translations(segments, texts)
    Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    _keep(translated, locale)
    made, _ = source.create_or_update_translation(locale, publish=False, fallback=True)
    # Published here, and not when the transaction ends, so that the caller gets a page that is live.
    made.get_latest_revision().publish()
    made.refresh_from_db()
    return made


@lru_cache(maxsize=4096)
def _as_stored(text: str) -> str:
    """A text as segments hold it; remembered, because one mapping serves many pages."""
    return StringValue.from_plaintext(text).data


def _translations(
    segments: Iterable[StringSegment], texts: Mapping[str, str]
) -> dict[StringSegment, str]:
    known: dict[str, str] = {}
    for source, target in texts.items():
        known[_as_stored(source)] = _as_stored(target)
        known[source] = target
    translated: dict[StringSegment, str] = {}
    missing: list[str] = []
    for segment in segments:
        wording = segment.string.data
        if segment.context.path == "slug":
            continue
        if wording in known:
            translated[segment] = known[wording]
        elif needs_translation(wording):
            missing.append(f"{segment.context.path}: {wording}")
        else:
            translated[segment] = wording
    if missing:
        raise MissingTexts("No translation for:\n" + "\n".join(missing))
    for segment in segments:
        if segment.context.path == "slug":
            title = next(
                target for each, target in translated.items() if each.context.path == "title"
            )
            translated[segment] = known.get(segment.string.data) or text.slug(
                StringValue(title).render_text()
            )
    return translated


def _keep(translated: Mapping[StringSegment, str], locale: Locale) -> None:
    for segment, target in translated.items():
        StringValue.from_translated_html(target)
        validate_translation_links(segment.string.data, target)
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale=locale,
                data=target,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for segment, target in translated.items()
        ],
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "translation_type"],
    )
