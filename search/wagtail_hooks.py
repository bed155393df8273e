"""The search in the admin: synonyms, promoted results, what readers looked for in vain, and a sick engine."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from core.menus import ReportMenuItem
from search.panels import EnginePanel
from search.reports import FruitlessSearchesView
from search.viewsets import PromotionFromReportView, SearchGroup

register_snippet(SearchGroup)


@hooks.register("register_reports_menu_item")
def fruitless_searches_menu_item() -> MenuItem:
    return ReportMenuItem(FruitlessSearchesView, order=670)


# Before Wagtail's own address of the same path.
@hooks.register("register_admin_urls", order=-1)
def search_urls() -> list[URLPattern]:
    return [
        path("searchpicks/add/", PromotionFromReportView.as_view()),
        path(
            "reports/fruitless-searches/",
            FruitlessSearchesView.as_view(),
            name="fruitless_searches",
        ),
        path(
            "reports/fruitless-searches/results/",
            FruitlessSearchesView.as_view(results_only=True),
            name="fruitless_searches_part",
        ),
    ]


@hooks.register("construct_settings_menu")
def promotions_are_in_the_menu_of_the_search(
    request: HttpRequest, menu_items: list[MenuItem]
) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "promoted-search-results"]


@hooks.register("construct_homepage_panels")
def engine_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(EnginePanel(request))
