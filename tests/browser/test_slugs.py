"""Addresses that are made in the browser while an editor types."""

from django.urls import reverse

import pytest
from playwright.sync_api import expect

from core import text
from programme.models import Topic

TITLES = [
    "Chuyển đổi số: đường lối của Đảng",
    "ĐẶC BIỆT – Ngày 10/10 ở Nga Sơn",
    "e\u0302\u0301 ch\u0309i dấu rời",
    "Thủ tục \N{LATIN SMALL LIGATURE FI}le, 50 % & hơn nữa",
    "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba mười bốn mười lăm mười sáu",
]


@pytest.fixture
def editor(browse, site_address, admin_client):
    """A browser in which somebody who may do everything is signed in."""
    page = browse()
    session = admin_client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": site_address}])
    return page


def typed(page, field, title):
    page.locator(field).fill("")
    page.locator(field).press_sequentially(title)
    page.locator(field).blur()


@pytest.mark.parametrize("title", TITLES)
def test_a_page_gets_the_address_the_server_would_make(editor, home, title):
    editor.goto(reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk]))
    typed(editor, "#id_title", title)
    expect(editor.locator("#id_slug")).to_have_value(text.slug(title))


def test_a_topic_gets_its_address_from_its_name(editor, db):
    editor.goto(reverse(Topic.snippet_viewset.get_url_name("add")))
    typed(editor, "#id_name", TITLES[0])
    expect(editor.locator("#id_slug")).to_have_value("chuyen-doi-so-duong-loi-cua-dang")


def test_marks_typed_into_the_address_itself_are_folded(editor, home):
    editor.goto(reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk]))
    editor.locator('[role="tab"]').nth(1).click()
    typed(editor, "#id_slug", "Đường lối")
    expect(editor.locator("#id_slug")).to_have_value("duong-loi")
