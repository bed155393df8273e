"""The objects of a PDF as PDFium writes it: what would run or reach out, and who made it.

PDFium writes one object after the other, uncompressed but for the contents of streams, with names spelt
out and brackets in texts escaped. So what is looked for can hide neither in packed objects nor in spelling.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from media.apart import Refused
from media.apart.page_notes import carries_person, is_personal, plain_information, plain_packet

Span = tuple[int, int]

_TEXT = rb"\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\s]*+>"
_TEXTS = re.compile(_TEXT, re.DOTALL)
_FIRST = re.compile(rb"\d+ \d+ obj\b")
_BEGINS = re.compile(rb"\s*(\d+) \d+ obj\b")
_ENDS = re.compile(
    _TEXT + rb"|(?<![/\w])(?P<stream>stream)\r?\n|(?<![/\w])(?P<end>endobj)\b", re.DOTALL
)
_CLOSES = re.compile(rb"\s*endstream\s*endobj\b")
_LENGTH = re.compile(rb"/Length (\d+)(?! \d+ R)")
# Names that start, send, fetch or carry something; a page that is printed or shown needs none of them.
_HARM = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFiles?|FileAttachment|RichMedia|SubmitForm|ImportData|GoToE|GoToR"
    rb"|XFA)(?![^\s()<>\[\]{}/%])"
)
_LINK = re.compile(rb"/URI\s*(" + _TEXT + rb")", re.DOTALL)
_HARMFUL_LINKS = (b"javascript:", b"vbscript:", b"data:", b"file:")


@dataclass(frozen=True)
class Object:
    """Where one object lies: its whole, its head (a dictionary, mostly), and its stream if it has one."""

    number: int
    whole: Span
    head: Span
    stream: Span | None


class Objects:
    """A file in PDFium's hand."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def harm(self) -> str:
        """The first thing found that would run, reach out or carry another file; empty if there is none."""
        for each in self._objects:
            head = self._content[slice(*each.head)]
            if found := _HARM.search(_TEXTS.sub(b"()", head)):
                return found[1].decode()
            for link in _LINK.finditer(head):
                address = _plain_text(link[1]).strip().lower()
                if address.startswith(_HARMFUL_LINKS):
                    return address.partition(b":")[0].decode() + ":"
        return ""

    def carry_notes(self) -> bool:
        """Whether the document names its author, or another person, place or folder."""
        return any(
            is_personal(self._content[slice(*each.head)])
            if each.number == self._information
            else self._is_packet(each) and carries_person(self._packet(each))
            for each in self._objects
        )

    def write_without_notes(self, target: Path) -> None:
        """The same document with a plain title and nothing about people."""
        places: dict[int, int] = {}
        # The same document is to give the same bytes each time, so its mark is made from them.
        mark = blake2b(digest_size=16)
        with target.open("wb") as file:
            file.write(self._content[: self._objects[0].whole[0]].rstrip() + b"\n")
            for each in self._objects:
                if self._is_index(each):
                    continue
                places[each.number] = file.tell()
                written = self._without_notes(each)
                mark.update(written)
                file.write(written + b"\n")
            start, size = file.tell(), max(places) + 1
            file.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
            for number in range(1, size):
                place = places.get(number)
                line = b"0000000000 65535 f \n" if place is None else b"%010d 00000 n \n" % place
                file.write(line)
            named = b"/Info %d 0 R " % self._information if self._information else b""
            name = mark.hexdigest().encode()
            file.write(
                b"trailer\n<</Root %d 0 R %b/Size %d/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
                % (self._named(b"Root"), named, size, name, name, start)
            )

    def _without_notes(self, each: Object) -> bytes:
        if each.number == self._information:
            return b"%d 0 obj\n%b\nendobj" % (
                each.number,
                plain_information(self._content[slice(*each.head)]),
            )
        if not self._is_packet(each):
            return self._content[slice(*each.whole)]
        packet = plain_packet(self._packet(each))
        return (
            b"%d 0 obj\n<</Type/Metadata/Subtype/XML/Length %d>>stream\n%b\nendstream\nendobj"
            % (each.number, len(packet), packet)
        )

    @cached_property
    def _objects(self) -> list[Object]:
        found = list(self._read())
        if not found:
            raise Refused("harmful", "?")
        return found

    def _read(self) -> Iterator[Object]:
        begins = _FIRST.search(self._content)
        at = begins.start() if begins else len(self._content)
        while match := _BEGINS.match(self._content, at):
            head_start = at = match.end()
            stream = None
            while (token := _ENDS.search(self._content, at)) and token.lastgroup is None:
                at = token.end()
            if token is None:
                raise Refused("harmful", "?")
            head_end, at = token.start(), token.end()
            if token.lastgroup == "stream":
                stream = self._stream(head_start, head_end, at)
                end = _CLOSES.match(self._content, stream[1])
                if end is None:
                    raise Refused("harmful", "?")
                at = end.end()
            yield Object(int(match[1]), (match.start(1), at), (head_start, head_end), stream)

    def _stream(self, head_start: int, head_end: int, at: int) -> Span:
        lengths = _LENGTH.findall(_TEXTS.sub(b"()", self._content[head_start:head_end]))
        for length in map(int, lengths):
            if _CLOSES.match(self._content, at + length):
                return at, at + length
        raise Refused("harmful", "?")

    @cached_property
    def _trailer(self) -> bytes:
        start = self._content.rfind(b"trailer")
        end = self._content.rfind(b"startxref")
        if not 0 <= start < end:
            raise Refused("noted")
        return self._content[start + len(b"trailer") : end].strip()

    def _named(self, role: bytes) -> int:
        """The number of the object that the trailer names in a role; 0 without one."""
        found = re.search(rb"/%b (\d+) 0 R" % role, _TEXTS.sub(b"()", self._trailer))
        return int(found[1]) if found else 0

    @cached_property
    def _information(self) -> int:
        return self._named(b"Info")

    def _bare_head(self, each: Object) -> bytes:
        return _TEXTS.sub(b"()", self._content[slice(*each.head)])

    def _is_packet(self, each: Object) -> bool:
        return each.stream is not None and bool(
            re.search(rb"/Type\s*/Metadata\b|/Subtype\s*/XML\b", self._bare_head(each))
        )

    def _is_index(self, each: Object) -> bool:
        """Whether it is a table of the file as it was before, which lists what is no longer there."""
        return each.stream is not None and bool(
            re.search(rb"/Type\s*/(XRef|ObjStm)\b", self._bare_head(each))
        )

    def _packet(self, each: Object) -> tuple[bytes, bytes]:
        return self._bare_head(each), self._content[slice(*(each.stream or (0, 0)))]


def _plain_text(text: bytes) -> bytes:
    if text.startswith(b"<"):
        digits = re.sub(rb"\s", b"", text[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return re.sub(rb"\\(.)", rb"\1", text[1:-1], flags=re.DOTALL)
