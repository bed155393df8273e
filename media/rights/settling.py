"""Which things may be seen at this moment, and whose files do not lie accordingly."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from media.enums import Access, AssetState
from media.models import Asset, CustomDocument, CustomImage, FormerVersion, Variant
from media.rights.hiding import THINGS, Thing
from media.rights.withdrawal import (
    PREVIEWS,
    PUBLIC_FIELDS,
    WITHDRAWN,
    delete_discarded,
    guessable_renditions,
    restore_files,
    withdraw_files,
)

logger = logging.getLogger(__name__)


def may_be_seen(thing: Thing, at: datetime | None = None) -> bool:
    """Whether what is public of a thing may lie at an address that can be guessed or was known before.

    Those who may take a restricted kit see its previews under the names that nobody can guess.
    """
    if isinstance(thing, Asset) and (
        thing.recalled_at or thing.state == AssetState.DECLINED or thing.kit.access != Access.OPEN
    ):
        return False
    return thing.is_in_force(timezone.localdate(at))


def settle_files(thing: Thing, at: datetime | None = None) -> None:
    """Withdraw or restore the files of a thing, whichever is due; nothing happens when all is as it should be."""
    if may_be_seen(thing, at):
        restore_files(thing)
    else:
        withdraw_files(thing)


def settle_all(at: datetime) -> None:
    """Settle whatever time, an import or a crash has left unsettled."""
    for model in THINGS:
        for thing in unsettled(model, at):
            try:
                settle_files(thing, at)
            except Exception:
                # The store may not answer for one, and the others must not wait for it.
                logger.exception("Files of %s %s were not settled", model._meta.label, thing.pk)
    delete_discarded(at)


def unsettled(
    model: type[Thing], at: datetime, keys: Collection[int] | None = None
) -> Iterator[Thing]:
    """Things of a model (of these keys, if any are given) whose files lie where they should not."""
    if model is CustomDocument:
        return
    things: Any = model._default_manager.order_by("pk")
    if keys is not None:
        things = things.filter(pk__in=keys)
    hidden = Q(hidden_from__lte=timezone.localdate(at))
    if model is Asset:
        hidden |= (
            Q(recalled_at__isnull=False)
            | Q(state=AssetState.DECLINED)
            | ~Q(kit__access=Access.OPEN)
        )
    yield from things.filter(hidden).filter(_has_files(model, withdrawn=False))
    yield from things.exclude(hidden).filter(_has_files(model, withdrawn=True))
    if model is CustomImage:
        rendered = things.filter(hidden, file__startswith=WITHDRAWN, renditions__isnull=False)
        for image in rendered.distinct().prefetch_related("renditions"):
            if guessable_renditions(image):
                yield image


def _has_files(model: type[Thing], withdrawn: bool) -> Q:
    """The condition that a thing has files at withdrawn names, or at others."""
    if model is not Asset:
        return _names(dict(PUBLIC_FIELDS)[model], withdrawn)
    previews = _names(tuple(PREVIEWS), withdrawn)
    variants = Variant.objects.filter(previews, asset=OuterRef("pk"))
    former = FormerVersion.objects.filter(previews, variant__asset=OuterRef("pk"))
    return Q(Exists(variants)) | Q(Exists(former))


def _names(fields: Collection[str], withdrawn: bool) -> Q:
    found = Q(pk__in=[])
    for field in fields:
        is_withdrawn = Q(**{f"{field}__startswith": WITHDRAWN})
        found |= is_withdrawn if withdrawn else Q(**{f"{field}__gt": ""}) & ~is_withdrawn
    return found
