"""What the campaign's pages hand out beside themselves."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from campaign.calendar_file import calendar_file, has_calendar_file
from campaign.models import WorkshopPage
from core.restrictions import open_pages


@require_safe
def workshop_calendar(request: HttpRequest, number: str) -> HttpResponse:
    """The calendar entry of a workshop that anyone may read; not found while its day is not fixed."""
    workshop = open_pages(WorkshopPage.objects.filter(pk=int(number))).first()
    if workshop is None or not has_calendar_file(workshop):
        raise Http404
    response = HttpResponse(calendar_file(workshop), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="workshop.ics"'
    return response
