"""The signed paper of a consent, for those who keep consents."""

from __future__ import annotations

from pathlib import PurePosixPath

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from media.consents.words import may_see_consents
from media.inspection.formats import CONTENT_TYPES, ENDINGS
from media.models import Consent


@require_safe
def consent_paper(request: HttpRequest, pk: int) -> FileResponse:
    """The paper as an attachment whose name tells nobody's; kept by nothing on the way."""
    if not may_see_consents(request.user):
        raise PermissionDenied
    paper = get_object_or_404(Consent, pk=pk).paper
    try:
        stored = paper.open()
    except (OSError, ValueError) as lost:
        raise Http404 from lost
    suffix = PurePosixPath(str(paper.name)).suffix.lstrip(".")
    kind = next(name for name, endings in ENDINGS.items() if suffix in endings)
    response = FileResponse(
        stored,
        as_attachment=True,
        filename=f"phieu-dong-y-{pk}.{suffix}",
        content_type=CONTENT_TYPES[kind],
    )
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
