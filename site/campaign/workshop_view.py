"""A workshop as its page shows it: times in words, links that lead somewhere, papers that are out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.models import Page

from campaign.agenda import total_length
from core.restrictions import is_restricted

if TYPE_CHECKING:
    from campaign.models import WorkshopPage

HALF_A_DAY_HOURS = 5


@dataclass(frozen=True)
class Part:
    """One part of the programme."""

    times: str
    title: str
    text: str
    speakers: str
    page_url: str = ""
    page_title: str = ""


@dataclass(frozen=True)
class Paper:
    """One document: a file, a page, or the moment from which it will be handed out."""

    title: str
    url: str = ""
    document: Any = None
    available_from: datetime | None = None


class OpenPages:
    """Addresses of those chosen pages that anyone may read, without a query for each."""

    def __init__(self, pages: Iterable[Page | None], request: HttpRequest) -> None:
        live = [page for page in pages if page and page.live and not is_restricted(page)]
        prefetch_related_objects(live, "locale")
        self._urls = {page.pk: page.get_url(request) or "" for page in live}

    def url(self, page: Page | None) -> str:
        return self._urls.get(page.pk, "") if page is not None else ""


def parts(workshop: WorkshopPage, request: HttpRequest) -> list[Part]:
    """The programme, as it is told."""
    rows = [block.value for block in workshop.agenda]
    pages = OpenPages((row["page"] for row in rows), request)
    return [
        Part(
            times=_times(row),
            title=row["title"],
            text=row["text"],
            speakers=row["speakers"],
            page_url=pages.url(row["page"]),
            page_title=row["page"].title if row["page"] else "",
        )
        for row in rows
    ]


def _times(row: Any) -> str:
    """ "08:00–08:20"; a draft may lack either."""
    return "–".join(f"{time:%H:%M}" for time in (row["start"], row["end"]) if time)


def papers(workshop: WorkshopPage, request: HttpRequest, at: datetime) -> list[Paper]:
    """The documents; those that are not out yet without their address."""
    rows = [block.value for block in workshop.papers]
    pages = OpenPages((row["page"] for row in rows), request)
    found = []
    for row in rows:
        if not row.is_out(at):
            found.append(Paper(row["title"], available_from=row["available_from"]))
        elif row["document"] and row["document"].is_in_force():
            found.append(Paper(row["title"], row["document"].url, row["document"]))
        elif url := pages.url(row["page"]):
            found.append(Paper(row["title"], url))
    return found


def length_in_words(workshop: WorkshopPage) -> str:
    """How long the programme takes: "Nửa ngày: 4 giờ"; empty without a programme."""
    minutes = int(total_length(workshop.agenda).total_seconds()) // 60
    if minutes <= 0:
        return ""
    hours, rest = divmod(minutes, 60)
    said = []
    if hours:
        said.append(ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    if rest:
        said.append(ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest})
    length = " ".join(said)
    return _("Half a day: %(length)s") % {"length": length} if hours < HALF_A_DAY_HOURS else length
