"""The page of a kit."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from core.serving import remembered_view
from media.access import reader_of
from media.archives.kit_archive import KitArchive
from media.catalogue.kit_contents import hanging_rules, recalled_assets, shown_assets
from media.models import Asset, Kit
from media.proofs.policy import may_be_asked
from sharing.pages import ViewPage

# With this value of `chosen` the page says that no file was chosen.
CHOSEN, NONE = "chosen", "none"


def files_of_kits() -> tuple[Prefetch | str, ...]:
    """What the page and the archive of a kit print of its assets, for `prefetch_related`."""
    return (
        Prefetch("assets", Asset.objects.shown()),
        "assets__kind__rules_document",
        "assets__channel_texts",
        "assets__variants__former_versions",
    )


def with_files(kits: QuerySet[Kit]) -> QuerySet[Kit]:
    """Kits with everything their page and archive print."""
    return kits.select_related("campaign", "phase", "topic", "unit").prefetch_related(
        *files_of_kits()
    )


@remembered_view(CHOSEN)
def kit_page(request: HttpRequest, kit_slug: str) -> HttpResponse:
    """Previews, files and terms of a kit; an expired one keeps its address and says so."""
    kits = Kit.objects.visible_to(reader_of(request))
    return kit_response(request, get_object_or_404(with_files(kits), slug=kit_slug))


def kit_response(request: HttpRequest, kit: Kit) -> HttpResponse:
    """The page of a kit as it is given, so that an editor can see a draft."""
    archive = KitArchive(kit) if kit.pk else None
    files = archive.files if archive else []
    assets = shown_assets(files)
    context = {
        "kit": kit,
        "shared": ViewPage.of(kit) if kit.is_open and not kit.opened_by else None,
        "archive": archive if files else None,
        "assets": assets,
        "recalled": recalled_assets(kit) if kit.pk else [],
        "lead": next((variant for variant, _name in files if variant.preview), None),
        "hanging_rules": hanging_rules(each.asset.kind for each in assets),
        "asks_for_proofs": bool(assets) and may_be_asked(reader_of(request), kit),
        "none_chosen": request.GET.get(CHOSEN) == NONE,
    }
    return render(request, "pages/kit.html", context)
