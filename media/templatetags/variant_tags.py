"""Sizes of files as agencies and print shops say them."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from media.models import MeasuredFile, Variant
from media.specs import words
from media.specs.papers import paper

register = template.Library()


@register.filter
def size_of(file: MeasuredFile) -> str:
    """ "420 × 594 mm", "6 × 1 m", "1.920 × 1.080 px" is "1920 × 1080 px"; "any size" for an SVG."""
    sides = file.sides()
    if sides is None:
        return ""
    if file.is_scalable:
        return _("Any size")
    return words.sides(*sides, file.measure)


@register.filter
def paper_of(file: MeasuredFile) -> str:
    """The name of the paper it fits on ("A2"), if it has one."""
    sides = file.sides()
    if sides is None or file.measure != "mm":
        return ""
    return paper(*sides)


@register.filter
def length_of(file: MeasuredFile) -> str:
    """ "15 seconds" for a film or a sound."""
    if not file.seconds:
        return ""
    return words.seconds(round(file.seconds))


@register.filter
def format_name(file: MeasuredFile) -> str:
    return "JPEG" if file.file_format == "jpeg" else file.file_format.upper()


@register.filter
def in_short(variants: list[Variant]) -> str:
    """All sizes and formats of an asset in a line: "A2, A4, 1240 × 1754 px · PDF, PNG, SVG"."""
    sizes, formats = [], []
    for variant in variants:
        if not variant.is_scalable:
            sizes.append(paper_of(variant) or size_of(variant) or length_of(variant))
        formats.append(format_name(variant))
    parts = [", ".join(dict.fromkeys(filter(None, told))) for told in (sizes, formats)]
    return " · ".join(filter(None, parts))
