"""Which of its kind's sizes each stored file fits."""

from __future__ import annotations

from django.db.models import QuerySet

from core.models import ContentChange
from media.models import Variant
from media.specs import spec_of


def match_variants(variants: QuerySet[Variant]) -> None:
    """Tell stored files anew which size they fit, after their kind or its sizes changed."""
    moved = []
    asked = variants.select_related("asset__kind", "spec")
    for variant in asked.prefetch_related("asset__kind__specs"):
        fits = spec_of(variant.asset.kind, variant)
        if fits != variant.spec:
            variant.spec = fits
            moved.append(variant)
    if moved:
        Variant.objects.bulk_update(moved, ["spec"], batch_size=500)
        ContentChange.record()
