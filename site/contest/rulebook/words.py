"""Every choice of the rules as a sentence. A choice without its sentence is an error, never a blank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from contest.enums import (
    AttemptPolicy,
    BarredTreatment,
    CountedAttempt,
    Difficulty,
    Identity,
    PredictionTarget,
    PrizeScope,
    QuestionSource,
    ResultsShown,
    TieClock,
)
from contest.models import Prize, TopicQuota
from core import text

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

BARRED: Mapping[BarredTreatment, StrPromise] = {
    BarredTreatment.REFUSED: gettext_lazy(
        "Their entries are not taken; one that was sent before this was known is not counted."
    ),
    BarredTreatment.UNRANKED: gettext_lazy(
        "They may answer, but are not ranked, get no prize and are not counted in the prediction."
    ),
}
IDENTITY: Mapping[Identity, StrPromise] = {
    Identity.PHONE: gettext_lazy(
        "One telephone number, however it is written, is one person, who enters under the name and date of "
        "birth given first."
    ),
    Identity.PHONE_NAME_BIRTH: gettext_lazy(
        "One person is one telephone number with one name and one date of birth; members of a family may "
        "use the same telephone."
    ),
}
QUESTIONS: Mapping[QuestionSource, StrPromise] = {
    QuestionSource.FIXED: gettext_lazy(
        "Everybody answers the same %(count)s questions of the round."
    ),
    QuestionSource.DRAWN: gettext_lazy(
        "%(count)s questions are drawn by lot for each attempt, so many of each topic:"
    ),
}
# Whether a turn that was begun can be had again matters only where turns are counted.
TURN_TAKEN = gettext_lazy(
    "A turn begins when the questions are shown and is taken from then on, even if no entry is sent."
)
TURN_GOES_ON = gettext_lazy(
    "Whoever comes back before the time is over goes on with the same questions."
)
PREDICTION: Mapping[PredictionTarget, StrPromise] = {
    PredictionTarget.FULLY_RIGHT: gettext_lazy(
        "how many people in the round will answer all questions right"
    ),
    PredictionTarget.PARTICIPANTS: gettext_lazy("how many people will take part in the round"),
    PredictionTarget.PERCENT: gettext_lazy(
        "what percentage of the people in the round will answer all questions right"
    ),
}
ATTEMPTS: Mapping[AttemptPolicy, StrPromise] = {
    AttemptPolicy.ONCE_EVER: gettext_lazy("Each person enters once in the whole contest."),
    AttemptPolicy.ONCE_A_ROUND: gettext_lazy("Each person enters once a round."),
    AttemptPolicy.SOME_A_ROUND: gettext_lazy(
        "Each person may enter up to %(limit)s times a round."
    ),
    AttemptPolicy.ONCE_A_DAY: gettext_lazy(
        "Each person may begin once a day, also on a day on which one round closes and another opens; a day "
        "begins at 00:00, Vietnamese time."
    ),
    AttemptPolicy.UNLIMITED: gettext_lazy("Each person may enter as often as they like."),
}
COUNTED: Mapping[CountedAttempt, StrPromise] = {
    CountedAttempt.FIRST: gettext_lazy("Of a person's entries in a round the first one counts."),
    CountedAttempt.LAST: gettext_lazy("Of a person's entries in a round the last one counts."),
    CountedAttempt.BEST: gettext_lazy(
        "Of a person's entries in a round the one with the most right answers counts, and among equals "
        "%(tie)s. What it foretells plays no part in this."
    ),
}
TIE_OF_ENTRIES: Mapping[TieClock, StrPromise] = {
    TieClock.SUBMISSION: gettext_lazy("the one that was sent earlier"),
    TieClock.DURATION: gettext_lazy("the one that took less time"),
}
TIE: Mapping[TieClock, StrPromise] = {
    TieClock.SUBMISSION: gettext_lazy("who sent the entry earlier"),
    TieClock.DURATION: gettext_lazy("who took less time from the start to the sending"),
}
TIE_OF_ROUNDS: Mapping[TieClock, StrPromise] = {
    TieClock.SUBMISSION: gettext_lazy(
        "whose times from the opening of a round to the sending add up to less"
    ),
    TieClock.DURATION: gettext_lazy("whose times from the start to the sending add up to less"),
}
TIE_OF_UNITS: Mapping[TieClock, StrPromise] = {
    TieClock.SUBMISSION: gettext_lazy(
        "whose people's times from the opening of a round to the sending add up to less"
    ),
    TieClock.DURATION: gettext_lazy(
        "whose people's times from the start to the sending add up to less"
    ),
}
RESULTS: Mapping[ResultsShown, StrPromise] = {
    ResultsShown.AT_ONCE: gettext_lazy(
        "Contestants learn at once how many of their answers are right, but not which. "
        "Where one of the questions is asked in another round too, they learn it once that one has closed as well."
    ),
    ResultsShown.AFTER_CLOSE: gettext_lazy(
        "Contestants learn how many of their answers are right once the round has closed. "
        "Where one of the questions is asked in another round too, they learn it once that one has closed as well."
    ),
    ResultsShown.AFTER_PUBLICATION: gettext_lazy(
        "Contestants learn how many of their answers are right when the results are published. "
        "Where one of the questions is asked in another round too, they learn it once that one has closed as well."
    ),
}
PRIZES: Mapping[PrizeScope, StrPromise] = {
    PrizeScope.ROUND: gettext_lazy("Prizes of each round:"),
    PrizeScope.OVERALL: gettext_lazy("Prizes of the whole contest:"),
    PrizeScope.UNITS: gettext_lazy("Prizes for units and communes:"),
}
ONE_PRIZE: Mapping[PrizeScope, StrPromise] = {
    PrizeScope.ROUND: gettext_lazy(
        "Of the prizes of all rounds one person gets one: the highest of those that are not approved yet, and of "
        "two that are equally high that of the earlier round; a prize that has been approved stays, and whoever "
        "holds it wins in no other round. What becomes free goes to the next in that round."
    ),
    PrizeScope.OVERALL: gettext_lazy("Of the prizes of the whole contest one person gets one."),
    PrizeScope.UNITS: gettext_lazy("Of the prizes for units one unit gets one."),
}
# How every prize is given, whatever the ladder.
GIVING = gettext_lazy(
    "Judges propose who gets the prizes by codes, without seeing names, and an organiser who had no part in "
    "the proposal approves. Whoever declines, can't be verified or may not take part is passed over, and the "
    "next in the ranking steps up."
)


def amount(dong: int | None) -> str:
    """A sum of money as "2.000.000 đồng"; empty where none is named."""
    if dong is None:
        return ""
    return _("%(amount)s đồng") % {"amount": text.number(dong, get_language() or "vi")}


def prize_line(prize: Prize) -> str:
    """A step of the ladder: "Giải Nhất: 1 giải, mỗi giải 2.000.000 đồng"."""
    given = {"prize": prize.title, "quantity": prize.quantity, "amount": amount(prize.amount)}
    if prize.amount is None:
        return _("%(prize)s: %(quantity)s to be given") % given
    return _("%(prize)s: %(quantity)s to be given, each worth %(amount)s") % given


def quota_name(quota: TopicQuota) -> str:
    """What a quota draws of: a topic, and a difficulty where one is named."""
    if quota.difficulty is None:
        return f"“{quota.topic.title}”"
    return f"“{quota.topic.title}”, {Difficulty(quota.difficulty).label}"
