"""The log of acts for organisers: read a page at a time, handed out as a file, checked elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from contest.audit import exporting, verifying
from contest.audit.admin.forms import FilterForm
from contest.audit.checking import head
from contest.audit.noting import note_export
from contest.audit.words import ShownRecord
from contest.clock import instant
from contest.counting.admin.access import only_with
from contest.models import AuditRecord
from contest.secretariat.desk import DeskView
from core.text import is_key

SEES_LOG = "contest.view_auditrecord"
RECORDS_A_PAGE = 50
JSON_LINES, CSV = "jsonl", "csv"


class LogView(DeskView):
    """A page of the log, the newest first; `before` and `after` are numbers from which a page goes on."""

    permission = SEES_LOG
    template_name = "contest/admin/log.html"
    page_title = gettext_lazy("Log of acts")
    header_icon = "history"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = FilterForm(self.request.GET)
        narrowed = form.narrowed(AuditRecord.objects.select_related("reason"))
        page, newer, older = _page(
            narrowed, self.request.GET.get("before", ""), self.request.GET.get("after", "")
        )
        asked = self.request.GET.copy()
        for name in ("before", "after"):
            asked.pop(name, None)
        number, link = head()
        return super().get_context_data(
            form=form,
            records=[ShownRecord(record) for record in page],
            newer=newer,
            older=older,
            asked=asked.urlencode(),
            number=number,
            link=link,
            **kwargs,
        )


def _page(
    records: Any, before: str, after: str
) -> tuple[list[AuditRecord], int | None, int | None]:
    """The records of a page, and the numbers from which newer and older ones are found (None where there are none).

    By numbers and not by places, so that a page stays the same while records are added, and the last one costs as
    much as the first.
    """
    if is_key(after):
        nearest = records.filter(number__gt=int(after)).order_by("number")[: RECORDS_A_PAGE + 1]
        page = list(nearest)
        has_newer, page = len(page) > RECORDS_A_PAGE, page[:RECORDS_A_PAGE][::-1]
        has_older = True
    else:
        if is_key(before):
            records = records.filter(number__lt=int(before))
        page = list(records.order_by("-number")[: RECORDS_A_PAGE + 1])
        has_newer, has_older = is_key(before), len(page) > RECORDS_A_PAGE
        page = page[:RECORDS_A_PAGE]
    if not page:
        return [], None, None
    return (
        page,
        page[0].number if has_newer else None,
        page[-1].number if has_older else None,
    )


@only_with(SEES_LOG)
@require_POST
def export_log(request: HttpRequest, format: str) -> Any:
    """The whole chain as JSON Lines, or what is shown as CSV. Handing it out is an act: the file's last record."""
    if format not in (JSON_LINES, CSV):
        raise Http404
    note_export(AuditRecord, {"format": format})
    number, _link = head()
    records = AuditRecord.objects.filter(number__lte=number)
    if format == CSV:
        rows = exporting.table(FilterForm(request.GET).narrowed(records))
        kind = "text/csv; charset=utf-8"
    else:
        rows, kind = exporting.lines(records), "application/x-ndjson; charset=utf-8"
    response = StreamingHttpResponse(rows, content_type=kind)
    day = timezone.localtime(instant()).date()
    response["Content-Disposition"] = f'attachment; filename="contest-log-{day}.{format}"'
    response["Cache-Control"] = "private, no-store"
    return response


@only_with(SEES_LOG)
@require_safe
def checking_program(request: HttpRequest) -> HttpResponse:
    """The program that checks an export anywhere, with Python alone."""
    response = HttpResponse(
        Path(verifying.__file__).read_bytes(), content_type="text/x-python; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="verify_contest_log.py"'
    return response
