"""Where things of the library are used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count

from wagtail.models import ReferenceIndex

from media.models import Consent


def uses_of(things: Sequence[Any]) -> dict[Any, int]:
    """How many pages and records use each of these things, which are of one model; consents use nothing."""
    if not things:
        return {}
    kinds = ContentType.objects.get_for_models(type(things[0]), Consent)
    counted = (
        ReferenceIndex.objects.filter(
            to_content_type=kinds[type(things[0])],
            to_object_id__in=[str(thing.pk) for thing in things],
        )
        .exclude(base_content_type=kinds[Consent])
        .order_by()
        .values("to_object_id")
        .annotate(found=Count("object_id", distinct=True))
    )
    found = {row["to_object_id"]: row["found"] for row in counted}
    return {thing: found.get(str(thing.pk), 0) for thing in things}
