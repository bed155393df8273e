"""Whoever sends something to a page that takes nothing, or asks for a host that is not ours."""

import logging

from django.http import HttpResponse
from django.test import Client

from wagtail.models import Collection, CollectionViewRestriction

import pytest

from core.middleware import HeadMiddleware
from demo.factories.media import CustomDocumentFactory

ADDRESSES = [
    "/",
    "/gioi-thieu/",
    "/en/",
    "/search/",
    "/media/",
    "/robots.txt",
    "/teams/",
    "/feeds/",
]


@pytest.fixture
def stranger() -> Client:
    """A client that Django checks for tokens, as it does outside tests."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "BREW"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_that_takes_nothing_says_what_it_knows(stranger, home, address, method):
    response = stranger.generic(method, address, b"a=1")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_the_head_of_a_page_is_that_of_the_page_without_its_content(rf):
    # Past the test client, which would itself drop the content.
    answer = HeadMiddleware(lambda request: HttpResponse("Đủ", headers={"ETag": '"a"'}))
    told, whole = answer(rf.head("/")), answer(rf.get("/"))
    assert (told.content, told["Content-Length"], told["ETag"]) == (b"", "5", '"a"')
    assert whole.content.decode() == "Đủ"


def test_the_refusal_looks_like_the_site(stranger, home):
    response = stranger.post("/", {"a": "1"})
    text = response.content.decode()
    assert "Trang này không nhận gì" in text
    assert 'id="main-content"' in text
    assert "This page takes nothing" in stranger.post("/en/feeds/").content.decode()


def test_a_quiz_names_the_methods_it_takes(stranger, home):
    response = stranger.put("/quiz/bo-mot/answer/", b"")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, POST"


def test_a_restricted_document_still_takes_its_password(client, db):
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    document = CustomDocumentFactory(collection=collection)
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password="mở-cửa"
    )
    address = f"/documents/authenticate_with_password/{restriction.pk}/"
    assert client.get(document.url).status_code == 200
    response = client.post(address, {"password": "mở-cửa", "return_url": document.url})
    assert response.status_code == 302
    assert client.get(document.url)["Content-Disposition"].startswith("attachment")


def test_what_only_asks_for_methods_is_told(stranger, home):
    assert stranger.options("/robots.txt")["Allow"] == "GET, HEAD"


def test_the_admin_still_asks_for_its_token(stranger, home):
    response = stranger.post("/admin/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403


def test_a_host_that_is_not_ours_is_refused_without_a_line_in_the_log(client, settings, db, capfd):
    settings.ALLOWED_HOSTS = ["cong.example.vn"]
    said = logging.StreamHandler()
    logging.getLogger().addHandler(said)
    try:
        response = client.get("/", headers={"host": "evil.example"})
    finally:
        logging.getLogger().removeHandler(said)
    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("address", "kind", "starts"),
    [
        ("/favicon.ico", "image/x-icon", b"\x00\x00\x01\x00"),
        ("/apple-touch-icon.png", "image/png", b"\x89PNG"),
    ],
)
def test_the_sign_is_where_browsers_look_for_it(client, db, address, kind, starts):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == kind
    assert response.content.startswith(starts)
    assert response["Cache-Control"] == "public, max-age=86400"
