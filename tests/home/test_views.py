from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from wagtail.models import Locale

import pytest

from core.views import server_error
from demo.factories.home import SiteSettingsFactory, StandardPageFactory, menu, menu_link


def test_the_site_map_shows_live_public_pages_in_their_places(client, home):
    about = StandardPageFactory(parent=home, title="Giới thiệu")
    StandardPageFactory(parent=about, title="Liên hệ")
    StandardPageFactory(parent=home, title="Bản nháp", live=False)
    secret = StandardPageFactory(parent=home, title="Nội bộ")
    secret.view_restrictions.create(restriction_type="password", password="mat-khau")
    html = client.get("/site-map/").content.decode()
    assert html.index("Giới thiệu</a><ul>") < html.index("Liên hệ</a>")
    assert "Bản nháp" not in html
    assert "Nội bộ" not in html
    assert html.count("<h1") == 1


def test_a_page_below_a_draft_stands_under_the_next_page_above(client, home):
    draft = StandardPageFactory(parent=home, title="Bản nháp", live=False)
    StandardPageFactory(parent=draft, title="Vẫn đọc được")
    assert "Vẫn đọc được" in client.get("/site-map/").content.decode()


def test_the_site_map_shows_the_readers_language_only(client, home, english_home):
    StandardPageFactory(parent=home, title="Giới thiệu")
    html = client.get("/en/site-map/").content.decode()
    assert "Digital Transformation Day" in html
    assert "Giới thiệu" not in html


def test_the_site_map_says_so_when_a_language_has_nothing(client, home):
    Locale.objects.get_or_create(language_code="en")
    response = client.get("/en/site-map/")
    assert response.status_code == 200
    assert "No page is published in this language yet." in response.content.decode()


def test_the_site_map_costs_the_same_for_many_pages(client, home):
    def queries():
        StandardPageFactory(parent=home, title=f"Trang {home.get_children().count()}")
        client.get("/site-map/")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get("/site-map/")
        return len(captured)

    few = queries()
    for _ in range(5):
        many = queries()
    assert many == few <= 10


@pytest.mark.parametrize(
    ("path", "title", "home_url"),
    [("/khong-co/", "Không tìm thấy trang", "/"), ("/en/nothing/", "Page not found", "/en/")],
)
def test_a_lost_reader_is_helped_on_in_their_language(
    client, home, english_home, path, title, home_url
):
    SiteSettingsFactory(navigation=menu(menu_link(address="/media/", label="Ấn phẩm")))
    response = client.get(path)
    html = response.content.decode()
    assert response.status_code == 404
    assert title in html
    assert 'role="search"' in html
    assert f'<li><a href="{home_url}">' in html
    assert "noindex" in html
    assert 'rel="canonical"' not in html


def test_a_failure_is_told_in_both_languages_without_the_database(db):
    with CaptureQueriesContext(connection) as captured:
        response = server_error(RequestFactory().get("/"))
        maintenance = render_to_string("503.html")
    html = response.content.decode()
    assert response.status_code == 500
    assert "Máy chủ gặp lỗi" in html
    assert "The server failed" in html
    assert "css/site" in html
    assert "Trang đang bảo trì" in maintenance
    assert not captured.captured_queries
