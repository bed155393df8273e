"""A library of thousands of assets, written at once: rows without files behind them, for lists and counts."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from core.models import ContentChange
from demo.factories.media import AssetKindFactory
from media.models import Asset, Kit, Variant

# Format, measure and sides, in turn.
_FILES = (
    ("pdf", "mm", 420, 594),
    ("png", "px", 1920, 1080),
    ("svg", "px", 420, 594),
    ("pdf", "mm", 6000, 1000),
    ("mp4", "px", 1080, 1920),
    ("pdf", "mm", 210, 297),
)
_KINDS = ("Áp phích", "Băng rôn", "Pano", "Phướn", "Màn hình LED", "Ảnh mạng xã hội")
_LANGUAGES = ("vi", "vi", "vi", "en", "mtq")


def make_stock(
    assets: int, assets_a_kit: int = 20, variants: int = 3, on: date | None = None
) -> list[Kit]:
    """Live kits with so many assets in all: some coming, some expired, most in use, the same each time."""
    on = on or timezone.localdate()
    kinds = [AssetKindFactory(name=name) for name in _KINDS]
    first = Kit.objects.count()
    kits = Kit.objects.bulk_create(
        Kit(
            name=f"Bộ số {first + number}",
            name_en=f"Kit number {first + number}",
            slug=f"bo-so-{first + number}",
            use_from=on + timedelta(days=number % 40 - 30),
            use_until=on + timedelta(days=(number * 7 + 11) % 60 - 5),
        )
        for number in range(-(-assets // assets_a_kit))
    )
    made = Asset.objects.bulk_create(
        (
            Asset(
                kit=kits[number // assets_a_kit],
                kind=kinds[number % len(kinds)],
                name=f"Ấn phẩm số {number}",
                name_en=f"Asset number {number}",
                alt="Nền đỏ sơn, dấu 10 trên 10 màu giấy.",
                sort_order=number % assets_a_kit,
            )
            for number in range(assets)
        ),
        batch_size=1000,
    )
    Variant.objects.bulk_create(
        (
            _variant(asset, number * variants + place, place)
            for number, asset in enumerate(made)
            for place in range(variants)
        ),
        batch_size=1000,
    )
    # Written past the signals.
    ContentChange.record()
    return kits


def _variant(asset: Asset, number: int, place: int) -> Variant:
    file_format, measure, width, height = _FILES[number % len(_FILES)]
    sha256 = hashlib.sha256(f"{asset.pk} {number}".encode()).hexdigest()
    return Variant(
        asset=asset,
        sort_order=place,
        name=f"Bản {place}",
        language=_LANGUAGES[number % len(_LANGUAGES)],
        file=f"kits/{sha256[:2]}/{sha256}.{file_format}",
        preview=f"kit-previews/{sha256[:2]}/{sha256[:40]}-1200.webp",
        thumbnail=f"kit-previews/{sha256[:2]}/{sha256[:40]}-480.webp",
        preview_width=1200,
        preview_height=900,
        file_format=file_format,
        measure=measure,
        width=Decimal(width),
        height=Decimal(height),
        octets=100_000 + number,
        sha256=sha256,
    )
