"""What editors are told about names that are no longer valid: in the editor and in the report."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import GroupPagePermission, Locale
from wagtail.users.models import UserProfile

import openpyxl
import pytest

from demo.factories.campaign import (
    CampaignIndexPageFactory,
    CampaignPageFactory,
    WorkshopPageFactory,
)
from demo.factories.home import HomePageFactory, StandardPageFactory
from demo.factories.media import SloganFactory
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from demo.factories.programme import CampaignFactory, FigureFactory, LegalDocumentFactory
from demo.factories.quiz_embed import QuestionFactory
from demo.factories.units import UnitFactory

REPORT = "/admin/reports/former-unit-names/"
BEFORE, AFTER = datetime(2025, 6, 30, 10, tzinfo=UTC), datetime(2025, 7, 2, 10, tzinfo=UTC)


@pytest.fixture
def in_english(admin_user):
    """The admin speaks English to this editor, so that a test can quote it."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")


@pytest.fixture
def register(home):
    """A district that two communes took over, and a department without successor."""
    heirs = [
        UnitFactory(name="Xã Hoằng Hóa", name_en="Hoằng Hóa Commune"),
        UnitFactory(name="Xã Hoằng Lộc"),
    ]
    UnitFactory.former(
        *heirs, name="Huyện Hoằng Hóa", name_en="Hoằng Hóa District", short_name="Hoằng Hóa"
    )
    UnitFactory.former(name="Sở TT&TT", until=date(2025, 3, 1))


def body(html):
    return [("paragraph", html)]


def reported(client, query=""):
    response = client.get(REPORT + query)
    assert response.status_code == 200
    return [(row.title, row.name) for row in response.context["object_list"]]


def page_form(page, html, **values):
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "body-count": 1,
        "body-0-deleted": "",
        "body-0-order": 0,
        "body-0-type": "heading",
        "body-0-value": html,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **values,
    }


def test_an_editor_is_warned_once_and_the_draft_is_kept(admin_client, home, register, in_english):
    page = StandardPageFactory(parent=home, title="Về chúng tôi")
    address = f"/admin/pages/{page.pk}/edit/"
    assert "ceased to exist on" not in admin_client.get(address).content.decode()
    shown = admin_client.post(address, page_form(page, "Ở huyện Hoằng Hoá"), follow=True)
    assert shown.status_code == 200
    text = shown.content.decode()
    sentence = "“Huyện Hoằng Hóa” ceased to exist on 01/07/2025, now Xã Hoằng Hóa, Xã Hoằng Lộc."
    assert text.count(sentence) == 1
    page.refresh_from_db()
    assert "Ở huyện Hoằng Hoá" in str(page.get_latest_revision_as_object().body)
    assert sentence in admin_client.get(address).content.decode()


def test_who_carries_on_is_named_in_the_language_of_the_name(
    admin_client, home, register, in_english
):
    StandardPageFactory(parent=home, summary="In Hoằng Hóa District")
    (row,) = admin_client.get(REPORT).context["object_list"]
    assert row.heirs == "Hoằng Hóa Commune, Xã Hoằng Lộc"


def test_publishing_goes_on_with_a_warning(admin_client, home, register, in_english):
    page = StandardPageFactory(parent=home, live=False)
    response = admin_client.post(
        f"/admin/pages/{page.pk}/edit/",
        page_form(page, "Nộp tại Sở TT&TT", **{"action-publish": "1"}),
        follow=True,
    )
    page.refresh_from_db()
    assert page.live
    assert "“Sở TT&amp;TT” ceased to exist on 01/03/2025." in response.content.decode()


def test_what_the_editor_saves_by_itself_queues_no_message(admin_client, home, register):
    page = StandardPageFactory(parent=home)
    address = f"/admin/pages/{page.pk}/edit/"
    response = admin_client.post(
        address,
        page_form(page, "Nộp tại Sở TT&TT"),
        headers={"accept": "application/json"},
    )
    assert response.json()["success"]
    assert not list(get_messages(response.wsgi_request))


