"""What readers are shown of a contest and its rounds, and of the questions of one attempt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contest.attempts.pool import bank_of_draw
from contest.attempts.timing import ends_at
from contest.enums import PredictionTarget, RoundState
from contest.models import Attempt, BankOption, BankQuestion, Contest, Round, Rules
from contest.taking_part.carried import answer_name, answer_value
from contest.taking_part.tokens import Door
from quiz_embed.shown import LETTERS, AskedOption, AskedQuestion, Words, instant, words

_PAGE_NAMES = {Door.PAGE: "contest_page", Door.FRAME: "contest_frame"}
_TAKE_NAMES = {Door.PAGE: "contest_take", Door.FRAME: "contest_frame_take"}


@dataclass(frozen=True)
class ShownRound:
    """A round in a list: its name, its state in words, and which of the two marks stands before it."""

    number: int
    name: str
    title: Words
    is_open: bool
    is_over: bool
    says: str


@dataclass(frozen=True)
class ShownContest:
    """A contest as templates print it; `notice` says why no entries are taken, and is empty while they are."""

    slug: str
    title: Words
    introduction: Words
    contact: Words
    organiser: str
    address: str
    page_address: str
    take_address: str
    rules_address: str
    tables_address: str
    rounds: list[ShownRound] = field(default_factory=list)
    open_round: ShownRound | None = None
    closes: str = ""
    notice: str = ""
    html_id: str = "contest"
    is_framed: bool = False


def round_name(of: Round) -> str:
    """ "Round 3", as headings and sentences begin."""
    return _("Round %(number)s") % {"number": of.number}


def shown_contest(
    contest: Contest, at: datetime, door: Door, html_id: str = "contest"
) -> ShownContest:
    """A contest at a moment, with all of its rounds, as it is entered through a door."""
    rounds = list(contest.rounds.all())
    shown = [_shown_round(each, at) for each in rounds]
    open_round = next((each for each in rounds if each.state(at) is RoundState.OPEN), None)
    shown_open = next((each for each in shown if each.is_open), None)
    return ShownContest(
        slug=contest.slug,
        title=words(contest, "name"),
        introduction=words(contest, "intro"),
        contact=words(contest, "contact"),
        organiser=contest.organiser.title,
        address=reverse(_PAGE_NAMES[door], args=[contest.slug]),
        page_address=reverse("contest_page", args=[contest.slug]),
        take_address=reverse(_TAKE_NAMES[door], args=[contest.slug]),
        rules_address=_rules_address(contest),
        tables_address=_tables_address(contest),
        rounds=shown,
        open_round=shown_open,
        closes=instant(open_round.closes_at) if open_round else "",
        notice="" if open_round else notice(rounds, at),
        html_id=html_id,
        is_framed=door is Door.FRAME,
    )


def notice(rounds: list[Round], at: datetime) -> str:
    """Why no entries are taken at a moment at which no round is open, with the instant."""
    coming = next((each for each in rounds if each.state(at) is RoundState.NOT_YET_OPEN), None)
    if coming:
        return _("%(round)s opens at %(instant)s.") % {
            "round": round_name(coming),
            "instant": instant(coming.opens_at),
        }
    if not rounds:
        return _("The rounds are not fixed yet.")
    return closed_notice(rounds[-1])


def closed_notice(of: Round) -> str:
    """That a round is over, with the instant."""
    return _("%(round)s closed at %(instant)s.") % {
        "round": round_name(of),
        "instant": instant(of.closes_at),
    }


def _shown_round(of: Round, at: datetime) -> ShownRound:
    state = of.state(at)
    return ShownRound(
        of.number,
        round_name(of),
        words(of, "name"),
        is_open=state is RoundState.OPEN,
        is_over=state is RoundState.CLOSED,
        says=_when(of, state),
    )


def _when(of: Round, state: RoundState) -> str:
    """When a round opens or closes, as far as its state asks for it."""
    if state is RoundState.NOT_YET_OPEN:
        return _("Opens at %(instant)s.") % {"instant": instant(of.opens_at)}
    if state is RoundState.OPEN:
        return _("Open until %(instant)s.") % {"instant": instant(of.closes_at)}
    return _("Closed at %(instant)s.") % {"instant": instant(of.closes_at)}


def _tables_address(contest: Contest) -> str:
    """Where the tables of units stand; empty where the contest makes none."""
    if contest.tables_at is None:
        return ""
    return reverse("contest_unit_tables", args=[contest.slug])


def _rules_address(contest: Contest) -> str:
    """Where the rules are printed; empty while no page prints them."""
    try:
        return reverse("contest_rules", args=[contest.slug])
    except NoReverseMatch:
        return ""


def asked_questions(
    attempt: Attempt, at: datetime, chosen: dict[str, str], errors: dict[str, str]
) -> list[AskedQuestion]:
    """The questions of an attempt with their options, in the order in which they were drawn for it."""
    bank = bank_of_draw(attempt.draw, attempt.round, at)
    return [
        _asked(
            number,
            bank.questions[question_id],
            [bank.options[each] for each in ids],
            chosen,
            errors,
        )
        for number, (question_id, ids) in enumerate(attempt.draw, start=1)
    ]


def _asked(
    number: int,
    question: BankQuestion,
    options: list[BankOption],
    chosen: dict[str, str],
    errors: dict[str, str],
) -> AskedQuestion:
    name = answer_name(question.pk)
    return AskedQuestion(
        number=number,
        name=name,
        html_id=f"question-{number}",
        words=words(question, "wording"),
        options=tuple(
            AskedOption(
                letter=LETTERS[place] if place < len(LETTERS) else str(place + 1),
                value=answer_value(option.pk),
                html_id=f"question-{number}-{place + 1}",
                words=words(option, "wording"),
                is_chosen=str(option.pk) == chosen.get(name),
            )
            for place, option in enumerate(options)
        ),
        error=errors.get(name, ""),
    )


@dataclass(frozen=True)
class TimeLeft:
    """Until when the answers can be sent: in words, and in seconds from now for the clock of the page."""

    until: str
    seconds: int


def time_left(attempt: Attempt, at: datetime) -> TimeLeft | None:
    """The time of an attempt that has a limit."""
    if attempt.deadline is None:
        return None
    end = timezone.localtime(ends_at(attempt))
    same_day = end.date() == timezone.localtime(at).date()
    until = date_format(end, "H:i") if same_day else instant(end)
    return TimeLeft(until, max(0, int((end - at).total_seconds())))


def prediction_question(rules: Rules) -> str:
    """What is to be foretold, as a question."""
    return {
        PredictionTarget.FULLY_RIGHT: _("How many people will answer all questions right?"),
        PredictionTarget.PARTICIPANTS: _("How many people will take part?"),
        PredictionTarget.PERCENT: _("What percentage of people will answer all questions right?"),
    }[PredictionTarget(rules.prediction_target)]


def prediction_hint(rules: Rules) -> str:
    """How the answer is written."""
    if rules.prediction_target == PredictionTarget.PERCENT:
        return _("In this round. A number from 0 to 100, such as 12,5.")
    return _("In this round. A whole number, such as 1250.")


def instant_to_the_second(moment: datetime) -> str:
    """A moment as a receipt says it: "10:42:17, Thứ Sáu 20/9/2026"."""
    local = timezone.localtime(moment)
    return instant(moment).replace(f"{local:%H:%M}", f"{local:%H:%M:%S}", 1)
