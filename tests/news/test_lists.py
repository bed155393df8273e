"""Lists of news and model stories: filters, pages, and whatever a query string may hold."""

import pytest

from demo.factories.media import CustomImageFactory
from demo.factories.news import ArticlePageFactory, ModelStoryPageFactory, SeriesFactory
from demo.factories.programme import PillarFactory, TopicFactory
from demo.factories.units import UnitFactory
from news.enums import ArticleKind

HOSTILE = [
    "kind=%00",
    "kind=' OR 1=1--",
    "topic=%ff%fe",
    "topic=" + "a" * 5000,
    "page=0",
    "page=-1",
    "page=" + "9" * 5000,
    "page=%D9%A3",
    "page=last",
    "page=1e9",
    "page[]=1&kind[]=brief",
    "series=%F0%9F%98%80&page=NaN",
    "pillar=%00&topic=%00&unit=%00&cost=%00",
    "unit=" + "1" * 400,
    "cost=-1",
]


def main(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_articles_are_listed_newest_first_twelve_to_a_page(read, news):
    for number in range(14):
        ArticlePageFactory(parent=news, title=f"Bài số {number:02}.")
    first, second = main(read("/tin-tuc/")), main(read("/tin-tuc/?page=2"))
    assert first.index("Bài số 13.") < first.index("Bài số 12.")
    assert "Bài số 02." in first and "Bài số 01." not in first
    assert "Bài số 01." in second and "Bài số 02." not in second
    assert 'href="?page=2"' in first


def test_a_page_beyond_the_end_is_the_last_one(read, news):
    ArticlePageFactory.create_batch(13, parent=news)
    assert main(read("/tin-tuc/?page=999999")) == main(read("/tin-tuc/?page=2")).replace(
        "page=2", "page=2"
    )


@pytest.mark.parametrize("query", HOSTILE)
def test_any_query_string_is_answered(client, news, model_stories, query):
    ArticlePageFactory.create_batch(2, parent=news)
    ModelStoryPageFactory.create_batch(2, parent=model_stories)
    for address in ("/tin-tuc/", "/mo-hinh/"):
        # A NUL is refused before it reaches a page.
        wanted = 400 if "%00" in query else 200
        assert client.get(f"{address}?{query}").status_code == wanted


def test_articles_are_filtered_by_kind_and_topic(read, news):
    safety, pay = TopicFactory(name="An toàn"), TopicFactory(name="Thanh toán")
    ArticlePageFactory(parent=news, title="Tin an toàn", topic=safety)
    ArticlePageFactory(parent=news, title="Tin thanh toán", topic=pay)
    ArticlePageFactory(parent=news, title="Bài an toàn", topic=safety, kind=ArticleKind.ARTICLE)
    html = main(read(f"/tin-tuc/?kind=brief&topic={safety.slug}"))
    assert "Tin an toàn" in html
    assert "Tin thanh toán" not in html and "Bài an toàn" not in html
    both = main(read("/tin-tuc/?kind=brief&kind=article"))
    assert "Tin thanh toán" in both and "Bài an toàn" in both


def test_a_filter_shows_what_is_chosen_and_how_many_each_choice_has(read, news):
    topic = TopicFactory(name="An toàn")
    ArticlePageFactory.create_batch(2, parent=news, topic=topic)
    ArticlePageFactory(parent=news, kind=ArticleKind.ARTICLE)
    html = main(read(f"/tin-tuc/?topic={topic.slug}"))
    assert f'name="topic" value="{topic.slug}" checked' in html
    assert "An toàn (2)" in html
    assert 'name="kind" value="brief"' in html
    assert 'name="kind" value="photo"' not in html, "choices without any page are left out"


def test_a_chip_takes_one_choice_away_and_keeps_the_others(read, news):
    topic = TopicFactory(name="An toàn")
    ArticlePageFactory(parent=news, topic=topic)
    ArticlePageFactory(parent=news, topic=topic, kind=ArticleKind.ARTICLE)
    html = main(read(f"/tin-tuc/?kind=brief&kind=article&topic={topic.slug}"))
    assert f'href="?kind=article&amp;topic={topic.slug}"' in html
    assert 'href="?kind=brief&amp;kind=article"' in html


def test_a_series_is_a_filter_of_the_list(read, news):
    series = SeriesFactory(name="Từng ngõ, từng nhà")
    ArticlePageFactory(parent=news, title="Kỳ một", series=series)
    ArticlePageFactory(parent=news, title="Bài khác")
    html = main(read(f"/tin-tuc/?series={series.slug}"))
    assert "Kỳ một" in html and "Bài khác" not in html and "Từng ngõ, từng nhà" in html


def test_choices_that_exclude_each_other_offer_the_whole_list(read, news):
    safety, pay = TopicFactory(), TopicFactory()
    ArticlePageFactory(parent=news, topic=safety, kind=ArticleKind.BRIEF)
    ArticlePageFactory(parent=news, topic=pay, kind=ArticleKind.ARTICLE)
    html = main(read(f"/tin-tuc/?kind=brief&topic={pay.slug}"))
    assert '<a href="/tin-tuc/">' in html.split('class="note"')[1]


def test_an_empty_list_leads_home(read, news):
    assert 'href="/"' in main(read("/tin-tuc/")).split('class="note"')[1]


def test_what_nobody_knows_in_a_query_string_is_not_repeated(read, news):
    ArticlePageFactory.create_batch(13, parent=news)
    assert "evil" not in read("/tin-tuc/?page=1&evil=1")


def test_drafts_are_not_listed_or_counted(read, news):
    ArticlePageFactory(parent=news, title="Còn nháp", live=False, topic=TopicFactory(name="Ẩn"))
    html = main(read("/tin-tuc/"))
    assert "Còn nháp" not in html and "Ẩn" not in html


def test_model_stories_are_filtered_by_pillar_topic_place_and_cost(read, model_stories):
    society = PillarFactory(slug="xa-hoi-so", name="Xã hội số")
    place, topic = UnitFactory(name="Xã Nga Sơn"), TopicFactory()
    ModelStoryPageFactory(
        parent=model_stories, title="Đúng", pillar=society, place=place, topic=topic, cost=0
    )
    ModelStoryPageFactory(parent=model_stories, title="Khác", cost=16_000_000)
    ModelStoryPageFactory(parent=model_stories, title="Không rõ", cost=None)
    for query in (
        "pillar=xa-hoi-so",
        f"topic={topic.slug}",
        f"unit={place.code}",
        "cost=khong-ton-tien",
        f"pillar=xa-hoi-so&unit={place.code}&cost=khong-ton-tien",
    ):
        html = main(read(f"/mo-hinh/?{query}"))
        assert ">Đúng<" in html, query
        assert ">Khác<" not in html and ">Không rõ<" not in html, query


@pytest.mark.parametrize(
    ("cost", "band"),
    [
        (0, "khong-ton-tien"),
        (1, "duoi-10-trieu"),
        (9_999_999, "duoi-10-trieu"),
        (10_000_000, "10-den-50-trieu"),
        (49_999_999, "10-den-50-trieu"),
        (50_000_000, "50-den-200-trieu"),
        (200_000_000, "tu-200-trieu"),
    ],
)
def test_a_cost_lies_in_one_band(read, model_stories, cost, band):
    ModelStoryPageFactory(parent=model_stories, title="Trong khoảng", cost=cost)
    ModelStoryPageFactory(parent=model_stories, title="Không rõ", cost=None)
    assert "Trong khoảng" in main(read(f"/mo-hinh/?cost={band}"))
    other = "tu-200-trieu" if band == "khong-ton-tien" else "khong-ton-tien"
    assert f'value="{other}"' not in main(read("/mo-hinh/"))


@pytest.mark.parametrize("kind", ["news", "model_stories"])
def test_a_longer_list_takes_no_more_queries(queries, request, kind):
    index = request.getfixturevalue(kind)
    factory = ArticlePageFactory if kind == "news" else ModelStoryPageFactory

    def add(count):
        for _ in range(count):
            factory(
                parent=index,
                topic=TopicFactory(),
                lead_image=CustomImageFactory(),
                lead_image_alt="Ảnh",
            )

    add(3)
    few = queries(index.url)
    add(9)
    assert queries(index.url) == few
    assert few <= 20
