"""Where files are sent to: every form of the admin that takes one, by its address and its other fields."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field

PICTURES = ("png", "jpg", "webp", "gif", "avif")
SOUNDS, FILMS = ("mp3", "ogg", "wav", "m4a", "webm"), ("mp4", "m4v", "webm")


@dataclass(frozen=True)
class Door:
    """A form: its address, the field of its file, the others, and whether a script sends it.

    A script is answered in JSON, whatever became of the file.
    """

    path: str
    file_field: str
    fields: dict[str, str] = field(default_factory=dict)
    is_script: bool = False

    @property
    def is_of_a_kit(self) -> bool:
        return self.file_field in ("variants-0-file", "files")

    @property
    def headers(self) -> dict[str, str]:
        if not self.is_script:
            return {}
        return {"X-Requested-With": "XMLHttpRequest", "Accept": "application/json"}

    def is_stored(self, status: int, answer: str) -> bool:
        """Whether the answer says that the file was taken."""
        if not self.is_script:
            return status == 302
        told = json.loads(answer) if status == 200 else {}
        return bool(told.get("success") or told.get("kept"))


_ASSET = {
    "sort_order": "0", "name": "Áp phích", "name_en": "", "alt": "Nền đỏ", "alt_en": "", "caption": "",
    "caption_en": "", "variants-TOTAL_FORMS": "1", "variants-INITIAL_FORMS": "0", "variants-MIN_NUM_FORMS": "0",
    "variants-MAX_NUM_FORMS": "1000", "variants-0-name": "Bản in", "variants-0-name_en": "",
    "variants-0-language": "vi", "variants-0-ORDER": "1", "variants-0-id": "", "variants-0-DELETE": "",
    "variants-0-change_note": "", "variants-0-change_note_en": "",
    "channel_texts-TOTAL_FORMS": "0", "channel_texts-INITIAL_FORMS": "0", "channel_texts-MIN_NUM_FORMS": "0",
    "channel_texts-MAX_NUM_FORMS": "1000",
}  # fmt: skip
_NAMED = {"title": "Tệp", "licence": "free", "tags": "", "credit": "", "source": ""}
_FOCUS = {f"focal_point_{side}": "" for side in ("x", "y", "width", "height")}
_SPOKEN = {"transcript": "", "transcript_en": "", "duration": ""}


@dataclass(frozen=True)
class Doors:
    """The forms, for a kit and a kind of asset by their numbers."""

    kit: int
    kind: int

    @property
    def asset(self) -> Door:
        """The form of an asset with one file."""
        fields = _ASSET | {"kit": str(self.kit), "kind": str(self.kind)}
        return Door("snippets/media/asset/add/", "variants-0-file", fields)

    @property
    def folder(self) -> Door:
        """Where whole folders are sent for a kit."""
        return Door(f"library/kits/{self.kit}/upload/", "files", {}, is_script=True)

    def for_file(self, chance: random.Random, name: str) -> Door:
        """One that a file of this name may be brought to; those of kits are asked more often."""
        ending = name.rpartition(".")[2].lower()[:4]
        if ending == "vtt":
            return Door("media/video/add/", "captions", _NAMED | _SPOKEN)
        if chance.random() < 0.6:
            return chance.choice((self.asset, self.asset, self.folder))
        if ending in PICTURES:
            many = Door("images/multiple/add/", "files[]", _NAMED, is_script=True)
            return chance.choice((Door("images/add/", "file", _NAMED | _FOCUS), many))
        if ending in SOUNDS + FILMS:
            kind = "video" if ending in FILMS else "audio"
            return Door(f"media/{kind}/add/", "file", _NAMED | _SPOKEN)
        many = Door("documents/multiple/add/", "files[]", _NAMED, is_script=True)
        return chance.choice((Door("documents/add/", "file", _NAMED), many))
