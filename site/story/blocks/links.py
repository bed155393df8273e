"""Ways out of the text: a button, and pages worth reading next."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from story.links import live_pages

# Our own paths, the web, mail and telephone; nothing that runs.
is_an_address = RegexValidator(
    r"^(/(?!/)|https?://|mailto:|tel:)[^\s\x00-\x1f]*$",
    _("Write an address that begins with / or https://, for example /media/."),
)


class AddressBlock(blocks.URLBlock):
    """An address on this site ("/media/") or elsewhere; each language may have its own."""

    def __init__(self, required: bool = True, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(required=required, help_text=help_text, **kwargs)
        self.field = forms.CharField(
            required=required, help_text=help_text, max_length=500, validators=[is_an_address]
        )


class ActionBlock(blocks.StructBlock):
    """A button that leads to a page or an address; prints nothing when the page is not live."""

    label = blocks.CharBlock(
        max_length=60,
        label=_("Words on the button"),
        help_text=_("Begin with a verb, at most four syllables: Tải cả bộ."),
    )
    page = blocks.PageChooserBlock(required=False, label=_("Page"))
    address = AddressBlock(required=False, label=_("Or an address"))

    class Meta:
        icon = "link-external"
        label = _("Button")
        description = _("The one thing a reader should do next")
        template = "components/blocks/action_block.html"
        preview_value = {"label": "Tải cả bộ", "page": None, "address": "/media/"}

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Exactly one of page and address, once the text is to be published."""
        result = super().clean(value)
        if self.is_deferred_validation:
            return result
        if bool(result.get("page")) == bool(result.get("address")):
            fault = ValidationError(_("Choose a page or write an address: one of the two."))
            raise StructBlockValidationError(block_errors={"page": fault})
        return result

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        chosen = value.get("page")
        if chosen:
            target = live_pages([chosen.pk], get_language()).get(chosen.pk)
            context["url"] = target.url if target else ""
        else:
            context["url"] = value.get("address")
        return context


class RelatedPagesBlock(blocks.StructBlock):
    """Pages worth reading next; those that are not live, public or translated are left out."""

    heading = blocks.CharBlock(max_length=160, required=False, label=_("Heading"))
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(label=_("Page")), min_num=1, max_num=8, label=_("Pages")
    )

    class Meta:
        icon = "doc-full"
        label = _("Related pages")
        description = _("Links to pages that go on where this one stops")
        template = "components/blocks/related_pages_block.html"

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        chosen = [page.pk for page in value["pages"] if page]
        found = live_pages(chosen, get_language())
        context["pages"] = [found[key] for key in chosen if key in found]
        return context

    def get_preview_value(self) -> Any:
        """Some live pages of the site."""
        pages = Page.objects.live().filter(depth__gt=2).order_by("-pk")[:3]
        return self.normalize({"heading": "", "pages": list(pages)})
