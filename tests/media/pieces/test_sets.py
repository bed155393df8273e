"""An editor has a slogan drawn for several kinds: all of it, through the way of every upload, or nothing."""

import io
import unicodedata
from datetime import timedelta

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

import pikepdf
import pypdfium2
import pytest

from demo.factories.media import AssetKindFactory, KindSpecFactory, SloganFactory
from media.enums import AssetState, PieceSetState
from media.models import Asset, Kit, PieceSet, Slogan, Variant
from media.pieces import making as room
from tests.media.conftest import permitted
from tests.media.pieces.making import (
    SENTENCE,
    UNIT,
    asked,
    banner,
    giving_kit,
    poster,
    send,
    the_set,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kit(home):
    return giving_kit()


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def content_of(variant):
    with variant.file.open() as file:
        return file.read()


def test_each_kind_becomes_an_asset_with_a_file_for_each_size_and_format(office, capture, kit):
    kinds = banner(), poster()
    answer = send(office, capture, kit, asked(kit, *kinds))
    assert answer.status_code == 302
    found = {
        (variant.asset.kind.name, variant.spec.name, variant.file_format)
        for variant in Variant.objects.all()
    }
    assert found == {
        ("Băng rôn", "6 × 1 m", "pdf"),
        ("Băng rôn", "Gốc véc-tơ", "svg"),
        ("Áp phích", "A3", "pdf"),
        ("Áp phích", "Ảnh đăng mạng", "png"),
    }
    made = the_set()
    assert made.state == PieceSetState.MADE and made.drawn == made.wanted == 4


def test_files_are_read_like_uploads(office, capture, kit):
    send(office, capture, kit, asked(kit, banner()))
    for variant in Variant.objects.all():
        assert variant.octets and len(variant.sha256) == 64 and variant.crc32
        assert variant.preview and variant.spec
        assert variant.version == 1


def test_alternative_text_texts_and_the_slogan_are_filled_in(office, capture, kit):
    slogan = SloganFactory(wording=SENTENCE, wording_en="One evening in every home")
    send(office, capture, kit, asked(kit, banner(), slogan=slogan))
    asset = Asset.objects.get()
    assert asset.slogans.get() == slogan
    assert asset.name == "Băng rôn: Mỗi nhà một buổi, mỗi buổi một việc…"
    assert asset.name_en == "Banner: One evening in every home"
    assert SENTENCE in asset.alt and UNIT in asset.alt and "Nền đỏ" in asset.alt
    assert "Red ground" in asset.alt_en
    assert asset.caption == asset.short_caption == SENTENCE
    assert asset.caption_en == "One evening in every home"
    assert asset.kit == kit and asset.piece_set == the_set()


def test_sizes_that_want_english_get_the_english_sentence_too(office, capture, kit):
    slogan = SloganFactory(wording=SENTENCE, wording_en="One evening in every home")
    send(office, capture, kit, asked(kit, poster(), slogan=slogan))
    languages = sorted(Variant.objects.values_list("spec__name", "language"))
    assert languages == [("A3", "en"), ("A3", "vi"), ("Ảnh đăng mạng", "vi")]
    english = Variant.objects.get(language="en")
    text = pypdfium2.PdfDocument(content_of(english))[0].get_textpage().get_text_bounded()
    assert "One evening in every home" in " ".join(text.split())


def test_the_print_file_of_a_large_piece_says_its_scale(office, capture, kit):
    send(office, capture, kit, asked(kit, banner()))
    variant = Variant.objects.get(file_format="pdf")
    assert variant.name == "6 × 1 m, trang ở tỷ lệ 1:10"
    assert "1-10" in variant.download_name
    assert (variant.width, variant.height, variant.measure) == (600, 100, "mm")
    with pikepdf.open(io.BytesIO(content_of(variant))) as pdf:
        # What was stored is the file as it was drawn, with all that print shops ask for.
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFX"
        assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes()
    read = pypdfium2.PdfDocument(content_of(variant))[0].get_textpage().get_text_bounded()
    assert " ".join(read.split()) == f"{SENTENCE} {UNIT}"


def test_a_kind_with_a_second_approver_waits_and_another_does_not(office, capture, kit):
    culture = Group.objects.create(name="Văn hóa")
    send(office, capture, kit, asked(kit, banner(second_approver=culture), poster()))
    states = dict(Asset.objects.values_list("kind__name", "state"))
    assert states == {"Băng rôn": AssetState.WAITING, "Áp phích": AssetState.APPROVED}
    page = office.get(kit.get_absolute_url()).content.decode()
    assert "Áp phích: " in page and "Băng rôn: " not in page


def test_words_that_fit_somewhere_but_not_everywhere_are_refused_with_where_and_by_how_much(
    office, capture, kit
):
    sentence = " ".join(["hướng dẫn từng người dân sử dụng dịch vụ"] * 7)
    answer = send(office, capture, kit, asked(kit, banner(), poster(), sentence=sentence))
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Áp phích, A3: Khẩu hiệu dài quá" in html and "âm tiết" in html
    assert not Asset.objects.exists() and not PieceSet.objects.exists()


def test_a_name_of_a_unit_that_does_not_fit_is_refused_as_such(office, capture, kit):
    data = asked(kit, poster(), unit_name="ỦY BAN NHÂN DÂN " * 12)
    answer = send(office, capture, kit, data)
    assert answer.status_code == 422 and "Tên đơn vị dài quá" in answer.content.decode()


def test_letters_without_a_shape_are_refused(office, capture, kit):
    answer = send(office, capture, kit, asked(kit, banner(), unit_name="Sở 🚀"))
    assert answer.status_code == 422 and "🚀" in answer.content.decode()


def test_when_one_file_is_refused_none_is_kept_and_the_page_says_why(
    office, capture, kit, monkeypatch
):
    def refuse(kind, read):
        if read.file_format == "png":
            raise ValidationError("Hình này nặng quá.")

    monkeypatch.setattr(room, "fitting_spec", refuse)
    answer = send(office, capture, kit, asked(kit, banner(), poster()))
    assert not Asset.objects.exists() and not Variant.objects.exists()
    assert the_set().state == PieceSetState.FAILED
    page = office.get(answer.url).content.decode()
    assert "Áp phích, Ảnh đăng mạng: Hình này nặng quá." in page


def test_a_fault_of_the_program_leaves_no_set_that_waits_for_ever(
    office, capture, kit, monkeypatch, caplog
):
    def break_off(*args, **values):
        raise MemoryError

    monkeypatch.setattr(room, "draw_file", break_off)
    answer = send(office, capture, kit, asked(kit, banner()))
    assert the_set().state == PieceSetState.FAILED and "MemoryError" in caplog.text
    assert "Lỗi của chương trình" in office.get(answer.url).content.decode()


def test_only_approved_slogans_in_use_can_be_drawn(office, kit):
    banner()
    past = timezone.localdate() - timedelta(days=1)
    SloganFactory(wording="Đã duyệt")
    SloganFactory(wording="Còn chờ", proposed=True)
    SloganFactory(wording="Hết hạn", use_until=past)
    page = office.get(reverse("make_pieces", args=[kit.pk])).content.decode()
    assert "Đã duyệt" in page and "Còn chờ" not in page and "Hết hạn" not in page


def test_the_form_offers_only_kinds_that_can_be_drawn(office, kit):
    banner()
    AssetKindFactory(name="Bài phát thanh", slug="phat-thanh")
    film = AssetKindFactory(name="Phim ngắn", slug="phim")
    KindSpecFactory(kind=film, formats=["mp4"], measure="px", width=1280, height=720)
    page = office.get(reverse("make_pieces", args=[kit.pk])).content.decode()
    assert "Băng rôn" in page and "Bài phát thanh" not in page and "Phim ngắn" not in page


def test_formats_that_no_size_of_a_kind_takes_are_named(office, capture, kit):
    answer = send(office, capture, kit, asked(kit, banner(), formats=["png"]))
    assert answer.status_code == 422
    assert "Không khổ nào của Băng rôn" in answer.content.decode()


def test_the_same_piece_is_not_drawn_twice_for_a_kit(office, capture, kit):
    data = asked(kit, banner())
    send(office, capture, kit, data)
    again = send(office, capture, kit, data)
    assert again.status_code == 422 and "đã có hình này" in again.content.decode()
    assert Asset.objects.count() == 1
    other = send(office, capture, kit, {**data, "template": "river"})
    assert other.status_code == 302 and Asset.objects.count() == 2


def test_a_set_that_waits_tells_how_far_it_is(office, kit):
    made = PieceSet.objects.create(
        kit=kit, sentence=SENTENCE, template="paper", unit_name=UNIT, wanted=7, drawn=3
    )
    answer = office.get(reverse("piece_set", args=[made.pk]))
    assert "Đã vẽ 3 trong 7 tệp" in answer.content.decode() and answer["Refresh"]


@pytest.mark.parametrize(
    "change", [Slogan.withdraw, lambda slogan: slogan.propose_again(None), Slogan.delete]
)
def test_a_slogan_that_is_taken_back_while_it_is_drawn_reaches_no_kit(office, capture, kit, change):
    with capture() as asked_of_the_worker:
        office.post(reverse("make_pieces", args=[kit.pk]), asked(kit, banner()))
    change(Slogan.objects.get())
    for draw in asked_of_the_worker:
        draw()
    assert the_set().state == PieceSetState.FAILED and not Asset.objects.exists()
    page = office.get(reverse("piece_set", args=[the_set().pk])).content.decode()
    assert "Khẩu hiệu này hiện không được dùng" in page


def test_a_set_of_a_deleted_kit_is_passed_over(office, capture, kit):
    with capture(execute=False) as callbacks:
        office.post(reverse("make_pieces", args=[kit.pk]), asked(kit, banner()))
    Kit.objects.all().delete()
    for callback in callbacks:
        callback()
    assert not Asset.objects.exists()


def test_drawing_needs_the_rights_to_add_and_change_assets(client, home, kit):
    client.force_login(permitted("add_asset"))
    for address in (reverse("make_pieces", args=[kit.pk]), reverse("piece_set", args=[1])):
        assert client.get(address).status_code == 302
    client.force_login(permitted("add_asset", "change_asset"))
    assert client.get(reverse("make_pieces", args=[kit.pk])).status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"slogan": "999999999999999999999", "kinds": ["-1"], "formats": ["gif"]},
        {"kinds": ["9" * 30]},
        {"slogan": "a\0b", "template": "rot", "unit_name": "\0", "kinds": ["\0"]},
    ],
)
def test_broken_forms_get_an_answer_in_words(office, kit, data):
    answer = office.post(reverse("make_pieces", args=[kit.pk]), data)
    assert answer.status_code == 422 and not PieceSet.objects.exists()


def test_names_are_stored_composed(office, capture, kit):
    data = asked(kit, banner(), unit_name=unicodedata.normalize("NFD", UNIT))
    send(office, capture, kit, data)
    assert the_set().unit_name == UNIT
