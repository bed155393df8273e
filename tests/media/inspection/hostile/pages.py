"""PDFs that run or carry something, and PDFs that are too much for whoever draws them."""

from __future__ import annotations

import random
import zlib
from functools import cache

from tests.media.pages import harmful_pages, packed, stream, with_picture, written

Made = tuple[str, bytes]


_pages = cache(harmful_pages)


def harmful(chance: random.Random) -> Made:
    name, content, _word = chance.choice(_pages())
    if chance.random() < 0.2:
        return name, b"%PDF-1.4\n%junk\n" * 10 + content
    if chance.random() < 0.2:
        return name, content + b"\n%%EOF\n" + b"\0" * 3000
    return name, content


@cache
def _swelling(lines: int) -> bytes:
    return zlib.compress(b"0 0 m 600 100 l S\n" * lines)


@cache
def _zeros() -> bytes:
    return zlib.compress(b"\0" * 9_000_000)


def excessive(chance: random.Random) -> Made:
    """Pages without end or measure, streams that swell, objects that hold themselves."""
    loop = "q /F Do /F Do Q"
    form = "/Type/XObject/Subtype/Form/BBox[0 0 600 600]/Resources<</XObject<</F 6 0 R>>>>"
    swelling = _swelling(chance.choice((1_000, 2_000_000)))
    side = chance.choice(("1e9", "99999999999", "-5", "0", "0.0001", "NaN"))
    picture = (
        "/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 8"
        "/Filter/FlateDecode"
    )
    page = "/Contents 5 0 R/Resources<</XObject<</F 6 0 R>>>>"
    made = (
        written(page=page, n5=stream(loop.encode()), n6=stream(loop.encode(), form)),
        written(page="/Contents 5 0 R", n5=stream(swelling, "/Filter/FlateDecode")),
        written().replace(b"600 100", side.encode()),
        written().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R]/Count 999999999"),
        written().replace(b"/Count 1", b"/Count -1"),
        written(
            page=page,
            n5=stream(b"q 600 0 0 100 0 0 cm /F Do Q"),
            n6=stream(_zeros(), picture),
        ),
        written(n7="[" * chance.choice((10, 100_000))),
        written(page="/Contents 5 0 R", n5=stream(b"q " * chance.choice((1_000, 500_000)))),
        packed().replace(b"/N 3", b"/N 99999999"),
        written(trailer="/Prev 9/XRefStm 9"),
        with_picture(30, 600),
        b"%PDF-1.7\n" + b"1 0 obj<</Length 99999999999>>stream\n" * 1000 + b"%%EOF",
    )
    return "x.pdf", chance.choice(made)
