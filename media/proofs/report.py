"""The report of use by commune: what every unit of a day proved, those that sent nothing among them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import AdminDateInput

import django_filters

from core.spreadsheets import InertReportView
from media.enums import ProofKind, ProofState
from media.models import AssetKind, Kit, ProofOfUse, UnitCopy
from media.models.proofs import ProofQuerySet
from media.proofs.policy import sees_all
from media.proofs.rollup import Amount, Row, copies_by_unit, roll_up, told_by, total
from programme.models import Campaign
from units.enums import UnitKind
from units.models import Unit

SENT, NOTHING = "sent", "nothing"
_HEADINGS = {
    "name": _("Unit"),
    "level": _("Level in the tree"),
    "kind": _("Kind"),
    "proofs": _("Proofs, with all units below"),
    "own_proofs": _("Proofs of its own"),
    "hung": _("Pieces hung or put up"),
    "shown": _("Pieces shown on a screen"),
    "posted": _("Pieces posted or printed"),
    "read_out": _("Pieces read out"),
    "pieces": _("Pieces in all"),
    "assets": _("Different assets"),
    "copies": _("Copies taken in the unit's name"),
}
# On the screen, where the ways of use stand side by side.
_SHORT = {
    "proofs": _("Proofs"),
    "own_proofs": _("Own"),
    "hung": _("Hung"),
    "shown": _("On screens"),
    "posted": _("Posted"),
    "read_out": _("Read"),
    "pieces": _("Pieces"),
    "assets": _("Assets"),
    "copies": _("Own copies"),
}


class UseFilterSet(WagtailFilterSet):
    """Which proofs are added up, and which units are shown on which day."""

    campaign = django_filters.ModelChoiceFilter(
        label=_("Campaign"), field_name="asset__kit__campaign", queryset=Campaign.objects.all()
    )
    kit = django_filters.ModelChoiceFilter(
        label=_("Kit"), field_name="asset__kit", queryset=Kit.objects.order_by("-id")
    )
    asset_kind = django_filters.ModelChoiceFilter(
        label=_("Kind"), field_name="asset__kind", queryset=AssetKind.objects.all()
    )
    used_from = django_filters.DateFilter(
        label=_("Used from"), field_name="used_on", lookup_expr="gte", widget=AdminDateInput
    )
    used_until = django_filters.DateFilter(
        label=_("Used until, not including"),
        field_name="used_on",
        lookup_expr="lt",
        widget=AdminDateInput,
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=ProofState.choices,
        method="in_state",
        empty_label=_("All but the refused"),
    )
    on = django_filters.DateFilter(
        label=_("Units of the day"), method="of_rows", widget=AdminDateInput
    )
    unit_kind = django_filters.ChoiceFilter(
        label=_("Units"), choices=UnitKind.choices, method="of_rows"
    )
    sent = django_filters.ChoiceFilter(
        label=_("Sent"),
        choices=[(SENT, _("Sent something")), (NOTHING, _("Sent nothing"))],
        method="of_rows",
    )

    class Meta:
        model = ProofOfUse
        fields: list[str] = []

    def in_state(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(state=value)

    def of_rows(self, queryset: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Not a matter of proofs: `UseReportView` reads it."""
        return queryset


class Line:
    """A row as the report shows and exports it."""

    def __init__(self, name: str, level: int, kind: str, own: Amount, whole: Amount) -> None:
        self.name, self.level, self.kind = name, level, kind
        self.indented = f"{'– ' * level}{name}"
        self.own_proofs, self.proofs = own.proofs, whole.proofs
        self.pieces, self.assets = whole.pieces.total(), len(whole.assets)
        self.hung, self.shown = whole.pieces[ProofKind.HUNG], whole.pieces[ProofKind.SHOWN]
        self.posted = whole.pieces[ProofKind.POSTED]
        self.read_out = whole.pieces[ProofKind.READ_OUT]
        self.copies = whole.copies

    @classmethod
    def of(cls, row: Row) -> Line:
        if row.unit is None:
            return cls(gettext("In no unit of the day"), 0, "", row.own, row.whole)
        kind = str(row.unit.get_kind_display())
        return cls(row.unit.name, row.depth, kind, row.own, row.whole)


class UseReportView(InertReportView):
    """For every unit of a day: proofs, pieces by the way of use, assets, with all that is below it."""

    page_title = _("Proven use by commune")
    header_icon = "view"
    model = ProofOfUse
    index_url_name = "proven_use"
    index_results_url_name = "proven_use_part"
    filterset_class = UseFilterSet
    paginate_by = 100
    export_headings = _HEADINGS
    list_export = list(_HEADINGS)
    columns = [
        Column("indented", label=_("Unit"), width="34%"),
        *(Column(name, label=label) for name, label in _SHORT.items()),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not sees_all(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> ProofQuerySet:
        """All proofs; what is asked of them follows in `filter_queryset`, and their order is the tree's."""
        return ProofOfUse.objects.all()

    def filter_queryset(self, queryset: ProofQuerySet) -> Sequence[Line]:
        """The lines of the units that are asked for, below the sum of all units of the day."""
        chosen: dict[str, Any] = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        proofs = super().filter_queryset(queryset)
        if not chosen.get("state"):
            proofs = proofs.counted()
        on: date = chosen.get("on") or timezone.localdate()
        copies = copies_by_unit(_copies_asked_for(chosen))
        rows = roll_up(Unit.objects.standing(on), told_by(proofs), copies)
        everything = total(rows)
        first = Line(gettext("All units on %(day)s") % {"day": f"{on:%d/%m/%Y}"}, 0, "",
                     Amount(), everything)  # fmt: skip
        return [first, *(Line.of(row) for row in rows if _is_asked_for(row, chosen))]

    def get_heading(self, queryset: Any, field: str) -> str:
        return str(self.export_headings[field])

    def get_filename(self) -> str:
        return "minh-chung-su-dung"


def _copies_asked_for(chosen: dict[str, Any]) -> QuerySet[UnitCopy]:
    """The copies of the kits, kinds and days that were chosen for proofs."""
    fields = {
        "campaign": "asset__kit__campaign",
        "kit": "asset__kit",
        "asset_kind": "asset__kind",
        "used_from": "at__date__gte",
        "used_until": "at__date__lt",
    }
    narrowed = {field: chosen[name] for name, field in fields.items() if chosen.get(name)}
    return UnitCopy.objects.filter(**narrowed)


def _is_asked_for(row: Row, chosen: dict[str, Any]) -> bool:
    kind, sent = chosen.get("unit_kind"), chosen.get("sent")
    if kind and (row.unit is None or row.unit.kind != kind):
        return False
    return not sent or (sent == SENT) == bool(row.whole.proofs)
