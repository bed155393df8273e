"""A kit as one ZIP: its files, what they are, and the checksums to prove it."""

from __future__ import annotations

import hashlib
from functools import cached_property, partial
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from core import text
from media.archive import Archive, Entry
from media.enums import TextLanguage
from media.inspection.formats import ENDINGS
from media.models import Kit, Variant
from media.names import safe_name, without_twins


def files_of(kit: Kit) -> list[tuple[Variant, str]]:
    """The files of a kit in order, each with its name in the archive."""
    variants = []
    for asset in kit.assets.all():
        for variant in asset.variants.all():
            # What was prefetched downwards is known upwards too.
            variant.asset = asset
            variants.append(variant)
    return list(
        zip(variants, without_twins([archive_name(each) for each in variants]), strict=True)
    )


def archive_name(variant: Variant) -> str:
    """The name of a downloaded file: asset, variant, and the language when it isn't Vietnamese."""
    stem = f"{variant.asset.name} – {variant.name}"
    if variant.language not in (TextLanguage.VIETNAMESE, TextLanguage.NO_WORDS):
        stem = f"{stem[:90]} ({variant.language})"
    return safe_name(stem, ENDINGS[variant.file_format][0])


class KitArchive:
    """The archive of a kit as it stands now; the same contents give the same bytes."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.files = files_of(kit)

    @cached_property
    def _texts(self) -> tuple[bytes, bytes]:
        sums = "".join(f"{variant.sha256}  {name}\n" for variant, name in self.files)
        return _readme(self.kit, self.files).encode(), sums.encode()

    @cached_property
    def archive(self) -> Archive:
        readme, sums = self._texts
        entries = [Entry.of_text("README.txt", readme), Entry.of_text("SHA256SUMS", sums)]
        entries += [
            Entry(
                name,
                variant.octets,
                variant.crc32,
                partial(variant.file.storage.open, str(variant.file.name)),
            )
            for variant, name in self.files
        ]
        return Archive(entries)

    @property
    def etag(self) -> str:
        return hashlib.sha256(b"\0".join(self._texts)).hexdigest()[:40]

    @property
    def size(self) -> int:
        """Bytes of the whole ZIP."""
        return self.archive.size

    @property
    def name(self) -> str:
        return safe_name(self.kit.name, "zip")


def _readme(kit: Kit, files: list[tuple[Variant, str]]) -> str:
    """What a folder of files needs when its page is far away, in every language of the site."""
    by_asset: dict[int, dict[str, Any]] = {}
    for variant, name in files:
        told = by_asset.setdefault(variant.asset.pk, {"asset": variant.asset, "files": []})
        told["files"].append((variant, name))
    parts = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            context = {
                "kit": kit,
                "address": settings.SITE_URL + kit.address,
                "assets": list(by_asset.values()),
            }
            parts.append(render_to_string("components/kit_readme.txt", context).strip())
    whole = text.nfc(f"\n\n{'=' * 60}\n\n".join(parts))
    # Notepad shows this on every Windows: a mark at the start, two letters at the end of a line.
    return "\ufeff" + whole.replace("\n", "\r\n") + "\r\n"
