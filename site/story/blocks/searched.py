"""What readers find of a block by its words."""

from __future__ import annotations

from typing import Any


class WordsOfImagesMixin:
    """A block with an `image`, whose words are not found while it may not be shown."""

    # The children that say what is on it.
    words_of_image: tuple[str, ...] = ("image",)

    def get_searchable_content(self, value: Any) -> list[str]:
        image = value.get("image")
        if image and not image.is_in_force():
            value = {
                name: child for name, child in value.items() if name not in self.words_of_image
            }
        return super().get_searchable_content(value)  # type: ignore[misc]
