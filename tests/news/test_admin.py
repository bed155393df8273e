"""News in the admin."""

from django.urls import reverse

import pytest

from demo.factories.news import ArticlePageFactory, ModelStoryPageFactory, SeriesFactory
from demo.factories.programme import TopicFactory
from demo.factories.users import UserFactory
from users.enums import Role


def test_articles_are_listed_with_kind_topic_and_date(admin_client, news):
    ArticlePageFactory(parent=news, title="Tin trong danh sách", topic=TopicFactory(name="Chợ"))
    html = admin_client.get("/admin/articles/").content.decode()
    assert "Tin trong danh sách" in html and "Chợ" in html


def test_series_are_edited_as_snippets(admin_client, db):
    series = SeriesFactory(name="Từng ngõ")
    assert "Từng ngõ" in admin_client.get("/admin/snippets/news/series/").content.decode()
    address = f"/admin/snippets/news/series/edit/{series.pk}/"
    assert admin_client.get(address).status_code == 200


@pytest.mark.parametrize("factory", [ArticlePageFactory, ModelStoryPageFactory])
def test_pages_open_in_the_editor(admin_client, news, model_stories, factory):
    page = factory(parent=news if factory is ArticlePageFactory else model_stories)
    assert admin_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


@pytest.mark.parametrize(("role", "sees"), [(Role.EDITOR, True), (Role.ASSET_APPROVER, False)])
def test_the_menu_leads_to_articles_only_those_who_may_edit_pages(client, home, role, sees):
    client.force_login(UserFactory(groups=[role]))
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("articles:index") in html) is sees
