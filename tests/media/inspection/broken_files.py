"""Uploads that are cut short, lie about what they are, or mean harm; each with a name and its bytes."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from typing import Any

import pytest

from demo.factories import files


def cases(*rows: tuple[Any, ...]) -> list[Any]:
    """Parameters for pytest, named by number: bytes make no names."""
    return [pytest.param(*row, id=str(number)) for number, row in enumerate(rows)]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"{}>{}</svg>'

HARMFUL_SVG_PARTS = [
    ("", "<script>alert(1)</script>"),
    ("", '<script href="//evil.example/x.js"/>'),
    (' onload="alert(1)"', ""),
    (' ONLOAD="alert(1)"', ""),
    ("", '<rect width="9" height="9" onclick="x()"/>'),
    ("", "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>x</body></foreignObject>"),
    ("", "<iframe xmlns='http://www.w3.org/1999/xhtml' src='//evil.example'/>"),
    ("", '<a href="javascript:alert(1)"><rect width="9" height="9"/></a>'),
    ("", '<a xlink:href=" java&#10;script:alert(1)"><rect width="9" height="9"/></a>'),
    ("", '<image href="http://evil.example/x.png"/>'),
    ("", '<image href="file:///etc/passwd"/>'),
    ("", '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
    ("", '<use xlink:href="http://evil.example/x.svg#a"/>'),
    ("", '<use href="data:image/svg+xml,x"/>'),
    ("", '<animate attributeName="href" values="javascript:alert(1)"/>'),
    ("", '<set attributeName="onload" to="alert(1)"/>'),
    ("", "<style>@import url(//evil.example/x.css);</style>"),
    ("", "<style>@im/**/port '//evil.example';rect{fill:u\\72l(//evil.example)}</style>"),
    ("", "<style>rect{}<title/>@import url(//evil.example/x.css);</style>"),
    ("", "<style>a{x:'/*'}rect{fill:url(//evil.example/x)}b{x:'*/'}</style>"),
    (" style=\"background:image-set('//evil.example/x.png' 1x)\"", ""),
    ("", '<rect style="background:url(//evil.example/x)"/>'),
    ("", '<rect fill="url(http://evil.example/x#a)"/>'),
    ("", '<rect style="fill:\\75rl(http://evil.example/x)"/>'),
    ("", '<filter><feImage href="http://evil.example/x.png"/></filter>'),
    ("", '<handler xmlns="http://www.w3.org/2001/xml-events">x</handler>'),
    ("", "<audio xmlns='http://www.w3.org/1999/xhtml' src='x' autoplay=''/>"),
]


def harmful_drawings() -> list[tuple[str, bytes]]:
    """SVG files that would run or load something."""
    made = [("x.svg", SVG.format(*part).encode()) for part in HARMFUL_SVG_PARTS]
    plain = SVG.format("", "")
    bomb = '<!DOCTYPE svg [<!ENTITY a "' + "x" * 99 + '">'
    for number in range(12):
        inner = f"&{chr(97 + number)};" * 10
        bomb += f'<!ENTITY {chr(98 + number)} "{inner}">'
    made += [
        ("x.svg", (bomb + "]>" + SVG.format("", "<text>&m;</text>")).encode()),
        ("x.svg", f'<!DOCTYPE svg SYSTEM "http://evil.example/x.dtd">{plain}'.encode()),
        ("x.svg", f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{plain}'.encode()),
        ("x.svg", f'<?xml-stylesheet href="//evil.example/x.css"?>{plain}'.encode()),
        ("x.svg", b"<html><svg/></html>"),
        ("x.svg", b"<svg/>"),
        ("x.svg", plain.encode()[:-3]),
        ("x.svg", plain.replace('viewBox="0 0 9 9"', "").encode()),
        ("x.svg", plain.replace("0 0 9 9", "0 0 NaN inf").encode()),
        ("x.svg", plain.replace("0 0 9 9", "0 0 1e30 1e30").encode()),
        ("x.svg", plain.replace("0 0 9 9", "0 0 -9 9").encode()),
        (
            "x.svg",
            plain.replace(
                'viewBox="0 0 9 9"', 'width="1e99999999999999999999" height="9"'
            ).encode(),
        ),
        ("x.svg", SVG.format("", "<g/>" * 50_001).encode()),
        ("x.svg", ("<svg>" + "<g>" * 30_000).encode()),
        ("x.svg", plain.encode("utf-16")),
        ("x.svg", b"<svg \xff\xfe\x00"),
    ]
    return made


def png_header(width: int, height: int, depth: int = 8, colour: int = 2) -> bytes:
    """A PNG that claims a size and holds nothing of it."""
    return b"\x89PNG\r\n\x1a\n" + png_chunk(
        b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    )


def png_chunk(name: bytes, body: bytes) -> bytes:
    """A part of a PNG, with its checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bombs() -> list[tuple[str, bytes]]:
    """Small files that unpack into very large pictures."""
    rows = zlib.compressobj(9)
    packed = b"".join(rows.compress(b"\0" * (1 + 12_000)) for _row in range(8_000)) + rows.flush()
    bomb = png_header(12_000, 8_000, 8, 0) + png_chunk(b"IDAT", packed) + png_chunk(b"IEND", b"")
    # Packed piece by piece: the tests weigh the memory of the process that makes it.
    text = zlib.compressobj()
    packed = b"".join(text.compress(b"\0" * 1_000_000) for _piece in range(80)) + text.flush()
    note = png_header(9, 9) + png_chunk(b"zTXt", b"a\0\0" + packed)
    return [
        ("x.png", bomb),
        ("x.png", png_header(2**31 - 1, 2**31 - 1)),
        ("x.png", png_header(50_000, 50_000) + png_chunk(b"IEND", b"")),
        ("x.png", note + png_chunk(b"IEND", b"")),
        *bombs_of_headers(),
    ]


