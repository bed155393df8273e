"""Pages in several languages: what is still untranslated, and what follows a page that moves."""

from __future__ import annotations

import re
from typing import Any

from django.dispatch import receiver

from wagtail.models import Page
from wagtail.signals import post_page_move

from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization, StringSegment, Translation


def needs_translation(wording: str) -> bool:
    """Whether a text says something in a language: tags, figures, telephone numbers and signs do not."""
    return bool(re.search(r"[^\W\d_]", re.sub(r"<[^>]*>", "", wording)))


def untranslated_texts(page: Page) -> list[str]:
    """The texts of the source that this translated page does not say in its own language yet.

    Empty for a page that is no translation, or whose translation editors have taken into their own hands.
    """
    translation = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .exclude(source__locale_id=page.locale_id)
        .first()
    )
    if translation is None:
        return []
    segments = (
        StringSegment.objects.filter(source_id=translation.source_id)
        .annotate_translation(translation.target_locale_id)
        .filter(translation=None)
        .exclude(context__path="slug")
        .order_by("order")
        .values_list("string__data", flat=True)
    )
    return [wording for wording in segments if needs_translation(wording)]


@receiver(post_page_move)
def translations_follow(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Move the translations of a moved page below the translations of its new parent, where there are any."""
    parent_before, parent_after = kwargs["parent_page_before"], kwargs["parent_page_after"]
    if parent_before.pk == parent_after.pk or _is_translation(instance):
        return
    for translated in instance.get_translations():
        parent = parent_after.get_translation_or_none(translated.locale)
        if parent is not None and not translated.is_child_of(parent):
            translated.move(parent, pos="last-child")


def offer_no_copies() -> None:
    """Take "synchronise from" out of the form of a language: it puts copies live that nobody translated."""
    LOCALE_COMPONENTS[:] = [
        each for each in LOCALE_COMPONENTS if each["model"] is not LocaleSynchronization
    ]


def _is_translation(page: Page) -> bool:
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id
        )
        .exclude(source__locale_id=page.locale_id)
        .exists()
    )
