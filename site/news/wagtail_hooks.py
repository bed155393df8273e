"""News in the admin: series as snippets, articles listed by kind, topic and date."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.menus import PagesMenuItem
from news.models import ArticlePage, Series


class SeriesViewSet(SnippetViewSet):
    """Series, named in both languages."""

    model = Series
    icon = "list-ol"
    list_display = ["name", "name_en", "slug"]
    search_fields = ["name", "name_en"]
    panels = [
        TitleFieldPanel("name", classname="", placeholder=False),
        FieldPanel("name_en"),
        FieldPanel("slug"),
    ]


class ArticleListingViewSet(PageListingViewSet):
    """All articles of the site in one list, with what an editor looks for."""

    model = ArticlePage
    icon = "doc-full"
    menu_label = _("Articles")
    add_to_admin_menu = True
    menu_item_class = PagesMenuItem
    columns = [
        *PageListingViewSet.index_view_class.base_columns[:2],
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("topic", label=_("Topic"), sort_key="topic__name"),
        DateColumn("published_at", label=_("Date shown"), sort_key="published_at"),
        *PageListingViewSet.index_view_class.base_columns[2:],
    ]


register_snippet(SeriesViewSet)


@hooks.register("register_admin_viewset")
def article_listing() -> ArticleListingViewSet:
    return ArticleListingViewSet("articles")
