"""Every image in the sizes and formats that pages show, made when it is saved, never for a reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from core.models import ContentChange
from media.models import CustomImage, CustomRendition

WIDTHS = (400, 800, 1200)
# Best compression first, as a browser takes the first it knows.
FORMATS = ("avif", "webp", "jpeg")
CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


def specifications(width: int) -> list[str]:
    """The renditions of an image of this width; the last is the first that shows all its pixels."""
    larger = [each for each in WIDTHS if each >= width][:1]
    widths = [each for each in WIDTHS if each < width] + larger
    return [f"width-{each}|format-{name}" for each in widths for name in FORMATS]


def make_renditions(image: CustomImage) -> int:
    """Make what an image still lacks; how many there are now."""
    wanted = specifications(image.width)
    known = image.renditions.filter(filter_spec__in=wanted).count()
    made = len(image.get_renditions(*wanted))
    if made > known:
        # Wagtail writes them past Django's signals, and pages show the original until they are there.
        ContentChange.record()
    return made


def with_renditions(queryset: QuerySet[Any], path: str = "") -> QuerySet[Any]:
    """The rows with the image at `path` (themselves by default) and its renditions, in two queries more.

    For lists: `with_renditions(articles, "lead_image")`, then `{% picture_of article.lead_image %}`.
    """
    if not path:
        return queryset.prefetch_related("renditions")
    return queryset.select_related(path).prefetch_related(f"{path}__renditions")


@dataclass(frozen=True)
class Source:
    """One format of a picture: its content type, and its files by width."""

    content_type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What `components/picture.html` prints."""

    sources: list[Source]
    url: str
    width: int
    height: int


def picture(image: CustomImage) -> Picture:
    """The ready renditions of an image; the original when none is ready yet."""
    ready: dict[str, list[CustomRendition]] = {name: [] for name in FORMATS}
    wanted = set(specifications(image.width))
    for rendition in image.renditions.all():
        if rendition.filter_spec in wanted and not rendition.focal_point_key:
            ready[rendition.filter_spec.rpartition("-")[2]].append(rendition)
    for renditions in ready.values():
        renditions.sort(key=lambda rendition: rendition.width)
    shown = _middle(ready["jpeg"])
    if shown is None:
        return Picture([], image.file.url, image.width, image.height)
    sources = [
        Source(CONTENT_TYPES[name], ", ".join(f"{each.url} {each.width}w" for each in renditions))
        for name, renditions in ready.items()
        if renditions
    ]
    return Picture(sources, shown.url, shown.width, shown.height)


def largest(image: CustomImage) -> CustomRendition | None:
    """The widest ready JPEG of an image, for programs that know no other format."""
    wanted = {each for each in specifications(image.width) if each.endswith("jpeg")}
    ready = [
        each
        for each in image.renditions.all()
        if each.filter_spec in wanted and not each.focal_point_key
    ]
    return max(ready, key=lambda rendition: rendition.width, default=None)


def _middle(renditions: list[CustomRendition]) -> CustomRendition | None:
    """For browsers that choose no source: the largest up to 800 pixels."""
    fitting = [each for each in renditions if each.width <= 800]
    return (fitting or renditions)[-1] if renditions else None
