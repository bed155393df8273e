"""Rounds that were counted while a voided question was right for nobody, beside others in which it is right for all."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F
from django.utils.translation import ngettext

from contest.models import Result, Voiding


def said_of_uncredited(results: Collection[Result]) -> str:
    """In which rounds of a ranking over several nobody is credited a voided question; empty where there are none.

    A count stays as it was made, so that sums over rounds hold both until those rounds are counted again.
    """
    old = [result.pk for result in results if not result.credits_voided]
    voided = Voiding.objects.filter(round__results__in=old).filter(
        voided_at__lte=F("round__results__counted_at")
    )
    numbers = sorted(set(voided.values_list("round__number", flat=True))) if old else []
    if not numbers:
        return ""
    return ngettext(
        "In round %(numbers)s questions that were taken out of the count are right for nobody: it was counted before "
        "they were reckoned as right for all who were asked them.",
        "In rounds %(numbers)s questions that were taken out of the count are right for nobody: these were counted "
        "before they were reckoned as right for all who were asked them.",
        len(numbers),
    ) % {"numbers": ", ".join(map(str, numbers))}