def test_a_record_is_warned_of_like_a_page(admin_client, register, in_english):
    question = QuestionFactory(wording="Huyện Hoằng Hóa ở đâu?")
    shown = admin_client.get(f"/admin/snippets/quiz_embed/question/edit/{question.pk}/")
    assert "“Huyện Hoằng Hóa” ceased to exist" in shown.content.decode()


def test_a_former_unit_may_bear_its_own_name(admin_client, register, in_english):
    unit = UnitFactory.former(name="Huyện Nga Sơn")
    shown = admin_client.get(f"/admin/snippets/units/unit/edit/{unit.pk}/")
    assert shown.status_code == 200
    assert "ceased to exist" not in shown.content.decode()


def test_the_editor_speaks_vietnamese(admin_client, home, register):
    page = StandardPageFactory(parent=home, body=body("<p>Ở huyện Hoằng Hóa</p>"))
    shown = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert (
        "“Huyện Hoằng Hóa” không còn từ ngày 01/07/2025, nay là Xã Hoằng Hóa, Xã Hoằng Lộc."
        in shown
    )
    assert "Tên đơn vị không còn hiệu lực" in admin_client.get(REPORT).content.decode()


def test_the_report_reads_every_text_of_live_pages(admin_client, home, register):
    StandardPageFactory(
        parent=home, title="A", slug="a", body=body("<p>huyện <b>Hoằng</b> Hóa</p>")
    )
    StandardPageFactory(parent=home, title="B", slug="b", summary="Hỏi Sở TT&TT", body=[])
    StandardPageFactory(parent=home, title="C", slug="c", body=body("<p>Sở TT&amp;TT</p>"))
    StandardPageFactory(parent=home, title="D", slug="d", body=body("<p>huyện</p><p>Hoằng Hóa</p>"))
    StandardPageFactory(parent=home, title="E", slug="e", summary="Sở TT&TT", live=False)
    assert reported(admin_client) == [
        ("A", "Huyện Hoằng Hóa"),
        ("B", "Sở TT&TT"),
        ("C", "Sở TT&TT"),
    ]


def test_what_tells_of_its_day_may_name_the_units_of_its_day(admin_client, home, register):
    news = NewsIndexPageFactory(parent=home)
    for title, moment in (("Cũ", BEFORE), ("Mới", AFTER)):
        ArticlePageFactory(
            parent=news, title=title, body=body("<p>Huyện Hoằng Hóa</p>"), published_at=moment
        )
    campaigns = CampaignIndexPageFactory(parent=home)
    for year in (2024, 2025):
        campaign = CampaignFactory(
            year=year,
            name=f"Năm {year}",
            opens_on=date(year, 8, 1),
            main_day=date(year, 10, 10),
        )
        page = CampaignPageFactory(
            parent=campaigns, campaign=campaign, summary="Ra quân ở huyện Hoằng Hóa"
        )
        WorkshopPageFactory(
            parent=page,
            title=f"Hội thảo {year}",
            venue="Nhà văn hóa huyện Hoằng Hóa",
            window_from=date(year, 10, 1),
            window_until=date(year, 10, 11),
        )
    WorkshopPageFactory(
        parent=page, title="Đã định", slug="da-dinh", fixed=True, venue="Huyện Hoằng Hóa"
    )
    FigureFactory(name="hộ ở huyện Hoằng Hóa", as_of=date(2025, 6, 30))
    LegalDocumentFactory(issuer="Sở TT&TT", issued_on=date(2024, 5, 5))
    assert [title for title, _name in reported(admin_client)] == [
        "Hội thảo 2025",
        "Năm 2025",
        "Mới",
    ]


