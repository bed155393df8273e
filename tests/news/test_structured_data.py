"""What articles and model stories say of themselves to machines."""

import json
import re

import pytest

from demo.factories.media import CustomImageFactory, RecordingFactory
from demo.factories.news import ArticlePageFactory, ModelStoryPageFactory
from demo.factories.programme import TopicFactory
from media.renditions import make_renditions
from news.enums import ArticleKind


def blocks(html: str) -> list[dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [json.loads(block) for block in found]


def data(html: str) -> dict:
    (block,) = [each for each in blocks(html) if each["@type"] != "BreadcrumbList"]
    return block


def way_down(html: str) -> list[tuple[int, str, str]]:
    (block,) = [each for each in blocks(html) if each["@type"] == "BreadcrumbList"]
    return [(each["position"], each["name"], each["item"]) for each in block["itemListElement"]]


def test_an_article_is_a_news_article(read, news):
    article = ArticlePageFactory(parent=news, author_line="Minh Hà", topic=TopicFactory(name="Chợ"))
    found = data(read(article.url))
    assert found["@type"] == "NewsArticle"
    assert found["headline"] == article.title
    assert found["url"] == article.full_url
    assert found["datePublished"].endswith("+07:00")
    assert found["author"] == [{"@type": "Person", "name": "Minh Hà"}]
    assert found["articleSection"] == "Chợ"
    assert found["inLanguage"] == "vi"


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Nguyễn Thị Minh Hà", ["Person"]),
        ("Tổ biên tập", ["Organization"]),
        ("Báo Thanh Niên", ["Organization"]),
        ("Editorial desk", ["Organization"]),
        ("Minh", ["Organization"]),
        ("Minh Hà, Tổ biên tập", ["Person", "Organization"]),
        ("Minh Hà và Lê Lan – Đài truyền hình", ["Person", "Person", "Organization"]),
        (" , ", []),
    ],
)
def test_a_desk_is_no_person(read, news, line, kinds):
    article = ArticlePageFactory(parent=news, author_line=line)
    found = data(read(article.url)).get("author", [])
    assert [each["@type"] for each in found] == kinds


def test_the_lead_image_is_given_with_its_licence(read, news, model_stories):
    image = CustomImageFactory(credit="Ảnh: Lan", licence="cc-by-4.0", image_width=1400)
    make_renditions(image)
    for factory, parent in ((ArticlePageFactory, news), (ModelStoryPageFactory, model_stories)):
        page = factory(
            parent=parent,
            lead_image=image,
            lead_image_alt="Ba người bên một máy tính",
            lead_image_caption="Buổi đầu.",
        )
        found = data(read(page.url))["image"]
        assert found["@type"] == "ImageObject"
        assert found["url"] == found["contentUrl"]
        assert found["url"].startswith("http://localhost/files/")
        assert found["url"].endswith(".jpg")
        assert found["width"] == 1200 and found["height"] > 0
        assert found["description"] == "Ba người bên một máy tính"
        assert found["caption"] == "Buổi đầu."
        assert found["creditText"] == "Ảnh: Lan"
        assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_licence_without_an_address_is_named_and_what_is_unknown_is_left_out(read, news):
    reserved = CustomImageFactory(credit="", licence="all-reserved")
    named = data(
        read(ArticlePageFactory(parent=news, lead_image=reserved, lead_image_alt="Chợ").url)
    )["image"]
    assert named["license"] == {"@type": "CreativeWork", "name": "Giữ mọi quyền"}
    assert "creditText" not in named and "caption" not in named
    unknown = CustomImageFactory(licence="")
    page = ArticlePageFactory(parent=news, lead_image=unknown, lead_image_alt="Chợ")
    assert "license" not in data(read(page.url))["image"]
    assert "image" not in data(read(ArticlePageFactory(parent=news).url))


def test_an_image_whose_renditions_are_not_ready_is_given_as_it_is(read, news):
    image = CustomImageFactory()
    page = ArticlePageFactory(parent=news, lead_image=image, lead_image_alt="Chợ")
    assert data(read(page.url))["image"]["width"] == image.width


def test_a_page_tells_the_way_down_to_it(read, home, news):
    article = ArticlePageFactory(parent=news, title="Ra quân", slug="ra-quan")
    assert way_down(read(article.url)) == [
        (1, "Trang chủ", "http://localhost/"),
        (2, "Tin tức", "http://localhost/tin-tuc/"),
        (3, "Ra quân", "http://localhost/tin-tuc/ra-quan/"),
    ]
    assert "BreadcrumbList" not in read(home.url)


def test_a_video_is_described(read, news):
    video = RecordingFactory(video=True, transcript="Chào bà con.")
    article = ArticlePageFactory(parent=news, kind=ArticleKind.VIDEO, recording=video)
    found = data(read(article.url))["video"]
    assert found["@type"] == "VideoObject"
    assert found["contentUrl"].startswith("http://localhost/files/")
    assert found["transcript"] == "Chào bà con."
    assert found["duration"] == "PT15S"


def test_a_model_story_names_its_place(read, model_stories):
    story = ModelStoryPageFactory(parent=model_stories)
    found = data(read(story.url))
    assert found["@type"] == "Article"
    assert found["contentLocation"]["name"] == story.place.name


def test_nothing_in_a_title_can_end_the_script(read, news):
    title = "</script><script>alert(1)</script> & <!--"
    html = read(ArticlePageFactory(parent=news, title=title, slug="tin").url)
    assert "<script>alert" not in html
    assert data(html)["headline"] == title


def test_shared_links_show_title_summary_and_address(read, news):
    article = ArticlePageFactory(parent=news, title='Một "tin" mới', slug="tin")
    html = read(article.url)
    assert '<meta property="og:title" content="Một &quot;tin&quot; mới">' in html
    assert f'<meta property="og:url" content="{article.full_url}">' in html
    assert '<meta property="og:type" content="article">' in html
    assert '<meta property="og:locale" content="vi_VN">' in html
    assert '<meta property="og:type" content="website">' in read("/tin-tuc/")
