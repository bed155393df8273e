"""Feeds and sitemaps, read as programs read them."""

import json
from datetime import timedelta
from xml.etree import ElementTree

from django.utils import timezone

from wagtail.models import PageViewRestriction

import pytest

from demo.factories.contest import ContestFactory
from demo.factories.media import CustomImageFactory, KitFactory
from demo.factories.news import ArticlePageFactory, ModelStoryPageFactory, NewsIndexPageFactory
from demo.factories.programme import TopicFactory
from demo.factories.quiz_embed import QuizFactory
from news.models import ArticlePage
from news.sitemaps import news_entries

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def english_news(home, news, english):
    english_home = home.copy_for_translation(english)
    english_home.save_revision().publish()
    return NewsIndexPageFactory(
        parent=english_home, locale=english, title="News", translation_key=news.translation_key
    )


def xml(read, address):
    return ElementTree.fromstring(read(address))  # noqa: S314 - our own output


def rss_titles(read, address):
    return [item.findtext("title") for item in xml(read, address).iter("item")]


def test_the_rss_feed_tells_of_live_public_pages_newest_first(read, news, model_stories):
    ArticlePageFactory(parent=news, title="Cũ")
    ArticlePageFactory(parent=news, title="Mới", author_line="Minh Hà")
    ArticlePageFactory(parent=news, title="Nháp", live=False)
    private = ArticlePageFactory(parent=news, title="Riêng")
    PageViewRestriction.objects.create(
        page=private, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    ModelStoryPageFactory(parent=model_stories, title="Mô hình", first_published_at=timezone.now())
    assert rss_titles(read, "/feeds/rss.xml") == ["Mô hình", "Mới", "Cũ"]
    channel = xml(read, "/feeds/rss.xml").find("channel")
    assert channel.findtext("language") == "vi"
    item = channel.findall("item")[1]
    assert item.findtext("link") == "http://localhost/tin-tuc/moi/"
    assert item.findtext("pubDate").endswith("+0700")


def test_a_lead_image_is_an_enclosure(read, news):
    ArticlePageFactory(parent=news, lead_image=CustomImageFactory(), lead_image_alt="x")
    enclosure = next(xml(read, "/feeds/rss.xml").iter("enclosure"))
    assert enclosure.get("url").startswith("http://localhost/files/")
    assert enclosure.get("type").startswith("image/")


def test_each_language_has_its_own_feeds(read, news, english_news, english):
    ArticlePageFactory(parent=news, title="Tiếng Việt")
    ArticlePageFactory(parent=english_news, locale=english, title="In English")
    assert rss_titles(read, "/feeds/rss.xml") == ["Tiếng Việt"]
    assert rss_titles(read, "/en/feeds/rss.xml") == ["In English"]
    feed = json.loads(read("/en/feeds/feed.json"))
    assert feed["language"] == "en"
    assert feed["home_page_url"].endswith("/en/")


def test_a_topic_has_its_own_feed(read, client, news):
    topic = TopicFactory(name="An toàn")
    ArticlePageFactory(parent=news, title="Về an toàn", topic=topic)
    ArticlePageFactory(parent=news, title="Về khác")
    assert rss_titles(read, f"/feeds/topics/{topic.slug}/rss.xml") == ["Về an toàn"]
    assert client.get("/feeds/topics/khong-co/rss.xml").status_code == 404


def test_the_atom_feed_is_well_formed(read, news):
    ArticlePageFactory(parent=news, title="Một & hai < ba")
    feed = xml(read, "/feeds/atom.xml")
    assert feed.find(f"{ATOM}entry").findtext(f"{ATOM}title") == "Một & hai < ba"
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == "http://localhost/feeds/atom.xml"


def test_the_json_feed_is_version_1_1(client, news):
    article = ArticlePageFactory(
        parent=news,
        title="Tin",
        topic=TopicFactory(name="An toàn"),
        author_line="Minh Hà",
        lead_image=CustomImageFactory(),
        lead_image_alt="x",
    )
    response = client.get("/feeds/feed.json")
    assert response["Content-Type"].startswith("application/feed+json")
    feed = json.loads(response.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://localhost/feeds/feed.json"
    (item,) = feed["items"]
    assert item["id"] == item["url"] == article.full_url
    assert item["authors"] == [{"name": "Minh Hà"}]
    assert "An toàn" in item["tags"] and item["image"].startswith("http://localhost/")


def test_letters_that_xml_forbids_break_no_feed(read, news):
    article = ArticlePageFactory(parent=news, title="Tin", topic=TopicFactory(name="An\x1f toàn"))
    ArticlePage.objects.filter(pk=article.pk).update(title="Tin\x0b\x1f mới", summary="\x08\ufffe")
    for address in ("/feeds/rss.xml", "/feeds/atom.xml"):
        assert "Tin mới" in ElementTree.tostring(xml(read, address), encoding="unicode")


def test_a_feed_is_up_to_date_after_an_edit(read, news):
    article = ArticlePageFactory(parent=news, title="Trước")
    assert rss_titles(read, "/feeds/rss.xml") == ["Trước"]
    article.title = "Sau"
    article.save()
    assert rss_titles(read, "/feeds/rss.xml") == ["Sau"]


def test_a_longer_feed_takes_no_more_queries(queries, news):
    topics = [TopicFactory(), TopicFactory()]
    ArticlePageFactory.create_batch(3, parent=news, topic=topics[0])
    few = queries("/feeds/rss.xml")
    ArticlePageFactory.create_batch(9, parent=news, topic=topics[1])
    assert queries("/feeds/rss.xml") == few <= 10


def test_pages_name_the_feeds_and_a_page_lists_them(read, news):
    topic = TopicFactory(name="An toàn")
    article = ArticlePageFactory(parent=news)
    for address in ("/tin-tuc/", article.url):
        html = read(address)
        for feed in ("rss.xml", "atom.xml", "feed.json"):
            assert f'href="/feeds/{feed}"' in html
    html = read("/feeds/")
    assert f'href="/feeds/topics/{topic.slug}/rss.xml"' in html
    assert html.count("<h1>") == 1


def test_the_sitemap_lists_every_public_page_with_its_translations(
    read, home, news, english_news, english
):
    article = ArticlePageFactory(parent=news, title="Một & hai")
    ArticlePageFactory(parent=news, title="Nháp", live=False)
    translated = ArticlePageFactory(
        parent=english_news, locale=english, title="One", translation_key=article.translation_key
    )
    found = {url.findtext(f"{SITEMAP}loc"): url for url in xml(read, "/sitemap.xml")}
    assert "http://localhost/" in found and "http://localhost/en/" in found
    assert not any("nhap" in address for address in found)
    for page in (article, translated):
        others = {
            link.get("hreflang"): link.get("href")
            for link in found[page.full_url].iter(f"{XHTML}link")
        }
        assert others == {"vi": article.full_url, "en": translated.full_url}


def test_the_sitemap_lists_quizzes_contests_and_kits_in_every_language_of_the_site(
    read, news, english_news, settings
):
    QuizFactory(slug="thu-suc")
    QuizFactory(slug="nhap", live=False)
    campaign = ContestFactory(slug="tim-hieu").campaign
    ContestFactory(slug="thi-nhap", campaign=campaign, is_public=False)
    KitFactory.with_files(slug="bo-bang-ron")
    KitFactory(slug="bo-trong")
    found = {
        url.findtext(f"{SITEMAP}loc").removeprefix(settings.SITE_URL): url
        for url in xml(read, "/sitemap.xml")
    }
    rows = ["/quiz/thu-suc/", "/media/bo-bang-ron/"]
    rows += ["/contest/tim-hieu/", "/contest/tim-hieu/verify/"]
    for path in ("/media/", "/media/slogans/", "/teams/", *rows):
        assert {path, f"/en{path}"} <= set(found)
        languages = [link.get("hreflang") for link in found[path].iter(f"{XHTML}link")]
        assert languages == ["vi", "en"]
    hidden = {"/quiz/nhap/", "/media/bo-trong/", "/contest/thi-nhap/", "/contest/thi-nhap/verify/"}
    assert not hidden & set(found)


def test_the_news_sitemap_has_the_articles_of_two_days(read, news):
    now = timezone.now()
    ArticlePageFactory(parent=news, title="Hôm nay & mai", published_at=now - timedelta(hours=1))
    ArticlePageFactory(parent=news, title="Hôm kia", published_at=now - timedelta(hours=49))
    (entry,) = xml(read, "/news-sitemap.xml")
    assert entry.findtext(f"{NEWS}news/{NEWS}title") == "Hôm nay & mai"
    assert entry.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}language") == "vi"
    assert entry.findtext(f"{NEWS}news/{NEWS}publication_date").endswith("+07:00")
    assert news_entries(now + timedelta(days=3)) == []


def test_robots_are_told_of_both_sitemaps(read, home):
    robots = read("/robots.txt")
    assert "/sitemap.xml" in robots and "/news-sitemap.xml" in robots


@pytest.mark.parametrize("path", ["/feeds/", "/teams/", "/media/", "/quiz/"])
def test_lists_outside_the_tree_name_their_one_address(read, home, path):
    html = read(f"{path}?fbclid=1")
    assert html.count(f'<link rel="canonical" href="http://testserver{path}">') == 1
