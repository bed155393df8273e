"""A unit takes a drawn asset in its own name: whole, private, counted to the unit and to nobody else."""

import base64
import io
import re
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from demo.factories import files
from demo.factories.media import AssetFactory, SloganFactory, VariantFactory
from demo.factories.units import UnitFactory
from media.enums import Access, AssetState, PieceTemplate
from media.models import PieceSet, Slogan, UnitCopy
from media.pieces import logos
from tests.media.conftest import permitted
from tests.media.pieces.making import SENTENCE, banner, giving_kit

pytestmark = pytest.mark.django_db

COMMUNE = "Ủy ban nhân dân xã Hoằng Thắng"


@pytest.fixture
def commune(home):
    return UnitFactory(name=COMMUNE)


@pytest.fixture
def kind(home):
    return banner(sponsor_percent=20)


@pytest.fixture
def asset(kind):
    kit = giving_kit()
    made = PieceSet.objects.create(
        kit=kit,
        slogan=SloganFactory(wording=SENTENCE),
        sentence=SENTENCE,
        template=PieceTemplate.RIVER,
        unit_name="Tỉnh Mẫu",
    )
    return AssetFactory(kit=kit, kind=kind, piece_set=made, name="Băng rôn khẩu hiệu")


@pytest.fixture
def reader(client, commune):
    user = permitted("take_unit_kit")
    user.unit = commune
    user.save()
    client.force_login(user)
    return client


def address(asset):
    return reverse("unit_copy", args=[asset.kit.slug, asset.pk])


def said(asset, commune, **values):
    """What the form sends."""
    return {
        "unit": commune.pk, "name": "", "size": asset.kind.specs.first().pk, "act": "preview",
    } | values  # fmt: skip


def logo(name="bieu-trung.png", width=300, height=200):
    return SimpleUploadedFile(name, files.pixels(width, height))


def text_of(pdf):
    return " ".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded().split())


def test_the_page_of_a_kit_leads_to_copies_of_its_drawn_assets_only(client, asset):
    plain = AssetFactory(kit=asset.kit, kind=asset.kind)
    for height, each in ((1000, asset), (1001, plain)):
        VariantFactory(asset=each, content=files.drawing(6000, height), file_name="a.svg")
    page = client.get(asset.kit.get_absolute_url())
    assert address(asset) in page.content.decode() and address(plain) not in page.content.decode()
    assert not page.cookies


def test_strangers_sign_in_first_and_the_form_names_the_readers_unit(
    client, asset, reader, commune
):
    page = reader.get(address(asset))
    html = page.content.decode()
    assert f'<option value="{commune.pk}" selected>' in html
    assert page["Cache-Control"] == "private, no-store" and page["X-Robots-Tag"] == "noindex"
    client.logout()
    answer = client.get(address(asset))
    assert answer.status_code == 302 and "next=" in answer.url
    assert answer["Cache-Control"] == "private, no-store"


def test_it_needs_the_right_to_take_kits_of_units(client, asset):
    client.force_login(permitted("take_media_kit"))
    assert client.get(address(asset)).status_code in (302, 403)


def test_a_preview_shows_the_piece_and_counts_nothing(reader, asset, commune):
    html = reader.post(address(asset), said(asset, commune, logo=logo())).content.decode()
    (encoded,) = re.findall(r'src="data:image/png;base64,([^"]+)"', html)
    shown = Image.open(io.BytesIO(base64.b64decode(encoded)))
    assert shown.size == (900, 150)
    assert not UnitCopy.objects.exists()


@pytest.mark.parametrize("file_format", ["svg", "png", "pdf", "print"])
def test_each_format_comes_whole_and_counts_to_the_unit(reader, asset, commune, file_format):
    answer = reader.post(address(asset), said(asset, commune, act=file_format))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "private, no-store"
    copy = UnitCopy.objects.get()
    assert (copy.asset, copy.unit, copy.file_format) == (asset, commune, file_format)
    assert copy.spec == asset.kind.specs.first()
    assert abs(timezone.now() - copy.at) < timedelta(minutes=5)
    if file_format in ("pdf", "print"):
        assert COMMUNE in text_of(answer.content) and SENTENCE in text_of(answer.content)


