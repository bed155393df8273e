"""The same list of queries finds the same on every database, as Vietnamese readers type them."""

import hashlib
import unicodedata

from django.db import connection

from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Or, Phrase, PlainText

from home.models import StandardPage
from media.models import Slogan
from programme.models import Topic
from search.models import Document
from tests.sqlite_steps import steps

TITLES = [
    "Chuyển đổi số quốc gia",
    "Đường lối của Đảng",
    "Thanh toán không dùng tiền mặt",
    "Người dân và doanh nghiệp",
    "Chuyên đề khác",
]
NATIONAL, PARTY, CASH, PEOPLE, OTHER = TITLES


@pytest.fixture
def pages(db):
    root = Page.get_first_root_node()
    return [root.add_child(instance=StandardPage(title=title, body=[])) for title in TITLES]


def found(query, method="search", **options):
    return [page.title for page in getattr(StandardPage.objects.all(), method)(query, **options)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("Chuyển đổi số", [NATIONAL]),
        ("CHUYỂN ĐỔI SỐ", [NATIONAL]),
        ("chuyen doi so", [NATIONAL]),
        ("CHUYEN DOI SO", [NATIONAL]),
        (unicodedata.normalize("NFD", "chuyển đổi số"), [NATIONAL]),
        ("đường lối", [PARTY]),
        ("ĐƯỜNG LỐI", [PARTY]),
        ("duong loi", [PARTY]),
        ("đuong loi", [PARTY]),
        ("dang", [PARTY]),
        ("thanh toan", [CASH]),
        ("khong dung tien mat", [CASH]),
        ("tien mat", [CASH]),
        ("nguoi dan", [PEOPLE]),
        ("người-dân/doanh.nghiệp", [PEOPLE]),
        ("chuyen", [NATIONAL, OTHER]),
        ("so quoc chuyen", [NATIONAL]),
        ("chuyen vang", []),
        ("so do an to can", []),
        ('"', []),
        ("'; DROP TABLE x; --", []),
        ("   ", []),
        ("", []),
        ("\x00", []),
        ("đường\x00lối", [PARTY]),
        ("AND OR NOT NEAR(", []),
        ("*", []),
        ("\ud800 đường lối", [PARTY]),
        ("½ ² ﬁ", []),
        ("ă" * 10_000, []),
    ],
)
def test_a_query_finds_what_its_letters_say(pages, query, titles):
    assert sorted(found(query)) == sorted(titles)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("chuy", [NATIONAL, OTHER]),
        ("chuyen d", [NATIONAL, OTHER]),
        ("chuyển đ", [NATIONAL, OTHER]),
        ("CHUYỂN Đ", [NATIONAL, OTHER]),
        (unicodedata.normalize("NFD", "chuyển đ"), [NATIONAL, OTHER]),
        ("duo", [PARTY]),
        ("đu", [PARTY, CASH]),
        ("nguoi d", [PEOPLE]),
        ("thanh toa", [CASH]),
        ("uong", []),
        ('"', []),
    ],
)
def test_names_are_found_while_they_are_typed(pages, query, titles):
    assert sorted(found(query, "autocomplete")) == sorted(titles)


@pytest.mark.django_db
def test_only_the_first_sixteen_words_count(pages):
    assert found(" ".join(["chuyển đổi số quốc gia"] * 4 + ["vắng"] * 500)) == [NATIONAL]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        (Phrase("doi so"), [NATIONAL]),
        (Phrase("so doi"), []),
        (Phrase("..."), []),
        (PlainText("dang dan", operator="or"), [PARTY, PEOPLE]),
        (PlainText("chuyen") & ~PlainText("so"), [OTHER]),
        (~PlainText("so") & PlainText("chuyen"), [OTHER]),
        (~PlainText("chuyen"), [PARTY, CASH, PEOPLE]),
        (~PlainText("chuyen") & ~PlainText("dang"), [CASH, PEOPLE]),
        (~PlainText("chuyen") | PlainText("so"), [NATIONAL, PARTY, CASH, PEOPLE]),
        (PlainText("dang") | PlainText("so"), [NATIONAL, PARTY]),
        (And([MATCH_ALL, PlainText("dang")]), [PARTY]),
        (And([MATCH_ALL, MATCH_ALL]), TITLES),
        (Or([MATCH_ALL, PlainText("dang")]), TITLES),
        (And([PlainText("?"), PlainText("dang")]), [PARTY]),
        (And([PlainText("?")]), []),
        (And([~MATCH_ALL, PlainText("dang")]), []),
        (~PlainText("?"), []),
        (Boost(PlainText("dang"), 2), [PARTY]),
        (Fuzzy("dang", operator="and"), [PARTY]),
        (MATCH_ALL, TITLES),
        (~MATCH_ALL, []),
        (And([Phrase("x")] * 500), []),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_queries_made_by_programs_mean_what_they_say(pages, query, titles):
    assert sorted(found(query)) == sorted(titles)


