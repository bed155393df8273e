"""How consents are kept, and by whom."""

import csv
import io
from datetime import date, timedelta

from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from wagtail.models import ModelLogEntry, ReferenceIndex

import openpyxl
import pytest

from demo.factories import files
from demo.factories.consents import ConsentFactory
from demo.factories.media import (
    AssetFactory,
    CustomDocumentFactory,
    CustomImageFactory,
    KitFactory,
    RecordingFactory,
    VariantFactory,
)
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from demo.factories.users import UserFactory
from media.enums import AgeGroup
from media.models import Consent
from media.models.rights import NEVER_SHOWN
from search.models import DocumentText
from tests.media.conftest import permitted

pytestmark = pytest.mark.django_db

NAME, GUARDIAN = "Lê Thị Bí Mật", "Lê Văn Kín Đáo"
LIST = "/admin/library/consents/"
FIELDS = ("image", "document", "recording", "asset")


def sent(**values):
    """What the form of a new consent sends; `images=[…]` and the like choose things."""
    chosen = {name: values.pop(f"{name}s", []) for name in FIELDS}
    data = {
        "person": NAME,
        "age_group": AgeGroup.ADULT,
        "consented_on": "2024-09-01",
        "guardian": "",
        "guardian_consented_on": "",
        "purpose": "Áp phích và cổng",
        "valid_until": "",
        "withdrawn_on": "",
        **values,
    }
    for name, things in chosen.items():
        data |= {
            f"{name}_links-TOTAL_FORMS": len(things),
            f"{name}_links-INITIAL_FORMS": 0,
            f"{name}_links-MIN_NUM_FORMS": 0,
            f"{name}_links-MAX_NUM_FORMS": 1000,
        }
        for place, thing in enumerate(things):
            data[f"{name}_links-{place}-{name}"] = thing.pk
            data[f"{name}_links-{place}-id"] = ""
    return data


def errors(response):
    form = response.context["form"]
    return form.errors


def test_a_consent_is_made_with_all_that_shows_the_person(office):
    things = {
        "images": [CustomImageFactory(needs_consent=True), CustomImageFactory(needs_consent=True)],
        "documents": [CustomDocumentFactory(needs_consent=True)],
        "recordings": [RecordingFactory(needs_consent=True)],
        "assets": [AssetFactory(needs_consent=True)],
    }
    every = [thing for some in things.values() for thing in some]
    assert {thing.hidden_from for thing in every} == {NEVER_SHOWN}
    response = office.post(f"{LIST}new/", sent(**things))
    assert response.status_code == 302
    consent = Consent.objects.get()
    assert consent.images.count() == 2
    for thing in every:
        thing.refresh_from_db()
        assert thing.hidden_from is None


def test_the_form_offers_choosers_and_speaks_vietnamese(office):
    html = office.get(f"{LIST}new/").content.decode()
    assert "Phiếu đồng ý" in html or "phiếu đồng ý" in html
    for word in ("Ai đồng ý", "Đồng ý điều gì, đến khi nào", "Chọn", "Bản ghi"):
        assert word in html, word


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"consented_on": ""}, "consented_on"),
        ({"age_group": AgeGroup.CHILD}, "guardian"),
        ({"valid_until": "không phải ngày"}, "valid_until"),
        ({"valid_until": "2023-01-01"}, "valid_until"),
        ({"person": ""}, "person"),
        ({"person": "x" * 121}, "person"),
        ({"age_group": "già"}, "age_group"),
    ],
)
def test_a_form_with_a_fault_names_its_field_and_loses_nothing(office, values, field):
    response = office.post(f"{LIST}new/", sent(**values))
    assert response.status_code == 200 and field in errors(response)
    assert "Áp phích và cổng" in response.content.decode()
    assert not Consent.objects.exists()


def test_the_same_thing_twice_and_an_unknown_one_are_refused(office):
    image = CustomImageFactory()
    response = office.post(f"{LIST}new/", sent(images=[image, image]))
    assert response.status_code == 200 and not Consent.objects.exists()
    image.delete()
    gone = CustomImageFactory.build(pk=99999)
    response = office.post(f"{LIST}new/", sent(images=[gone]))
    assert response.status_code == 200 and not Consent.objects.exists()


# The paper


def paper_of(office, name, content):
    office.post(f"{LIST}new/", sent(paper=SimpleUploadedFile(name, content)))
    return Consent.objects.get()


