"""What a print file says of itself: XMP and the older table of information."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from xml.sax.saxutils import escape

from core.text import xml_safe

PROGRAM = "Cổng 10·10"
STANDARD = "PDF/X-4"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{program}</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>{standard}</pdfxid:GTS_PDFXVersion>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate><xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{mark}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{mark}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def packet(title: str, language: str, made_at: datetime, mark: UUID) -> bytes:
    """The XMP of a print file; `mark` tells the document from every other."""
    return _PACKET.format(
        title=escape(xml_safe(title)),
        language=language,
        program=PROGRAM,
        standard=STANDARD,
        moment=made_at.isoformat(timespec="seconds"),
        mark=mark,
    ).encode()


def pdf_moment(made_at: datetime) -> str:
    """A moment as PDF writes it: D:20310115093000+07'00'."""
    offset = made_at.strftime("%z") or "+0000"
    return f"D:{made_at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