def test_the_report_reads_records_with_their_rows(admin_client, register):
    QuestionFactory(
        wording="Nộp ở đâu?",
        options=[("Sở TT&TT", "", True), ("Hai", "", False), ("Ba", "", False)],
    )
    SloganFactory(wording="Huyện Hoằng Hóa đi đầu")
    assert reported(admin_client) == [
        ("Nộp ở đâu?", "Sở TT&TT"),
        ("Huyện Hoằng Hóa đi đầu", "Huyện Hoằng Hóa"),
    ]


def test_a_report_without_former_units_is_empty(admin_client, home):
    StandardPageFactory(parent=home, summary="Huyện Hoằng Hóa")
    assert reported(admin_client) == []


def test_the_report_is_filtered_by_language(admin_client, home, register):
    english, _made = Locale.objects.get_or_create(language_code="en")
    translated = HomePageFactory(parent=home.get_parent(), locale=english, slug="en")
    StandardPageFactory(parent=home, title="Việt", summary="Huyện Hoằng Hóa")
    StandardPageFactory(
        parent=translated, locale=english, title="English", summary="In Hoằng Hóa District"
    )
    QuestionFactory(wording="Huyện Hoằng Hóa?")
    assert len(reported(admin_client)) == 3
    assert reported(admin_client, f"?locale={english.pk}") == [("English", "Hoằng Hóa District")]
    assert len(reported(admin_client, "?locale=999999")) == 3
    assert admin_client.get(f"{REPORT}results/?locale={english.pk}").status_code == 200


def test_the_report_is_exported_without_formulas(admin_client, home, register):
    StandardPageFactory(parent=home, title="=1+1", summary="Huyện Hoằng Hóa")
    answer = admin_client.get(f"{REPORT}?export=csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[1].startswith("'=1+1,")
    assert '2025-07-01,"Xã Hoằng Hóa, Xã Hoằng Lộc",http://' in lines[1]
    answer = admin_client.get(f"{REPORT}?export=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")


def test_the_report_is_for_people_who_edit_and_shows_what_they_may_edit(
    client, django_user_model, home, register
):
    user = django_user_model.objects.create_user("bien-tap", password="mat-khau-dai")
    group = Group.objects.create(name="Biên tập một trang")
    user.groups.add(group)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    StandardPageFactory(parent=home, title="Của người khác", slug="a", summary="Huyện Hoằng Hóa")
    own = StandardPageFactory(parent=home, title="Được sửa", slug="b", summary="Huyện Hoằng Hóa")
    QuestionFactory(wording="Huyện Hoằng Hóa?")
    client.force_login(user)
    assert client.get(REPORT).status_code == 302
    assert "former-unit-names" not in client.get("/admin/").content.decode()
    GroupPagePermission.objects.create(
        group=group, page=own, permission=Permission.objects.get(codename="change_page")
    )
    assert reported(client) == [("Được sửa", "Huyện Hoằng Hóa")]
    assert "former-unit-names" in client.get("/admin/").content.decode()


def test_the_number_of_queries_does_not_grow_with_pages_or_records(admin_client, home, register):
    campaigns = CampaignIndexPageFactory(parent=home)

    def add(first, last):
        for number in range(first, last):
            StandardPageFactory(
                parent=home, title=f"Trang {number}", slug=f"trang-{number}", summary="Sở TT&TT"
            )
            CampaignPageFactory(
                parent=campaigns,
                campaign=CampaignFactory(
                    year=number,
                    opens_on=date(number, 8, 1),
                    main_day=date(number, 10, 10),
                    name=f"Sở TT&TT {number}",
                ),
                summary="Sở TT&TT",
            )
            QuestionFactory(wording=f"Sở TT&TT {number}")
            UnitFactory.former(name=f"Xã Số {number}")

    add(2026, 2028)
    reported(admin_client)
    with CaptureQueriesContext(connection) as few:
        assert len(reported(admin_client)) == 8
    add(2028, 2034)
    with CaptureQueriesContext(connection) as many:
        assert len(reported(admin_client)) == 32
    assert len(many) == len(few)
