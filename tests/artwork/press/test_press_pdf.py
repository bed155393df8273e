"""Print files, read by other programs than those that made them."""

import io
import unicodedata
from datetime import datetime, timedelta, timezone

import pikepdf
import pypdfium2
import pytest
from defusedxml import ElementTree
from PIL import Image, ImageCms

from artwork import posters
from artwork.drawing import Drawing
from artwork.motif import rect
from artwork.pieces import TEMPLATES, Logo, Words, lay_out
from artwork.press import press_pdf, sheet_for
from artwork.press.inks import INKS, MOST_INK
from artwork.press.profile import PROFILE, in_inks, profile_bytes
from artwork.press.shapes import UnknownInkError

pytestmark = pytest.mark.one_database

MADE_AT = datetime(2031, 9, 15, 9, 30, tzinfo=timezone(timedelta(hours=7)))
SENTENCE = "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân sử dụng dịch vụ, ứng dụng để phát triển kinh tế số"
CAPITALS = "NGUYỄN THỊ ẾCH ĐẶC BIỆT ỔN ĐỊNH, ƯỚC VỌNG, TẤT CẢ VÌ CUỘC SỐNG ẤM NO"
UNIT = "Ủy ban nhân dân xã Mẫu"
# Sides of what hangs, in millimetres.
SIZES = {"A2": (420, 594), "banner": (6000, 1000), "flag": (800, 2500), "board": (6000, 4000)}
# Operators that would colour by anything but four inks, or need blending.
FOREIGN = {"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "gs", "ri", "BI"}


def logo():
    out = io.BytesIO()
    picture = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    picture.paste((0, 90, 160, 255), (10, 10, 50, 50))
    picture.save(out, "PNG")
    return Logo(out.getvalue(), 60, 60)


def made(sides=(420, 594), template="lacquer", sentence=SENTENCE, **more):
    words = Words(sentence, UNIT, logo(), logo(), 0.2)
    sheet = lay_out(template, sides[0] / sides[1], words)
    return press_pdf(sheet.drawing, sheet_for(*sides, **more), MADE_AT)


def opened(content):
    return pikepdf.open(io.BytesIO(content))


def box(page, name):
    return [float(side) for side in page.obj[name]]


@pytest.mark.parametrize("sides", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("sentence", [SENTENCE, CAPITALS], ids=["sentence", "capitals"])
def test_the_text_is_read_out_as_it_was_written(sides, sentence):
    page = pypdfium2.PdfDocument(made(sides, sentence=sentence))[0]
    read = " ".join(page.get_textpage().get_text_bounded().split())
    assert read == f"{sentence} {UNIT}"
    assert read == unicodedata.normalize("NFC", read)


@pytest.mark.parametrize(
    ("name", "scale"), [("A2", 1), ("banner", 10), ("flag", 10), ("board", 10)]
)
def test_boxes_nest_and_the_trimmed_page_is_as_large_as_what_hangs_at_its_scale(name, scale):
    wide, high = SIZES[name]
    assert sheet_for(wide, high).scale == scale
    pdf = opened(made((wide, high)))
    page = pdf.pages[0]
    media, bleed, trim = (box(page, part) for part in ("/MediaBox", "/BleedBox", "/TrimBox"))
    assert media == bleed
    millimetre = 72 / 25.4
    for side in (0, 1):
        assert trim[side] - bleed[side] == pytest.approx(3 * millimetre, abs=0.01)
        assert bleed[side + 2] - trim[side + 2] == pytest.approx(3 * millimetre, abs=0.01)
    assert trim[2] - trim[0] == pytest.approx(wide / scale * millimetre, abs=0.01)
    assert trim[3] - trim[1] == pytest.approx(high / scale * millimetre, abs=0.01)
    assert max(media) < 14_400


def test_bleed_is_as_wide_as_asked():
    pdf = opened(made(bleed_mm=5))
    assert box(pdf.pages[0], "/TrimBox")[0] == pytest.approx(5 * 72 / 25.4, abs=0.01)


def test_the_ground_runs_into_the_bleed_on_every_side():
    sheet = lay_out("river", 420 / 594, Words(SENTENCE, UNIT))
    content = press_pdf(sheet.drawing, sheet_for(420, 594), MADE_AT)
    page = pypdfium2.PdfDocument(content)[0]
    shown = page.render(scale=1).to_pil().convert("RGB")
    wide, high = shown.size
    corners = [(2, 2), (wide - 3, 2), (2, high // 2), (wide - 3, high // 2), (wide // 2, high - 3)]
    paper_white = (255, 255, 255)
    assert all(shown.getpixel(corner) != paper_white for corner in corners)


@pytest.mark.parametrize("template", TEMPLATES)
def test_everything_is_coloured_by_four_inks(template):
    pdf = opened(made(template=template))
    page = pdf.pages[0]
    used = {str(instruction.operator) for instruction in pikepdf.parse_content_stream(page)}
    assert used & {"k", "K"} and not used & FOREIGN
    assert set(page.Resources.keys()) <= {"/Font", "/XObject", "/ProcSet"}
    for picture in page.Resources.XObject.values():
        assert picture.Subtype == "/Image" and picture.ColorSpace == "/DeviceCMYK"
        assert "/SMask" not in picture and "/Mask" not in picture
    assert "/Group" not in page.obj


def test_the_only_colours_are_those_chosen_for_the_design():
    pdf = opened(made())
    chosen = {tuple(part / 100 for part in inks) for inks in INKS.values()}
    for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
        if str(instruction.operator) in ("k", "K"):
            inks = [float(part) for part in instruction.operands]
            assert any(inks == pytest.approx(each, abs=0.003) for each in chosen)


def test_every_font_is_embedded_and_says_which_letters_its_shapes_are():
    pdf = opened(made())
    fonts = list(pdf.pages[0].Resources.Font.values())
    assert fonts
    for font in fonts:
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert len(descriptor.FontFile2.read_bytes()) > 500
        assert b"beginbf" in font.ToUnicode.read_bytes()
        assert str(font.BaseFont)[7:8] == "+"


def test_the_output_intent_names_its_condition_and_carries_a_profile_of_a_press():
    pdf = opened(made())
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert str(intent.RegistryName).startswith("http")
    carried = intent.DestOutputProfile.read_bytes()
    assert intent.DestOutputProfile.N == 4 and carried == PROFILE.read_bytes()
    assert carried[12:16] == b"prtr" and carried[16:20] == b"CMYK"
    profile = ImageCms.ImageCmsProfile(io.BytesIO(carried))
    assert "FOGRA39" in ImageCms.getProfileDescription(profile)
    assert "zlib" in ImageCms.getProfileCopyright(profile)


def test_the_file_says_that_it_is_pdf_x_4_and_is_not_trapped():
    content = made()
    pdf = opened(content)
    assert content.startswith(b"%PDF-1.6") and not pdf.is_encrypted
    packet = pdf.Root.Metadata
    assert "/Filter" not in packet
    said = {
        element.tag: element.text for element in ElementTree.fromstring(packet.read_bytes()).iter()
    }
    assert said["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
    assert said["{http://ns.adobe.com/pdf/1.3/}Trapped"] == "False"
    for name in ("DocumentID", "VersionID", "RenditionClass"):
        assert said["{http://ns.adobe.com/xap/1.0/mm/}" + name]
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        assert said["{http://ns.adobe.com/xap/1.0/}" + name] == "2031-09-15T09:30:00+07:00"
    assert pdf.docinfo.Trapped == "/False"
    assert str(pdf.docinfo.CreationDate) == "D:20310915093000+07'00'"
    assert SENTENCE in str(pdf.docinfo.Title)
    assert len(pdf.trailer.ID) == 2


def test_nothing_runs_is_attached_or_leads_elsewhere():
    pdf = opened(made())
    assert not pdf.attachments
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(pdf.Root.keys())
    assert "/Annots" not in pdf.pages[0].obj and len(pdf.pages) == 1


def test_the_same_piece_of_the_same_moment_is_the_same_file():
    assert made() == made()
    assert made() != made(sentence=CAPITALS)


def test_what_is_printed_looks_like_what_is_shown():
    words = Words(SENTENCE, UNIT)
    sheet = lay_out("lacquer", 420 / 594, words)
    page = pypdfium2.PdfDocument(press_pdf(sheet.drawing, sheet_for(420, 594, 0), MADE_AT))[0]
    shown = Image.open(io.BytesIO(sheet.drawing.png(300))).convert("L")
    printed = page.render(scale=1).to_pil().convert("L").resize(shown.size)
    light = [
        {
            (x, y)
            for x in range(0, shown.width, 3)
            for y in range(0, shown.height, 3)
            if picture.getpixel((x, y)) > 160
        }
        for picture in (shown, printed)
    ]
    assert len(light[0] & light[1]) > 0.85 * len(light[0] | light[1])


def test_every_colour_of_the_design_has_inks_that_paper_takes_and_that_look_alike():
    to_screen = ImageCms.buildTransform(
        ImageCms.getOpenProfile(io.BytesIO(profile_bytes())),
        ImageCms.createProfile("sRGB"), "CMYK", "RGB",
    )  # fmt: skip
    for colour, inks in INKS.items():
        assert sum(inks) <= MOST_INK
        patch = Image.new("CMYK", (1, 1), tuple(round(part * 2.55) for part in inks))
        seen = ImageCms.applyTransform(patch, to_screen).getpixel((0, 0))
        wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        assert all(abs(a - b) <= 26 for a, b in zip(seen, wanted, strict=True)), colour
    for look in TEMPLATES.values():
        assert set(vars(look).values()) <= set(INKS)


def test_a_colour_without_inks_is_refused_and_never_converted():
    drawing = Drawing(100, 100, "Thử")
    drawing.add(rect(0, 0, 100, 100, "#123456"))
    with pytest.raises(UnknownInkError):
        press_pdf(drawing, sheet_for(100, 100), MADE_AT)


def test_a_picture_becomes_inks_and_what_is_clear_of_it_paper():
    inks = in_inks(logo().png)
    assert inks.mode == "CMYK"
    assert max(inks.getpixel((1, 1))) <= 5
    assert inks.getpixel((30, 30))[0] > 150


def test_a_piece_of_the_kits_can_be_printed_too():
    words = posters.Words("Ngày hội", "Một câu", "10/10/2031", UNIT, "vidu.vn")
    content = press_pdf(posters.board(words, "Pano"), sheet_for(6000, 4000), MADE_AT)
    assert "Ngày hội" in pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()
