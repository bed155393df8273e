from news.models.articles import ArticlePage, NewsIndexPage, Series
from news.models.model_stories import ModelStoryIndexPage, ModelStoryPage

__all__ = ["ArticlePage", "ModelStoryIndexPage", "ModelStoryPage", "NewsIndexPage", "Series"]
