"""A short address leads to its page for as long as anyone may see the page."""

import io

from django.core.management import call_command
from django.template import Context, Template
from django.urls import reverse

from wagtail.models import PageViewRestriction

import pytest
from PIL import Image

from demo.factories.home import StandardPageFactory
from sharing import models
from sharing.models import ShortLink


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, title="Giới thiệu")


def test_a_page_has_a_short_link_from_its_first_day(page):
    assert set(page.short_link.code) <= set(models.CODE_LETTERS)
    assert page.short_link.address == f"http://localhost/s/{page.short_link.code}"


def test_a_short_link_leads_to_the_page_whatever_its_name_becomes(client, page):
    address = reverse("short_link", args=[page.short_link.code])
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, "/gioi-thieu/")
    assert not response.cookies
    assert "public" in response["Cache-Control"]
    page.slug = "ve-chung-toi"
    page.save_revision().publish()
    assert client.get(address)["Location"] == "/ve-chung-toi/"


def test_capitals_lead_there_too(client, page):
    response = client.get(reverse("short_link", args=[page.short_link.code.upper()]))
    assert response.status_code == 302


def test_a_draft_a_private_and_a_deleted_page_are_not_found(client, page):
    address = reverse("short_link", args=[page.short_link.code])
    page.unpublish()
    assert client.get(address).status_code == 404
    page.save_revision().publish()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(address).status_code == 404
    restriction.delete()
    assert client.get(address).status_code == 302
    page.delete()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("code", ["zzzzz", "a%00b", "đổi", "a" * 13, "'", "1 or 1"])
def test_an_unknown_code_is_not_found(client, home, code):
    assert client.get(f"/s/{code}", follow=True).status_code in (400, 404)
    assert client.get(f"/s/{code}/qr.svg", follow=True).status_code in (400, 404)
    assert client.get(f"/s/{code}.html", follow=True).status_code in (400, 404)


def test_two_pages_that_draw_the_same_code_get_different_ones(home, monkeypatch):
    drawn = iter(["aaaaa", "aaaaa", "bbbbb"])
    monkeypatch.setattr(models, "new_code", lambda: next(drawn))
    first = StandardPageFactory(parent=home, title="Một")
    second = StandardPageFactory(parent=home, title="Hai")
    assert (first.short_link.code, second.short_link.code) == ("aaaaa", "bbbbb")


def test_a_page_loaded_from_a_fixture_keeps_the_link_of_the_fixture(page, tmp_path):
    target = tmp_path / "pages.json"
    call_command("dumpdata", "home.StandardPage", "sharing.ShortLink", output=str(target))
    code = page.short_link.code
    call_command("loaddata", str(target), verbosity=0)
    assert ShortLink.objects.get(page_id=page.pk).code == code


def test_the_code_to_scan_carries_the_short_address(client, page):
    code = page.short_link.code
    svg = client.get(reverse("short_link_qr", args=[code, "svg"]))
    assert svg["Content-Type"] == "image/svg+xml"
    assert b"style=" not in svg.content
    assert b"<?xml" not in svg.content
    png = client.get(reverse("short_link_qr", args=[code, "png"]))
    picture = Image.open(io.BytesIO(png.content)).convert("L")
    # Four modules of white all round, 16 pixels each.
    assert picture.crop((0, 0, picture.width, 64)).getextrema() == (255, 255)
    assert picture.getpixel((65, 65)) == 0


def tag(markup, page):
    return Template("{% load sharing_tags %}" + markup).render(Context({"page": page}))


def test_the_tags_name_the_addresses_with_one_query(page, django_assert_num_queries):
    code = page.short_link.code
    fresh = type(page).objects.get(pk=page.pk)
    with django_assert_num_queries(1):
        short = tag("{% short_url page %}", fresh)
        assert tag("{% qr_url page %}", fresh) == f"/s/{code}/qr.svg"
        assert tag("{% saved_copy_url page %}", fresh) == f"/s/{code}.html"
        assert tag("{% short_url page %}", fresh) == short
    assert short == page.short_link.address
    assert tag("{{ address|without_scheme }}", page) == ""
    assert tag("{% short_url page as a %}{{ a|without_scheme }}", page).startswith("localhost/s/")


def test_without_a_page_or_a_link_the_tags_stay_polite(page):
    assert (
        tag(
            "{% short_url page %}{% qr_url page %}{% saved_copy_url page %}{% share_card_url page %}",
            None,
        )
        == ""
    )
    ShortLink.objects.all().delete()
    fresh = type(page).objects.get(pk=page.pk)
    assert tag("{% short_url page %}", fresh) == page.full_url
    assert tag("{% qr_url page %}", fresh) == ""


def test_the_ways_to_share_hand_over_the_short_address_and_nothing_else(client, page):
    html = Template(
        '{% include "components/acts.html" %}{% include "components/share.html" %}'
    ).render(Context({"shared": page}))
    code = page.short_link.code
    for network in ("https://zalo.me/share?url=", "https://www.facebook.com/sharer/sharer.php?u="):
        assert f"{network}http%3A%2F%2Flocalhost%2Fs%2F{code}" in html
    assert f'value="http://localhost/s/{code}"' in html
    assert f'href="/s/{code}.html"' in html
    assert "data-print hidden" in html
    assert "<script" not in html


def test_a_printed_page_says_where_it_came_from(client, page):
    page.save_revision().publish()
    html = client.get("/gioi-thieu/").content.decode()
    foot = html[html.index("print-only") :]
    assert f"localhost/s/{page.short_link.code}" in foot
    assert f'src="/s/{page.short_link.code}/qr.svg"' in foot
