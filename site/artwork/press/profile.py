"""The press condition that the inks are meant for, and its profile.

The profile was made from the FOGRA39L characterisation (zlib licence): see `profiles/README.md`.
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageCms

PROFILE = Path(__file__).resolve().parent / "profiles" / "fogra39l-coated.icc"
CONDITION = "FOGRA39"
CONDITION_IN_WORDS = "Offset printing on coated paper, ISO 12647-2:2004/Amd 1, paper type 1 or 2"
REGISTRY = "http://www.color.org"


@lru_cache(maxsize=1)
def profile_bytes() -> bytes:
    return PROFILE.read_bytes()


@lru_cache(maxsize=1)
def _to_inks() -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.getOpenProfile(io.BytesIO(profile_bytes())),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.PERCEPTUAL,
    )


def in_inks(png: bytes) -> Image.Image:
    """A picture in four inks, what is clear of it as paper."""
    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    inks = Image.new("CMYK", picture.size)
    return _to_inks().apply(paper.convert("RGB"), inks)
