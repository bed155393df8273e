"""What is read from the files of a kit, and which are refused."""

import io
from decimal import Decimal

from django.core.exceptions import ValidationError

import pytest
from PIL import Image

from demo.factories import files
from media.inspection import read_kit_file
from tests.media import broken_files


def read(name, content):
    return read_kit_file(io.BytesIO(content), name)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
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
    ],
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
    [
        *broken_files.harmful_drawings(),
        *broken_files.liars(),
        *broken_files.bombs(),
        *broken_files.broken_recordings(),
    ],
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
    import pypdfium2.raw as pdfium

    assert pdfium.FPDF_ERR_PASSWORD
    locked = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O(12345678901234567890123456789012)/U(12345678901234567890123456789012)>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[(1234567890123456)(1234567890123456)]/Size 5>>
%%EOF"""
    with pytest.raises(ValidationError) as refused:
        read("a.pdf", locked)
    assert refused.value.code == "locked_pdf" or refused.value.messages


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
