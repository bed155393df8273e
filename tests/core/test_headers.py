"""What every answer says about who may keep it, frame it, and what it may load."""

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

import pytest
from csp.decorators import csp_replace, csp_update

from config.urls import urlpatterns as site_urlpatterns
from home.models import HomePage


def policy(response: HttpResponse) -> dict[str, list[str]]:
    directives = [part.split() for part in response["Content-Security-Policy"].split("; ")]
    return {name: sources for name, *sources in directives}


@csp_replace({"frame-ancestors": ["https://bao.example"]})
def framed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("quiz")


@csp_update({"img-src": ["https://tiles.example"]})
def admin_map(request: HttpRequest) -> HttpResponse:
    return HttpResponse("map")


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("thanks")


urlpatterns = [
    path("framed/", framed),
    path("plain/", plain),
    path("admin/map/", admin_map),
    *site_urlpatterns,
]


@pytest.fixture
def with_extra_views(settings):
    settings.ROOT_URLCONF = __name__


def test_a_public_page_loads_nothing_but_its_own_files(client: Client, home: HomePage) -> None:
    response = client.get("/")
    allowed = policy(response)
    assert allowed["default-src"] == ["'none'"]
    assert allowed["script-src"] == allowed["style-src"] == ["'self'"]
    assert allowed["frame-ancestors"] == ["'none'"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_errors_are_under_the_strict_policy_too(client: Client, home: HomePage) -> None:
    response = client.get("/khong-co/")
    assert response.status_code == 404
    assert policy(response)["script-src"] == ["'self'"]


def test_the_admin_has_a_policy_of_its_own_without_eval(client: Client, db: None) -> None:
    response = client.get("/admin/login/")
    allowed = policy(response)
    assert "'unsafe-inline'" in allowed["script-src"]
    assert "'unsafe-eval'" not in response["Content-Security-Policy"]
    assert allowed["frame-ancestors"] == ["'self'"]


@pytest.mark.usefixtures("with_extra_views")
def test_a_view_says_who_may_frame_it_and_nothing_contradicts(client: Client, db: None) -> None:
    response = client.get("/framed/")
    allowed = policy(response)
    assert allowed["frame-ancestors"] == ["https://bao.example"]
    assert allowed["script-src"] == ["'self'"]
    assert "X-Frame-Options" not in response


@pytest.mark.usefixtures("with_extra_views")
def test_a_view_of_the_admin_adds_to_the_admins_policy(client: Client, db: None) -> None:
    allowed = policy(client.get("/admin/map/"))
    assert "https://tiles.example" in allowed["img-src"]
    assert "data:" in allowed["img-src"]
    assert "'unsafe-inline'" in allowed["script-src"]


def test_a_public_page_is_the_same_for_everyone(client: Client, home: HomePage) -> None:
    response = client.get("/", headers={"accept-language": "en", "cookie": "theme=dark"})
    assert response["Cache-Control"] == "public, max-age=30"
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "accept-language" not in response.get("Vary", "").lower()


def test_whoever_signed_in_gets_pages_that_nobody_keeps(client: Client, home: HomePage) -> None:
    client.force_login(get_user_model().objects.create_superuser("editor", "e@example.vn", "x"))
    response = client.get("/")
    assert {part.strip() for part in response["Cache-Control"].split(",")} >= {
        "private",
        "no-store",
    }
    assert "public" not in response["Cache-Control"]


@pytest.mark.usefixtures("with_extra_views")
def test_an_answer_to_a_form_is_kept_by_nobody(client: Client, db: None) -> None:
    response = client.post("/plain/", {"answer": "a"})
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_an_answer_to_a_forged_form_of_the_admin_is_refused(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 403


def test_documents_are_handed_out_by_wagtail_alone(client: Client, db: None) -> None:
    path = default_storage.save("documents/private.txt", ContentFile(b"for some readers only"))
    for way in ("", "./", "x/../", "documents/../", "/"):
        assert client.get(f"/files/{way}{path}").status_code == 404


def test_an_uploaded_file_can_run_nothing(client: Client, db: None) -> None:
    path = default_storage.save("drawing.svg", ContentFile(b"<svg><script>alert(1)</script></svg>"))
    response = client.get(f"/files/{path}")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    "path", ["none.png", "a/../../etc/passwd", "%00.png", "a" * 3000, "docu%FF"]
)
def test_a_file_that_is_not_there_is_not_found(client: Client, db: None, path: str) -> None:
    assert client.get(f"/files/{path}").status_code in (400, 404, 414)


def test_a_film_can_be_wound_whatever_the_browser_accepts(client: Client, db: None) -> None:
    path = default_storage.save("film.mp4", ContentFile(bytes(range(256)) * 8))
    whole = client.get(f"/files/{path}", headers={"accept-encoding": "gzip"})
    assert whole["Accept-Ranges"] == "bytes"
    assert whole["Content-Length"] == "2048"
    assert "Content-Encoding" not in whole
    part = client.get(
        f"/files/{path}", headers={"accept-encoding": "gzip", "range": "bytes=256-511"}
    )
    assert part.status_code == 206
    assert part["Content-Range"] == "bytes 256-511/2048"
    assert b"".join(part.streaming_content) == bytes(range(256))
    assert "Content-Disposition" not in part
    known = client.get(f"/files/{path}", headers={"if-none-match": whole["ETag"]})
    assert known.status_code == 304


def test_pictures_are_not_compressed_twice_and_texts_are(client: Client, home: HomePage) -> None:
    path = default_storage.save("picture.png", ContentFile(b"0" * 2000))
    accepts = {"accept-encoding": "gzip"}
    assert "Content-Encoding" not in client.get(f"/files/{path}", headers=accepts)
    assert client.get("/", headers=accepts)["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("user", [None, "editor"])
def test_a_preview_is_framed_by_the_editor_and_a_page_by_nobody(
    client: Client, home: HomePage, user: str | None
) -> None:
    request = None
    if user:
        request = client.get("/").wsgi_request
        request.user = get_user_model().objects.create_superuser(user, "e@example.vn", "x")
    preview = home.make_preview_request(original_request=request)
    assert "frame-ancestors 'self'" in preview["Content-Security-Policy"]
    assert "script-src 'self';" in preview["Content-Security-Policy"] + ";"
    assert "frame-ancestors 'none'" in client.get("/")["Content-Security-Policy"]
