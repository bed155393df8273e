"""Pages in English: made through segments, never live before every text is English."""

import re

from django.urls import reverse

from wagtail.models import Locale, Page

import pytest
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object

from core.translations import needs_translation, untranslated_texts
from demo.factories.home import HomePageFactory
from demo.factories.translation import MissingTexts, translate_page
from home.models import StandardPage

BODY = [
    ("heading", "Ba cách"),
    ("paragraph", '<p>Gọi <a href="/goi/">tổng đài</a> 1022.</p><ul><li>Đến xã</li></ul>'),
]
ENGLISH = {
    "Ngày Chuyển đổi số": "Digital Transformation Day",
    "Giới thiệu": "About",
    "Cổng của cả tỉnh & xã": "A site for the province & communes",
    "Ba cách": "Three ways",
    'Gọi <a id="a1">tổng đài</a> 1022.': 'Call the <a id="a1">hotline</a> 1022.',
    "Đến xã": "Go to the commune",
}


@pytest.fixture
def english(db):
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def about(home, english):
    page = StandardPage(title="Giới thiệu", summary="Cổng của cả tỉnh & xã", body=BODY)
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def english_home(home, english):
    return translate_page(home, ENGLISH)


def test_a_translated_page_is_live_at_its_english_address(client, about, english_home):
    page = translate_page(about, ENGLISH)
    assert page.live
    assert page.get_parent().specific == english_home
    assert page.slug == "about"
    response = client.get("/en/about/")
    assert response.status_code == 200
    html = response.content.decode()
    assert '<html lang="en">' in html
    assert "A site for the province &amp; communes" in html
    assert '<a href="/goi/">hotline</a>' in html
    assert "Go to the commune" in html


def test_a_translated_page_can_be_edited_on_in_the_translation_editor(
    admin_client, about, english_home
):
    page = translate_page(about, ENGLISH)
    translation = Translation.objects.get(source__object_id=about.translation_key)
    total, done = translation.get_progress()
    assert total == done
    html = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Three ways" in html


def test_translating_again_brings_the_translation_up_to_date(about, english_home):
    translate_page(about, ENGLISH)
    about.title = "Về cổng này"
    about.save_revision().publish()
    page = translate_page(about, ENGLISH | {"Về cổng này": "About this site"})
    assert page.title == "About this site"
    assert page.body[0].value == "Three ways"
    assert Page.objects.filter(translation_key=about.translation_key).count() == 2


def test_a_missing_text_is_named_and_nothing_is_made(about, english_home):
    with pytest.raises(MissingTexts, match="Đến xã"):
        translate_page(about, {k: v for k, v in ENGLISH.items() if k != "Đến xã"})
    assert about.get_translation_or_none(english_home.locale) is None


def test_a_translation_with_a_strange_link_is_refused(about, english_home):
    with pytest.raises(ValueError, match="a9"):
        translate_page(about, ENGLISH | {"Đến xã": '<a id="a9">Go</a>'})


def test_submitting_a_page_for_translation_puts_no_vietnamese_live_under_english(
    client, about, english_home, english
):
    translate_object(about, [english])
    page = about.get_translation(english)
    assert not page.live
    assert client.get("/en/gioi-thieu/").status_code == 404


def test_a_translation_is_not_published_while_texts_are_untranslated(about, english_home, english):
    translate_object(about, [english])
    page = about.get_translation(english).specific
    assert "Ba cách" in untranslated_texts(page)
    page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live


def test_an_editor_who_publishes_too_early_reads_what_is_missing(
    admin_client, about, english_home, english
):
    translate_object(about, [english])
    page = about.get_translation(english)
    response = admin_client.post(
        f"/admin/pages/{page.pk}/edit/", {"action": "publish"}, follow=True
    )
    page.refresh_from_db()
    assert not page.live
    assert "Giới thiệu" in str(list(response.context["messages"])[0])


def test_an_editor_publishes_a_complete_translation(
    admin_client, about, english_home, django_capture_on_commit_callbacks
):
    page = translate_page(about, ENGLISH)
    page.unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"/admin/pages/{page.pk}/edit/", {"action": "publish"})
    page.refresh_from_db()
    assert page.live


