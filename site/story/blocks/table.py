"""A table whose words can be translated."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock

from wagtail_localize.segments import StringSegmentValue


class TableBlock(TypedTableBlock):
    """Columns of words or of numbers, with a caption; the first column heads its row.

    wagtail-localize knows nothing of tables, so the table hands over its own texts: the caption, the
    headings and the cells of words, each under a path of its own.
    """

    text = blocks.CharBlock(required=False, max_length=500, label=_("Words"))
    number = blocks.DecimalBlock(required=False, label=_("Number"))

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns of words or numbers, with a caption")
        template = "components/blocks/table_block.html"
        preview_value = {
            "caption": "Các nhóm nội dung hướng dẫn",
            "columns": [
                {"type": "text", "heading": "Nội dung"},
                {"type": "number", "heading": "Số buổi"},
            ],
            "rows": [
                {"values": ["Dịch vụ công trực tuyến", "12"]},
                {"values": ["Thanh toán không dùng tiền mặt", "9"]},
            ],
        }

    def get_context(
        self, value: TypedTable, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["headings"] = [
            {"text": column["heading"], "is_number": column["block"].name == "number"}
            for column in value.columns
        ]
        context["rows"] = [
            [
                {
                    "value": cell,
                    "heading": column["heading"],
                    "is_number": isinstance(cell, Decimal | int | float),
                }
                for column, cell in zip(value.columns, row["values"], strict=True)
            ]
            for row in value.row_data
        ]
        return context

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """The table's texts for wagtail-localize."""
        found = [StringSegmentValue("caption", value.caption or "")]
        for place, column in enumerate(value.columns):
            found.append(StringSegmentValue(f"heading.{place}", column["heading"]))
        for line, row in enumerate(value.row_data):
            for place, cell in enumerate(row["values"]):
                if value.columns[place]["block"].name == "text":
                    found.append(StringSegmentValue(f"cell.{line}.{place}", cell or ""))
        return found

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """The same table with the translated texts in their places."""
        for segment in segments:
            text = segment.render_text()
            part, *where = segment.path.split(".")
            if part == "caption":
                value.caption = text
            elif part == "heading":
                value.columns[int(where[0])]["heading"] = text
            else:
                value.row_data[int(where[0])]["values"][int(where[1])] = text
        return value
