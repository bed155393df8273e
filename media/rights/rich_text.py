"""Documents and images inside a text, of which nothing is left once they may not be shown."""

from __future__ import annotations

from typing import Any

from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.images.rich_text import ImageEmbedHandler

Attributes = dict[str, Any]


class ShownDocumentLinkHandler(DocumentLinkHandler):
    """A link to a document; of a hidden one the words stay and lead nowhere."""

    @classmethod
    def get_many(cls, attrs_list: list[Attributes]) -> list[Any]:
        return _shown(super().get_many(attrs_list))


class ShownImageEmbedHandler(ImageEmbedHandler):
    """An image; a hidden one is left out."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[Attributes]) -> list[str]:
        images = _shown(cls.get_many(attrs_list))
        shown = [attrs for attrs, image in zip(attrs_list, images, strict=True) if image]
        tags = iter(super().expand_db_attributes_many(shown))
        return [next(tags) if image else "" for image in images]


def _shown(things: list[Any]) -> list[Any]:
    """The same things, None in the place of those that are hidden or gone."""
    return [thing if thing and thing.is_in_force() else None for thing in things]
