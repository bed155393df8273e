"""What articles and model stories say of themselves to machines."""

import json
import re

from demo.factories.media import RecordingFactory
from demo.factories.news import ArticlePageFactory, ModelStoryPageFactory
from demo.factories.programme import TopicFactory
from news.enums import ArticleKind


def data(html: str) -> dict:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(block)


def test_an_article_is_a_news_article(read, news):
    article = ArticlePageFactory(parent=news, author_line="Minh Hà", topic=TopicFactory(name="Chợ"))
    found = data(read(article.url))
    assert found["@type"] == "NewsArticle"
    assert found["headline"] == article.title
    assert found["url"] == article.full_url
    assert found["datePublished"].endswith("+07:00")
    assert found["author"]["name"] == "Minh Hà"
    assert found["articleSection"] == "Chợ"
    assert found["inLanguage"] == "vi"


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
