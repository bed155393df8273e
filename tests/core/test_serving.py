"""Remembered pages: fast, the same for everyone, and never stale."""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import PageViewRestriction, Site

import pytest
import time_machine

from core.models import ContentChange
from home.models import HomePage, SiteSettings, StandardPage


@pytest.fixture
def page(home):
    page = StandardPage(
        title="Giới thiệu", slug="gioi-thieu", summary="Bản đầu.", body=[("heading", "Một")]
    )
    home.add_child(instance=page)
    SiteSettings.for_site(Site.objects.get())  # made by the first reader otherwise
    return page


def read(client, address="/gioi-thieu/", **headers):
    response = client.get(address, **headers)
    assert response.status_code == 200
    return response


def test_a_page_read_again_costs_one_query(client, page):
    read(client)
    with CaptureQueriesContext(connection) as queries:
        read(client)
    assert len(queries) == 1


def test_an_edit_shows_at_once(client, page):
    assert "Bản đầu." in read(client).content.decode()
    page.summary = "Bản sửa."
    page.save_revision().publish()
    assert "Bản sửa." in read(client).content.decode()


def test_a_change_of_another_record_shows_at_once(client, page):
    read(client)
    before = ContentChange.version()
    site = Site.objects.get()
    site.site_name = "Cổng khác"
    site.save()
    assert ContentChange.version() != before


def test_a_change_that_is_rolled_back_leaves_the_version(page):
    from django.db import transaction

    before = ContentChange.version()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        page.save()
        1 / 0  # noqa: B018 - the failure that rolls back
    assert ContentChange.version() == before


def test_an_unpublished_page_is_gone_at_once(client, page):
    read(client)
    page.unpublish()
    assert client.get("/gioi-thieu/").status_code == 404


def test_a_moved_page_answers_at_its_new_address(client, home, page):
    other = StandardPage(title="Khác", slug="khac", body=[])
    home.add_child(instance=other)
    read(client)
    page.move(other, pos="last-child")
    assert client.get("/gioi-thieu/").status_code in (301, 404)
    read(client, "/khac/gioi-thieu/")


def test_a_page_that_becomes_private_is_not_handed_out_from_memory(client, page):
    read(client)
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.create(name="Nhóm được đọc"))
    response = client.get("/gioi-thieu/")
    assert response.status_code == 302
    assert "Bản đầu." not in response.content.decode()


def test_the_form_that_asks_for_a_password_is_kept_by_nobody(client, page):
    page.view_restrictions.create(
        restriction_type=PageViewRestriction.PASSWORD, password="mat-khau"
    )
    for _ in range(2):
        # The second time the reader has the cookie of the form already, and gets none.
        response = client.get("/gioi-thieu/")
        assert "csrfmiddlewaretoken" in response.content.decode()
        assert "private" in response["Cache-Control"]
        assert "no-store" in response["Cache-Control"]


def test_an_answer_with_a_cookie_is_kept_by_nobody(client, page):
    client.cookies["csrftoken"] = "broken"
    response = client.get("/gioi-thieu/")
    # Django replaces a token that it can't read.
    assert response.cookies
    assert response["Cache-Control"] == "private, no-store"


def test_a_reader_who_signed_in_gets_a_private_answer(client, page):
    client.force_login(
        get_user_model().objects.create_superuser("bien-tap", password="mat-khau-thu")
    )
    response = read(client)
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_unknown_parameters_change_nothing_and_fill_no_memory(client, page):
    first = read(client)
    with CaptureQueriesContext(connection) as queries:
        second = read(client, "/gioi-thieu/?fbclid=1&x=2")
    assert first.content == second.content
    assert len(queries) == 1


def test_browsers_get_the_zipped_page_and_then_nothing_while_it_stays_the_same(client, page):
    zipped = read(client, headers={"Accept-Encoding": "gzip"})
    assert zipped["Content-Encoding"] == "gzip"
    again = client.get("/gioi-thieu/", headers={"If-None-Match": zipped["ETag"]})
    assert again.status_code == 304


def test_the_home_page_is_made_anew_at_midnight(client, home):
    evening = datetime.fromisoformat("2026-11-23T23:59:00+07:00")
    with time_machine.travel(evening, tick=False) as clock:
        read(client, "/")
        clock.shift(timedelta(minutes=2))
        with CaptureQueriesContext(connection) as queries:
            read(client, "/")
    assert len(queries) > 1
    assert HomePage.objects.count() == 1


def test_no_version_comes_back_when_old_changes_are_dropped(db):
    now = timezone.now()
    ContentChange.objects.all().delete()
    ContentChange.objects.create(pk=2**40, at=now - timedelta(days=2))
    ContentChange.objects.create(pk=2**40 + 2, at=now)
    before = ContentChange.version()
    ContentChange.forget_before(now - timedelta(hours=1))
    # Of two writers the one with the lower number commits last.
    ContentChange.objects.create(pk=2**40 + 1, at=now)
    assert ContentChange.version() != before
