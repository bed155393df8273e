"""What readers looked for in vain, for editors who may write it, name it otherwise, or lead to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Max, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.contrib.search_promotions.models import QueryDailyHits
from wagtail.permission_policies import ModelPermissionPolicy

import django_filters

from core.spreadsheets import InertReportView
from search.counting import FEWEST_TIMES, KEPT_FOR
from search.models import FruitlessSearch, SynonymSet

PERIODS = ((7, _("The last 7 days")), (30, _("The last 30 days")))

Row = Mapping[str, Any]


class FruitlessSearchFilterSet(WagtailFilterSet):
    """One period, if wished; otherwise all that is kept."""

    period = django_filters.TypedChoiceFilter(
        label=_("Period"), choices=PERIODS, coerce=int, method="of_the_last_days"
    )

    class Meta:
        model = FruitlessSearch
        fields: list[str] = []

    def of_the_last_days(self, found: QuerySet, name: str, days: int) -> QuerySet:
        return found.filter(date__gt=timezone.localdate() - timedelta(days=days))


class FruitlessSearchesView(InertReportView):
    """Each query that found nothing, the most frequent first.

    Of those only that were asked so often that they can't be what one person looked for.
    """

    page_title = _("Searches that found nothing")
    page_subtitle = format_lazy(_("The last {days} days at most"), days=KEPT_FOR.days)
    header_icon = "search"
    model = FruitlessSearch
    index_url_name = "fruitless_searches"
    index_results_url_name = "fruitless_searches_part"
    permission_policy = ModelPermissionPolicy(SynonymSet)
    any_permission_required = ["add", "change", "delete", "view"]
    filterset_class = FruitlessSearchFilterSet
    list_export = ["words", "times_in_vain", "last_day"]
    export_headings = {
        "words": _("Search terms"),
        "times_in_vain": _("Times"),
        "last_day": _("Last day"),
    }
    columns = [
        Column("words", label=_("Search terms")),
        NumberColumn("times_in_vain", label=_("Times")),
        Column(
            "last_day",
            label=_("Last day"),
            accessor=lambda row: f"{row['last_day']:%d/%m/%Y}",
        ),
        TitleColumn(
            "promote",
            label=_("Lead to a page"),
            accessor=lambda row: _("Promote a result"),
            get_url=lambda row: _address("wagtailsearchpromotions:add", query=row["words"]),
        ),
        TitleColumn(
            "name",
            label=_("Name it otherwise"),
            accessor=lambda row: _("Add synonyms"),
            get_url=lambda row: _address(
                "wagtailsnippets_search_synonymset:add", wordings=row["words"]
            ),
        ),
    ]

    def get_queryset(self) -> QuerySet[FruitlessSearch]:
        often = (
            QueryDailyHits.objects.order_by()
            .values("query")
            .annotate(times=Sum("hits"))
            .filter(times__gte=FEWEST_TIMES)
        )
        return FruitlessSearch.objects.filter(query__in=often.values("query"))

    def filter_queryset(self, queryset: QuerySet[FruitlessSearch]) -> QuerySet:
        """A row for each query, with what the chosen period says of it."""
        found = super().filter_queryset(queryset).values("query")
        return found.annotate(
            words=Max("query__query_string"), times_in_vain=Sum("times"), last_day=Max("date")
        ).order_by("-times_in_vain", "words")

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        return str(self.export_headings[field])

    def get_filename(self) -> str:
        return "tim-kiem-khong-co-ket-qua"


def _address(name: str, **values: str) -> str:
    return f"{reverse(name)}?{urlencode(values)}"
