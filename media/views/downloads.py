"""Files and kits to take away."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from media.access import reader_of
from media.archives.kit_archive import KitArchive
from media.delivery import Taker, hand_out_archive, hand_out_file
from media.models import FormerVersion, Kit, Variant
from media.notices.takings import note_taking, taker_of
from media.views.kits import CHOSEN, NONE, with_files
from media.views.replaced import recalled_response, replaced_response

LIKE_A_KEY = re.compile("[0-9]{1,18}")


@require_safe
def kit_file(
    request: HttpRequest, kit_slug: str, variant_id: int, file_name: str
) -> HttpResponseBase:
    """One file of a kit as an attachment; of a former version or a recalled asset, what has become of it."""
    reader = reader_of(request)
    kit = get_object_or_404(Kit.objects.visible_to(reader), slug=kit_slug)
    return file_response(request, kit, variant_id, file_name, taker_of(reader))


@require_safe
def kit_archive(request: HttpRequest, kit_slug: str) -> HttpResponseBase:
    """A kit as a ZIP, whole or the files that were chosen."""
    reader = reader_of(request)
    kits = with_files(Kit.objects.visible_to(reader))
    return archive_response(request, get_object_or_404(kits, slug=kit_slug), taker_of(reader))


def file_response(
    request: HttpRequest, kit: Kit, variant_id: int, file_name: str, taker: Taker
) -> HttpResponseBase:
    """What stands at the address of a file, for somebody who may take the kit."""
    variants = Variant.objects.filter(asset__kit=kit).select_related("asset__kit")
    variant = get_object_or_404(variants, pk=variant_id)
    # It knows by which way it was opened, and so where its files are.
    variant.asset.kit = kit
    if variant.asset.recalled_at:
        return recalled_response(request, variant)
    if not variant.asset.is_shown:
        raise Http404
    if file_name == variant.download_name:
        return _taken(request, variant, taker)
    former = _former_version(variant, file_name)
    if former is None:
        # Renamed since: whoever wrote the address down still gets the file.
        return redirect(variant)
    if "old" in request.GET:
        return _taken(request, former, taker)
    return replaced_response(request, former)


def archive_response(request: HttpRequest, kit: Kit, taker: Taker) -> HttpResponseBase:
    """The ZIP of a kit for somebody who may take it: whole, or the files that `file` names.

    Where none of these is in the kit (any more), it leads back to the kit's page, which says so.
    """
    archive = KitArchive(kit, chosen_files(request))
    if not archive.count_of_all:
        raise Http404
    if not archive.files:
        return redirect(f"./?{CHOSEN}={NONE}#files")
    response = hand_out_archive(request, archive, taker)
    note_taking(request, response, taker, [variant for variant, _name in archive.files])
    return response


def _taken(request: HttpRequest, file: Variant | FormerVersion, taker: Taker) -> HttpResponseBase:
    response = hand_out_file(request, file, taker)
    note_taking(request, response, taker, [file])
    return response


def _former_version(variant: Variant, file_name: str) -> FormerVersion | None:
    """The version of this variant that had, or would have now, this name in its address."""
    for former in variant.former_versions.all():
        former.variant = variant
        if file_name in (former.download_name, former.name_then):
            return former
    return None


def chosen_files(request: HttpRequest) -> set[int] | None:
    """The keys that the boxes of a kit's page send; None when the whole kit was asked for."""
    if "file" not in request.GET:
        return None
    return {int(key) for key in request.GET.getlist("file") if LIKE_A_KEY.fullmatch(key)}
