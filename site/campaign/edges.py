"""When pages of the campaign change by themselves: a workshop begins, is over, or hands out a paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from campaign.models import WorkshopPage
from core.clock import edge_source


@edge_source
def next_workshop_edge(after: datetime) -> datetime | None:
    """The next moment at which the page of a workshop says something else."""
    return min((moment for moment in _moments() if moment > after), default=None)


def _moments() -> Iterator[datetime]:
    for workshop in WorkshopPage.objects.live().only("starts_at", "ends_at", "papers"):
        yield from filter(None, (workshop.starts_at, workshop.ends_at))
        for paper in workshop.papers.raw_data:
            if given := paper["value"].get("available_from"):
                yield datetime.fromisoformat(given)
