"""Previews of pictures and drawings."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from media.apart import Facts

LARGE, SMALL = 1200, 480


def save_previews(picture: Image.Image, folder: Path) -> Facts:
    """Write a picture in two sizes, and tell the pixels of the large one."""
    clear = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if clear else "RGB"
    if picture.mode != mode:
        picture = picture.convert(mode)
    sizes = []
    for name, longest, quality in (("large", LARGE, 82), ("small", SMALL, 78)):
        picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        picture.save(folder / f"{name}.webp", quality=quality, method=4)
        sizes.append(picture.size)
    return {"preview": sizes[0]}


def read_picture(path: Path, folder: Path) -> Facts:
    """The previews of a picture made of pixels."""
    picture = Image.open(path)
    picture.draft("RGB", (LARGE, LARGE))
    return save_previews(picture, folder)


def read_drawing(path: Path, folder: Path, size: str) -> Facts:
    """The previews of an SVG, in the shape that was measured ("420x594"), whatever units it names."""
    import resvg_py
    from defusedxml import ElementTree

    root = ElementTree.parse(path).getroot()
    wide, high = (float(side) for side in size.split("x"))
    if root.get("viewBox"):
        root.set("width", str(wide))
        root.set("height", str(high))
    drawn = resvg_py.svg_to_bytes(
        svg_string=ElementTree.tostring(root, encoding="unicode"),
        skip_system_fonts=True,
        dpi=96,
        width=LARGE if wide >= high else None,
        height=LARGE if wide < high else None,
    )
    return save_previews(Image.open(io.BytesIO(bytes(drawn))), folder)
