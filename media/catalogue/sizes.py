"""Sizes by which files are looked for: paper by its name, what their kind asks for, and otherwise the shape."""

from __future__ import annotations

from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.text import slug
from media.models import KindSpec
from media.specs.papers import PAPERS, paper

# How far a picture may be from a ratio and still be called by it.
_CLOSE = 0.02
_NAMED_RATIOS = {"square": 1.0, "16-9": 16 / 9, "9-16": 9 / 16}
_STRIP = 3.0

SHAPES: dict[str, str | Promise] = {
    "square": _("Square"),
    "16-9": _("Wide, 16:9"),
    "9-16": _("Upright, 9:16"),
    "landscape": _("Wide, other"),
    "portrait": _("Upright, other"),
    "strip": _("Long strip"),
    "tall-strip": _("Tall strip"),
    "any-size": _("Any size (vector)"),
}


def spec_sizes() -> dict[int, str]:
    """The size that each spec of a kind stands for in addresses, by key."""
    return {key: slug(name) for key, name in KindSpec.objects.values_list("pk", "name").order_by()}


@lru_cache(maxsize=4096)
def size_of(
    spec_size: str, file_format: str, measure: str, width: float | None, height: float | None
) -> str:
    """The size of a file as it stands in addresses; "" for what has none, as a sound.

    `spec_size` is what its kind calls it. Paper goes before: kinds call the same sheet by many names.
    """
    if width and height and measure == "mm" and (name := paper(width, height)):
        return name.lower()
    if spec_size:
        return spec_size
    if not width or not height:
        return ""
    if file_format == "svg" and measure == "px":
        return "any-size"
    return _shape(width / height)


def _shape(ratio: float) -> str:
    for name, exact in _NAMED_RATIOS.items():
        if abs(ratio - exact) <= exact * _CLOSE:
            return name
    if ratio >= _STRIP:
        return "strip"
    if ratio <= 1 / _STRIP:
        return "tall-strip"
    return "landscape" if ratio > 1 else "portrait"


def size_labels() -> dict[str, str]:
    """Every size that a file can have, in the order of a list, in the reader's language: one query."""
    specs = KindSpec.objects.order_by("kind__sort_order", "kind__name", "sort_order", "pk")
    labels: dict[str, str] = {}
    for spec in specs.only("name", "name_en"):
        # Several kinds may ask for one size, e.g. A4: to whoever looks for it, it is the same.
        labels.setdefault(slug(spec.name), spec.title)
    measured = {name.lower(): name for name in PAPERS.values()} | SHAPES
    return labels | {name: str(label) for name, label in measured.items() if name not in labels}