def test_a_row_of_a_copy_names_nobody():
    fields = {field.name for field in UnitCopy._meta.get_fields()}
    assert fields == {"id", "asset", "unit", "spec", "file_format", "at"}


def test_the_print_file_is_pdf_x_4_and_its_name_says_the_scale(reader, asset, commune):
    data = said(asset, commune, act="print", logo=logo(), sponsor=logo(width=400))
    answer = reader.post(address(asset), data)
    assert "ty-le-1-10.pdf" in answer["Content-Disposition"]
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes()
        pictures = list(pdf.pages[0].Resources.XObject.values())
        assert len(pictures) == 2
        assert all(picture.ColorSpace == "/DeviceCMYK" for picture in pictures)


@pytest.mark.parametrize(
    "name",
    [
        "Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp",
        "Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp tỉnh Thanh Hóa",
        "Trung tâm" * 22,
    ],
)
def test_a_long_name_of_a_unit_leaves_the_scale_in_the_name_of_the_file(
    reader, asset, commune, name
):
    commune.name = name
    commune.save()
    data = said(asset, commune, act="print", name="Ban Quản lý")
    told = reader.post(address(asset), data)["Content-Disposition"]
    assert re.search(r'filename="bang-ron-6-1-m-[a-z-]+-ty-le-1-10\.pdf"', told)


def test_the_name_may_be_written_otherwise(reader, asset, commune):
    answer = reader.post(address(asset), said(asset, commune, act="pdf", name="Xã Hoằng Thắng"))
    assert "Xã Hoằng Thắng" in text_of(answer.content)
    assert COMMUNE not in text_of(answer.content)


def test_a_name_that_does_not_fit_is_refused_with_by_how_much(reader, asset, commune):
    flag = asset.kind.specs.first()
    flag.width, flag.height = 800, 2500
    flag.save()
    data = said(asset, commune, act="print", name="ỦY BAN NHÂN DÂN XÃ " * 9)
    answer = reader.post(address(asset), data)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(r"Tên đơn vị dài quá \d+ chữ cái \(\d+ âm tiết\)", html)
    assert not UnitCopy.objects.exists()


def test_a_logo_goes_from_preview_to_file_in_the_page_alone(reader, asset, commune, settings):
    html = reader.post(address(asset), said(asset, commune, logo=logo())).content.decode()
    (kept,) = re.findall(r'name="kept_logo" value="([^"]+)"', html)
    answer = reader.post(address(asset), said(asset, commune, act="svg", kept_logo=kept))
    assert b"data:image/png;base64" in answer.content
    plain = reader.post(address(asset), said(asset, commune, act="svg"))
    assert b"data:image" not in plain.content


def test_a_logo_that_nobody_read_or_that_is_old_is_asked_for_again(
    reader, asset, commune, time_machine=None
):
    forged = base64.b64encode(files.pixels(9, 9)).decode() + ":x:y"
    answer = reader.post(address(asset), said(asset, commune, act="svg", kept_logo=forged))
    assert answer.status_code == 422 and "Chọn lại tệp" in answer.content.decode()
    assert 'name="kept_logo" value=' not in answer.content.decode()


def test_a_logo_of_an_hour_ago_is_worth_nothing(monkeypatch):
    kept = logos.sealed(b"webp")
    assert logos.unsealed(kept) == b"webp"
    monkeypatch.setattr(logos, "KEPT_SECONDS", -1)
    assert logos.unsealed(kept) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.gif", b"GIF89a" + b"\0" * 40),
        ("logo.png", b"\x89PNG\r\n\x1a\n cut"),
        ("logo.pdf", files.printed()),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 2_100_000),
    ],
    ids=["gif", "cut", "pdf", "script", "heavy"],
)
def test_files_that_are_no_logo_are_refused_in_words(reader, asset, commune, name, content):
    upload = SimpleUploadedFile(name, content)
    answer = reader.post(address(asset), said(asset, commune, act="png", logo=upload))
    assert answer.status_code == 422 and 'id="id_logo_error"' in answer.content.decode()
    assert not UnitCopy.objects.exists()


