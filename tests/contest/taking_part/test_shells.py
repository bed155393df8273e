"""What stands around the steps: the frame of the site, as it is now, in the reader's language, and nobody's own."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from demo.factories.home import SiteSettingsFactory
from tests.contest.taking_part.conftest import TAKE, Contestant


def test_a_new_notice_stands_above_the_next_step(contestant):
    contestant.begin()
    assert "Bảo trì lúc 22:00" not in contestant.response.content.decode()
    SiteSettingsFactory(notice="Bảo trì lúc 22:00")
    contestant.give_details()
    assert "Bảo trì lúc 22:00" in contestant.page.header.get_text()


def test_tools_of_whoever_is_signed_in_are_shown_to_nobody_else(client, contestant):
    editor = get_user_model().objects.create_superuser("quản trị", "a@example.vn", "mật khẩu")
    client.force_login(editor)
    assert "wagtail-userbar" in contestant.begin().response.content.decode()
    client.logout()
    assert "wagtail-userbar" not in contestant.begin().response.content.decode()


def test_each_language_and_each_door_has_a_frame_of_its_own(client, asked, commune):
    page = Contestant(client, commune).begin().page
    english = Contestant(client, commune, TAKE.replace("/contest", "/en/contest")).begin().page
    framed = Contestant(client, commune, TAKE.replace("take", "embed/take")).begin().page
    assert (page.html["lang"], english.html["lang"], framed.html["lang"]) == ("vi", "en", "vi")
    assert page.select_one("body > header")
    assert english.select_one("body > header")
    assert not framed.select_one("body > header")
    for each in (page, english, framed):
        assert len(each.select("meta[name=robots][content=noindex]")) == 1
        assert len(each.select("title")) == len(each.select("main")) == 1
        assert each.select("script[src*='contest']")
        assert "None" not in each.title.get_text()
