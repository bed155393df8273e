"""ZIP files whose every byte is known before the first is sent.

Files are stored as they are (they are compressed already), so their places, their checksums and the length
of the whole follow from sizes alone. Nothing is held but one piece at a time; a download can be resumed
at any byte, and the same contents give the same bytes, whoever asks and whenever.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from core.sending import file_pieces

# 1 January 1980, the zero of ZIP's calendar: when a file was stored is nobody's business here.
_TIME, _DATE = 0, 0x21
_UTF8_NAME = 0x800
_FITS = 0xFFFFFFFF
_READ_BY_ALL = 0o100644 << 16


@dataclass(frozen=True)
class Entry:
    """One file of an archive. `open` gives its bytes anew each time."""

    name: str
    size: int
    crc32: int
    open: Callable[[], IO[bytes]]

    @classmethod
    def of_text(cls, name: str, content: bytes) -> Entry:
        """An entry made of bytes at hand."""
        import io

        return cls(name, len(content), zlib.crc32(content), lambda: io.BytesIO(content))


class Archive:
    """The layout of a ZIP of these entries."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self._heads = [_local_header(entry) for entry in entries]
        at, offsets = 0, []
        for entry, head in zip(entries, self._heads, strict=True):
            offsets.append(at)
            at += len(head) + entry.size
        self._end = _directory(entries, offsets, at)
        self.size = at + len(self._end)

    def pieces(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes [start, end), a piece at a time."""
        end = self.size if end is None else end
        at = 0
        for entry, head in zip(self.entries, self._heads, strict=True):
            yield from _cut(head, at, start, end)
            at += len(head)
            if at < end and at + entry.size > start:
                yield from file_pieces(entry.open, max(0, start - at), min(entry.size, end - at))
            at += entry.size
        yield from _cut(self._end, at, start, end)


def _cut(content: bytes, at: int, start: int, end: int) -> Iterator[bytes]:
    part = content[max(0, start - at) : max(0, end - at)]
    if part:
        yield part


def _local_header(entry: Entry) -> bytes:
    name = entry.name.encode()
    large = entry.size >= _FITS
    extra = struct.pack("<HHQQ", 1, 16, entry.size, entry.size) if large else b""
    size = _FITS if large else entry.size
    fixed = struct.pack(
        "<4sHHHHHIIIHH",
        b"PK\x03\x04", 45 if large else 20, _UTF8_NAME, 0, _TIME, _DATE,
        entry.crc32, size, size, len(name), len(extra),
    )  # fmt: skip
    return fixed + name + extra


def _directory(entries: list[Entry], offsets: list[int], at: int) -> bytes:
    records = b"".join(map(_directory_record, entries, offsets))
    count, size = len(entries), len(records)
    end = b""
    if at >= _FITS or size >= _FITS or count >= 0xFFFF:
        end = struct.pack(
            "<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, at
        ) + struct.pack("<4sIQI", b"PK\x06\x07", 0, at + size, 1)
    short = min(count, 0xFFFF)
    end += struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, short, short, min(size, _FITS), min(at, _FITS), 0
    )
    return records + end


def _directory_record(entry: Entry, offset: int) -> bytes:
    name = entry.name.encode()
    numbers = [number for number in (entry.size, entry.size, offset) if number >= _FITS]
    extra = struct.pack(f"<HH{len(numbers)}Q", 1, 8 * len(numbers), *numbers) if numbers else b""
    version = 45 if numbers else 20
    fixed = struct.pack(
        "<4sHHHHHHIIIHHHHHII",
        b"PK\x01\x02", 3 << 8 | version, version, _UTF8_NAME, 0, _TIME, _DATE, entry.crc32,
        min(entry.size, _FITS), min(entry.size, _FITS), len(name), len(extra), 0, 0, 0,
        _READ_BY_ALL, min(offset, _FITS),
    )  # fmt: skip
    return fixed + name + extra
