"""Kits, quizzes and lists are handed on as pages are: by a short link, on paper, as one file."""

from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

import pytest
from bs4 import BeautifulSoup

from demo.factories.media import (
    AssetFactory,
    AssetKindFactory,
    KitFactory,
    SloganFactory,
    VariantFactory,
)
from demo.factories.quiz_embed import QuizFactory
from demo.factories.units import CommunityTeamFactory
from media.models import Kit
from sharing.models import ShortLink
from sharing.pages import ViewPage
from sharing.registry import SHARED_VIEWS

LISTS = [name for name, view in SHARED_VIEWS.items() if view.model is None]


@pytest.fixture
def kit(home):
    kit = KitFactory(name="Bộ áp phích", name_en="Poster kit")
    VariantFactory(asset=AssetFactory(kit=kit, name="Áp phích chính"))
    return kit


def link(view, row_id=0, language="vi"):
    return ShortLink.objects.get(view=view, row_id=row_id, language=language)


def short(view, row_id=0, language="vi"):
    return reverse("short_link", args=[link(view, row_id, language).code])


def saved(view, row_id=0, language="vi"):
    return reverse("saved_copy", args=[link(view, row_id, language).code])


def soup_of(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_a_kit_has_a_short_link_in_each_language(client, kit):
    vietnamese, english = (client.get(short("kit", kit.pk, code)) for code in ("vi", "en"))
    assert (vietnamese.status_code, vietnamese["Location"]) == (302, "/media/bo-ap-phich/")
    assert (english.status_code, english["Location"]) == (302, "/en/media/bo-ap-phich/")
    assert not vietnamese.cookies
    assert "public" in vietnamese["Cache-Control"]


def test_a_short_link_follows_a_kit_to_its_new_address(client, kit):
    address = short("kit", kit.pk)
    kit.slug = "bo-moi"
    kit.save()
    assert client.get(address)["Location"] == "/media/bo-moi/"
    # Another kit may take the old address; the link does not go over to it.
    KitFactory(slug="bo-ap-phich")
    assert client.get(address)["Location"] == "/media/bo-moi/"


@pytest.mark.parametrize("kind", ["kit", "quiz_page"])
def test_what_is_not_public_has_neither_short_link_nor_saved_copy(client, home, kind):
    row = KitFactory() if kind == "kit" else QuizFactory()
    addresses = [short(kind, row.pk), saved(kind, row.pk), saved(kind, row.pk, "en")]
    assert [client.get(address).status_code for address in addresses] == [302, 200, 200]
    row.live = False
    row.save()
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    row.live = True
    row.save()
    assert client.get(addresses[0]).status_code == 302
    row.delete()
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert not ShortLink.objects.filter(view=kind).exists()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_list_has_a_short_link_and_a_saved_copy(client, home, name, language):
    with translation.override(language):
        address = reverse(name)
    assert client.get(short(name, 0, language))["Location"] == address
    response = client.get(saved(name, 0, language))
    assert soup_of(response).html["lang"] == language
    assert response["Content-Disposition"].startswith("attachment")
    assert not response.cookies


@pytest.mark.parametrize(
    ("view", "make"),
    [
        ("kit", KitFactory),
        ("quiz_page", QuizFactory),
        ("kind_sheet", AssetKindFactory),
        *((name, None) for name in LISTS),
    ],
)
def test_a_view_page_offers_what_a_page_offers(client, home, view, make):
    row = make() if make else None
    address = row.get_absolute_url() if row else reverse(view)
    code = link(view, row.pk if row else 0).code
    page = soup_of(client.get(address))
    assert page.select_one(f'a[href="/s/{code}.html"][download]')
    assert page.select_one("#short-address")["value"] == f"http://localhost/s/{code}"
    assert page.select_one('a[href="#share"]')
    foot = page.select_one(".print-only.source")
    assert f"localhost/s/{code}" in foot.text
    assert foot.img["src"] == f"/s/{code}/qr.svg"


def test_a_part_of_a_list_is_not_saved_as_the_whole(client, home):
    CommunityTeamFactory(name="Tổ công nghệ số cộng đồng thôn Đông")
    code = link("find_team").code
    assert f"/s/{code}.html" in client.get("/teams/").content.decode()
    narrowed = client.get("/teams/?q=đông").content.decode()
    assert f"/s/{code}.html" not in narrowed
    assert f"localhost/s/{code}" in narrowed


def test_a_printed_row_says_when_it_was_published_and_a_list_how_new_it_is(client, kit):
    kit.save_revision().publish()
    assert "đăng ngày" in soup_of(client.get(kit.get_absolute_url())).select_one(".source").text
    assert "tính đến ngày" in soup_of(client.get("/media/slogans/")).select_one(".source").text


def test_a_saved_kit_holds_its_previews_and_files(client, kit):
    page = soup_of(client.get(saved("kit", kit.pk)))
    assert page.h1.text == "Bộ áp phích"
    assert all(image["src"].startswith("data:") for image in page.select("img"))
    assert page.select_one(".source img")
    variant = kit.assets.get().variants.get()
    assert page.select_one(f'a[href="http://localhost{variant.get_absolute_url()}"]')
    assert not page.select("form, script, nav")


def test_a_saved_quiz_asks_and_says_where_to_answer(client, home):
    quiz = QuizFactory()
    page = soup_of(client.get(saved("quiz_page", quiz.pk)))
    assert page.select("fieldset.q input[type=radio]")
    note = page.select_one("form .note")
    assert link("quiz_page", quiz.pk).address.removeprefix("http://") in note.text
    assert "print-only" not in note["class"]
    assert page.form["action"] == f"http://localhost/quiz/{quiz.slug}/answer/"


def test_a_saved_list_holds_its_rows(client, home):
    slogan = SloganFactory(wording="Chậm một phút, giữ được tiền")
    team = CommunityTeamFactory(name="Tổ công nghệ số cộng đồng thôn Đông")
    assert slogan.wording in soup_of(client.get(saved("slogans"))).text
    teams = soup_of(client.get(saved("find_team")))
    assert team.name in teams.text
    # A search needs the site.
    assert not teams.select("form")


def test_a_print_sheet_is_handed_on_as_a_sheet_in_each_language(client, home):
    kind = AssetKindFactory(name="Băng rôn", name_en="Banner", rules="Không che biển báo.")
    assert "Không che biển báo." in soup_of(client.get(saved("kind_sheet", kind.pk))).text
    assert soup_of(client.get(saved("kind_sheet", kind.pk, "en"))).h1.text == "Banner"
    assert ViewPage.of(kind).kind_label == "Tờ in"
    head = soup_of(client.get(kind.get_absolute_url())).head
    assert "Băng rôn" in head.select_one('[property="og:description"]')["content"]


def test_the_saved_copy_in_english_is_english(client, kit):
    page = soup_of(client.get(saved("kit", kit.pk, "en")))
    assert page.html["lang"] == "en"
    assert page.h1.text == "Poster kit"


def test_a_link_of_a_view_or_language_that_is_gone_is_not_found(client, home):
    ShortLink.objects.create(code="aaaaa", view="gone", language="vi")
    ShortLink.objects.create(code="bbbbb", view="slogans", language="km")
    for code in ("aaaaa", "bbbbb"):
        assert client.get(f"/s/{code}").status_code == 404
        assert client.get(f"/s/{code}.html").status_code == 404


def test_migrate_gives_what_lacks_a_short_link_one_and_leaves_the_others(client, kit):
    kept = short("slogans")
    ShortLink.objects.filter(view="kit").delete()
    ShortLink.objects.filter(view="library", language="en").delete()
    call_command("migrate", verbosity=0)
    assert client.get(short("kit", kit.pk, "en")).status_code == 302
    assert client.get(short("library", 0, "en")).status_code == 302
    assert short("slogans") == kept


def test_a_row_that_is_not_saved_is_not_handed_on():
    assert ViewPage.of(Kit(name="Bản nháp")) is None
