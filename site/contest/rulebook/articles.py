"""The rules as they are printed: articles made of the very fields that the engine reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contest.enums import (
    AttemptPolicy,
    CountedAttempt,
    Identity,
    PredictionTarget,
    PrizeScope,
    QuestionSource,
    ResultsShown,
    TieClock,
)
from contest.models import Round, Rules
from contest.rulebook import articles_of_people as of_people
from contest.rulebook import words as say
from contest.rulebook.faults import ONE_ATTEMPT
from contest.rulebook.passages import Passage, passage
from contest.rulebook.standing import rounds_of
from quiz_embed.rules import LEAST_OPTIONS, MOST_OPTIONS
from quiz_embed.shown import instant


@dataclass(frozen=True)
class Article:
    """One article: its heading, and its passages in order."""

    number: int
    heading: str
    passages: list[Passage]


def articles(rules: Rules) -> list[Article]:
    """The whole record in the reader's language."""
    parts = [
        (_("Who may take part"), of_people.who(rules)),
        (_("Who may not take part"), of_people.barred(rules)),
        (_("Rounds"), _rounds(rules)),
        (_("Questions"), _questions(rules)),
        (_("Prediction"), _prediction(rules)),
        (_("How often one may enter"), _attempts(rules)),
        (_("Time for the answers"), _time(rules)),
        (_("Ranking"), _ranking(rules)),
        (_("Prizes"), _prizes(rules)),
        (_("When the score is shown"), _results(rules)),
        (_("Personal details"), of_people.details(rules)),
        (_("Organiser and contact"), of_people.organiser(rules)),
    ]
    # Versions that were issued before there were appeals stay as they were printed.
    if rules.appeal_days:
        parts.append((_("Appeals"), of_people.appeals(rules)))
    return [
        Article(number, heading, list(passages))
        for number, (heading, passages) in enumerate(parts, start=1)
    ]


def _rounds(rules: Rules) -> Iterator[Passage]:
    rounds = rounds_of(rules)
    if not rounds:
        yield passage(_("The rounds are not fixed yet."))
        return
    count = ngettext(
        "The contest has %(count)s round:", "The contest has %(count)s rounds:", len(rounds)
    )
    yield passage(count % {"count": len(rounds)}, [round_line(each) for each in rounds])
    yield passage(
        _(
            "All times are Vietnamese time, by the clock of the server. An entry counts if it has arrived "
            "before the round closes; at the very moment of the close it is too late."
        )
    )


def round_line(each: Round) -> str:
    """A round with its name, and the moments between which it takes entries."""
    name = _("Round %(number)s") % {"number": each.number}
    if each.title:
        name = f"{name} ({each.title})"
    return _("%(round)s: from %(opens)s until before %(closes)s") % {
        "round": name,
        "opens": instant(each.opens_at),
        "closes": instant(each.closes_at),
    }


def _questions(rules: Rules) -> Iterator[Passage]:
    source = QuestionSource(rules.question_source)
    quotas = rules.quotas.all() if source == QuestionSource.DRAWN else ()
    points = [
        _("%(topic)s: %(count)s") % {"topic": say.quota_name(quota), "count": quota.count}
        for quota in quotas
    ]
    yield passage(say.QUESTIONS[source] % {"count": rules.question_count}, points)
    yield passage(
        _(
            "Each question has %(least)s or %(most)s answers, of which exactly one is right; they stand in "
            "another order for each attempt."
        )
        % {"least": LEAST_OPTIONS, "most": MOST_OPTIONS}
    )
    if rules.credits_voided:
        voided = _(
            "A question that proves wrong is taken out of the count for everybody: it is reckoned as right for all "
            "who were asked it, so that nobody loses by it. This is made public with the reason."
        )
    else:
        voided = _(
            "A question that proves wrong is taken out of the count for everybody; this is made public with the "
            "reason."
        )
    yield passage(voided)


def _prediction(rules: Rules) -> Iterator[Passage]:
    target = PredictionTarget(rules.prediction_target)
    yield passage(
        _("After the questions everybody foretells a number: %(target)s.")
        % {"target": say.PREDICTION[target]}
    )
    yield passage(
        _(
            "People are counted, not entries: each by the entry of theirs that counts. The number is counted after "
            "the round has closed, without people who may not take part, without late entries and without those "
            "that were annulled. It is counted again only for a reason that is put on record."
        )
    )
    if target is PredictionTarget.PERCENT:
        yield passage(_("The percentage is rounded to two decimals, a half upwards."))


