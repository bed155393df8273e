"""What is read from the files of a kit, and which are refused."""

import hashlib
import io
import re
from base64 import b64decode, b64encode

from django.core.exceptions import ValidationError

import pytest
from PIL import Image

from demo.factories import files
from media.inspection import clean_picture, read_kit_file
from tests.media.inspection import broken_files
from tests.media.pages import with_picture, written

pytestmark = pytest.mark.one_database


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
    ),
)
def test_format_size_and_preview_come_from_the_file(name, content, expected):
    facts = read(name, content)
    assert (facts.file_format, round(facts.width), round(facts.height), facts.measure) == expected
    assert facts.octets == len(facts.content.read() if facts.content else content)
    preview = Image.open(io.BytesIO(facts.preview.large))
    assert preview.size == (facts.preview.width, facts.preview.height)
    assert abs(preview.width / preview.height - expected[1] / expected[2]) < 0.02
    assert max(Image.open(io.BytesIO(facts.preview.small)).size) <= 480


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
    ("name", "content", "size"),
    broken_files.cases(
        ("a.svg", files.drawing(60, 10), (1200, 200)),
        ("a.svg", files.drawing(10, 60, "mm"), (200, 1200)),
        ("a.pdf", files.printed(100, 50), (1200, 600)),
        ("a.png", files.pixels(40, 20), (40, 20)),
        ("a.mp4", files.film(3, 1536, 256), (1200, 200)),
    ),
)
def test_previews_have_the_shape_of_their_file(name, content, size):
    preview = read(name, content).preview
    large, small = (Image.open(io.BytesIO(each)) for each in (preview.large, preview.small))
    assert large.size == (preview.width, preview.height)
    assert max(abs(a - b) for a, b in zip(large.size, size, strict=True)) <= 1
    assert max(small.size) <= 480


def test_an_empty_pdf_is_refused():
    with pytest.raises(ValidationError):
        read("a.pdf", b"%PDF-1.7\n%%EOF")


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
    stored = facts.content.read()
    assert b"Exif" not in stored
    assert facts.octets == len(stored)


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
        f'<image href="data:image/png;base64,{b64encode(files.pixels(9, 9)).decode()}" width="1"/></svg>'
    )
    facts = read("a.svg", inkscape.encode())
    assert (facts.width, facts.height, facts.measure) == (210, 297, "mm")


def with_person(width=60, height=40):
    """A JPEG that tells who took it."""
    saved = io.BytesIO()
    notes = Image.Exif()
    notes[0x013B] = "Nguyen Van A"
    Image.open(io.BytesIO(files.pixels(width, height))).save(saved, "JPEG", exif=notes)
    return saved.getvalue()


def test_a_drawing_loses_what_its_program_noted():
    photo = b64encode(with_person()).decode()
    noted = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" '
        'xmlns:i="http://www.inkscape.org/namespaces/inkscape" xmlns:x="http://www.w3.org/1999/xlink" '
        'viewBox="0 0 60 40" s:docname="Nguyen Van A.svg" i:export-filename="/home/Nguyen Van A/x.png">'
        "<!-- Nguyen Van A --><metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "Nguyen Van A</r:RDF></metadata><s:namedview/><text>a<i:b>Nguyen Van A</i:b>ê</text>"
        f'<image x:href="data:image/jpeg;base64,{photo}" width="60" height="40"/>'
        '<rect width="9" height="9" fill="#a4161f" i:label="Nguyen Van A"/></svg>'
    )
    facts = read("a.svg", noted.encode())
    stored = facts.content.read()
    for name in (b"Nguyen", b"inkscape", b"sodipodi", b"ns0:", b64encode(b"Nguyen Van A")[:8]):
        assert name not in stored
    assert "<text>aê</text>" in stored.decode() and b'fill="#a4161f"' in stored
    inside = re.search(rb'xlink:href="data:image/jpeg;base64,([^"]+)"', stored)
    assert Image.open(io.BytesIO(b64decode(inside[1]))).size == (60, 40)
    assert hashlib.sha256(stored).hexdigest() == facts.sha256
    assert read("a.svg", stored).content is None


@pytest.mark.parametrize("inside", ["", "aGVsbG8=", "iVBORw0KGgo="])
def test_a_drawing_with_a_damaged_picture_inside_is_refused(inside):
    svg = f'<image href="data:image/png;base64,{inside}"/>'
    with pytest.raises(ValidationError):
        read("a.svg", broken_files.SVG.format("", svg).encode())


def test_a_locked_pdf_says_that_it_is_locked():
    locked = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O(12345678901234567890123456789012)/U(12345678901234567890123456789012)>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[(1234567890123456)(1234567890123456)]/Size 5>>
%%EOF"""
    with pytest.raises(ValidationError) as refused:
        read("a.pdf", locked)
    assert refused.value.code == "locked"


def test_a_file_that_takes_too_long_to_read_is_given_up(monkeypatch):
    monkeypatch.setattr("media.inspection.reading.LONGEST_SECONDS", 0.01)
    with pytest.raises(ValidationError):
        read("a.svg", files.drawing())


def test_a_file_heavier_than_allowed_is_refused(settings):
    settings.KIT_FILE_MAX_OCTETS = 100
    with pytest.raises(ValidationError):
        read("a.png", files.pixels())
    settings.KIT_FILE_MAX_OCTETS = 10**9
    with pytest.raises(ValidationError):
        read("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + b" " * (6 * 1024 * 1024))


def test_a_picture_too_small_to_be_seen_says_nothing_of_a_page():
    assert read("a.pdf", with_picture(30, 600)).dpi == 4
    assert read("a.pdf", with_picture(30, 0.0000001)).dpi is None


def test_a_page_without_measure_is_refused():
    for side in (b"0.001", b"99999999999999"):
        with pytest.raises(ValidationError):
            read("a.pdf", written().replace(b"600 100", side + b" " + side))
    with pytest.raises(ValidationError):
        read("a.svg", files.drawing(10, 10).replace(b"viewBox", b'width=".01q" height=".01q" x'))


def test_a_file_of_another_format_is_told_every_format_there_is():
    with pytest.raises(ValidationError, match="MP3, WAV"):
        read("a.txt", b"x")


def moving(file_format):
    first, *others = (Image.new("RGB", (9, 9), colour) for colour in ("red", "white", "red"))
    saved = io.BytesIO()
    first.save(saved, file_format, save_all=True, append_images=others, duration=100)
    return saved.getvalue()


def test_a_png_that_moves_is_refused_since_screens_would_play_it():
    with pytest.raises(ValidationError, match="Tệp PNG này là ảnh động"):
        read("a.png", moving("PNG"))


@pytest.mark.parametrize("file_format", ["gif", "webp"])
def test_the_preview_of_a_picture_that_moves_is_its_first_picture(file_format):
    preview = read(f"a.{file_format}", moving(file_format)).preview
    with Image.open(io.BytesIO(preview.large)) as shown:
        assert not shown.is_animated and shown.convert("RGB").getpixel((4, 4))[1] < 90
