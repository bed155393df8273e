"""One sound file of every format that the admin takes, as small as can be."""

from __future__ import annotations

import random
from functools import cache

from demo.factories import files
from tests.media.inspection.broken_files import office_file
from tests.media.pages import written

PERSON = {"artist": "Nguyen Van A", "comment": "Nguyen Van A"}


@cache
def sound_files() -> dict[str, bytes]:
    """By ending."""
    pictures = {ending: files.pixels(60, 40, ending) for ending in ("png", "webp", "gif", "avif")}
    return pictures | {
        "jpg": files.pixels(60, 40, "jpeg"),
        "pdf": written(),
        "svg": files.drawing(60, 40),
        "mp4": files.film(2, 160, 90, **PERSON),
        "m4a": files.sound(1, "mp4"),
        "webm": files.film(2, 160, 90, "webm"),
        "mp3": files.sound(1, "mp3", **PERSON),
        "ogg": files.sound(1, "ogg", **PERSON),
        "wav": files.sound(1, "wav", **PERSON),
        "docx": office_file("docx", word__document_dot_xml=b"<x/>"),
        "zip": office_file("zip", a=b"b"),
        "csv": "tên,số\nMuối,3\n".encode(),
        "vtt": files.captions(),
    }


def any_sound(chance: random.Random) -> tuple[str, bytes]:
    """An ending and its file."""
    return chance.choice(sorted(sound_files().items()))
