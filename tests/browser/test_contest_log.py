"""The log of acts as organisers see it, on phones and wide screens, in both languages."""

from __future__ import annotations

from django.urls import reverse

from wagtail.users.models import UserProfile

import pytest
from playwright.sync_api import expect

from contest.models import Contest
from demo.factories.contest import RulesFactory
from demo.factories.users import UserFactory
from users.enums import Role


@pytest.fixture
def log(browse, client, site_address, home):
    """Opens the log of a contest that was played with a little, in a language."""
    rules = RulesFactory(prizes=[("Giải Nhất", 1, 2_000_000)])
    Contest.objects.filter(pk=rules.contest_id).update(intro="Bốn đợt thi, mười câu hỏi.")

    def opened(language, **options):
        user = UserFactory(username="ban-to-chuc", groups=[Role.CONTEST_ORGANISER])
        UserProfile.objects.create(user=user, preferred_language=language)
        client.force_login(user)
        page = browse(**options)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": site_address}])
        assert page.goto(reverse("contest_log")).status == 200
        return page

    return opened


@pytest.mark.parametrize(("language", "title"), [("vi", "Nhật ký hành vi"), ("en", "Log of acts")])
@pytest.mark.parametrize(("width", "colours"), [(1440, "light"), (360, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    log, accessible, language, title, width, colours
):
    page = log(language, width=width, colours=colours)
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    accessible(page, "main")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_object_is_followed_and_the_log_taken_away(log):
    page = log("vi")
    page.get_by_role("link", name="Giải Nhất").first.click()
    expect(page.locator(".listing tbody tr")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name="Toàn bộ nhật ký, dạng JSON Lines").click()
    assert download.value.suggested_filename.endswith(".jsonl")
