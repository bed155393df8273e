"""What a sign says, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from contest.counting.lasting import lasting
from contest.enums import SignKind
from contest.models import Sign
from contest.signs.finders import namesakes
from core import text


def evidence(sign: Sign) -> str:
    """The figures of a sign in sentences, with what may explain it otherwise."""
    return _SAYS[SignKind(sign.kind)](sign.figures)


def _too_fast(told: dict[str, Any]) -> str:
    return _(
        "It took %(took)s, and half of the %(among)s entries of the round took %(median)s or more. "
        "Wrong answers: %(wrong)s."
    ) % {
        "took": lasting(told["took"]),
        "median": lasting(told["median"]),
        "among": _number(told["among"]),
        "wrong": told["wrong"],
    }


def _series(told: dict[str, Any]) -> str:
    return _(
        "%(people)s people sent %(count)s entries one after the other from one device, within %(within)s. Their "
        "predictions go from %(first)s to %(last)s in equal steps of %(step)s."
    ) % {
        "people": told["people"],
        "count": told["count"],
        "within": lasting(told["within"]),
        "first": _foretold(told["first"]),
        "last": _foretold(told["last"]),
        "step": _foretold(told["step"]),
    }


def _phones(told: dict[str, Any]) -> str:
    return _(
        "The telephone numbers of %(people)s people stand in a row of %(numbers)s without a gap. A body may have "
        "bought its numbers together."
    ) % {"people": told["people"], "numbers": told["numbers"]}


def _one_person(told: dict[str, Any]) -> str:
    # Signs of before say neither how the names are alike nor anything of other rounds.
    names = told.get("names", namesakes.SAME)
    if names == namesakes.ALIKE:
        found = _(
            "%(people)s contestants with %(count)s entries have one telephone, one date of birth and names that are "
            "nearly the same: words are left out, or letters differ. They may be one person, of whom no more entries "
            "count than the rules allow, or twins; the secretariat compares the details by the codes."
        )
    elif names == namesakes.MANY:
        found = _(
            "%(people)s contestants with %(count)s entries have one telephone and one date of birth, which are too "
            "many for their names to be compared. No family has so many who are born on one day; the secretariat "
            "compares the details by the codes."
        )
    else:
        found = _(
            "%(people)s contestants with %(count)s entries have one telephone, one date of birth and one name that "
            "is written otherwise. As a rule they are one person, of whom no more entries count than the rules "
            "allow; the secretariat compares the details by the codes."
        )
    found %= {"people": _number(told["people"]), "count": _number(told["count"])}
    return f"{found} {_elsewhere(told['elsewhere'])}" if told.get("elsewhere") else found


def _elsewhere(entries: int) -> str:
    return ngettext(
        "Among them is %(number)s entry of another round.",
        "Among them are %(number)s entries of other rounds.",
        entries,
    ) % {"number": _number(entries)}


def _same_answers(told: dict[str, Any]) -> str:
    return _(
        "%(people)s people gave the same answer to every question, also the same %(wrong)s wrong ones. Of the "
        "%(among)s people with as many wrong answers, %(expected)s would do so by chance."
    ) % {
        "people": _number(told["people"]),
        "wrong": told["wrong"],
        "among": _number(told["among"]),
        "expected": _number(Decimal(told["expected"])),
    }


def _one_device(told: dict[str, Any]) -> str:
    return _(
        "%(people)s people began %(count)s entries in one network with the same kind of browser. Telephones of one "
        "model behind a carrier, a school or a hall look the same."
    ) % {"people": _number(told["people"]), "count": _number(told["count"])}


def _one_network(told: dict[str, Any]) -> str:
    return _(
        "%(people)s people began %(count)s entries in one network; 99 of 100 networks of the round have no more. A "
        "carrier, a school or a hall may be the reason."
    ) % {"people": _number(told["people"]), "count": _number(told["count"])}


def _like_barred(told: dict[str, Any]) -> str:
    if told["is_name_alone"]:
        found = _(
            "Somebody on the barred list has the same name. As a rule that is another person: many people share a name."
        )
    elif told.get("is_same"):
        found = _(
            "When the round was searched, the details were those of somebody on the barred list, who had a place in "
            "the result all the same: the list or the details have changed since the count. If that is right, count "
            "the round again: it leaves out whoever is on the list."
        )
    else:
        found = _("The details are nearly those of somebody on the barred list.")
    # Whose details were erased is no longer compared with any row.
    row = _("On the list it is no. %(row)s.") % {"row": told["row"]} if "row" in told else ""
    remedy = _(
        "The secretariat compares date of birth and telephone by the code; a prize waits for the decision."
    )
    return " ".join(filter(None, (found, row, remedy)))


_SAYS: dict[SignKind, Callable[[dict[str, Any]], str]] = {
    SignKind.TOO_FAST: _too_fast,
    SignKind.SERIES: _series,
    SignKind.PHONES: _phones,
    SignKind.ONE_PERSON: _one_person,
    SignKind.SAME_ANSWERS: _same_answers,
    SignKind.ONE_DEVICE: _one_device,
    SignKind.ONE_NETWORK: _one_network,
    SignKind.LIKE_BARRED: _like_barred,
}


def _foretold(hundredths: int) -> str:
    return _number(Decimal(hundredths) / 100)


def _number(value: Decimal | int) -> str:
    return text.number(value, get_language() or "vi")