def test_no_sponsor_is_asked_for_where_the_kind_has_no_share_for_one(reader, asset, commune):
    asset.kind.sponsor_percent = 0
    asset.kind.save()
    assert "nhà tài trợ" not in reader.get(address(asset)).content.decode()
    answer = reader.post(address(asset), said(asset, commune, act="svg", sponsor=logo()))
    assert b"data:image" not in answer.content


def test_what_is_not_given_out_has_no_copies(reader, asset, commune):
    for change in (
        {"state": AssetState.WAITING},
        {"state": AssetState.APPROVED, "recalled_at": timezone.now()},
        {"recalled_at": None, "piece_set": None},
    ):
        for field, value in change.items():
            setattr(asset, field, value)
        asset.save()
        assert reader.get(address(asset)).status_code == 404
        assert reader.post(address(asset), said(asset, commune, act="svg")).status_code == 404


def _withdrawn(asset):
    asset.piece_set.slogan.withdraw()


def _expired_slogan(asset):
    Slogan.objects.update(use_until=timezone.localdate())


def _reworded(asset):
    asset.piece_set.slogan.wording = "Câu khác"
    asset.piece_set.slogan.save()


def _deleted(asset):
    Slogan.objects.all().delete()


def _another_withdrawn(asset):
    other = SloganFactory(wording="Câu thứ hai trên cùng băng rôn")
    asset.slogans.add(other)
    asset.save()
    other.withdraw()


@pytest.mark.parametrize(
    "end", [_withdrawn, _expired_slogan, _reworded, _deleted, _another_withdrawn]
)
def test_a_slogan_that_may_not_be_used_now_is_drawn_for_nobody(reader, asset, commune, end):
    assert reader.get(address(asset)).status_code == 200
    end(asset)
    for answer in (
        reader.get(address(asset)),
        reader.post(address(asset), said(asset, commune)),
        reader.post(address(asset), said(asset, commune, act="svg")),
    ):
        html = answer.content.decode()
        assert answer.status_code == 410 and "Khẩu hiệu trên ấn phẩm này hiện không được" in html
        assert "<textarea" not in html and 'name="act"' not in html and "data:image" not in html
        assert answer["Cache-Control"] == "private, no-store"
    assert not UnitCopy.objects.exists()


def test_an_asset_whose_use_has_ended_has_no_copies(reader, asset, commune):
    asset.kit.use_until = timezone.localdate() + timedelta(days=1)
    asset.kit.save()
    assert reader.get(address(asset)).status_code == 200
    asset.kit.use_from = timezone.localdate() - timedelta(days=3)
    asset.kit.use_until = timezone.localdate()
    asset.kit.save()
    for answer in (
        reader.get(address(asset)),
        reader.post(address(asset), said(asset, commune, act="print")),
    ):
        assert answer.status_code == 410
        assert "Ấn phẩm này đã hết thời gian dùng" in answer.content.decode()
    assert not UnitCopy.objects.exists()


def test_kits_for_units_are_open_to_them(reader, asset, commune):
    asset.kit.access = Access.UNITS
    asset.kit.save()
    assert reader.post(address(asset), said(asset, commune, act="svg")).status_code == 200


def test_units_that_exist_no_more_cannot_be_named(reader, asset):
    gone = UnitFactory(name="Xã Cũ", valid_to=timezone.localdate())
    answer = reader.post(address(asset), said(asset, gone, act="svg"))
    assert answer.status_code == 422 and not UnitCopy.objects.exists()


def test_members_take_copies_for_their_unit_and_those_below_and_for_no_other(
    reader, asset, commune
):
    hamlet = UnitFactory(name="Thôn Một", parent=commune)
    police = UnitFactory(name="Công an tỉnh Mẫu")
    html = reader.get(address(asset)).content.decode()
    assert hamlet.name in html and police.name not in html
    assert reader.post(address(asset), said(asset, hamlet, act="svg")).status_code == 200
    answer = reader.post(address(asset), said(asset, police, act="svg", name="Công an"))
    assert answer.status_code == 422 and 'id="id_unit_error"' in answer.content.decode()
    assert [copy.unit for copy in UnitCopy.objects.all()] == [hamlet]


