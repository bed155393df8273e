"""What a PDF says about who made it: its table of information, and its packet of XMP."""

from __future__ import annotations

import re
import zlib

_VALUE = rb"\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\s]*+>|/[^\s()<>\[\]{}/%]+|[^/<>()\[\]]+"
_ENTRY = re.compile(rb"/([^\s()<>\[\]{}/%]+)\s*(" + _VALUE + rb")", re.DOTALL)
# Title, moment, program and print standard; whoever made it, and for whom, is left out.
_KEPT = {
    b"Title", b"Subject", b"Trapped", b"CreationDate", b"ModDate", b"Creator", b"Producer",
    b"GTS_PDFXVersion", b"GTS_PDFXConformance",
}  # fmt: skip
_EMPTY = (b"()", b"<>")
_PERSON = re.compile(
    rb"dc:creator|dc:contributor|:author|:artist|:ownername|filepath|gps|iptc|xmprights:owner"
    rb"|photoshop:(?:credit|city|captionwriter)|xmpmm:history",
    re.IGNORECASE,
)
# Print standards that a press asks for, each with the address of its names.
_STANDARDS = {
    b"pdfaid": b"http://www.aiim.org/pdfa/ns/id/",
    b"pdfuaid": b"http://www.aiim.org/pdfua/ns/id/",
    b"pdfxid": b"http://www.npes.org/pdfx/ns/id/",
}
_STANDARD = re.compile(rb"(pdfaid|pdfuaid|pdfxid):(\w+)(?:\s*=\s*[\"']|>)([\w ./:-]{1,40})")
MOST_UNPACKED = 4_000_000


def is_personal(information: bytes) -> bool:
    """Whether a table of information holds more than may stay."""
    return any(
        name not in _KEPT and value.strip() not in _EMPTY
        for name, value in _ENTRY.findall(information)
    )


def plain_information(information: bytes) -> bytes:
    """The table with what may stay."""
    kept = (b"/%b %b" % entry for entry in _ENTRY.findall(information) if entry[0] in _KEPT)
    return b"<<%b>>" % b" ".join(kept)


def carries_person(packet: tuple[bytes, bytes]) -> bool:
    """Whether an XMP packet (its dictionary and its stream) names people, places or folders."""
    unpacked = _unpacked(packet)
    return unpacked is None or bool(_PERSON.search(unpacked))


def plain_packet(packet: tuple[bytes, bytes]) -> bytes:
    """A packet that says which print standards the document keeps, and nothing else."""
    said = dict.fromkeys(_STANDARD.findall(_unpacked(packet) or b""))
    names = b"".join(
        b' xmlns:%b="%b"' % (prefix, _STANDARDS[prefix])
        for prefix in dict.fromkeys(p for p, _n, _v in said)
    )
    values = b"".join(b' %b:%b="%b"' % standard for standard in said)
    return (
        b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about=""%b%b/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        % (names, values)
    )


def _unpacked(packet: tuple[bytes, bytes]) -> bytes | None:
    """The text of a packet; None when it is packed in a way that nobody uses for it."""
    head, content = packet
    if b"/Filter" not in head:
        return content
    if not re.search(rb"/Filter\s*\[?\s*/FlateDecode\b", head):
        return None
    try:
        return zlib.decompressobj().decompress(content, MOST_UNPACKED)
    except zlib.error:
        return None
