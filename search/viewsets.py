"""How editors keep synonyms and promoted results."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.admin.menu import MenuItem
from wagtail.contrib.search_promotions.views import CreateView as PromotionCreateView
from wagtail.contrib.search_promotions.wagtail_hooks import register_search_picks_menu_item
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from search.models import SynonymSet


class SynonymCreateView(CreateView):
    def get_initial_form_instance(self) -> SynonymSet:
        """With the wordings of the address, which the report of fruitless searches gives."""
        synonyms = super().get_initial_form_instance() or self.model()
        synonyms.wordings = self.request.GET.get("wordings", "")
        return synonyms


class SynonymSetViewSet(SnippetViewSet):
    model = SynonymSet
    icon = "openquote"
    menu_label = _("Synonyms")
    add_view_class = SynonymCreateView
    copy_view_enabled = False
    list_per_page = 50
    search_fields = ["wordings"]


class PromotionFromReportView(PromotionCreateView):
    """Wagtail's form of a promoted result, for the query of the address."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "query_string": self.request.GET.get("query", "")}


class SearchGroup(SnippetViewSetGroup):
    """The menu of the search; Wagtail has the promoted results among the settings."""

    items = (SynonymSetViewSet,)
    menu_label = _("Site search")
    menu_icon = "search"
    menu_order = 310

    def get_submenu_items(self) -> list[MenuItem]:
        promotions = register_search_picks_menu_item()
        promotions.order = len(self.items) + 1
        return [*super().get_submenu_items(), promotions]
