"""Sizes of files as agencies and print shops say them."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from media.models import Variant
from media.specs import words
from media.specs.papers import paper

register = template.Library()


@register.filter
def size_of(variant: Variant) -> str:
    """ "420 × 594 mm", "6 × 1 m", "1.920 × 1.080 px" is "1920 × 1080 px"; "any size" for an SVG."""
    sides = variant.sides()
    if sides is None:
        return ""
    if variant.is_scalable:
        return _("Any size")
    return words.sides(*sides, variant.measure)


@register.filter
def paper_of(variant: Variant) -> str:
    """The name of the paper it fits on ("A2"), if it has one."""
    sides = variant.sides()
    if sides is None or variant.measure != "mm":
        return ""
    return paper(*sides)


@register.filter
def length_of(variant: Variant) -> str:
    """ "15 seconds" for a film or a sound."""
    if not variant.seconds:
        return ""
    return words.seconds(round(variant.seconds))


@register.filter
def format_name(variant: Variant) -> str:
    return "JPEG" if variant.file_format == "jpeg" else variant.file_format.upper()


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
