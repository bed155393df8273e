"""Files that say they are far larger than they are, or become so."""

from __future__ import annotations

import random
import struct
import zipfile
import zlib
from functools import cache
from io import BytesIO

from demo.factories import files
from tests.media.inspection import broken_files
from tests.media.inspection.broken_files import png_chunk, png_header
from tests.media.inspection.hostile.sound import sound_files

Made = tuple[str, bytes]
EDGES = (0, 1, 2**15 - 1, 2**16 - 1, 2**31 - 1, 2**32 - 1)


@cache
def _packed(octets: int, letter: bytes = b"\0") -> bytes:
    squeeze = zlib.compressobj(9)
    piece = letter * 1_000_000
    parts = [squeeze.compress(piece) for _million in range(octets // 1_000_000)]
    return b"".join(parts) + squeeze.flush()


def huge_size(chance: random.Random) -> Made:
    """A picture, a sound or a film whose head promises what would not fit into any memory."""
    width, height = chance.choice(EDGES), chance.choice(EDGES)
    jpeg, webp = (
        bytearray(sound_files()["jpg"]),
        bytearray(files.pixels(60, 40, "webp", lossless=True)),
    )
    at = jpeg.index(b"\xff\xc0")
    jpeg[at + 5 : at + 9] = struct.pack(">HH", height & 0xFFFF, width & 0xFFFF)
    webp[21:25] = struct.pack("<I", chance.getrandbits(32))
    wav = bytearray(sound_files()["wav"])
    wav[40:44] = struct.pack("<I", chance.choice(EDGES))
    wav[22:36] = struct.pack(
        "<HIIHH", *(chance.choice(EDGES) % top for top in (2**16, 2**32, 2**32, 2**16, 2**16))
    )
    film = bytearray(sound_files()["mp4"])
    at = film.index(b"avc1", film.index(b"stsd"))
    film[at + 28 : at + 32] = struct.pack(">HH", width & 0xFFFF, height & 0xFFFF)
    at = film.index(b"tkhd")
    film[at + 80 : at + 88] = struct.pack(">II", width, height)
    gif = b"GIF89a" + struct.pack("<HH", width & 0xFFFF, height & 0xFFFF) + b"\x80\0\0" + b"\0" * 6
    gif += (
        b","
        + struct.pack("<HHHH", 0, 0, width & 0xFFFF, height & 0xFFFF)
        + b"\0\x02\x02\x44\x01\0;"
    )
    avif = sound_files()["avif"].replace(
        b"ispe\0\0\0\0" + struct.pack(">II", 60, 40),
        b"ispe\0\0\0\0" + struct.pack(">II", width, height),
    )
    depth, colour = chance.choice(((1, 0), (8, 2), (16, 6), (8, 3), (7, 9)))
    png = (
        png_header(width, height, depth, colour)
        + png_chunk(b"IDAT", _packed(0))
        + png_chunk(b"IEND", b"")
    )
    return chance.choice(
        [
            ("x.jpg", bytes(jpeg)), ("x.webp", bytes(webp)), ("x.wav", bytes(wav)), ("x.mp4", bytes(film)),
            ("x.gif", gif), ("x.avif", avif), ("x.png", png),
        ]
    )  # fmt: skip


def bomb(chance: random.Random) -> Made:
    """A small file that unpacks into very much: pixels, notes, frames."""
    side = chance.choice((4_000, 9_000, 20_000))
    makers = (_of_pixels, _of_pixels, _of_notes, _of_frames, _of_a_header)
    return chance.choice(makers)(side)


def _of_pixels(side: int) -> Made:
    rows = png_chunk(b"IDAT", _packed(min(side * side, 90_000_000)))
    return "x.png", png_header(side, side, 8, 0) + rows + png_chunk(b"IEND", b"")


def _of_notes(side: int) -> Made:
    name = b"zTXt" if side % 4_000 else b"iCCP"
    pixels = png_chunk(b"IDAT", zlib.compress(b"\0" * 252)) + png_chunk(b"IEND", b"")
    return "x.png", png_header(9, 9) + png_chunk(name, b"a\0\0" + _packed(80_000_000)) + pixels


def _of_frames(side: int) -> Made:
    side = min(side, 2**16 - 1)
    head = b"GIF89a" + struct.pack("<HH", side, side) + b"\x80\0\0" + b"\0" * 6
    return "x.gif", head + (
        b"," + struct.pack("<HHHH", 0, 0, side, side) + b"\0\x02\x02\x44\x01\0"
    ) * 400 + b";"


def _of_a_header(side: int) -> Made:
    made = broken_files.bombs_of_headers()
    return made[side % len(made)]


def _box(name: bytes, body: bytes = b"", length: int | None = None) -> bytes:
    return (
        struct.pack(">I4s", (len(body) + 8 if length is None else length) & 0xFFFFFFFF, name) + body
    )


def boxes(chance: random.Random) -> Made:
    """A film whose boxes are nested without end, overlap, lie about their lengths, or count in billions."""
    kind = _box(b"ftyp", b"isom\0\0\2\0isomiso2mp41")
    nested = b""
    for _depth in range(chance.choice((10, 1_000, 20_000))):
        nested = _box(chance.choice((b"moov", b"trak", b"mdia", b"minf", b"udta", b"meta")), nested)
        if len(nested) > 200_000:
            break
    film = bytearray(sound_files()["mp4"])
    name = chance.choice(
        (b"stts", b"stsz", b"stco", b"stsc", b"ctts", b"elst", b"stss", b"mvhd", b"mdhd", b"trun")
    )
    at = film.find(name)
    if at > 0:
        film[at + 8 : at + 16] = struct.pack(">II", chance.choice(EDGES), chance.choice(EDGES))
    lying = bytearray(sound_files()["mp4"])
    at = lying.index(chance.choice((b"moov", b"trak", b"mdia", b"stbl", b"mdat")))
    lying[at - 4 : at] = struct.pack(">I", chance.choice((0, 1, 4, 7, 8, 2**31, 2**32 - 1)))
    large = kind + _box(b"moov", struct.pack(">Q", chance.choice((0, 15, 16, 2**63, 2**64 - 1))), 1)
    many = kind + _box(b"moov", _box(b"trak") * chance.choice((3, 5_000)))
    reference = _box(
        b"dref", struct.pack(">II", 0, 1) + _box(b"url ", b"\0\0\0\0file:///etc/passwd\0")
    )
    return chance.choice(
        [
            ("x.mp4", kind + nested), ("x.mp4", bytes(film)), ("x.mp4", bytes(lying)), ("x.m4a", large),
            ("x.m4v", many), ("x.mp4", kind + _box(b"moov", reference)),
        ]
    )  # fmt: skip


def archive(chance: random.Random) -> Made:
    """A document whose ZIP is no archive one would want to open."""
    saved = BytesIO()
    ending = chance.choice(("zip", "docx", "xlsx", "odt"))
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as made:
        names = [
            "word/document.xml",
            "../../../etc/passwd",
            "C:\\a.exe",
            "a" * 300,
            "aé",
            "vbaProject.bin",
        ]
        for name in chance.sample(names, chance.randrange(1, len(names))):
            made.writestr(_part(name), b"<x/>" * chance.choice((1, 500_000)))
        if chance.random() < 0.3:
            made.writestr(_part("inner.zip"), saved.getvalue())
    content = bytearray(saved.getvalue())
    at = content.rfind(b"PK\1\2")
    if chance.random() < 0.5:
        content[at + 24 : at + 28] = struct.pack("<I", chance.choice(EDGES))
    if chance.random() < 0.3:
        content[at + 10 : at + 12] = struct.pack("<H", chance.choice((0, 1, 9, 12, 14, 93, 99)))
    if chance.random() < 0.3:
        content[at + 8 : at + 10] = b"\x01\0"
    return f"x.{ending}", bytes(content)


def _part(name: str) -> zipfile.ZipInfo:
    """A part that says nothing of the moment, so that the same seed gives the same bytes."""
    part = zipfile.ZipInfo(name)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part
