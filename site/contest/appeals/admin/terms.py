"""How much time is left for an answer, and which appeals wait too long."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contest.models import Appeal

# So long before an answer is due whoever can give it is told on the dashboard.
NEARING = timedelta(days=2)
MOST_TOLD = 20


def time_left(appeal: Appeal, at: datetime) -> str:
    """Whole days until an answer is due, or since it was; empty once there is one."""
    if appeal.decided_at:
        return ""
    left = appeal.due_at - at
    if left <= timedelta():
        days = -left // timedelta(days=1)
        if not days:
            return _("overdue since less than a day")
        return ngettext(
            "overdue for %(count)s day", "overdue for %(count)s days", days
        ) % {"count": days}  # fmt: skip
    days = left // timedelta(days=1)
    if not days:
        return _("less than a day left")
    return ngettext("%(count)s day left", "%(count)s days left", days) % {"count": days}


def nearing(at: datetime) -> list[Appeal]:
    """Appeals whose answer is due soon or overdue, the most urgent first."""
    rows = Appeal.objects.due_before(at + NEARING)
    return list(rows.select_related("contest", "awards__contest", "awards__round")[:MOST_TOLD])
