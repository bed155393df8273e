"""What the page of a kit tells of each of its assets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from media.models import Asset, AssetKind, FormerVersion, Kit, Variant
from media.words import Words, words_of
from programme.models import LegalDocument


@dataclass
class Version:
    """Files of an asset that took the place of others on one day, and what is different."""

    number: int
    since: date | None
    note: str
    variants: list[Variant] = field(default_factory=list)

    @property
    def names(self) -> str:
        return ", ".join(variant.title for variant in self.variants)


@dataclass
class ShownAsset:
    """An asset with its files, as `components/variant_tables.html` and `copy_texts.html` print it."""

    asset: Asset
    variants: list[Variant] = field(default_factory=list)

    @property
    def versions(self) -> list[Version]:
        """Its files that replaced others, the newest first; those replaced together are told of together."""
        found: dict[tuple[int, date | None, str], Version] = {}
        for variant in self.variants:
            if variant.version > 1:
                since = timezone.localdate(variant.version_at) if variant.version_at else None
                key = (variant.version, since, variant.change_note_text)
                found.setdefault(key, Version(*key)).variants.append(variant)
        return sorted(found.values(), key=lambda each: each.since or date.min, reverse=True)

    @property
    def replaced(self) -> list[FormerVersion]:
        """The files that others took the place of, each under its own address."""
        return [former for variant in self.variants for former in variant.former_versions.all()]

    @property
    def words(self) -> list[Words]:
        return words_of(self.asset)

    @property
    def has_own_days(self) -> bool:
        """Whether it may be used on other days than its kit."""
        asset, kit = self.asset, self.asset.kit
        return (asset.used_from, asset.used_until) != (kit.used_from, kit.used_until)

    @property
    def has_own_licence(self) -> bool:
        return self.asset.terms != self.asset.kit.licence

    @property
    def has_own_credit(self) -> bool:
        return self.asset.named_source != self.asset.kit.credit


@dataclass
class HangingRules:
    """How kinds of assets are hung or posted, and the document that says so."""

    lines: list[str]
    document: LegalDocument | None
    kinds: list[AssetKind] = field(default_factory=list)

    @property
    def names(self) -> str:
        return ", ".join(kind.title for kind in self.kinds)


def shown_assets(files: Iterable[tuple[Variant, str]]) -> list[ShownAsset]:
    """The assets of the files of a kit, in their order."""
    found: dict[int, ShownAsset] = {}
    for variant, _name in files:
        asset = found.setdefault(variant.asset.pk, ShownAsset(variant.asset))
        asset.variants.append(variant)
    return list(found.values())


def recalled_assets(kit: Kit) -> list[Asset]:
    """What may no longer hang or be posted, the latest recall first."""
    return list(Asset.objects.recalled().filter(kit=kit))


def hanging_rules(kinds: Iterable[AssetKind]) -> list[HangingRules]:
    """The rules of these kinds, each kind once, and rules that several kinds share once."""
    found: dict[tuple[object, ...], HangingRules] = {}
    for kind in {kind.pk: kind for kind in kinds}.values():
        if lines := kind.rule_lines:
            key = (kind.rules_document_id, *lines)
            rules = found.setdefault(key, HangingRules(lines, kind.rules_document))
            rules.kinds.append(kind)
    return list(found.values())
