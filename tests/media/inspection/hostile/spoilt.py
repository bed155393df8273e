"""Sound files that were damaged, glued together or misnamed."""

from __future__ import annotations

import random

from tests.media.inspection.hostile.sound import any_sound, sound_files

Made = tuple[str, bytes]
HTML = b"<!doctype html><script>alert(1)</script>"
SIGNATURES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF\xff\xff\xff\x7fWEBPVP8L", b"%PDF-1.7\n",
    b"PK\x03\x04", b"\x1aE\xdf\xa3\x9fB\x86\x81\x01", b"OggS\0\x02", b"ID3\x04\0\0\0\0\0\x01", b"\xff\xfb\x90\x64",
    b"RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0", b"\0\0\0\x20ftypisom", b"\0\0\0\x1cftypavif",
    b"<svg xmlns='http://www.w3.org/2000/svg'>", b"WEBVTT\n\n",
)  # fmt: skip
ENDINGS = (
    "png", "jpg", "gif", "webp", "pdf", "docx", "webm", "ogg", "mp3", "mp3", "wav", "mp4", "avif", "svg", "vtt",
)  # fmt: skip


def cut_short(chance: random.Random) -> Made:
    ending, whole = any_sound(chance)
    return f"x.{ending}", whole[: chance.randrange(len(whole))]


def changed(chance: random.Random) -> Made:
    """A few bytes replaced; every third time by those that numbers are made of at their edges."""
    ending, whole = any_sound(chance)
    damaged = bytearray(whole)
    for _byte in range(chance.choice((1, 2, 4, 16, 64))):
        at = chance.randrange(len(damaged))
        damaged[at] = (
            chance.choice((0, 0x7F, 0x80, 0xFF)) if chance.random() < 0.3 else chance.randrange(256)
        )
    return f"x.{ending}", bytes(damaged)


def moved(chance: random.Random) -> Made:
    """A piece left out, said twice, or put in from another file."""
    ending, whole = any_sound(chance)
    start = chance.randrange(len(whole))
    end = min(len(whole), start + chance.randrange(1, 400))
    _other, foreign = any_sound(chance)
    piece = chance.choice((b"", whole[start:end] * 2, foreign[:400], b"\0" * 400, b"\xff" * 400))
    return f"x.{ending}", whole[:start] + piece + whole[end:]


def polyglot(chance: random.Random) -> Made:
    """A file that is another one as well, read from another end."""
    ending, whole = any_sound(chance)
    _other, foreign = chance.choice([("html", HTML), any_sound(chance), any_sound(chance)])
    made = chance.choice(
        (
            whole + foreign,
            foreign + whole,
            whole[: len(whole) // 2] + foreign + whole[len(whole) // 2 :],
        )
    )
    return f"x.{ending}", made


def mismatched(chance: random.Random) -> Made:
    """The name of one format, the bytes of another."""
    endings = [
        *sound_files(),
        "exe",
        "html",
        "php",
        "js",
        "psd",
        "tiff",
        "",
        "jpg.exe",
        "pdf.svg",
        "SVGZ",
    ]
    _ending, content = chance.choice(
        [any_sound(chance), ("html", HTML), ("exe", b"MZ" + b"\0" * 300)]
    )
    return f"x.{chance.choice(endings)}", content


def noise(chance: random.Random) -> Made:
    """A right beginning, and nothing that follows from it."""
    number = chance.randrange(len(SIGNATURES))
    noise = chance.randbytes(chance.choice((0, 1, 20, 400, 20_000)))
    return f"x.{ENDINGS[number]}", SIGNATURES[number] + noise