def test_publishing_many_pages_at_once_is_stopped_by_an_untranslated_one(
    admin_client, about, english_home, english
):
    translate_object(about, [english])
    page = about.get_translation(english)
    response = admin_client.post(
        f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&next=/admin/pages/", follow=True
    )
    page.refresh_from_db()
    assert not page.live
    assert any(page.get_admin_display_title() in str(m) for m in response.context["messages"])


def test_a_change_of_the_source_leaves_the_live_translation_as_it_was(
    admin_client, about, english_home, django_capture_on_commit_callbacks
):
    page = translate_page(about, ENGLISH)
    about.summary = "Câu mới"
    about.save_revision().publish()
    source = TranslationSource.objects.get(object_id=about.translation_key)
    with django_capture_on_commit_callbacks(execute=True):
        response = admin_client.post(
            f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"}
        )
    assert response.status_code == 302
    page.refresh_from_db()
    assert page.live
    assert page.summary == "A site for the province & communes"


def test_translations_follow_a_moved_page(about, english_home, home):
    page = translate_page(about, ENGLISH)
    section = home.add_child(instance=StandardPage(title="Mục", body=[]))
    english_section = translate_page(section, {"Mục": "Section"})
    about.move(section, pos="last-child")
    page.refresh_from_db()
    assert page.get_parent().specific == english_section
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_translation_stays_when_the_new_parent_has_none(about, english_home, home):
    page = translate_page(about, ENGLISH)
    section = home.add_child(instance=StandardPage(title="Mục", body=[]))
    about.move(section, pos="last-child")
    page.refresh_from_db()
    assert page.get_parent().specific == english_home


def test_moving_a_translation_leaves_its_source_alone(about, english_home, home):
    page = translate_page(about, ENGLISH)
    section = english_home.add_child(instance=StandardPage(title="Section", body=[]))
    page.move(section, pos="last-child")
    about.refresh_from_db()
    assert about.get_parent().specific == home


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("Xin chào", True),
        ("<b>Ơ</b>", True),
        ("1022", False),
        ("<b>10/10</b> – 5%", False),
        ("", False),
    ],
)
def test_figures_and_signs_need_no_translation(wording, expected):
    assert needs_translation(wording) is expected


def test_a_page_without_a_translation_record_has_nothing_untranslated(home):
    assert untranslated_texts(home) == []


def test_the_second_home_page_is_a_sibling_of_the_first(home, english_home):
    assert english_home.is_sibling_of(home)
    assert HomePageFactory._meta.model.objects.count() == 2


def test_a_language_can_not_be_filled_with_untranslated_copies(admin_client, english):
    html = admin_client.get(reverse("wagtaillocales:edit", args=[english.pk])).content.decode()
    assert "English" in html
    assert "sync_from" not in html


def test_the_language_menu_and_hreflang_name_live_translations_only(
    client, about, english_home, english
):
    assert 'hreflang="en"' not in client.get("/gioi-thieu/").content.decode()
    translate_object(about, [english])
    assert 'hreflang="en"' not in client.get("/gioi-thieu/").content.decode()
    page = translate_page(about, ENGLISH)
    for address in ("/gioi-thieu/", "/en/about/"):
        html = client.get(address).content.decode()
        assert re.search(
            r'<link rel="alternate" hreflang="en" href="http://[^"]+/en/about/">', html
        )
        assert re.search(
            r'<link rel="alternate" hreflang="vi" href="http://[^"]+/gioi-thieu/">', html
        )
    assert re.search(
        r'<a[^>]+href="/en/about/"[^>]+lang="en"', client.get("/gioi-thieu/").content.decode()
    )
    page.unpublish()
    assert 'hreflang="en"' not in client.get("/gioi-thieu/").content.decode()
    assert client.get("/en/about/").status_code == 404


def test_a_new_address_of_the_source_leaves_its_translation_where_it_is(
    client, about, english_home
):
    translate_page(about, ENGLISH)
    about.slug = "ve-cong-nay"
    about.save_revision().publish()
    assert client.get("/en/about/").status_code == 200
    assert "/ve-cong-nay/" in client.get("/en/about/").content.decode()
