"""Files of kits for editors, drafts included; nothing here is counted."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from wagtail.permissions import policy_registry

from media.archives.kit_archive import archive_name
from media.inspection.formats import CONTENT_TYPES
from media.models import Asset, Variant


@require_safe
def library_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file of a variant, for those who may work on assets."""
    policy = policy_registry.get_by_type(Asset)
    if not policy.user_has_any_permission(request.user, {"add", "change", "view"}):
        raise PermissionDenied
    variant = get_object_or_404(Variant.objects.select_related("asset"), pk=pk)
    try:
        stored = variant.file.open()
    except OSError as lost:
        raise Http404 from lost
    response = FileResponse(
        stored,
        as_attachment=True,
        filename=archive_name(variant),
        content_type=CONTENT_TYPES[variant.file_format],
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
