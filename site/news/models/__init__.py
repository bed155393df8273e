from news.models.articles import ArticlePage, NewsIndexPage, RelatedLink
from news.models.model_stories import ModelStoryIndexPage, ModelStoryPage
from news.models.series import Series

__all__ = [
    "ArticlePage",
    "ModelStoryIndexPage",
    "ModelStoryPage",
    "NewsIndexPage",
    "RelatedLink",
    "Series",
]
