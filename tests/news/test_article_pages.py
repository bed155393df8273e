"""Articles as readers get them."""

import pytest

from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory


@pytest.fixture
def news(home):
    return NewsIndexPageFactory(parent=home)


def test_an_article_is_read_at_its_address(client, news):
    article = ArticlePageFactory(parent=news, title="Đường lối của Đảng")
    response = client.get(article.url)
    assert response.status_code == 200
    assert article.url == "/tin-tuc/duong-loi-cua-dang/"
    assert response.content.decode().count("<h1>") == 1
