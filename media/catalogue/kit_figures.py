"""What lists tell of kits beside their texts: files, bytes, the last change, the picture."""

from __future__ import annotations

from datetime import date

from django.db.models import Max, OuterRef, Q, Subquery
from django.utils import timezone

from media.enums import AssetState
from media.models import Asset, Kit, Variant
from media.models.kits import KitQuerySet
from media.models.rights import is_in_force


def with_figures(kits: KitQuerySet, on: date | None = None) -> KitQuerySet:
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
    return kits.with_counts(on).annotate(
        renewed_at=Max("assets__variants__version_at", filter=shown),
        lead_id=Subquery(leads.values("pk")[:1]),
    )


def leads_of(kits: list[Kit]) -> dict[int, Variant]:
    """The variants that stand for kits, by their keys, in one query."""
    keys = {kit.lead_id for kit in kits} - {None}
    return Variant.objects.select_related("asset").in_bulk(keys)
