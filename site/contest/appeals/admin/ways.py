"""From an appeal to the acts that may mend what it is about, each with the appeal as the beginning of its reason."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from contest.counting.admin.access import ANNULS, COUNTS
from contest.models import Appeal

VOIDS = "contest.void_question"
# A label and an address.
Way = tuple[str, str]


def ways_from(appeal: Appeal, user: Any) -> list[Way]:
    """The acts that a user may do for an appeal; of an appeal against the whole contest, those of its rounds."""
    query = urlencode({"reason": _in("vi", appeal), "reason_en": _in("en", appeal)})
    ways: list[Way] = []
    if user.has_perm(ANNULS):
        ways.append(
            (
                _("The entry: annul it, or lift its annulment"),
                f"{reverse('contest_entry', args=[appeal.entry.receipt])}?{query}",
            )
        )
    for result in appeal.awards.results.select_related("round").order_by("round__number"):
        number, pk = {"number": result.round.number}, [result.round_id]
        if user.has_perm(VOIDS):
            address = reverse("void_round_question", args=pk)
            ways.append((_("Round %(number)s: void a question") % number, f"{address}?{query}"))
        if user.has_perm(COUNTS):
            address = reverse("contest_round_result", args=pk)
            ways.append((_("Round %(number)s: look for another entry") % number, address))
            address = reverse("contest_count_round", args=pk)
            ways.append((_("Round %(number)s: count again") % number, f"{address}?{query}"))
    return ways


def _in(language: str, appeal: Appeal) -> str:
    with override(language):
        return _("Appeal no. %(number)s: ") % {"number": appeal.number}
