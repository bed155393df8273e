"""Somebody pauses the campaign while somebody else is writing: nothing typed is lost, and both are told."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest
from playwright.sync_api import expect

from core.housekeeping import publish_scheduled
from demo.factories.bulletins import BulletinFactory
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from demo.factories.users import UserFactory
from users.enums import Role

NOTICE = "Tránh bão số 5."


@pytest.fixture
def article(home):
    return ArticlePageFactory(
        parent=NewsIndexPageFactory(parent=home), title="Ngày hội", slug="ngay-hoi"
    )


@pytest.fixture
def bulletin(home):
    return BulletinFactory(title="Loa sáng", slug="loa-sang")


def text_of(address):
    return Client().get(address).content.decode()


def press_publish(page):
    footer = page.locator("footer")
    footer.get_by_role("button", name="Việc khác").click()
    footer.locator("[name=action-publish]").click()


def test_the_one_writes_on_while_the_other_pauses(desk, article, bulletin):
    writer = desk(UserFactory(superuser=True))
    of_bulletins = writer.context.new_page()
    pauser = desk(UserFactory(groups=[Role.APPROVER]))
    writer.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    writer.locator("[name=title]").fill("Ngày hội dời lại")
    of_bulletins.goto(reverse("wagtailsnippets_media_bulletin:edit", args=[bulletin.pk]))
    of_bulletins.locator("[name=written]").fill("Ngày hội dời sang tuần sau.")

    pauser.goto("/admin/pause/")
    pauser.locator("[name=reason][value=storm]").check()
    pauser.locator("[name=notice]").fill(NOTICE)
    pauser.get_by_role("button", name="Tạm dừng chiến dịch ngay").click()
    expect(pauser.get_by_role("button", name="Bỏ tạm dừng")).to_be_visible()
    assert NOTICE in text_of("/")

    # What is published by hand is public at once, and the writer reads why the rest waits.
    press_publish(writer)
    expect(writer.get_by_text("Chiến dịch đang tạm dừng.").first).to_be_visible()
    assert "Ngày hội dời lại" in text_of(article.get_url())
    press_publish(of_bulletins)
    expect(of_bulletins.get_by_text("Chiến dịch đang tạm dừng.").first).to_be_visible()
    bulletin.refresh_from_db()
    assert "dời sang tuần sau" in bulletin.reading
    assert "dời sang tuần sau" not in text_of(bulletin.get_absolute_url())

    # What has a moment set waits, also when that moment has passed.
    article.refresh_from_db()
    article.title, article.go_live_at = "Ngày hội mở lại", timezone.now() + timedelta(seconds=1)
    article.save_revision().publish()
    pauser.wait_for_timeout(1500)
    publish_scheduled(timezone.now())
    assert "Ngày hội mở lại" not in text_of(article.get_url())
    pauser.goto("/admin/")
    expect(pauser.get_by_text("Ngày hội mở lại")).to_be_visible()

    pauser.goto("/admin/pause/")
    pauser.get_by_role("button", name="Bỏ tạm dừng").click()
    expect(pauser.get_by_text("Chiến dịch chạy tiếp.")).to_be_visible()
    publish_scheduled(timezone.now())
    assert NOTICE not in text_of("/")
    assert "Ngày hội mở lại" in text_of(article.get_url())
    assert "dời sang tuần sau" in text_of(bulletin.get_absolute_url())
