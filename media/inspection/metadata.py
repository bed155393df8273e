"""Takes out what a picture says beside its pixels: place, camera, people, comments, anything appended.

Works on the container, so no pixel changes. Colour profiles, transparency and animation stay.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

# Of PNG, only what changes the pixels shown.
_PNG_KEPT = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD",
    b"pHYs", b"acTL", b"fcTL", b"fdAT", b"cICP",
}  # fmt: skip
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
# JFIF (density), Adobe (colour transform); a colour profile is let through by its name.
_JPEG_KEPT_SEGMENTS = {0xE0, 0xEE}


def without_metadata(content: bytes, found: str) -> bytes:
    """The same picture with its notes left out; AVIF is given back as it is."""
    cleaners = {"jpeg": _jpeg, "png": _png, "webp": _webp, "gif": _gif}
    return b"".join(cleaners[found](content)) if found in cleaners else content


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield b"\xff\xd8"
    at = 2
    while at + 4 <= len(content):
        marker = content[at + 1]
        if content[at] != 0xFF:
            at += 1
            continue
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            break
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            at += 2
            continue
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        segment = content[at : at + 2 + length]
        at += 2 + length
        if _keeps_jpeg_segment(marker, segment[4:]):
            yield segment
        if marker == 0xDA:
            end = _end_of_scan(content, at)
            yield content[at:end]
            at = end
    yield b"\xff\xd9"


def _keeps_jpeg_segment(marker: int, body: bytes) -> bool:
    if marker == 0xFE:
        return False
    if 0xE0 <= marker <= 0xEF:
        return marker in _JPEG_KEPT_SEGMENTS or (
            marker == 0xE2 and body.startswith(b"ICC_PROFILE\0")
        )
    return True


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next segment begins: scans escape 0xFF by a following zero, restarts are part of them."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            return len(content)
        follows = content[at + 1]
        if follows == 0 or 0xD0 <= follows <= 0xD7:
            at += 2
        elif follows == 0xFF:
            at += 1
        else:
            return at


def _png(content: bytes) -> Iterator[bytes]:
    yield content[:8]
    at = 8
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        name = content[at + 4 : at + 8]
        if name in _PNG_KEPT:
            yield content[at : at + 12 + length]
        if name == b"IEND":
            break
        at += 12 + length


def _webp(content: bytes) -> Iterator[bytes]:
    (size,) = struct.unpack("<I", content[4:8])
    chunks = []
    at, end = 12, min(8 + size, len(content))
    while at + 8 <= end:
        name = content[at : at + 4]
        (length,) = struct.unpack("<I", content[at + 4 : at + 8])
        whole = content[at : at + 8 + length + length % 2]
        at += 8 + length + length % 2
        if name == b"VP8X":
            # The two bits say that notes follow.
            whole = whole[:8] + bytes([whole[8] & ~0b1100]) + whole[9:]
        if name in _WEBP_KEPT:
            chunks.append(whole)
    body = b"".join(chunks)
    yield b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _gif(content: bytes) -> Iterator[bytes]:
    flags = content[10]
    at = 13 + _colour_table(flags)
    yield content[:at]
    while at < len(content):
        start = at
        if content[at] == 0x3B:
            break
        if content[at] == 0x2C:
            local = content[at + 9] if at + 9 < len(content) else 0
            # A descriptor of ten bytes, its colours, one byte of code size, then the blocks.
            at = _end_of_blocks(content, at + 11 + _colour_table(local))
            yield content[start:at]
        elif content[at] == 0x21:
            label = content[at + 1] if at + 1 < len(content) else 0
            at = _end_of_blocks(content, at + 2)
            looping = content[start + 3 : start + 14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0")
            if label == 0xF9 or (label == 0xFF and looping):
                yield content[start:at]
        else:
            break
    yield b"\x3b"


def _colour_table(flags: int) -> int:
    return (2 << (flags & 7)) * 3 if flags & 0x80 else 0


def _end_of_blocks(content: bytes, at: int) -> int:
    while at < len(content) and content[at]:
        at += content[at] + 1
    return min(at + 1, len(content))
