"""Why somebody stands where they stand, in words."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from contest.counting.lasting import THOUSANDTH, lasting, lasting_between
from contest.enums import PredictionTarget, TieClock
from contest.ledger.lines import number_of
from contest.models import Result, Standing
from core import text


def why(standing: Standing) -> list[str]:
    """Sentences in the reader's language: what was reached, then what parts it from the place just above.

    The other person is called by their place alone, so that the answer may be shown to anybody who may see
    this standing.
    """
    above = standing.result.standings.filter(rank=standing.rank - 1).select_related("entry").first()
    return [*_reached(standing), _difference(standing, above)]


def _reached(standing: Standing) -> list[str]:
    result = standing.result
    right = ngettext(
        "%(count)s answer is right.", "%(count)s answers are right.", standing.right
    ) % {"count": standing.right}
    foretold = _("%(foretold)s was foretold and the number is %(actual)s: %(distance)s away.") % {
        "foretold": _figure(result, standing.entry.prediction),
        "actual": _figure(result, result.actual),
        "distance": _figure(result, standing.distance),
    }
    if _is_duration(result):
        clock = _("From the start to the sending: %(time)s.")
    else:
        clock = _("Sent after the opening of the round: %(time)s.")
    if standing.voided:
        right = f"{right} {_voided(standing.voided)}"
    return [right, foretold, clock % {"time": lasting(standing.clock, THOUSANDTH)}]


def _voided(number: int) -> str:
    return ngettext(
        "%(count)s question was taken out of the count and is reckoned as right for all who were asked it.",
        "%(count)s questions were taken out of the count and are reckoned as right for all who were asked them.",
        number,
    ) % {"count": number}


def _difference(standing: Standing, above: Standing | None) -> str:
    """The first rule by which the two are not equal, with its figures."""
    if above is None:
        return _("Nobody stands above.")
    place, result = {"rank": above.rank}, standing.result
    if standing.credited != above.credited:
        return _(
            "Place %(rank)s has more right answers: %(more)s, not %(fewer)s."
        ) % {**place, "more": above.credited, "fewer": standing.credited}  # fmt: skip
    if standing.distance != above.distance:
        return _(
            "Place %(rank)s has as many right answers and foretold the number more nearly: "
            "%(nearer)s away, not %(further)s."
        ) % {
            **place,
            "nearer": _figure(result, above.distance),
            "further": _figure(result, standing.distance),
        }
    if standing.clock != above.clock:
        if _is_duration(result):
            said = _("Place %(rank)s is equal in both and took less time: %(time)s less.")
        else:
            said = _("Place %(rank)s is equal in both and was sent earlier: %(time)s earlier.")
        return said % {**place, "time": lasting_between(standing.clock - above.clock)}
    return _(
        "Place %(rank)s is equal in all three; its entry has the smaller number: %(smaller)s, not %(greater)s."
    ) % {**place, "smaller": number_of(above.entry), "greater": number_of(standing.entry)}


def _is_duration(result: Result) -> bool:
    return result.rules.tie_clock == TieClock.DURATION


def _figure(result: Result, value: Decimal) -> str:
    said = text.number(value, get_language() or "vi")
    return f"{said}%" if result.target == PredictionTarget.PERCENT else said