def test_an_unknown_kind_of_query_is_refused(db):
    with pytest.raises(NotImplementedError):
        found(object())


@pytest.mark.django_db
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_text_breaks_a_search(pages, query):
    assert isinstance(found(query), list)
    assert isinstance(found(query, "autocomplete"), list)


@pytest.mark.django_db
@settings(max_examples=60)
@given(st.text(st.characters(categories=["L", "Nd", "Mn", "Zs", "Po"]), min_size=1, max_size=30))
@example("𝖠")
@example("đường 𝖠𝖡")
def test_what_is_written_in_a_title_is_found_by_it(text):
    from search.analysis import terms

    topic = Topic.objects.create(slug="t", name=text)
    try:
        expected = [topic] if terms(text) else []
        assert list(get_search_backend().search(text, Topic)) == expected
    finally:
        topic.delete()


@pytest.mark.django_db
def test_titles_count_more_than_bodies_and_short_ones_more_than_long(home):
    for title, body in [
        ("Tin khác", "Mã số thuế"),
        ("Mã số thuế của hộ kinh doanh và của những người khác trong tỉnh", ""),
        ("Mã số thuế", ""),
    ]:
        home.add_child(instance=StandardPage(title=title, body=[("paragraph", f"<p>{body}</p>")]))
    assert [title[:12] for title in found("ma so thue")] == [
        "Mã số thuế",
        "Mã số thuế c",
        "Tin khác",
    ]


@pytest.mark.django_db
def test_results_can_be_sliced_counted_scored_and_ordered(pages):
    results = StandardPage.objects.search("chuyen").annotate_score("points")
    assert results.count() == len(results) == 2
    assert len(results[:1]) == len(results[1:]) == 1
    assert results[0].points > 0
    ordered = StandardPage.objects.order_by("title").search("chuyen", order_by_relevance=False)
    assert [page.title for page in ordered] == sorted([NATIONAL, OTHER])
    unordered = StandardPage.objects.order_by().search("chuyen", order_by_relevance=False)
    assert [page.pk for page in unordered] == sorted((page.pk for page in unordered), reverse=True)


@pytest.mark.django_db
def test_results_are_filtered_and_joined_like_any_queryset(pages):
    draft = pages[-1]
    Page.objects.filter(pk=draft.pk).update(live=False)
    live = Page.objects.live().select_related("locale").search("chuyen")
    assert [page.title for page in live] == [NATIONAL]
    inside = Page.objects.filter(pk__in=Page.objects.search("chuyen").get_queryset().values("pk"))
    assert inside.count() == 2
    assert Page.objects.live().search("chuyen").get_queryset().distinct().count() == 1


@pytest.mark.django_db
def test_fields_narrow_the_search(home):
    home.add_child(instance=StandardPage(title="Tin", summary="Đường lối", body=[]))
    assert found("duong loi", fields=["summary"]) == ["Tin"]
    assert found("duong loi", fields=["title"]) == []
    assert found("tin", fields=["title"]) == ["Tin"]
    assert found("tin", fields=[]) == []
    with pytest.raises(Exception, match="not a search field"):
        found("tin", fields=["path"])


@pytest.mark.django_db
def test_results_are_counted_by_the_values_of_a_field(pages):
    counts = Page.objects.search("chuyen").facet("content_type_id")
    assert counts == {pages[0].content_type_id: 2}


