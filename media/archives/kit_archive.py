"""A kit as one ZIP: its files, what they are, and the checksums to prove it."""

from __future__ import annotations

import hashlib
from functools import cached_property, partial
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from core import text
from core.sending import open_to_send, stored_among
from media.archives.names import safe_name, without_twins
from media.archives.zip_archive import Archive, Entry
from media.enums import TextLanguage
from media.inspection.formats import ENDINGS
from media.models import FormerVersion, Kit, Variant
from media.words import words_of


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


def archive_name(file: Variant | FormerVersion) -> str:
    """The name of a downloaded file: asset, variant, the language when it isn't Vietnamese, a former version."""
    variant, tail = file.of_variant, ""
    if variant.language not in (TextLanguage.VIETNAMESE, TextLanguage.NO_WORDS):
        tail = f" ({variant.language})"
    if file is not variant:
        tail = f"{tail} v{file.version}"
    return safe_name(f"{variant.asset.name} – {variant.name}", ENDINGS[file.file_format][0], tail)


class KitArchive:
    """The archive of a kit as it stands now, or of chosen files of it; the same files give the same bytes.

    `chosen` holds keys of variants; those that are not in the kit are ignored. `files` is empty when none is
    left.
    """

    def __init__(self, kit: Kit, chosen: set[int] | None = None) -> None:
        self.kit = kit
        # Named among all, so that a file has one name whatever else is taken with it.
        everything = files_of(kit)
        self.files = [
            (variant, name)
            for variant, name in everything
            if chosen is None or variant.pk in chosen
        ]
        self.count_of_all = len(everything)

    @property
    def is_whole(self) -> bool:
        """Whether it holds every file of the kit, chosen one by one or not."""
        return len(self.files) == self.count_of_all

    def lost_files(self) -> list[Variant]:
        """The files that it should hold and the storage no longer has."""
        variants = [variant for variant, _name in self.files]
        storage = variants[0].file.storage
        there = stored_among(storage, [str(variant.file.name) for variant in variants])
        return [variant for variant in variants if str(variant.file.name) not in there]

    @cached_property
    def _texts(self) -> tuple[bytes, bytes]:
        sums = "".join(f"{variant.sha256}  {name}\n" for variant, name in self.files)
        return self._readme().encode(), sums.encode()

    @cached_property
    def archive(self) -> Archive:
        readme, sums = self._texts
        entries = [Entry.of_text("README.txt", readme), Entry.of_text("SHA256SUMS", sums)]
        entries += [
            Entry(
                name,
                variant.octets,
                variant.crc32,
                partial(open_to_send, variant.file.storage, str(variant.file.name)),
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
        """The title of the kit; of a part, also how much of it."""
        if self.is_whole:
            return safe_name(self.kit.name, "zip")
        part = _("%(count)s of %(all)s files") % {
            "count": len(self.files),
            "all": self.count_of_all,
        }
        return safe_name(self.kit.name, "zip", f" – {part}")

    @property
    def ascii_name(self) -> str:
        """The name for programs that know no Unicode."""
        stem = self.kit.slug if self.is_whole else f"{self.kit.slug}-{len(self.files)}"
        return f"{stem}.zip"

    def _readme(self) -> str:
        """What a folder of files needs when its page is far away, in every language of the site."""
        by_asset: dict[int, dict[str, Any]] = {}
        for variant, name in self.files:
            told = by_asset.setdefault(variant.asset.pk, {"asset": variant.asset, "files": []})
            told["files"].append((variant, name))
        parts = []
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                context = {
                    "kit": self.kit,
                    "archive": self,
                    "address": settings.SITE_URL + self.kit.address,
                    "assets": [
                        each | {"words": words_of(each["asset"])} for each in by_asset.values()
                    ],
                }
                parts.append(render_to_string("components/kit_readme.txt", context).strip())
        whole = text.nfc(f"\n\n{'=' * 60}\n\n".join(parts)).replace("\r\n", "\n")
        # Notepad shows this on every Windows: a mark at the start, two letters at the end of a line.
        return "\ufeff" + whole.replace("\n", "\r\n") + "\r\n"
