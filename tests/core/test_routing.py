"""Addresses lead to pages, however deep these lie."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page, PageViewRestriction, Site

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import ContentChange
from core.routing import page_below
from demo.factories.home import StandardPageFactory


@pytest.fixture
def line(home):
    """Pages below each other, the topmost first."""
    pages = [home]
    for slug in ("mot", "hai", "ba", "bon"):
        pages.append(StandardPageFactory(parent=pages[-1], title=slug, slug=slug))
    return pages


def test_a_page_is_found_at_its_address_with_the_pages_above_it(home, line):
    found = page_below(home, ["mot", "hai", "ba"])
    assert found == line[3]
    assert [found.get_parent().pk, found.get_parent().get_parent().pk] == [line[2].pk, line[1].pk]


def test_a_page_costs_two_queries_however_deep_it_lies(home, line):
    for depth in (1, 4):
        with CaptureQueriesContext(connection) as queries:
            assert page_below(home, ["mot", "hai", "ba", "bon"][:depth]) == line[depth]
        assert len(queries) == 2


@pytest.mark.parametrize(
    "address",
    ["/hai/", "/mot/ba/", "/mot/mot/", "/mot/hai/ba/bon/bon/", "/mot/" * 400, "/MOT/hai/"],
)
def test_an_address_that_no_page_has_is_not_found(client, line, address):
    assert client.get(address).status_code == 404


def test_a_draft_is_not_found_and_what_lies_below_it_is(client, line):
    line[2].unpublish()
    assert client.get("/mot/hai/").status_code == 404
    assert client.get("/mot/hai/ba/").status_code == 200


def test_a_page_that_moved_is_found_where_it_went(client, home, line):
    line[3].move(home, pos="last-child")
    assert client.get("/ba/bon/").status_code == 200


def test_a_site_that_got_another_address_in_another_process_is_known_by_it(client, home, line):
    assert client.get("/mot/").context["page"].full_url == "http://localhost/mot/"
    # No signal of this process says so.
    Site.objects.update(hostname="cong.example", port=8080)
    Page.objects.filter(pk=home.pk).update(slug="khac", url_path="/khac/")
    home.refresh_from_db()
    home._update_descendant_url_paths("/trang-chu/", "/khac/")
    ContentChange.record()
    response = client.get("/mot/hai/")
    assert response.context["page"].full_url == "http://cong.example:8080/mot/hai/"


def test_what_lies_below_a_restricted_page_is_kept_from_readers(client, line):
    assert client.get("/mot/hai/ba/").status_code == 200
    PageViewRestriction.objects.create(page=line[2], restriction_type="login")
    assert client.get("/mot/hai/ba/").status_code == 302
    assert client.get("/mot/").status_code == 200


def test_the_mirror_of_a_restricted_page_is_kept_from_readers(client, home, line):
    line[1].create_alias(parent=home, update_slug="guong")
    assert client.get("/guong/").status_code == 200
    PageViewRestriction.objects.create(page=line[1], restriction_type="login")
    assert client.get("/guong/").status_code == 302
    assert "/guong/" not in client.get("/site-map/").content.decode()


# No address has a NUL: the site refuses it before.
@given(slugs=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), max_size=14))
@pytest.mark.django_db
def test_no_address_breaks_the_search_for_a_page(slugs):
    from home.models import HomePage

    top = HomePage(url_path="/trang-chu/")
    assert page_below(top, slugs) is None
