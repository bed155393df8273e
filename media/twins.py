"""The same file in several places of the library, known by its checksum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from media.models import FormerVersion, Kit, Variant


@dataclass(frozen=True)
class Twin:
    """A place in which a file already is: a variant, or what was a variant before a newer version."""

    variant: Variant
    version: int

    @property
    def is_current(self) -> bool:
        return self.version == self.variant.version

    @property
    def edit_url(self) -> str:
        return reverse("wagtailsnippets_media_asset:edit", args=[self.variant.asset_id])

    def __str__(self) -> str:
        asset = self.variant.asset
        return f"{asset.kit.name} › {asset.name}, {self.variant.name}"


def twins_of(sums: Iterable[str]) -> dict[str, list[Twin]]:
    """Where files with these SHA-256 already are, by the checksum; in one query each for new and old ones."""
    wanted = set(sums)
    found: dict[str, list[Twin]] = defaultdict(list)
    variants = Variant.objects.filter(sha256__in=wanted).select_related("asset__kit")
    for variant in variants.order_by("pk"):
        found[variant.sha256].append(Twin(variant, variant.version))
    former = FormerVersion.objects.filter(sha256__in=wanted)
    for version in former.select_related("variant__asset__kit").order_by("pk"):
        found[version.sha256].append(Twin(version.variant, version.version))
    return found


def twin_in_kit(kit: Kit, sha256: str, besides: Variant | None = None) -> Twin | None:
    """Where in a kit a file already is in its newest version; `besides` is not looked at."""
    variants = Variant.objects.filter(sha256=sha256, asset__kit=kit).select_related("asset__kit")
    if besides is not None and besides.pk:
        variants = variants.exclude(pk=besides.pk)
    variant = variants.order_by("pk").first()
    return Twin(variant, variant.version) if variant else None
