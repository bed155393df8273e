"""What the tests of stories share."""

from collections.abc import Callable

import pytest

from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from demo.factories.story import Block


@pytest.fixture
def news(home):
    return NewsIndexPageFactory(parent=home)


@pytest.fixture
def told(client, news) -> Callable[..., str]:
    """The HTML of a story, read from its page: `told(heading(), paragraph())`."""

    def telling(*blocks: Block) -> str:
        page = ArticlePageFactory(parent=news, body=list(blocks))
        response = client.get(page.url)
        assert response.status_code == 200
        html = response.content.decode()
        assert "style=" not in html.replace("stylesheet", "")
        return html[html.index("<article") : html.rindex('id="share"')]

    return telling
