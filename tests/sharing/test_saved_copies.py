"""A page as one file opens without a network and holds what the page shows."""

import re

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from wagtail.models import PageViewRestriction

import pytest
from bs4 import BeautifulSoup

from demo.factories.home import StandardPageFactory
from sharing import saved

BODY = [
    ("heading", "Một tiêu đề"),
    (
        "paragraph",
        '<p>Gọi <a href="/tin-tuc/">tin tức</a>, <a href="https://vi.wikipedia.org/">nguồn</a>.</p>',
    ),
]


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, title="Giới thiệu", body=BODY)


def saved_copy(client, page):
    return client.get(reverse("saved_copy", args=[page.short_link.code]))


def test_a_saved_copy_is_handed_out_as_a_file(client, page):
    response = saved_copy(client, page)
    assert response["Content-Disposition"] == 'attachment; filename="gioi-thieu.html"'
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_nothing_in_a_saved_copy_is_fetched(client, page):
    soup = BeautifulSoup(saved_copy(client, page).content, "html.parser")
    assert not soup.select("script, link[rel=stylesheet], link[rel=preload], picture > source, nav")
    for element in soup.select("[src]"):
        assert element["src"].startswith("data:")
    for use in soup.select("use[href]"):
        assert soup.find(id=use["href"].removeprefix("#"))
    css = "".join(style.string for style in soup.select("style"))
    assert css.count("data:font/woff2;base64,") == 2
    assert set(re.findall(r'url\("(\w+):', css)) == {"data"}


def test_the_links_of_a_saved_copy_lead_to_the_site(client, page):
    soup = BeautifulSoup(saved_copy(client, page).content, "html.parser")
    assert soup.find("a", string="tin tức")["href"] == "http://localhost/tin-tuc/"
    assert soup.find("a", string="nguồn")["href"] == "https://vi.wikipedia.org/"
    assert all(a["href"].startswith(("http", "#", "mailto:")) for a in soup.select("a[href]"))
    assert all(form["action"].startswith("http") for form in soup.select("form"))


def test_drafts_and_private_pages_are_not_saved(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert saved_copy(client, page).status_code == 404
    page.view_restrictions.all().delete()
    page.unpublish()
    assert saved_copy(client, page).status_code == 404


def test_an_editor_saves_what_a_stranger_sees(admin_client, page):
    response = saved_copy(admin_client, page)
    assert b"wagtail-userbar" not in response.content
    assert "private" in response["Cache-Control"]


@pytest.fixture
def html(monkeypatch, page):
    """Lets a test choose the HTML that is saved."""

    def choose(body):
        monkeypatch.setattr(
            saved,
            "_rendered",
            lambda _page: (
                f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()
            ),
        )
        return BeautifulSoup(saved.saved_page(page), "html.parser")

    return choose


def test_pictures_of_ours_are_carried_and_others_dropped(html, page):
    default_storage.save("tests/cham.png", ContentFile(b"\x89PNG"))
    soup = html(
        '<picture><source srcset="/files/tests/cham.avif"><img id="a" src="/files/tests/cham.png" srcset="x 2x"></picture>'
        '<img id="b" src="/pictures/gioi-thieu-paper.svg">'
        f'<img id="c" src="/s/{page.short_link.code}/qr.svg">'
        '<img id="d" src="https://elsewhere.example/x.png"><img id="e" src="/files/../../etc/passwd">'
        '<img id="f" src="/files/none.png"><img id="g" src="/static/none.png"><img id="h" src="/health/">'
        '<img id="i" src="/static/images/favicon.svg"><img id="j" src="/nowhere"><img id="k" src="/s/zzzzz/qr.svg">'
    )
    kinds = {image["id"]: image["src"].split(";")[0] for image in soup.select("img")}
    assert kinds == {
        "a": "data:image/png",
        "b": "data:image/svg+xml",
        "c": "data:image/svg+xml",
        "i": "data:image/svg+xml",
    }
    assert not soup.select("source, [srcset]")


def test_films_and_frames_become_links_to_the_page(html, page):
    soup = html('<video src="/files/a.mp4"></video><audio></audio><iframe src="/quiz/x/"></iframe>')
    assert [link["href"] for link in soup.select("a")] == [page.full_url] * 3
    assert not soup.select("video, audio, iframe")


def test_symbols_are_carried_once_and_unknown_ones_dropped(html):
    soup = html(
        '<svg><use href="/static/images/icons.svg#print"></use></svg>'
        '<svg><use href="/static/images/icons.svg#print"></use></svg>'
        '<svg><use href="/static/images/icons.svg#nothing"></use></svg><svg id="own"><use href="#own"></use></svg>'
    )
    assert len(soup.find_all("symbol", id="icons-print")) == 1
    assert [use["href"] for use in soup.select("use")] == ["#icons-print", "#icons-print", "#own"]


def test_a_form_without_an_address_sends_to_the_page(html, page):
    soup = html('<form method="post"></form><form action="/quiz/a/"></form>')
    assert [form["action"] for form in soup.select("form")] == [
        page.full_url,
        "http://localhost/quiz/a/",
    ]


def test_a_page_without_head_or_body_is_saved_too(page, monkeypatch):
    monkeypatch.setattr(
        saved,
        "_rendered",
        lambda _page: b"<p>x</p><svg><use href='/static/images/icons.svg#print'></use></svg>",
    )
    assert "<p>x</p>" in saved.saved_page(page)
    monkeypatch.setattr(saved, "_rendered", lambda _page: b"<head></head>")
    assert "Content-Security-Policy" in saved.saved_page(page)
