"""Links that editors put into the navigation and the footer: to a page, or to an address of ours."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks import StructBlockValidationError


class LinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(
        required=False,
        label=_("Page"),
        help_text=_(
            "Readers of each language get the page in their language; where it has none, no link."
        ),
    )
    address = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("Or an address"),
        help_text=_("For example /media/ for the library, or https://… for another site."),
        validators=[
            RegexValidator(
                r"^(/(?!/)|https?://)\S*$",
                _("An address begins with / or with https://, without spaces."),
            )
        ],
    )
    label = blocks.CharBlock(
        required=False, max_length=60, label=_("Label"), help_text=_("Empty: the page's title.")
    )
    label_en = blocks.CharBlock(required=False, max_length=60, label=_("Label in English"))

    class Meta:
        icon = "link"
        label = _("Link")
        description = _("A link to a page, or to an address")
        template = "components/menu_link.html"
        preview_value = {"address": "/media/", "label": "Ấn phẩm"}

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if bool(value["page"]) == bool(value["address"]):
            raise StructBlockValidationError(
                {"address": ValidationError(_("Choose a page or give an address, one of the two."))}
            )
        if value["address"] and not value["label"]:
            raise StructBlockValidationError(
                {"label": ValidationError(_("An address needs a label."))}
            )
        return value


class NavigationBlock(blocks.StreamBlock):
    """The main navigation: links, without a second level."""

    link = LinkBlock()

    class Meta:
        # Six items fit beside the sign on a laptop (docs/developers/design.md).
        max_num = 6


class FooterColumnBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=60, label=_("Heading"))
    heading_en = blocks.CharBlock(required=False, max_length=60, label=_("Heading in English"))
    links = blocks.ListBlock(LinkBlock(), label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Column")
        description = _("A heading with links below it")
        template = "components/menu_column.html"
        preview_value = {
            "heading": "Về trang này",
            "links": [{"address": "/site-map/", "label": "Sơ đồ trang"}],
        }


class FooterBlock(blocks.StreamBlock):
    """The columns of the footer."""

    column = FooterColumnBlock()

    class Meta:
        max_num = 3
