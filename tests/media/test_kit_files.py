"""What is read from the files of a kit, and which are refused."""

import io
import struct
from decimal import Decimal

from django.core.exceptions import ValidationError

import pytest
from PIL import Image

from demo.factories import files
from media.inspection import clean_picture, read_kit_file, read_recording, render
from tests.media import broken_files


def read(name, content):
    return read_kit_file(io.BytesIO(content), name)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    broken_files.cases(
        ("a.png", files.pixels(320, 200), ("png", 320, 200, "px")),
        ("a.JPG", files.pixels(320, 200, "jpeg"), ("jpeg", 320, 200, "px")),
        ("a.webp", files.pixels(32, 20, "webp"), ("webp", 32, 20, "px")),
        ("a.svg", files.drawing(420, 594), ("svg", 420, 594, "px")),
        ("a.svg", files.drawing(420, 594, "mm"), ("svg", 420, 594, "mm")),
        ("a.svg", files.drawing(42, 59, "cm"), ("svg", 420, 590, "mm")),
        ("a.svg", files.drawing(10, 20, "in"), ("svg", 254, 508, "mm")),
        ("a.svg", files.drawing(100, 50, "px"), ("svg", 100, 50, "px")),
        ("a.svg", files.drawing(100, 50, "%"), ("svg", 100, 50, "px")),
        (
            "a.svg",
            files.drawing(100, 50).replace(b"<svg", b'<svg width="9" height="1em"'),
            ("svg", 100, 50, "px"),
        ),
        ("a.pdf", files.printed(420, 594, pages=2), ("pdf", 420, 594, "mm")),
        ("a.mp4", files.film(15, 1536, 256), ("mp4", 1536, 256, "px")),
    ),
)
def test_format_size_and_preview_come_from_the_file(name, content, expected):
    facts = read(name, content)
    assert (facts.file_format, round(facts.width), round(facts.height), facts.measure) == expected
    assert facts.octets == len(content)
    if facts.preview:
        preview = Image.open(io.BytesIO(facts.preview.large))
        assert preview.size == (facts.preview.width, facts.preview.height)
        assert abs(preview.width / preview.height - expected[1] / expected[2]) < 0.02
        assert max(Image.open(io.BytesIO(facts.preview.small)).size) <= 480
    else:
        assert facts.seconds == 15


def webm(seconds=3.0, width=640, height=360):
    def element(name, body):
        return bytes.fromhex(name) + bytes([0x80 | len(body)]) + body

    video = element(
        "e0", element("b0", width.to_bytes(2, "big")) + element("ba", height.to_bytes(2, "big"))
    )
    info = element("2ad7b1", (1_000_000).to_bytes(3, "big")) + element(
        "4489", struct.pack(">d", seconds * 1000)
    )
    inside = element("1549a966", info) + element("1654ae6b", element("ae", video))
    # A stream does not know its length while it is written.
    segment = (
        bytes.fromhex("18538067") + b"\x01" + b"\xff" * 7 + inside + element("1f43b675", b"\0\0")
    )
    return element("1a45dfa3", element("4282", b"webm")) + segment


def ogg(kind, seconds=2):
    rate = 48000 if kind == b"OpusHead" else 44100
    head = (
        b"OpusHead" if kind == b"OpusHead" else b"\x01vorbis" + b"\0" * 5 + struct.pack("<I", rate)
    )
    first = b"OggS" + b"\0" * 22 + b"\x01" + bytes([len(head)]) + head
    return first + b"OggS\0\x04" + struct.pack("<q", rate * seconds) + b"\0" * 13


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    broken_files.cases(
        ("a.webm", webm(), ("webm", 3, 640)),
        ("a.ogg", ogg(b"OpusHead"), ("ogg", 2, 0)),
        ("a.oga", ogg(b"vorbis"), ("ogg", 2, 0)),
        (
            "a.mp3",
            b"ID3\x04\0\0\0\0\0\x05hello" + b"\xff\xfb\x90\x00" + b"\0" * 31996,
            ("mp3", 2, 0),
        ),
        ("a.mp3", b"\xff\xf3\x80\x00" + b"\0" * 15996, ("mp3", 2, 0)),
    ),
)
def test_length_and_size_of_recordings_come_from_their_container(name, content, expected):
    facts = read_recording(io.BytesIO(content), name)
    assert (facts.file_format, round(facts.seconds), facts.width) == expected


def test_large_and_endless_boxes_of_a_film_are_read():
    def box(name, body):
        return struct.pack(">I4s", len(body) + 8, name) + body

    times = b"\x01\0\0\0" + b"\0" * 16 + struct.pack(">IQ", 1000, 7000)
    index = box(b"mvhd", times + b"\0" * 80)
    large = struct.pack(">I4sQ", 1, b"moov", len(index) + 16) + index
    endless = struct.pack(">I4s", 0, b"mdat") + b"\0" * 50
    film = box(b"ftyp", b"isom\0\0\2\0isom") + large + box(b"free", b"") + endless
    facts = read_recording(io.BytesIO(film), "a.m4a")
    assert (facts.seconds, facts.width) == (7, 0)