def bombs_of_headers() -> list[tuple[str, bytes]]:
    """Pictures that say in front that they are very large."""
    gif = b"GIF89a" + struct.pack("<HH", 65535, 65535) + b"\x80\0\0" + b"\0" * 6
    jpeg = bytearray(files.pixels(file_format="jpeg"))
    at = jpeg.index(b"\xff\xc0")
    jpeg[at + 5 : at + 9] = struct.pack(">HH", 65500, 65500)
    webp = b"RIFF\x20\0\0\0WEBPVP8L\x0e\0\0\0\x2f\xff\xff\xff\xff" + b"\0" * 12
    return [("x.gif", gif), ("x.jpg", bytes(jpeg)), ("x.webp", webp)]


def cut_short(seed: int = 1, each: int = 6) -> list[tuple[str, bytes]]:
    """Every raster format, cut at several places and with bytes changed."""
    chance = random.Random(seed)  # noqa: S311 - the same files each time
    made = []
    for file_format, ending in {
        "png": "png", "jpeg": "jpg", "webp": "webp", "gif": "gif", "avif": "avif",
    }.items():  # fmt: skip
        whole = files.pixels(60, 40, file_format)
        for _time in range(each):
            made.append((f"x.{ending}", whole[: chance.randrange(1, len(whole) - 2)]))
            damaged = bytearray(whole)
            for _byte in range(chance.randrange(1, 9)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            made.append((f"x.{ending}", bytes(damaged)))
    return made


def liars() -> list[tuple[str, bytes]]:
    """Files whose name says one thing and whose content another."""
    png, pdf, jpeg = files.pixels(), files.printed(), files.pixels(file_format="jpeg")
    html = b"<!doctype html><script>alert(1)</script>"
    return [
        ("x.jpg", png),
        ("x.png", jpeg),
        ("x.pdf", png),
        ("x.pdf", html),
        ("x.png", html),
        ("x.gif", b"GIF89a/*" + html + b"*/=1;"),
        ("x.pdf", b"%PDF-1.7\n" + html),
        ("x.pdf", pdf[: len(pdf) // 2]),
        ("x.png", pdf),
        ("x.svg", png),
        ("x.mp4", png),
        ("x.mp3", html),
        ("x.exe", b"MZ" + b"\0" * 200),
        ("x.png", b""),
        ("x.png", b"\0"),
        ("x", png),
        ("x.psd", b"8BPS\0\x01" + b"\0" * 20),
        ("x.tif", b"II*\0" + b"\0" * 50),
        ("x.bmp", b"BM" + b"\0" * 60),
        ("x.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40),
    ]


def broken_recordings() -> list[tuple[str, bytes]]:
    """Sounds and films with nothing or nonsense in them."""
    film, sound, reel = files.film(3, 320, 180), files.sound(), files.film(3, 320, 180, "webm")
    ebml = b"\x1aE\xdf\xa3"
    return [
        ("x.mp4", film[:40]),
        ("x.mp4", film[: len(film) // 2]),
        ("x.mp4", film.replace(b"avc1", b"xxxx")),
        ("x.mp4", b"\0\0\0\x08ftyp"),
        ("x.mp4", b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x08moov"),
        ("x.mp4", b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x01moov" + b"\xff" * 8),
        ("x.mp4", b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x04moov"),
        ("x.wav", sound[:50]),
        ("x.wav", sound[:20]),
        ("x.wav", sound[: len(sound) // 3]),
        ("x.wav", b"RIFF\0\0\0\0WAVE"),
        ("x.webm", reel[: len(reel) // 2]),
        ("x.webm", ebml),
        ("x.webm", ebml + b"\x01" + b"\xff" * 7),
        ("x.webm", ebml + b"\x84\x42\x82\x81x"),
        ("x.webm", ebml + b"\x8b\x42\x82\x88matroska"),
        ("x.ogg", b"OggS"),
        ("x.ogg", b"OggS" + b"\0" * 400),
        ("x.mp3", b"ID3\x04\0\0\x7f\x7f\x7f\x7f"),
        ("x.mp3", b"\xff\xfb\xf0\xc0" + b"\0" * 99),
        ("x.mp3", b"\xff\xfb\x00\x00" + b"\0" * 99),
    ]


def office_file(suffix: str, **parts: bytes) -> bytes:
    """A ZIP with these parts; "__" stands for "/" and "_dot_" for "."."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name.replace("__", "/").replace("_dot_", "."))
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, content)
    return saved.getvalue()


def bad_documents() -> list[tuple[str, bytes]]:
    """Documents that are not what they are called, or carry what they should not."""
    word = office_file("docx", word__document_dot_xml=b"<x/>")
    garbled = bytearray(office_file("odt", mimetype=b"application/vnd.oasis.opendocument.text" * 9))
    garbled[38:50] = b"\xff" * 12
    return [
        ("x.odt", bytes(garbled)),
        ("x.csv", ("Huy\xe9n;" * 1000).encode("latin-1")),
        ("x.pdf", b"no pdf"),
        ("x.pdf", files.printed()[:200]),
        ("x.docx", b"PK\x03\x04" + b"\0" * 40),
        ("x.docx", word[: len(word) // 2]),
        ("x.docx", office_file("docx", a=b"b")),
        ("x.xlsx", word),
        ("x.pptx", word),
        ("x.odt", word),
        ("x.ods", office_file("ods", mimetype=b"application/epub+zip")),
        ("x.docx", office_file("docx", word__document_dot_xml=b"", word__vbaProject_dot_bin=b"x")),
        ("x.zip", b"no zip"),
        ("x.csv", b"\0\0\0"),
        ("x.csv", b"<html></html>"),
        ("x.csv", b"\xff\xfe\x00a"),
        ("x.html", b"<script>alert(1)</script>"),
        ("x.svg", b"<svg/>"),
    ]