def _attempts(rules: Rules) -> Iterator[Passage]:
    policy = AttemptPolicy(rules.attempt_policy)
    yield passage(say.ATTEMPTS[policy] % {"limit": rules.attempt_limit})
    if policy is not AttemptPolicy.UNLIMITED:
        yield passage(str(say.TURN_TAKEN))
    yield passage(str(say.TURN_GOES_ON))
    if policy not in ONE_ATTEMPT:
        tie = say.TIE_OF_ENTRIES[TieClock(rules.tie_clock)]
        yield passage(say.COUNTED[CountedAttempt(rules.counted_attempt)] % {"tie": tie})
        yield passage(_("Late entries and annulled ones are left out of this."))
    yield passage(str(say.IDENTITY[Identity(rules.identity)]))


def _time(rules: Rules) -> Iterator[Passage]:
    if rules.minutes is None:
        yield passage(_("There is no limit of time, except that the round closes."))
        return
    yield passage(
        ngettext(
            "There is %(count)s minute for the answers, from the moment the questions are shown.",
            "There are %(count)s minutes for the answers, from the moment the questions are shown.",
            rules.minutes,
        )
        % {"count": rules.minutes}
    )
    if rules.grace_seconds:
        yield passage(
            ngettext(
                "An entry that arrives up to %(count)s second later still counts.",
                "An entry that arrives up to %(count)s seconds later still counts.",
                rules.grace_seconds,
            )
            % {"count": rules.grace_seconds}
        )
    yield passage(
        _(
            "All time ends when the round closes: whoever begins shortly before has only until then, without a "
            "second more."
        )
    )
    yield passage(_("An entry that arrives later than that is kept and does not count."))
    if rules.extra_time_percent:
        yield passage(
            _("People with disabilities who ask for it have %(percent)s%% more time.")
            % {"percent": rules.extra_time_percent}
        )


def _ranking(rules: Rules) -> Iterator[Passage]:
    yield passage(
        _("The entries that count are put in order by these, one after the other:"),
        [
            _("who answered more questions right"),
            _("among equals, whose prediction is nearer to the actual number, above or below it"),
            _("then, %(tie)s") % {"tie": say.TIE[TieClock(rules.tie_clock)]},
            _("last, the entry with the smaller number"),
        ],
        is_numbered=True,
    )
    if any(prize.scope == PrizeScope.OVERALL for prize in rules.prizes.all()):
        yield passage(
            _("For the prizes of the whole contest people are put in order by these:"),
            [
                _("who answered more questions right in all rounds together"),
                _("among equals, who took part in more rounds"),
                _("then, whose predictions are off by less, added up over the rounds"),
                _("then, %(tie)s") % {"tie": say.TIE_OF_ROUNDS[TieClock(rules.tie_clock)]},
                _("last, whose first entry has the smaller number"),
            ],
            is_numbered=True,
        )
    if any(prize.scope == PrizeScope.UNITS for prize in rules.prizes.all()):
        yield passage(
            _("Units and communes are put in order by these:"),
            [
                _("of which more people took part, each counted once in the whole contest"),
                _(
                    "among equals, whose people answered more questions right in all rounds together"
                ),
                _("then, %(tie)s") % {"tie": say.TIE_OF_UNITS[TieClock(rules.tie_clock)]},
                _("last, of which the first entry has the smaller number"),
            ],
            is_numbered=True,
        )


def _prizes(rules: Rules) -> Iterator[Passage]:
    ladders = {
        scope: [say.prize_line(prize) for prize in rules.prizes.all() if prize.scope == scope]
        for scope in PrizeScope
    }
    for scope, ladder in ladders.items():
        if ladder:
            yield passage(str(say.PRIZES[scope]), ladder, is_numbered=True)
    if not any(ladders.values()):
        yield passage(_("No prizes are fixed in these rules."))
        return
    people = ladders[PrizeScope.ROUND] or ladders[PrizeScope.OVERALL]
    if people and not rules.one_prize_a_person:
        yield passage(_("One person may get several prizes."))
    for scope, ladder in ladders.items():
        if ladder and (rules.one_prize_a_person or scope == PrizeScope.UNITS):
            yield passage(str(say.ONE_PRIZE[scope]))
    yield passage(str(say.GIVING))


def _results(rules: Rules) -> Iterator[Passage]:
    yield passage(str(say.RESULTS[ResultsShown(rules.results_shown)]))
