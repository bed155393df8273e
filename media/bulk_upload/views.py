"""The two pages of a bulk upload: send the files, then say what each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from wagtail.admin import messages

from core.text import file_size
from media.bulk_upload.forms import StagedFileForm
from media.bulk_upload.parsing import FolderRequest
from media.bulk_upload.placing import are_sound, carry_out
from media.bulk_upload.shelf import Shelf
from media.bulk_upload.staging import KEPT_FOR, Staging, stage
from media.models import Kit, StagedFile

# So many files are placed on one page; the others follow on the next.
FILES_A_PAGE = 50


def _kit_for(request: HttpRequest, pk: int) -> Kit:
    if not request.user.has_perms(["media.add_asset", "media.change_asset"]):
        raise PermissionDenied
    return get_object_or_404(Kit, pk=pk)


# The token is asked for below, once it is settled how the body is read.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def bulk_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Take many files for a kit; answers JSON to the script that sends them one by one."""
    kit = _kit_for(request, pk)
    if request.method != "POST":
        return _upload_page(request, kit)
    most, octets = settings.BULK_UPLOAD_MAX_OCTETS, _announced_octets(request)
    # Refused before any of it is read.
    if octets > most:
        return _refuse(
            request,
            kit,
            _("These files have %(octets)s together. At most %(most)s can be sent at once.")
            % {"octets": file_size(octets), "most": file_size(most)},
        )
    folder = FolderRequest(request)
    try:
        request.FILES  # noqa: B018 - read here, where a fault can be told
    except TooManyFilesSent:
        return _refuse(
            request,
            kit,
            _("At most %(most)d files can be sent at once. Send the others afterwards.")
            % {"most": settings.DATA_UPLOAD_MAX_NUMBER_FILES},
        )
    except MultiPartParserError:
        return _refuse(request, kit, _("The files did not arrive whole. Send them again."))
    return _take(request, kit, folder)


def _announced_octets(request: HttpRequest) -> int:
    announced = request.META.get("CONTENT_LENGTH") or ""
    return int(announced) if announced.isdecimal() else 0


@csrf_protect
def _take(request: HttpRequest, kit: Kit, folder: FolderRequest) -> HttpResponse:
    uploads = folder.uploads()
    if not uploads:
        return _refuse(request, kit, _("Choose files or a folder first."))
    staging = stage(kit, uploads, request.user)
    if _wants_json(request):
        return JsonResponse(
            {
                "kept": staging.kept,
                "refused": [
                    {"name": refused.name, "reasons": refused.reasons}
                    for refused in staging.refused
                ],
            }
        )
    if staging.refused:
        return _upload_page(request, kit, staging=staging, status=422)
    _tell_kept(request, len(staging.kept))
    return redirect("bulk_review", kit.pk)


def _tell_kept(request: HttpRequest, kept: int) -> None:
    messages.success(
        request,
        ngettext(
            "%(count)d file is kept. Now say what it is.",
            "%(count)d files are kept. Now say what each of them is.",
            kept,
        )
        % {"count": kept},
    )


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _refuse(request: HttpRequest, kit: Kit, fault: str) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"fault": fault}, status=422)
    return _upload_page(request, kit, fault=fault, status=422)


def _upload_page(
    request: HttpRequest,
    kit: Kit,
    staging: Staging | None = None,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "kit": kit,
        "staging": staging,
        "fault": fault,
        "waiting": kit.staged_files.count(),
        "most_files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        "most_octets": settings.BULK_UPLOAD_MAX_OCTETS,
        "most_octets_of_file": settings.KIT_FILE_MAX_OCTETS,
    }
    return render(request, "media/admin/bulk_upload.html", context, status=status)


@require_http_methods(["GET", "POST"])
def bulk_review(request: HttpRequest, pk: int) -> HttpResponse:
    """One row a staged file, with what its name says; all are placed in one go, or the faults are told."""
    kit = _kit_for(request, pk)
    waiting = kit.staged_files.all()
    if request.method != "POST":
        return _review_page(request, kit, _forms(kit, list(waiting[:FILES_A_PAGE])))
    said = [staged for staged in waiting if f"file-{staged.pk}-act" in request.POST]
    forms = _forms(kit, said, request.POST)
    if not are_sound(forms):
        return _review_page(request, kit, forms, status=422)
    placed = carry_out(kit, forms, request.user)
    messages.success(
        request,
        ngettext("%(count)d file is placed.", "%(count)d files are placed.", placed)
        % {"count": placed},
    )
    if waiting.exclude(pk__in=[form.staged.pk for form in forms]).exists():
        return redirect("bulk_review", kit.pk)
    return redirect("wagtailsnippets_media_kit:edit", kit.pk)


def _forms(kit: Kit, staged: Sequence[StagedFile], data: Any = None) -> list[StagedFileForm]:
    shelf = Shelf(kit, staged)
    return [StagedFileForm(data, each, shelf) for each in staged]


def _review_page(
    request: HttpRequest, kit: Kit, forms: Sequence[StagedFileForm], status: int = 200
) -> HttpResponse:
    context = {
        "kit": kit,
        "forms": forms,
        "waiting": kit.staged_files.count(),
        "days": KEPT_FOR.days,
        "faulty": sum(1 for form in forms if form.errors),
    }
    return render(request, "media/admin/bulk_review.html", context, status=status)