def test_members_of_a_merged_unit_take_copies_for_the_one_that_carries_it_on(
    reader, asset, commune
):
    heir = UnitFactory(name="Xã Mới")
    commune.valid_to = timezone.localdate()
    commune.save()
    commune.successors.add(heir)
    assert reader.post(address(asset), said(asset, heir, act="svg")).status_code == 200
    assert reader.post(address(asset), said(asset, commune, act="svg")).status_code == 422


def test_whoever_keeps_the_library_takes_copies_for_any_unit(client, asset, commune):
    client.force_login(permitted("take_unit_kit", "change_asset"))
    assert client.post(address(asset), said(asset, commune, act="svg")).status_code == 200


def test_an_account_without_a_unit_is_told_so(client, asset, commune):
    client.force_login(permitted("take_unit_kit"))
    for answer in (
        client.get(address(asset)),
        client.post(address(asset), said(asset, commune, act="svg")),
    ):
        html = answer.content.decode()
        assert answer.status_code == 403 and "Tài khoản của bạn chưa thuộc đơn vị nào" in html
        assert 'name="act"' not in html
    assert not UnitCopy.objects.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"unit": "9" * 40}, {"unit": "\0"}, {"name": "a\0b"}, {"size": "-1"}, {"size": "9" * 30},
        {"act": "gif"}, {"act": "\0"}, {"kept_logo": "\0"}, {"name": "🚀"}, {"logo": "text"},
    ],
)  # fmt: skip
def test_broken_forms_get_a_page_and_no_file(reader, asset, commune, values):
    answer = reader.post(address(asset), said(asset, commune) | values)
    assert answer.status_code in (200, 422) and "Content-Disposition" not in answer
    assert not UnitCopy.objects.exists()


def test_what_is_longer_than_two_logos_is_refused_unread(reader, asset, monkeypatch):
    from media.views import unit_copies

    monkeypatch.setattr(unit_copies, "MOST_BYTES", 10)
    answer = reader.post(address(asset), {"name": "x" * 100})
    assert answer.status_code == 413


def test_a_form_of_another_site_is_refused(asset, commune, reader):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.cookies = reader.cookies
    assert strict.post(address(asset), said(asset, commune, act="svg")).status_code == 403


def test_the_report_of_use_shows_copies_by_unit_and_with_all_below(office, asset):
    province = UnitFactory(name="Tỉnh Mẫu")
    commune = UnitFactory(name="Xã Mẫu", parent=province)
    spec = asset.kind.specs.first()
    for _each in range(3):
        UnitCopy.objects.create(asset=asset, unit=commune, spec=spec, file_format="print")
    report = reverse("proven_use")
    csv = office.get(f"{report}?export=csv").getvalue().decode("utf-8-sig")
    rows = {line.split(",")[0]: line.strip().split(",")[-1] for line in csv.splitlines()}
    assert rows["Xã Mẫu"] == rows["Tỉnh Mẫu"] == "3"
    other = office.get(f"{report}?export=csv&used_until=2020-01-01").getvalue().decode()
    assert not re.search(r"Xã Mẫu.*,3\s*$", other, re.MULTILINE)


def test_copies_of_a_deleted_unit_still_count_for_the_whole(office, asset, commune):
    spec = asset.kind.specs.first()
    UnitCopy.objects.create(asset=asset, unit=commune, spec=spec, file_format="print")
    commune.delete()
    csv = office.get(f"{reverse('proven_use')}?export=csv").getvalue().decode("utf-8-sig")
    rows = {line.split(",")[0]: line.strip().split(",")[-1] for line in csv.splitlines()}
    assert rows["Không thuộc đơn vị nào của ngày này"] == "1"
    assert next(count for name, count in rows.items() if name.startswith("Tất cả")) == "1"


def test_what_is_wrong_is_told_with_its_field(asset, reader):
    page = reader.post(address(asset), {"name": "", "size": "x"}).content.decode()
    assert 'id="id_unit_error"' in page and 'aria-describedby="id_unit_error"' in page
    assert 'aria-describedby="id_name_helptext"' in page and 'id="id_name_helptext"' in page
