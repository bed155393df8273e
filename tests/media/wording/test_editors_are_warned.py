"""What editors are told about slogans that their texts misquote: in the editor and in the report."""

from django.contrib.messages import get_messages
from django.urls import reverse

import pytest

from demo.factories.home import StandardPageFactory
from demo.factories.media import AssetFactory, KitFactory, SloganFactory
from demo.factories.quiz_embed import QuestionFactory
from demo.factories.users import UserFactory
from media.enums import SloganState
from users.enums import Role

REPORT = "/admin/reports/misquoted-slogans/"
SLOGAN = "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân"
SLIP = "Đi từng ngõ, gõ từng cửa, hướng dẫn từng người dân"
NAMED = f"“{SLIP}” gần giống khẩu hiệu “{SLOGAN}”: “cửa,” → “nhà,”."


@pytest.fixture
def slogan(home):
    return SloganFactory(wording=SLOGAN)


def page_form(page, heading, **values):
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "body-count": 1,
        "body-0-deleted": "",
        "body-0-order": 0,
        "body-0-type": "heading",
        "body-0-value": heading,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **values,
    }


def reported(client, query=""):
    response = client.get(REPORT + query)
    assert response.status_code == 200
    return [(row.title, row.said) for row in response.context["object_list"]]


def test_a_slip_is_named_after_saving_and_nothing_is_lost(admin_client, home, slogan):
    page = StandardPageFactory(parent=home)
    address = f"/admin/pages/{page.pk}/edit/"
    assert "gần giống khẩu hiệu" not in admin_client.get(address).content.decode()
    shown = admin_client.post(address, page_form(page, SLIP), follow=True).content.decode()
    assert shown.count(NAMED) == 1
    page.refresh_from_db()
    assert SLIP in str(page.get_latest_revision_as_object().body)


def test_publishing_goes_on_with_a_warning(admin_client, home, slogan):
    page = StandardPageFactory(parent=home, live=False)
    given = page_form(page, SLIP, **{"action-publish": "1"})
    shown = admin_client.post(f"/admin/pages/{page.pk}/edit/", given, follow=True)
    page.refresh_from_db()
    assert page.live
    assert NAMED in shown.content.decode()


def test_word_for_word_nothing_is_said(admin_client, home, slogan):
    page = StandardPageFactory(parent=home)
    given = page_form(page, f"“{SLOGAN.upper()}”.")
    shown = admin_client.post(f"/admin/pages/{page.pk}/edit/", given, follow=True)
    assert "gần giống khẩu hiệu" not in shown.content.decode()


def test_a_withdrawn_slogan_is_named_word_for_word(admin_client, home, slogan):
    slogan.withdraw()
    StandardPageFactory(parent=home, title="Ra quân", body=[("paragraph", f"<p>{SLOGAN}</p>")])
    assert reported(admin_client) == [("Ra quân", SLOGAN)]
    slogan.state = SloganState.APPROVED
    slogan.save()
    assert reported(admin_client) == []


def test_words_of_assets_and_other_records_are_read_too(admin_client, home, slogan):
    asset = AssetFactory(kit=KitFactory(), caption=SLIP)
    question = QuestionFactory(wording=f"Ai {SLIP.lower()}?")
    for address in (
        reverse("wagtailsnippets_media_asset:edit", args=[asset.pk]),
        f"/admin/snippets/quiz_embed/question/edit/{question.pk}/",
    ):
        assert "gần giống khẩu hiệu" in admin_client.get(address).content.decode(), address
    assert {said for _title, said in reported(admin_client)} == {SLIP, SLIP.lower()}


def test_a_slogan_like_another_is_no_slip(admin_client, slogan):
    other = SloganFactory(wording=SLIP)
    address = reverse("wagtailsnippets_media_slogan:edit", args=[other.pk])
    assert "gần giống khẩu hiệu" not in admin_client.get(address).content.decode()
    assert reported(admin_client) == []


def test_what_the_editor_saves_by_itself_queues_no_message(admin_client, home, slogan):
    page = StandardPageFactory(parent=home)
    response = admin_client.post(
        f"/admin/pages/{page.pk}/edit/",
        page_form(page, SLIP),
        headers={"accept": "application/json"},
    )
    assert response.json()["success"]
    assert not list(get_messages(response.wsgi_request))


def test_the_report_lists_live_pages_and_is_exported(admin_client, home, slogan):
    StandardPageFactory(parent=home, title="Có lỗi", slug="a", summary=f"Ra quân: {SLIP}.")
    StandardPageFactory(parent=home, title="Nháp", slug="b", summary=SLIP, live=False)
    StandardPageFactory(parent=home, title="Đúng", slug="c", summary=SLOGAN)
    assert reported(admin_client) == [("Có lỗi", SLIP)]
    answer = admin_client.get(f"{REPORT}?export=csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert "“cửa,” → “nhà,”" in lines[1]
    assert "http://testserver/admin/pages/" in lines[1]


def test_the_report_is_for_people_who_edit(client, home, slogan):
    for role, sees in ((Role.EDITOR, True), (Role.CONTRIBUTOR, True), (Role.REGISTRAR, False)):
        client.force_login(UserFactory(groups=[role]))
        assert (client.get(REPORT).status_code == 200) is sees, role
        assert ("misquoted-slogans" in client.get("/admin/").content.decode()) is sees, role