@pytest.mark.parametrize(
    ("name", "content", "ending"),
    [
        ("Phiếu của Lê Thị Bí Mật.pdf", files.printed(), "pdf"),
        ("bi-mat.jpg", files.pixels(file_format="jpeg"), "jpg"),
    ],
)
def test_a_paper_is_kept_under_a_name_that_tells_nobodys(office, name, content, ending):
    consent = paper_of(office, name, content)
    assert "mat" not in consent.paper.name.lower() and consent.paper.name.endswith(ending)
    response = office.get(reverse("consent_paper", args=[consent.pk]))
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="phieu-dong-y-{consent.pk}.{ending}"'  # fmt: skip
    assert "no-store" in response["Cache-Control"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert b"".join(response.streaming_content)
    # The form leads to it there, and to no public address.
    html = office.get(f"{LIST}edit/{consent.pk}/").content.decode()
    assert reverse("consent_paper", args=[consent.pk]) in html
    assert consent.paper.name not in html
    assert office.get(f"/files/{consent.paper.name}").status_code == 404


def test_what_the_camera_wrote_into_a_paper_is_taken_out(office):
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = NAME
    consent = paper_of(office, "a.jpg", files.pixels(file_format="jpeg", exif=exif))
    assert NAME.encode() not in consent.paper.open().read()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7 cut short"),
        ("a.docx", b"PK\x03\x04"),
        ("a.jpg", b"GIF89a"),
        ("a.jpg", files.pixels(file_format="png")),
        ("a.svg", files.drawing()),
        ("a.html", b"<script>alert(1)</script>"),
        ("a.pdf", b""),
    ],
)
def test_what_is_no_sound_paper_is_refused_at_its_field(office, name, content):
    response = office.post(f"{LIST}new/", sent(paper=SimpleUploadedFile(name, content)))
    assert response.status_code == 200 and "paper" in errors(response)
    assert not Consent.objects.exists()


def test_a_paper_goes_when_it_is_replaced_or_its_consent_is_deleted(
    office, django_capture_on_commit_callbacks
):
    consent = paper_of(office, "a.pdf", files.printed())
    first = consent.paper.name
    with django_capture_on_commit_callbacks(execute=True):
        again = {"paper": SimpleUploadedFile("b.pdf", files.printed(100, 100))}
        assert office.post(f"{LIST}edit/{consent.pk}/", sent(**again)).status_code == 302
    assert not storages["kits"].exists(first)
    consent.refresh_from_db()
    second = consent.paper.name
    with django_capture_on_commit_callbacks(execute=True):
        office.post(f"{LIST}delete/{consent.pk}/")
    assert not storages["kits"].exists(second)


# Who


def test_only_keepers_of_consents_see_them(client, home):
    consent = ConsentFactory(person=NAME)
    addresses = [
        LIST,
        f"{LIST}new/",
        f"{LIST}edit/{consent.pk}/",
        f"{LIST}?export=csv",
        reverse("consent_paper", args=[consent.pk]),
    ]
    for user in (None, permitted("change_asset", "view_asset"), UserFactory(groups=["Báo chí"])):
        if user:
            client.force_login(user)
        for address in addresses:
            response = client.get(address)
            assert response.status_code in (302, 403), address
            assert NAME not in response.content.decode()
    client.force_login(UserFactory(groups=["Biên tập"]))
    assert NAME in client.get(LIST).content.decode()
    assert client.get(f"{LIST}edit/{consent.pk}/").status_code == 200


def test_a_paper_that_is_not_there_is_not_found(office):
    consent = ConsentFactory()
    assert office.get(reverse("consent_paper", args=[consent.pk])).status_code == 404
    assert office.get("/admin/library/consents/99999999999999999999/paper/").status_code == 404


# The list


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"A", "B", "C", "D"}),
        ("state=holds", {"A", "B"}),
        ("state=ending", {"B"}),
        ("state=ended", {"C", "D"}),
        ("state=withdrawn", {"D"}),
        ("age_group=child", {"B"}),
        ("paper=missing", {"A", "B", "C", "D"}),
        ("paper=there", set()),
        ("state=x&age_group=%C3%28&p=99999999999999999999", {"A", "B", "C", "D"}),
    ],
)
def test_the_list_is_narrowed_by_age_state_and_paper(office, query, found):
    today = timezone.localdate()
    ConsentFactory(person="Bà A")
    ConsentFactory(person="Bà B", child=True, valid_until=today + timedelta(days=14))
    ConsentFactory(person="Bà C", valid_until=today)
    ConsentFactory(person="Bà D", withdrawn_on=today)
    html = office.get(f"{LIST}?{query}").content.decode()
    assert {name for name in "ABCD" if f"Bà {name}" in html} == found


