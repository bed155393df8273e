"""Builders of the blocks a story is told with; each gives what a StreamField takes: (type, value)."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

from wagtail.models import Page
from wagtail.rich_text import RichText

Block = tuple[str, Any]


def heading(words: str = "Cùng một thời điểm") -> Block:
    return ("heading", words)


def paragraph(html: str = "<p>Mỗi nhà một buổi, mỗi buổi một việc làm được ngay.</p>") -> Block:
    return ("paragraph", RichText(html))


def quote(
    text: str = "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân.", who: str = ""
) -> Block:
    return ("quote", {"text": text, "who": who})


def table(
    caption: str = "Các buổi hướng dẫn",
    headings: Sequence[str] = ("Nội dung", "Số buổi"),
    rows: Sequence[Sequence[Any]] = (("Dịch vụ công trực tuyến", 12),),
) -> Block:
    """A table whose first column has words and whose others have numbers."""
    return (
        "table",
        {
            "caption": caption,
            "columns": [
                {"type": "number" if place else "text", "heading": words}
                for place, words in enumerate(headings)
            ],
            "rows": [{"values": list(row)} for row in rows],
        },
    )


def picture(image: Any, alt: str = "Ảnh minh họa", caption: str = "") -> Block:
    """One image of the library."""
    return ("image", _picture(image, alt, caption))


def gallery(images: Sequence[Any], alt: str = "Ảnh minh họa", title: str = "") -> Block:
    """Several images of the library with the same alternative text."""
    return ("gallery", {"heading": title, "pictures": [_picture(each, alt, "") for each in images]})


def _picture(image: Any, alt: str, caption: str) -> dict[str, Any]:
    # An image block writes the alternative text on the image it is given.
    return {
        "image": {"image": copy(image), "alt_text": alt, "decorative": False},
        "caption": caption,
    }


def figures(records: Sequence[Any], title: str = "") -> Block:
    """One to four figures of the programme."""
    return ("figures", {"heading": title, "figures": list(records)})


def recording(record: Any) -> Block:
    """A video or a sound of the library."""
    return ("recording", {"recording": record})


def slogan(record: Any) -> Block:
    """A slogan of the register."""
    return ("slogan", {"slogan": record})


def kit(record: Any) -> Block:
    """A kit of banners and posters."""
    return ("kit", {"kit": record})


def document(record: Any, note: str = "") -> Block:
    """A file to download."""
    return ("document", {"document": record, "note": note})


def quiz(record: Any, title: str = "") -> Block:
    """A quiz to answer on the page."""
    return ("quiz", {"heading": title, "quiz": record})


def action(label: str = "Xem hướng dẫn", page: Page | None = None, address: str = "") -> Block:
    """A button to a page or an address."""
    return ("action", {"label": label, "page": page, "address": address})


def related(pages: Sequence[Page], title: str = "") -> Block:
    """Links to pages."""
    return ("related", {"heading": title, "pages": list(pages)})


def step(title: str, html: str = "") -> Block:
    """One step of a guide or of a model story."""
    return ("step", {"title": title, "text": RichText(html), "image": None})


def story(*blocks: Block) -> list[Block]:
    """A story of these blocks, or a short one in words."""
    return list(blocks) or [
        paragraph(
            "<p>Tổ công nghệ số cộng đồng bắt đầu từ những việc gần nhất: nộp một hồ sơ không phải "
            "ra xã, trả tiền điện không phải cầm tiền mặt, nhận ra một cuộc gọi lừa đảo.</p>"
        ),
        heading(),
        paragraph(),
    ]