def test_odd_containers_are_cleaned_as_well():
    jpeg = files.pixels(20, 10, "jpeg")
    odd = jpeg[:2] + b"\xff\xff\xfe\0\x06mat!" + jpeg[2:] + b"appended"
    cleaned = clean_picture(odd, "jpeg")
    assert b"mat!" not in cleaned and b"appended" not in cleaned
    appended = clean_picture(files.pixels(20, 10, "png") + b"<script>", "png")
    assert b"<script>" not in appended
    many_scans = clean_picture(files.pixels(20, 10, "jpeg", progressive=True), "jpeg")
    assert Image.open(io.BytesIO(many_scans)).size == (20, 10)


def test_a_container_that_would_lose_its_picture_is_saved_anew(monkeypatch):
    monkeypatch.setattr("media.inspection.pictures.without_metadata", lambda *given: b"nothing")
    for file_format in ("png", "gif", "jpeg"):
        cleaned = clean_picture(files.pixels(20, 10, file_format), file_format)
        assert Image.open(io.BytesIO(cleaned)).size == (20, 10)


@pytest.mark.parametrize(
    ("file_format", "content", "size"),
    broken_files.cases(
        ("svg", files.drawing(60, 10), (1200, 200)),
        ("svg", files.drawing(10, 60, "mm"), (200, 1200)),
        ("pdf", files.printed(100, 50), (1200, 600)),
        ("png", files.pixels(40, 20), (40, 20)),
    ),
)
def test_previews_have_the_shape_of_their_file(tmp_path, monkeypatch, file_format, content, size):
    path = tmp_path / f"a.{file_format}"
    path.write_bytes(content)
    wide, high = size
    monkeypatch.setattr(
        "sys.argv", ["render.py", file_format, str(path), str(tmp_path), f"{wide}x{high}"]
    )
    told = render.draw(file_format, str(path), tmp_path)
    assert max(abs(a - b) for a, b in zip(told["large"], size, strict=True)) <= 1
    assert max(Image.open(tmp_path / "small.webp").size) <= 480


def test_an_empty_pdf_is_refused():
    with pytest.raises(ValidationError):
        read("a.pdf", b"%PDF-1.7\n%%EOF")


def test_a_sound_has_a_length_and_no_size():
    facts = read("a.wav", files.sound(3))
    assert (facts.seconds, facts.width, facts.measure) == (Decimal("3.00"), None, "")


def test_a_page_turned_on_its_side_is_measured_as_it_is_seen():
    import pypdfium2

    document = pypdfium2.PdfDocument(files.printed(420, 594))
    document[0].set_rotation(90)
    saved = io.BytesIO()
    document.save(saved)
    facts = read("a.pdf", saved.getvalue())
    assert (round(facts.width), round(facts.height)) == (594, 420)


def test_pictures_of_a_kit_lose_their_notes_too():
    saved = io.BytesIO()
    notes = Image.Exif()
    notes[0x010F] = "Bí mật"
    Image.new("RGB", (9, 9)).save(saved, "JPEG", exif=notes)
    facts = read("a.jpg", saved.getvalue())
    assert facts.content and b"Exif" not in facts.content
    assert facts.octets == len(facts.content)


@pytest.mark.parametrize(
    ("name", "content"),
    broken_files.cases(
        *broken_files.harmful_drawings(),
        *broken_files.liars(),
        *broken_files.bombs(),
        *broken_files.broken_recordings(),
    ),
)
def test_what_is_broken_or_harmful_is_refused_in_words(name, content):
    with pytest.raises(ValidationError) as refused:
        read(name, content)
    assert refused.value.messages[0]


def test_damaged_files_raise_nothing_but_refusals():
    for name, content in broken_files.cut_short(seed=3, each=3):
        try:
            read(name, content)
        except ValidationError as refused:
            assert refused.messages


def test_drawings_of_usual_programs_are_accepted():
    inkscape = (
        '<?xml version="1.0" encoding="UTF-8"?><!-- Created with Inkscape -->'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="210mm" height="297mm" '
        'viewBox="0 0 210 297" inkscape:version="1.3"><inkscape:page/>'
        '<defs><linearGradient id="a"><stop stop-color="#fff"/></linearGradient></defs>'
        '<style>.a{fill:url(#a)}</style><rect class="a" style="fill:url(#a)" width="9" height="9"/>'
        '<use xlink:href="#b"/><a href="https://example.vn/"><path id="b" d="M0 0h9"/></a>'
        '<image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/></svg>'
    )
    facts = read("a.svg", inkscape.encode())
    assert (facts.width, facts.height, facts.measure) == (210, 297, "mm")


def test_a_locked_pdf_says_that_it_is_locked(tmp_path):
    locked = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O(12345678901234567890123456789012)/U(12345678901234567890123456789012)>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[(1234567890123456)(1234567890123456)]/Size 5>>
%%EOF"""
    with pytest.raises(ValidationError) as refused:
        read("a.pdf", locked)
    assert refused.value.code == "locked_pdf"


def test_a_drawing_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr("media.inspection.previews.LONGEST_SECONDS", 0.01)
    with pytest.raises(ValidationError):
        read("a.svg", files.drawing())


def test_a_file_heavier_than_allowed_is_refused(settings):
    settings.KIT_FILE_MAX_OCTETS = 100
    with pytest.raises(ValidationError):
        read("a.png", files.pixels())
    settings.KIT_FILE_MAX_OCTETS = 10**9
    with pytest.raises(ValidationError):
        read("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + b" " * (6 * 1024 * 1024))