def test_the_list_takes_no_more_queries_for_more_consents(office, django_assert_max_num_queries):
    ConsentFactory.create_batch(3)
    office.get(LIST)
    ConsentFactory.create_batch(20)
    with django_assert_max_num_queries(20):
        office.get(LIST)


def test_the_lists_own_files_hold_names_and_no_formula(office):
    ConsentFactory(person="=HYPERLINK()", purpose="+1", child=True, guardian=GUARDIAN)
    rows = list(csv.reader(io.StringIO(body(office.get(f"{LIST}?export=csv")).decode())))
    assert "'=HYPERLINK()" in rows[1] and "'+1" in rows[1] and GUARDIAN in rows[1]
    sheet = openpyxl.load_workbook(io.BytesIO(body(office.get(f"{LIST}?export=xlsx")))).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


# What follows


def test_a_withdrawal_says_what_it_hides_and_where(office, home):
    image = CustomImageFactory(title="Lớp học")
    ArticlePageFactory(
        parent=NewsIndexPageFactory(parent=home), lead_image=image, lead_image_alt="Lớp học"
    )
    consent = ConsentFactory()
    consent.images.add(image)
    html = office.get(f"{LIST}edit/{consent.pk}/").content.decode()
    assert "Lớp học" in html and "1 nơi" in html and image.usage_url in html
    today = timezone.localdate()
    response = office.post(
        f"{LIST}edit/{consent.pk}/", sent(withdrawn_on=f"{today:%Y-%m-%d}"), follow=True
    )
    html = response.content.decode()
    assert f"Từ {today:%d/%m/%Y}" in html and "1 nơi" in html
    image.refresh_from_db()
    assert image.hidden_from == today


@pytest.mark.parametrize(
    ("factory", "address"),
    [
        (CustomImageFactory, "/admin/images/{}/"),
        (CustomDocumentFactory, "/admin/documents/edit/{}/"),
        (RecordingFactory, "/admin/media/edit/{}/"),
        (AssetFactory, "/admin/snippets/media/asset/edit/{}/"),
    ],
)
def test_the_form_of_a_thing_says_until_when_it_shows_and_whose_consents_it_has(
    office, factory, address
):
    thing = factory(needs_consent=True)
    html = office.get(address.format(thing.pk)).content.decode()
    assert "Được dùng đến" in html or "được dùng đến" in html
    assert "chưa ghi phiếu đồng ý nào" in html
    consent = ConsentFactory(person=NAME, valid_until=date(2090, 5, 17))
    thing.consents.add(consent)
    html = office.get(address.format(thing.pk)).content.decode()
    assert "17/05/2090" in html and f"Phiếu đồng ý số {consent.pk}" in html
    assert f"{LIST}edit/{consent.pk}/" in html
    assert NAME not in html


def test_an_asset_takes_its_rights_from_its_form(office):
    variant = VariantFactory(asset=AssetFactory(kit=KitFactory()))
    asset = variant.asset
    page = office.get(f"/admin/snippets/media/asset/edit/{asset.pk}/")
    form = page.context["form"]
    assert {"rights_until", "needs_consent"} <= set(form.fields)


# Personal data


def test_names_stay_in_the_consents_own_pages(office, home, caplog):
    image = CustomImageFactory(needs_consent=True)
    office.post(
        f"{LIST}new/",
        sent(
            images=[image],
            age_group=AgeGroup.CHILD,
            guardian=GUARDIAN,
            guardian_consented_on="2024-09-01",
        ),
    )
    consent = Consent.objects.get()
    office.post(f"{LIST}edit/{consent.pk}/", sent(purpose="Khác"))
    pages = [
        "/admin/",
        "/admin/reports/site-history/",
        "/admin/reports/site-history/?export=csv",
        f"/admin/images/{image.pk}/",
        f"/admin/images/usage/{image.pk}/",
        f"{LIST}history/{consent.pk}/",
        "/",
        "/media/",
    ]
    for address in pages:
        response = office.get(address)
        assert response.status_code == 200, address
        html = body(response).decode()
        assert NAME not in html and GUARDIAN not in html, address
    office.post(f"{LIST}delete/{consent.pk}/")
    kept = [
        *ModelLogEntry.objects.values_list("label", "data"),
        *DocumentText.objects.values_list(),
        *ReferenceIndex.objects.values_list(),
    ]
    assert NAME not in str(kept) and GUARDIAN not in str(kept)
    assert NAME not in caplog.text and GUARDIAN not in caplog.text
