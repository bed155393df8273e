"""Lists with filters: which choices there are, which are taken, and what is left.

Choices are made of what the list holds: one query groups its pages by everything they can be filtered by,
and counts, choices and the number of results follow from that; a second one fetches the page shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.facets import Choice, Facet, address_without
from news.enums import COST_BELOW, ArticleKind, CostBand

PER_PAGE = 12

Row = dict[str, Any]


@dataclass(frozen=True)
class Criterion:
    """What a list can be filtered by, under the name its parameter has in the address.

    `field` is the lookup that gives the value; `label_fields` and `order_field` belong to the same record.
    With `choices`, values and labels are fixed and nothing else is asked of the database.
    """

    name: str
    legend: str | Promise
    field: str
    relation: str = ""
    order_field: str = ""
    choices: tuple[tuple[str, str | Promise], ...] = ()
    annotation: Any = None

    @property
    def fields(self) -> list[str]:
        """Everything to read for the choices."""
        if self.choices:
            return [self.field]
        return [
            self.field,
            f"{self.relation}__name",
            f"{self.relation}__name_en",
            self.order_field,
        ]

    def options(self, rows: Sequence[Row]) -> dict[str, str]:
        """Values that occur, with their labels, in their order."""
        found = {row[self.field]: row for row in rows if row[self.field]}
        if self.choices:
            return {value: str(label) for value, label in self.choices if value in found}
        ordered = sorted(found.values(), key=lambda row: row[self.order_field])
        return {row[self.field]: self._label(row) for row in ordered}

    def _label(self, row: Row) -> str:
        in_english = row[f"{self.relation}__name_en"] if get_language() == "en" else ""
        return in_english or row[f"{self.relation}__name"]


class Counted(Paginator):
    """A paginator that was told how many there are."""

    def __init__(self, found: QuerySet, per_page: int, total: int) -> None:
        super().__init__(found, per_page)
        self.count = total


class Listing:
    """Pages filtered by the query string; what the list does not know in it is passed over.

    `kept` are parameters that filter nothing and stay in the address when a filter changes.
    """

    def __init__(
        self,
        pages: QuerySet,
        criteria: Sequence[Criterion],
        query: QueryDict,
        kept: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.pages = pages
        self.criteria = criteria
        self.query = query
        self.kept = kept or {}
        self.annotations = {
            each.field: each.annotation for each in criteria if each.annotation is not None
        }

    @cached_property
    def rows(self) -> list[Row]:
        """How many pages there are of each combination."""
        fields = [name for criterion in self.criteria for name in criterion.fields]
        grouped = self.pages.annotate(**self.annotations).order_by().values(*fields)
        return list(grouped.annotate(how_many=Count("pk")))

    @cached_property
    def options(self) -> dict[str, dict[str, str]]:
        return {each.name: each.options(self.rows) for each in self.criteria}

    @cached_property
    def chosen(self) -> dict[str, list[str]]:
        """Values of the query string that the list knows, in the order of the choices."""
        return {
            name: [value for value in options if value in self.query.getlist(name)]
            for name, options in self.options.items()
        }

    @property
    def is_filtered(self) -> bool:
        return any(self.chosen.values())

    @cached_property
    def total(self) -> int:
        return sum(row["how_many"] for row in self.rows if self._fits(row))

    @property
    def has_several(self) -> bool:
        """Whether there is more than one page, filtered or not."""
        return sum(row["how_many"] for row in self.rows) > 1

    @property
    def facets(self) -> list[Facet]:
        """The filter form; questions with nothing to choose from are left out."""
        return [
            Facet(each.name, each.legend, self._choices(each))
            for each in self.criteria
            if len(self.options[each.name]) > 1 or self.chosen[each.name]
        ]

    @property
    def chips(self) -> list[Choice]:
        """What is chosen; pressing one takes it away."""
        return [
            choice
            for criterion in self.criteria
            for choice in self._choices(criterion)
            if choice.chosen
        ]

    def _choices(self, criterion: Criterion) -> list[Choice]:
        name = criterion.name
        return [
            Choice(
                value,
                label,
                chosen=value in self.chosen[name],
                without=address_without({**self.chosen, **self.kept}, name, value),
                count=self._count(criterion, value),
            )
            for value, label in self.options[name].items()
        ]

    def page(self, for_cards: Callable[[QuerySet], QuerySet], order: Sequence[str]) -> Page:
        """The page of results that the query string asks for; beyond the end, the last one."""
        wanted = Q()
        for criterion in self.criteria:
            if values := self.chosen[criterion.name]:
                wanted &= Q(**{f"{criterion.field}__in": values})
        found = for_cards(self.pages.annotate(**self.annotations).filter(wanted)).order_by(*order)
        return Counted(found, PER_PAGE, self.total).get_page(self.query.get("page"))

    def _fits(self, row: Row, except_for: str = "") -> bool:
        return all(
            criterion.name == except_for
            or not self.chosen[criterion.name]
            or row[criterion.field] in self.chosen[criterion.name]
            for criterion in self.criteria
        )

    def _count(self, criterion: Criterion, value: str) -> int:
        return sum(
            row["how_many"]
            for row in self.rows
            if row[criterion.field] == value and self._fits(row, except_for=criterion.name)
        )


def _cost_band() -> Case:
    """The band of a model's cost, computed by the database; NULL where the cost is not known."""
    bands = [
        When(cost__lt=below, then=Value(band.value))
        if below
        else When(cost__gte=0, then=Value(band.value))
        for band, below in COST_BELOW.items()
    ]
    return Case(*bands, default=None, output_field=CharField(null=True))


def _records(name: str, legend: str | Promise, relation: str, **fields: str) -> Criterion:
    key, order = fields.get("key", "slug"), fields.get("order", "sort_order")
    return Criterion(
        name, legend, f"{relation}__{key}", relation=relation, order_field=f"{relation}__{order}"
    )


ARTICLE_CRITERIA = (
    Criterion("kind", _("Kind"), "kind", choices=tuple(ArticleKind.choices)),
    _records("topic", _("Topic"), "topic"),
    _records("series", _("Series"), "series", order="name"),
)

MODEL_STORY_CRITERIA = (
    _records("pillar", _("Pillar"), "pillar"),
    _records("topic", _("Topic"), "topic"),
    _records("unit", _("Place"), "place", key="code", order="folded_name"),
    Criterion(
        "cost", _("Cost"), "cost_band", choices=tuple(CostBand.choices), annotation=_cost_band()
    ),
)
