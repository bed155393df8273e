"""Each page has a card, drawn once and drawn again when its words change."""

import io
import re

from django.core.files.storage import default_storage
from django.template import Context, Template
from django.urls import reverse
from django.utils import translation

from wagtail.models import Locale, PageViewRestriction

import pytest
from PIL import Image

from core.models import BasePage
from demo.factories.home import StandardPageFactory
from demo.factories.media import KitFactory
from demo.factories.quiz_embed import QuizFactory
from sharing import cards
from sharing.models import ShortLink
from sharing.pages import public_target
from sharing.tasks import draw_share_card


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, title="Đi từng ngõ, gõ từng nhà")


def stored(code):
    folder = f"share/{code}"
    return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []


def card_of(client, page):
    return client.get(reverse("share_card", args=[page.short_link.code]))


def test_a_card_is_a_picture_of_the_size_networks_want(client, page):
    response = card_of(client, page)
    picture = Image.open(io.BytesIO(b"".join(response)))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert "public" in response["Cache-Control"]
    assert not response.cookies


def test_a_title_with_a_stray_control_letter_has_a_card(client, page):
    # Word processors put such letters between pasted lines.
    page.title = "Đi từng ngõ,\x0bgõ từng nhà"
    page.save()
    address = reverse("share_card", args=[page.short_link.code])
    assert client.get(address).status_code == 200


def test_publishing_draws_the_card_before_anyone_asks(page):
    page.save_revision().publish()
    assert len(stored(page.short_link.code)) == 1


def test_a_card_is_drawn_once(client, page, monkeypatch):
    first = b"".join(card_of(client, page))
    monkeypatch.setattr(cards, "share_card", None)
    assert b"".join(card_of(client, page)) == first


def test_a_new_title_gives_a_new_card_at_a_new_address(client, page):
    def address():
        return Template("{% load sharing_tags %}{% share_card_url page %}").render(
            Context({"page": page})
        )

    before, picture, old = address(), b"".join(card_of(client, page)), stored(page.short_link.code)
    page.title = "Mỗi nhà một buổi"
    page.save_revision().publish()
    assert address() != before
    assert address().startswith(f"http://localhost/s/{page.short_link.code}/card.png?v=")
    assert b"".join(card_of(client, page)) != picture
    code = page.short_link.code
    assert len(stored(code)) == 1 and stored(code) != old


def test_a_card_speaks_the_language_of_its_page(page):
    english, _ = Locale.objects.get_or_create(language_code="en")
    translated = page.copy_for_translation(english, copy_parents=True)
    with translation.override("vi"):
        assert cards.card_words(page)[1] == page.kind_label
        with translation.override("en"):
            kind = translated.kind_label
        assert cards.card_words(translated)[1] == kind


def test_the_card_of_two_who_draw_at_once_is_stored_once(client, page, monkeypatch):
    name = cards.card_file(page.short_link)
    # The second looked before the first had stored its card.
    real, looks = default_storage.exists, []
    monkeypatch.setattr(
        type(default_storage._wrapped),
        "exists",
        lambda self, path: (bool(looks) or looks.append(path)) and real(path),
    )
    cards.card_file(page.short_link)
    monkeypatch.undo()
    assert stored(page.short_link.code) == [name.rsplit("/", 1)[-1]]


def test_drafts_private_and_foreign_pages_have_no_card(client, page):
    page.unpublish()
    assert card_of(client, page).status_code == 404
    page.save_revision().publish()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert card_of(client, page).status_code == 404
    assert client.get("/s/zzzzz/card.png").status_code == 404


def test_the_cards_of_a_page_go_with_it(client, page):
    card_of(client, page)
    code = page.short_link.code
    assert stored(code)
    page.delete()
    assert stored(code) == []


def test_a_page_hidden_before_the_worker_came_loses_its_card(client, page):
    card_of(client, page)
    page.unpublish()
    code = page.short_link.code
    draw_share_card.enqueue(code)
    assert not stored(code)
    draw_share_card.enqueue("zzzzz")


@pytest.mark.parametrize(
    ("prefix", "title", "kind"), [("", "Bộ treo", "Bộ truyền thông"), ("/en", "To hang", "Kit")]
)
def test_a_kit_has_a_card_in_each_language(client, home, prefix, title, kind):
    KitFactory.with_files(
        name="Bộ treo", name_en="To hang", description="Treo trước trụ sở.", slug="bo-treo"
    )
    html = client.get(f"{prefix}/media/bo-treo/").content.decode()
    assert f'property="og:title" content="{title}"' in html
    address = re.search(r'property="og:image" content="http://localhost([^"]+)"', html)[1]
    assert Image.open(io.BytesIO(b"".join(client.get(address)))).size == (1200, 630)
    link = ShortLink.objects.get(code=address.split("/")[2])
    assert cards.card_words(public_target(link))[:2] == (title, kind)


def test_publishing_a_quiz_draws_its_cards(home):
    quiz = QuizFactory()
    quiz.save_revision().publish()
    links = ShortLink.objects.filter(view="quiz_page", row_id=quiz.pk)
    codes = list(links.values_list("code", flat=True))
    assert [len(stored(code)) for code in codes] == [1, 1]
    quiz.delete()
    assert not any(stored(code) for code in codes)


def test_every_page_type_has_a_kind_to_print(db):
    assert all(str(model._meta.verbose_name) for model in BasePage.__subclasses__())
