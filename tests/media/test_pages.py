"""PDFs of kits: measured, harmless, and silent about who made them."""

from __future__ import annotations

import io

from django.core.exceptions import ValidationError

import pypdfium2
import pytest
from PIL import Image

from demo.factories import files
from media.inspection import read_kit_file
from tests.media import pages
from tests.media.inspection.broken_files import cases


def read(content):
    return read_kit_file(io.BytesIO(content), "a.pdf")


@pytest.mark.parametrize(("name", "content", "word"), cases(*pages.harmful_pages()))
def test_a_page_that_runs_fetches_sends_or_carries_something_is_refused(name, content, word):
    assert len(pypdfium2.PdfDocument(content)) == 1
    with pytest.raises(ValidationError) as refused:
        read_kit_file(io.BytesIO(content), name)
    assert refused.value.code == "harmful"
    assert word in refused.value.messages[0]


@pytest.mark.parametrize(
    "content",
    cases(
        (pages.written("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"),),
        (pages.written(page="/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://a.vn/)>>>>]"),),
        (pages.written("/X(/JavaScript /JS \\(/Launch\\))/Y</4a53>/JSX 1/Launches 2"),),
        (pages.packed(),),
        (files.printed(pages=3),),
    ),
)  # fmt: skip
def test_links_and_words_do_no_harm(content):
    assert read(content).content is None


def test_who_made_a_page_is_taken_out_and_the_page_stays_as_it_was():
    sent = pages.signed("Nguyen Van A")
    facts = read(sent)
    stored = facts.content.read()
    assert b"Nguyen" not in stored and b"filePath" not in stored
    assert pages.information(sent)["Author"] == "Nguyen Van A"
    told = pages.information(stored)
    assert (told["Title"], told["Author"]) == ("T(1)", "")
    assert b"/GTS_PDFXVersion (PDF/X-4)" in stored and b'pdfxid:GTS_PDFXVersion="PDF/X-4"' in stored
    drawn = [pypdfium2.PdfDocument(each)[0].render().to_pil().tobytes() for each in (sent, stored)]
    assert drawn[0] == drawn[1]
    assert facts.octets == len(stored)
    # The same file sent twice is the same file, and what was taken from the library stays as it is.
    assert read(sent).sha256 == facts.sha256
    assert read(stored).content is None


@pytest.mark.parametrize(
    ("dots", "points", "within_form", "expected"),
    [
        (600, 600, 1, 72),
        (1200, 600, 1, 144),
        (1200, 300, 1, 288),
        (1200, 300, 0.5, 288),
        (1200, 300, 4, 288),
    ],
)
def test_dots_are_counted_at_the_size_of_the_page(dots, points, within_form, expected):
    assert read(pages.with_picture(dots, points, within_form)).dpi == expected


def test_a_page_without_pictures_has_no_dots():
    assert read(files.printed()).dpi is None


def test_the_coarsest_picture_of_all_pages_counts():
    document = pypdfium2.PdfDocument(pages.with_picture(1200, 300))
    document.import_pages(pypdfium2.PdfDocument(pages.with_picture(300, 300)))
    saved = io.BytesIO()
    document.save(saved)
    assert read(saved.getvalue()).dpi == 72


def test_the_preview_is_the_first_page():
    preview = read(pages.signed("A")).preview
    picture = Image.open(io.BytesIO(preview.large)).convert("RGB")
    assert picture.size == (1200, 200)
    assert picture.getpixel((100, 100))[0] > picture.getpixel((100, 100))[1] + 60
    assert min(picture.getpixel((1100, 100))) > 240
