"""What assets still lack: files that are wanted, words in English, words for those who can't see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.matrix import NO_WORDS, matrix_of
from media.models import Asset, KindSpec, Variant

NOTHING = Q(pk__in=[])


class Lack(models.TextChoices):
    """One way in which an asset is not finished."""

    CELLS = "cells", _("Missing files")
    FILES = "files", _("No file at all")
    ENGLISH = "english", _("No text in English")
    ALT = "alt", _("No alternative text")


@dataclass(frozen=True)
class Unfinished:
    """An asset and what it lacks, in words."""

    asset: Asset
    lacks: tuple[Lack, ...]
    missing_files: tuple[str, ...]


def assets_to_finish() -> QuerySet[Asset]:
    """The assets that it makes sense to finish: not recalled, and their use has not ended."""
    return Asset.objects.not_expired(timezone.localdate()).filter(recalled_at=None)


def lacking(lack: str, specs: Iterable[KindSpec] | None = None) -> Q:
    """The condition that an asset lacks something; it needs the database only for the sizes of the kinds."""
    if lack == Lack.FILES:
        return Q(~Exists(Variant.objects.filter(asset=OuterRef("pk"))))
    if lack == Lack.ALT:
        return Q(alt="")
    if lack == Lack.ENGLISH:
        return (
            Q(name_en="")
            | Q(alt_en="")
            | (~Q(caption="") & Q(caption_en=""))
            | (~Q(short_caption="") & Q(short_caption_en=""))
        )
    wanted = KindSpec.objects.all() if specs is None else specs
    pairs = [_without(spec, language) for spec in wanted for language in spec.languages or ()]
    return reduce(or_, pairs, NOTHING)


def lacking_anything() -> Q:
    return reduce(or_, (lacking(lack) for lack in Lack))


def _without(spec: KindSpec, language: str) -> Q:
    serving = Variant.objects.filter(
        asset=OuterRef("pk"), spec=spec.pk, language__in=[language, NO_WORDS]
    )
    return Q(Q(kind=spec.kind_id) & ~Exists(serving))


def unfinished(asset: Asset) -> Unfinished:
    """What an asset lacks; asks nothing of the database where sizes and files were fetched along."""
    variants = list(asset.variants.all())
    gaps = matrix_of(asset.kind.specs.all(), variants).gaps
    found: dict[Lack, Any] = {
        Lack.CELLS: gaps,
        Lack.FILES: not variants,
        Lack.ENGLISH: not asset.name_en
        or not asset.alt_en
        or (asset.caption and not asset.caption_en)
        or (asset.short_caption and not asset.short_caption_en),
        Lack.ALT: not asset.alt,
    }
    return Unfinished(
        asset,
        tuple(lack for lack in Lack if found[lack]),
        tuple(f"{gap.spec.title} ({gap.language.label})" for gap in gaps),
    )


def counts() -> dict[Lack, int]:
    """How many assets lack what; each kind of lack is one query."""
    assets = assets_to_finish().order_by()
    return {lack: assets.filter(lacking(lack)).count() for lack in Lack}
