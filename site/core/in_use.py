"""What the database keeps because something rests on it can't be removed, and the admin says so."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail.admin import messages

from core.middleware import PRIVATE_PREFIXES


class InUseMiddleware:
    """Says what makes use of a thing that somebody tried to remove, by kinds: never which ones or how many.

    Wagtail warns of use that it finds itself; it does not look among contestants and what is kept from it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if not isinstance(fault, ProtectedError) or not request.path.startswith(PRIVATE_PREFIXES):
            return None
        kinds = {str(each._meta.verbose_name_plural) for each in fault.protected_objects}
        messages.error(
            request,
            _("Nothing was removed, since it is in use. It is needed by: %(kinds)s.")
            % {"kinds": ", ".join(sorted(kinds))},
        )
        return redirect(request.get_full_path())
