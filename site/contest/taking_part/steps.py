"""The steps of an entry: what each does with what was sent, and which page answers.

begin → give_details → give_answers → submit; find_unit, change_details and change_answers lead back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse

from contest.attempts import letting_go, refusals, starting, submitting
from contest.attempts.refusals import RefusedError
from contest.enums import BarredTreatment, Flag, RoundState
from contest.identity import barring, persons
from contest.models import Attempt, Person, Round, Rules
from contest.taking_part import guards, guesses, notices, pages, proofs
from contest.taking_part.answers import kept_answers, sent_answers
from contest.taking_part.details_form import DetailsForm
from contest.taking_part.guards import FloodError
from contest.taking_part.tokens import TokenError
from contest.taking_part.visits import Visit
from core.statements import StillTakenError, begun_again

Step = Callable[[Visit], HttpResponse]

# What may be a mistake refuses nobody; people look at it.
_FLAGS_OF_MATCHES = {
    barring.MatchKind.PERHAPS: Flag.PERHAPS_BARRED,
    barring.MatchKind.NAMED_ALIKE: Flag.NAMED_LIKE_BARRED,
}


def answered(visit: Visit) -> HttpResponse:
    """The answer to one step; kept by nobody."""
    step = STEPS.get(visit.sent.get("step", ""), begin)
    try:
        response = step(visit)
    except TokenError as error:
        response = notices.stale(visit, error.fault)
    except FloodError:
        response = notices.too_many(visit, visit.sent.get("step", ""))
    response["Cache-Control"] = "no-store"
    return response


def begin(visit: Visit) -> HttpResponse:
    """The first form, empty or with what was typed before."""
    playing = _playing(visit)
    if playing is None:
        return notices.not_open(visit)
    form = DetailsForm(visit.contest, playing[1], visit.day, initial=dict(visit.details))
    return pages.details(visit, playing[0], form)


def give_details(visit: Visit) -> HttpResponse:
    """Checks who somebody is, and hands out the questions."""
    playing = _playing_by_token(visit)
    if playing is None:
        return notices.not_open(visit)
    asked, rules = playing
    form = DetailsForm(visit.contest, rules, visit.day, data=visit.sent)
    if not form.is_valid():
        return pages.details(visit, asked, form)
    flags = [
        *guards.flags_of_place(visit.request, "details"),
        *guards.flags_of_form(visit.sent),
    ]
    match = barring.match(visit.contest, form.details, rules)
    is_barred = match.kind is barring.MatchKind.SAME
    if is_barred and rules.barred_treatment == BarredTreatment.REFUSED:
        return notices.barred(visit, asked, form)
    if flag := _FLAGS_OF_MATCHES.get(match.kind):
        flags.append(flag)
    try:
        attempt = _begun(visit, asked, rules, form, flags)
    except StillTakenError:
        return notices.refused(visit, asked, refusals.try_again().message, form.typed())
    except RefusedError as refusal:
        return notices.refused(visit, asked, refusal.message, form.typed())
    kept = kept_answers(attempt, visit.sent)
    return pages.questions(visit, attempt, kept, form.typed(), is_unranked=is_barred)


def _begun(
    visit: Visit, asked: Round, rules: Rules, form: DetailsForm, flags: list[Flag]
) -> Attempt:
    """The attempt of whoever gave these details. Raises RefusedError, which keeps the person all the same."""
    to_mend = visit.attempt_to_mend(asked)
    tries = guesses.tries_of(visit.request, rules, form.details, visit.day)

    def known() -> Person:
        return persons.find_or_add(
            visit.contest,
            rules,
            form.details,
            visit.at,
            mends=to_mend.person_id if to_mend else None,
            before_comparing=tries.require_few,
        )

    @begun_again
    def begun() -> Attempt | RefusedError:
        try:
            return starting.start(
                asked,
                rules,
                _known(known, visit.at),
                visit.at,
                needs_more_time=form.cleaned_data.get("more_time", False),
                flags=flags,
                marks=guards.marks_of_place(visit.request, visit.contest),
            )
        except persons.OtherDetailsError:
            tries.count_one()
            return refusals.other_details(rules, visit.at)
        except RefusedError as refusal:
            return refusal

    made = begun()
    if isinstance(made, RefusedError):
        raise made
    return made


def _known(known: Callable[[], Person], at: datetime) -> Person:
    """Who is known by the details, where need be once those who left their number without an entry are let go."""
    try:
        return known()
    except persons.OtherDetailsError as refusal:
        if not letting_go.let_go(refusal.persons, at):
            raise
        return known()


def find_unit(visit: Visit) -> HttpResponse:
    """The first form again, with the units that were found."""
    playing = _playing_by_token(visit)
    if playing is None:
        return notices.not_open(visit)
    form = DetailsForm(visit.contest, playing[1], visit.day, initial=dict(visit.details))
    return pages.details(visit, playing[0], form, looks_for_unit=True)


def give_answers(visit: Visit) -> HttpResponse:
    """Checks the answers and shows everything once more."""
    if there_is := _receipt(visit):
        return there_is
    if away := _away(visit):
        return away
    answers = sent_answers(visit.attempt, visit.sent)
    if answers.errors:
        return pages.questions(visit, visit.attempt, answers, visit.details)
    return pages.review(visit, visit.attempt, answers)


def change_answers(visit: Visit) -> HttpResponse:
    """The questions again, with what was chosen."""
    if there_is := _receipt(visit):
        return there_is
    if away := _away(visit):
        return away
    kept = kept_answers(visit.attempt, visit.sent)
    return pages.questions(visit, visit.attempt, kept, visit.details)


def submit(visit: Visit) -> HttpResponse:
    """Makes the entry, once; sent again, it answers with the same receipt."""
    if there_is := _receipt(visit):
        return there_is
    visit.require_fresh_token()
    attempt = visit.attempt
    answers = sent_answers(attempt, visit.sent)
    if answers.errors or answers.foretold is None:
        return pages.questions(visit, attempt, answers, visit.details)
    flags = [
        *guards.flags_of_place(visit.request, "submit"),
        *guards.flags_of_form(visit.sent),
        *guards.flags_of_time(attempt, visit.at),
        *proofs.flags_of_proof(attempt, visit.sent.get(proofs.PROOF_NAME, "")),
    ]
    entry = submitting.submit(
        attempt, answers.by_question(), answers.foretold, visit.at, flags=flags
    )
    return pages.receipt(visit, entry)


STEPS: dict[str, Step] = {
    "begin": begin,
    "find_unit": find_unit,
    "details": give_details,
    "change_details": begin,
    "answers": give_answers,
    "change_answers": change_answers,
    "submit": submit,
}


def _playing(visit: Visit) -> tuple[Round, Rules] | None:
    """The round that is open and the rules it is played by."""
    if visit.open_round is None or visit.rules is None:
        return None
    return visit.open_round, visit.rules


def _playing_by_token(visit: Visit) -> tuple[Round, Rules] | None:
    """The same, where the token is bound to that round; TokenError where it is good for nothing."""
    visit.require_fresh_token()
    playing = _playing(visit)
    return playing if playing and playing[0].pk == visit.token.round else None


def _receipt(visit: Visit) -> HttpResponse | None:
    """That of what came of the token's attempt. A token that is over still leads there, and to nothing else."""
    if visit.entry is None:
        return None
    return pages.receipt(visit, visit.entry, is_annulled=visit.entry.annulment is not None)


def _away(visit: Visit) -> HttpResponse | None:
    """The page that answers instead when the token or the round is over."""
    visit.require_fresh_token()
    if visit.attempt.round.state(visit.at) is not RoundState.OPEN:
        return notices.not_open(visit)
    return None
