"""Where files are sent to: every form of the admin that takes one, by its address and its other fields."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

PICTURES = ("png", "jpg", "webp", "gif", "avif")
SOUNDS, FILMS = ("mp3", "ogg", "wav", "m4a", "webm"), ("mp4", "m4v", "webm")


@dataclass(frozen=True)
class Door:
    """A form: its address, the field of its file, the others, and whether a script sends it."""

    path: str
    file_field: str
    fields: dict[str, str] = field(default_factory=dict)
    is_script: bool = False


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


def kit_door(kit: int, kind: int) -> Door:
    fields = _ASSET | {"kit": str(kit), "kind": str(kind)}
    return Door("snippets/media/asset/add/", "variants-0-file", fields)


def doors(chance: random.Random, name: str, kit: Door) -> Door:
    """One of the doors that a file of this name may be brought to; kits are asked more often."""
    ending = name.rpartition(".")[2].lower()[:4]
    if ending == "vtt":
        return Door("media/video/add/", "captions", _NAMED | _SPOKEN)
    others = [
        Door("documents/add/", "file", _NAMED),
        Door("documents/multiple/add/", "files[]", _NAMED, True),
    ]
    if ending in PICTURES:
        others = [
            Door("images/add/", "file", _NAMED | _FOCUS),
            Door("images/multiple/add/", "files[]", _NAMED, True),
        ]
    elif ending in SOUNDS + FILMS:
        kind = "video" if ending in FILMS else "audio"
        others = [Door(f"media/{kind}/add/", "file", _NAMED | _SPOKEN)]
    return kit if chance.random() < 0.6 else chance.choice(others)
