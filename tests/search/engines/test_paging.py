"""Long lists of a database: page after page, each result stands on one of them."""

from dataclasses import replace

from django.utils import timezone

import pytest

from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from search.engines import postgresql
from search.engines.choice import database_engine
from search.grammar import Asked, Narrowing
from search.understanding import understood

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["số", "chợ số", "cho so"])
def test_pages_of_more_than_is_weighed_follow_each_other(home, monkeypatch, typed):
    monkeypatch.setattr(postgresql, "MANY", 5)
    monkeypatch.setattr(postgresql, "WEIGHED", 6)
    news = NewsIndexPageFactory(parent=home)
    for n in range(9):
        ArticlePageFactory(parent=news, title=f"Chợ số {n}")
        ArticlePageFactory(parent=news, title=f"Tin {n}", summary="Cho so và chợ, số khác")
    question = understood(typed)
    narrowing = Narrowing("vi", timezone.now())
    asked = Asked(question.expression(), narrowing, question.exact(), question.phrase())
    pages = [
        database_engine().page(replace(asked, start=start, stop=start + 4))
        for start in range(0, 24, 4)
    ]
    keys = [key for page in pages for key in page.keys]
    assert len(keys) == len(set(keys)) == pages[0].total >= 18
    assert keys[:6] == database_engine().page(replace(asked, stop=6)).keys
