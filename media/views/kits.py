"""The page of a kit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from core.serving import remembered_view
from media.access import reader_of
from media.kit_archive import KitArchive
from media.models import Asset, AssetKind, Kit
from programme.models import LegalDocument
from sharing.pages import ViewPage


@dataclass
class HangingRules:
    """How kinds of assets are hung or posted, and the document that says so."""

    lines: list[str]
    document: LegalDocument | None
    kinds: list[AssetKind] = field(default_factory=list)

    @property
    def names(self) -> str:
        return ", ".join(kind.title for kind in self.kinds)


def with_files(kits: QuerySet[Kit]) -> QuerySet[Kit]:
    """Kits with everything their page and archive print."""
    return kits.select_related("campaign", "phase", "topic", "unit").prefetch_related(
        Prefetch("assets", Asset.objects.shown()),
        "assets__kind__rules_document",
        "assets__variants",
    )


@remembered_view()
def kit_page(request: HttpRequest, kit_slug: str) -> HttpResponse:
    """Previews, files and terms of a kit; an expired one keeps its address and says so."""
    kits = Kit.objects.visible_to(reader_of(request))
    return kit_response(request, get_object_or_404(with_files(kits), slug=kit_slug))


def kit_response(request: HttpRequest, kit: Kit) -> HttpResponse:
    """The page of a kit as it is given, so that an editor can see a draft."""
    archive = KitArchive(kit) if kit.pk else None
    files = archive.files if archive else []
    assets: dict[int, dict[str, object]] = {}
    kinds = {}
    for variant, _name in files:
        asset = variant.asset
        told = assets.setdefault(asset.pk, {"asset": asset, "variants": []})
        told["variants"].append(variant)  # type: ignore[attr-defined]
        variant.asset.kit = kit
        kinds[asset.kind_id] = asset.kind
    context = {
        "kit": kit,
        "shared": ViewPage.of(kit) if kit.is_open and not kit.opened_by else None,
        "archive": archive if files else None,
        "assets": list(assets.values()),
        "lead": next((variant for variant, _name in files if variant.preview), None),
        "hanging_rules": hanging_rules(kinds.values()),
    }
    return render(request, "pages/kit.html", context)


def hanging_rules(kinds: Iterable[AssetKind]) -> list[HangingRules]:
    """The rules of these kinds, those that are the same for several kinds once."""
    found: dict[tuple[object, ...], HangingRules] = {}
    for kind in kinds:
        if lines := kind.rule_lines:
            key = (kind.rules_document_id, *lines)
            rules = found.setdefault(key, HangingRules(lines, kind.rules_document))
            rules.kinds.append(kind)
    return list(found.values())
