"""Each page has a card, drawn once and drawn again when its words change."""

import io

from django.core.files.storage import default_storage
from django.template import Context, Template
from django.urls import reverse
from django.utils import translation

from wagtail.models import Locale, Page, PageViewRestriction

import pytest
from PIL import Image

from core.models import BasePage
from demo.factories.home import StandardPageFactory
from sharing import cards
from sharing.tasks import draw_share_card


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, title="Đi từng ngõ, gõ từng nhà")


def stored(page):
    folder = f"share/{page.pk}"
    return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []


def card_of(client, page):
    return client.get(reverse("share_card", args=[page.pk]))


def test_a_card_is_a_picture_of_the_size_networks_want(client, page):
    response = card_of(client, page)
    picture = Image.open(io.BytesIO(b"".join(response)))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert "public" in response["Cache-Control"]
    assert not response.cookies


def test_publishing_draws_the_card_before_anyone_asks(page):
    page.save_revision().publish()
    assert len(stored(page)) == 1


def test_a_card_is_drawn_once(client, page, monkeypatch):
    first = b"".join(card_of(client, page))
    monkeypatch.setattr(cards, "share_card", None)
    assert b"".join(card_of(client, page)) == first


def test_a_new_title_gives_a_new_card_at_a_new_address(client, page):
    def address():
        return Template("{% load sharing_tags %}{% share_card_url page %}").render(
            Context({"page": page})
        )

    before, picture, old = address(), b"".join(card_of(client, page)), stored(page)
    page.title = "Mỗi nhà một buổi"
    page.save_revision().publish()
    assert address() != before
    assert address().startswith(f"http://localhost/share/{page.pk}.png?v=")
    assert b"".join(card_of(client, page)) != picture
    assert len(stored(page)) == 1 and stored(page) != old


def test_a_card_speaks_the_language_of_its_page(page):
    english, _ = Locale.objects.get_or_create(language_code="en")
    translated = page.copy_for_translation(english, copy_parents=True)
    with translation.override("vi"):
        assert cards.card_words(page)[1] == page.kind_label
        with translation.override("en"):
            kind = translated.kind_label
        assert cards.card_words(translated)[1] == kind


def test_the_card_of_two_who_draw_at_once_is_stored_once(client, page, monkeypatch):
    name = cards.card_file(page)
    # The second looked before the first had stored its card.
    real, looks = default_storage.exists, []
    monkeypatch.setattr(
        type(default_storage._wrapped),
        "exists",
        lambda self, path: (bool(looks) or looks.append(path)) and real(path),
    )
    cards.card_file(page)
    monkeypatch.undo()
    assert stored(page) == [name.rsplit("/", 1)[-1]]


def test_drafts_private_and_foreign_pages_have_no_card(client, page):
    page.unpublish()
    assert card_of(client, page).status_code == 404
    page.save_revision().publish()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert card_of(client, page).status_code == 404
    assert card_of(client, Page.get_first_root_node()).status_code == 404
    for number in ("999999", "99999999999999999999999"):
        assert client.get(f"/share/{number}.png").status_code == 404


def test_the_cards_of_a_page_go_with_it(client, page):
    card_of(client, page)
    assert stored(page)
    number = page.pk
    page.delete()
    assert stored(Page(pk=number)) == []


def test_a_page_hidden_before_the_worker_came_loses_its_card(client, page):
    card_of(client, page)
    page.unpublish()
    draw_share_card.enqueue(page.pk)
    assert not stored(page)
    draw_share_card.enqueue(10**6)


def test_every_page_type_has_a_kind_to_print(db):
    assert all(str(model._meta.verbose_name) for model in BasePage.__subclasses__())
