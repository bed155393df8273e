"""The print sheet of a kind of asset."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from core.serving import remembered_view
from media.catalogue.kind_sheet import KindSheet
from media.models import AssetKind
from sharing.pages import ViewPage


@remembered_view()
def kind_sheet(request: HttpRequest, kind_slug: str) -> HttpResponse:
    """Sizes, scale, bleed and rules of a kind, to print on one page and hand over with the files."""
    kinds = AssetKind.objects.select_related("rules_document__replaced_by").prefetch_related(
        "specs"
    )
    kind = get_object_or_404(kinds, slug=kind_slug)
    sheet = KindSheet.of(kind, timezone.localdate())
    context = {"sheet": sheet, "kind": kind, "shared": ViewPage.of(kind)}
    return render(request, "pages/kind_sheet.html", context)