@pytest.mark.django_db
def test_a_saved_change_is_found_and_a_deleted_row_is_not():
    topic = Topic.objects.create(slug="t", name="Chợ quê")
    assert list(get_search_backend().search("cho que", Topic)) == [topic]
    topic.name = "Chợ phiên"
    topic.save()
    assert list(get_search_backend().search("cho que", Topic)) == []
    assert list(get_search_backend().search("phien", Topic)) == [topic]
    topic.delete()
    assert get_search_backend().search("phien", Topic).count() == 0


@pytest.mark.django_db
def test_empty_fields_are_not_indexed_as_words():
    Slogan.objects.create(wording="Mỗi nhà một việc")
    assert list(get_search_backend().search("none", Slogan)) == []


@pytest.mark.django_db
def test_a_rebuild_indexes_everything_again_and_drops_what_is_gone(pages):
    from django.core.management import call_command

    gone = Topic.objects.create(slug="t", name="Đã mất")
    Topic.objects.filter(pk=gone.pk)._raw_delete("default")
    Document.objects.filter(object_id=pages[0].pk).delete()
    assert found("quoc gia") == []
    call_command("update_index", verbosity=0)
    assert found("quoc gia") == [NATIONAL]
    assert not Document.objects.filter(content_type__model="topic").exists()


@pytest.mark.django_db
def test_a_word_that_stands_everywhere_is_found():
    _fill_with_markets(3000)
    results = get_search_backend().search("cho", Topic)
    assert len(results[:10]) == 10
    assert results.count() == 3000


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the instructions of SQLite")
def test_a_word_that_stands_in_four_times_the_rows_takes_about_four_times_the_work():
    """Joined row by row, it takes sixteen times as much."""

    def looked_for():
        return steps(lambda: list(get_search_backend().search("cho", Topic)[:10]))

    _fill_with_markets(500)
    few = looked_for()
    _fill_with_markets(2000)
    assert 0 < looked_for() < 8 * few


def _fill_with_markets(count):
    """As many topics in all, each of them a market."""
    stored = Topic.objects.count()
    Topic.objects.bulk_create(Topic(slug=f"t{n}", name=f"Chợ {n}") for n in range(stored, count))
    get_search_backend().add_bulk(Topic, list(Topic.objects.all()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/admin/pages/search/?q={}",
        "/admin/pages/search/results/?q={}",
        "/admin/pages/search/?q={}&content_type=home.standardpage",
        "/admin/choose-page/search/?q={}",
    ],
)
@pytest.mark.parametrize("query", ["duong loi", "ĐƯỜNG LỐI", "duong lo"])
def test_editors_find_pages_without_typing_marks(admin_client, pages, address, query):
    response = admin_client.get(address.format(query))
    assert response.status_code == 200
    assert PARTY in response.content.decode()


@pytest.mark.django_db
def test_editors_find_images_and_documents_without_typing_marks(admin_client):
    from django.core.files.base import ContentFile

    from wagtail.documents import get_document_model
    from wagtail.images.tests.utils import get_test_image_file

    get_image_model().objects.create(title="Đường lối ảnh", file=get_test_image_file())
    get_document_model().objects.create(
        title="Đường lối văn bản", file=ContentFile(b"x", name="x.pdf")
    )
    for address in ("/admin/images/", "/admin/documents/", "/admin/images/chooser/results/"):
        assert "Đường lối" in admin_client.get(f"{address}?q=duong+loi").content.decode(), address


@pytest.mark.django_db
@pytest.mark.parametrize("query", ['"', '"a', "'", "live:true", '""', "*", "a" * 5000])
def test_no_query_breaks_the_admin(admin_client, pages, query):
    for address in ("/admin/pages/search/", "/admin/images/", "/admin/documents/"):
        assert admin_client.get(address, {"q": query}).status_code == 200, address


@pytest.mark.django_db
def test_a_long_text_of_long_words_is_found_by_its_first_words(home):
    words = [hashlib.md5(str(n).encode(), usedforsecurity=False).hexdigest() for n in range(9_000)]
    for text in (" ".join(words), "数字化转型 " * 60_000):
        home.add_child(instance=StandardPage(title="Dài", body=[("paragraph", f"<p>{text}</p>")]))
    assert found(f"dai {words[0]} {words[1]}") == ["Dài"]
    assert found("dai") == ["Dài", "Dài"]
