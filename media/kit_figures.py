"""What lists tell of kits beside their texts: files, bytes, the last change, the picture."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from media.enums import AssetState
from media.models import Asset, Kit, Variant
from media.models.rights import is_in_force


def with_figures(kits: QuerySet[Kit], on: date | None = None) -> QuerySet[Kit]:
    """The kits with `files`, `octets`, `renewed_at` and `lead_id` of the assets that are shown, in one query.

    `lead_id` is the variant whose preview stands for the kit; None where there is none.
    """
    on = on or timezone.localdate()
    shown = is_in_force(on, "assets__") & Q(
        assets__state=AssetState.APPROVED, assets__recalled_at=None
    )
    leads = (
        Variant.objects.filter(asset__kit=OuterRef("pk"), asset__in=Asset.objects.shown(on))
        .exclude(preview="")
        .order_by("asset__sort_order", "asset_id", "sort_order", "id")
    )
    return kits.annotate(
        files=Count("assets__variants", filter=shown),
        octets=Coalesce(Sum("assets__variants__octets", filter=shown), 0),
        renewed_at=Max("assets__variants__version_at", filter=shown),
        lead_id=Subquery(leads.values("pk")[:1]),
    )


def leads_of(kits: list[Kit]) -> dict[int, Variant]:
    """The variants that stand for kits, by their keys, in one query."""
    keys = {kit.lead_id for kit in kits} - {None}  # type: ignore[attr-defined]  # annotated
    return Variant.objects.select_related("asset").in_bulk(keys)
