"""Pictures, each with its alternative text and the credit of its image."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from story.blocks.searched import WordsOfImagesMixin


def _pictures_to_preview(count: int) -> list[dict[str, Any]]:
    newest = get_image_model().objects.order_by("-pk")[:count]
    return [
        {"image": {"image": image, "alt_text": image.title, "decorative": False}, "caption": ""}
        for image in newest
    ]


class PictureBlock(WordsOfImagesMixin, blocks.StructBlock):
    """One image; prints nothing when the image was deleted or may not be shown."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(
        max_length=300,
        required=False,
        label=_("Caption"),
        help_text=_("The image's credit is printed after it."),
    )

    words_of_image = ("image", "caption")

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("An image with its alternative text, caption and credit")
        template = "components/blocks/picture_block.html"

    def get_preview_value(self) -> Any:
        """The newest image of the library."""
        return self.normalize(next(iter(_pictures_to_preview(1)), {}))


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side; those that were deleted or may not be shown are left out."""

    heading = blocks.CharBlock(max_length=160, required=False, label=_("Heading"))
    pictures = blocks.ListBlock(PictureBlock(), min_num=2, max_num=24, label=_("Pictures"))

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("Several pictures, for a photo report")
        template = "components/blocks/gallery_block.html"

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["pictures"] = [
            picture
            for picture in value["pictures"]
            if picture.get("image") and picture["image"].is_in_force()
        ]
        return context

    def get_preview_value(self) -> Any:
        """The newest images of the library."""
        return self.normalize({"heading": "", "pictures": _pictures_to_preview(3)})
