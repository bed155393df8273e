"""The pages of the flow: each answers one step and carries what was typed so far. (`notices`: where it does not go on.)"""

from __future__ import annotations

from django.http import HttpResponse

from contest.attempts import receipts, scores
from contest.models import Attempt, Entry, Round
from contest.taking_part import proofs, shown
from contest.taking_part.answers import Answers, kept_answers
from contest.taking_part.blanks import Texts, answer_html, joined, question_html
from contest.taking_part.carried import PREDICTION_NAME, Pairs, hidden_fields
from contest.taking_part.details_form import BIRTH_NAMES, DetailsForm
from contest.taking_part.rendering import FAULTY, OK, Context, filled_page, page
from contest.taking_part.visits import Visit


def details(
    visit: Visit, asked: Round, form: DetailsForm, *, looks_for_unit: bool = False
) -> HttpResponse:
    """The form of details, with what is wrong with it if it was sent."""
    units, has_more = form.unit_choices()
    faults = form.faults()

    def context(texts: Texts) -> Context:
        return {
            "form": form,
            "faults": faults,
            "units": units,
            "has_more_units": has_more,
            "looks_for_unit": looks_for_unit,
            **texts,
            "round_name": shown.round_name(asked),
        }

    texts = {
        "token": visit.token_of_details(asked),
        "carried": hidden_fields(visit.answers),
    }
    if visit.details or form.is_bound:
        return page(visit, "details", context(texts), FAULTY if faults else OK)
    # Nothing is typed yet: all who begin see the same.
    return filled_page(
        visit, "details", (asked.pk, form.rules.pk, visit.day, looks_for_unit), texts, context
    )


def questions(
    visit: Visit,
    attempt: Attempt,
    answers: Answers,
    typed: Pairs,
    *,
    is_unranked: bool = False,
) -> HttpResponse:
    """The questions of an attempt, with what is chosen and what is wrong."""
    asked = shown.asked_questions(attempt, visit.at, answers.chosen, answers.errors)
    faults = [(each.options[0].html_id, each.error) for each in asked if each.error]
    if PREDICTION_NAME in answers.errors:
        faults.append((PREDICTION_NAME, answers.errors[PREDICTION_NAME]))

    def context(texts: Texts) -> Context:
        return {
            **texts,
            "prediction_error": answers.errors.get(PREDICTION_NAME, ""),
            "prediction_question": shown.prediction_question(attempt.rules),
            "prediction_hint": shown.prediction_hint(attempt.rules),
            "faults": faults,
            "is_unranked": is_unranked,
            "round_name": shown.round_name(attempt.round),
        }

    texts = {
        "questions": joined(question_html(each, len(asked)) for each in asked),
        "prediction": answers.prediction,
        "carried": hidden_fields(typed),
        **_texts_of_attempt(visit, attempt),
    }
    if faults:
        return page(visit, "questions", context(texts), FAULTY)
    same = (attempt.round_id, attempt.rules_id, is_unranked)
    return filled_page(visit, "questions", same, texts, context)


def review(visit: Visit, attempt: Attempt, answers: Answers) -> HttpResponse:
    """Everything once more before it is sent for good."""
    form = DetailsForm(visit.contest, attempt.rules, visit.day, initial=dict(visit.details))
    asked = shown.asked_questions(attempt, visit.at, answers.chosen, {})

    def context(texts: Texts) -> Context:
        return {
            **texts,
            "stays_as_told_first": visit.stays_as_told_first,
            "prediction_question": shown.prediction_question(attempt.rules),
            "closes": shown.instant(attempt.round.closes_at),
            "round_name": shown.round_name(attempt.round),
        }

    typed = dict(visit.details)
    texts = {
        "name": typed.get("name", ""),
        "birth_date": "/".join(typed.get(part, "") for part in BIRTH_NAMES),
        "phone": typed.get("phone", ""),
        "group": form.group_title(),
        "unit": form.chosen_unit.name if form.chosen_unit else "",
        "answers": joined(answer_html(each) for each in asked),
        "prediction": answers.prediction,
        "carried": hidden_fields([*visit.details, *visit.answers]),
        "challenge": proofs.challenge(attempt, visit.at) if attempt.round.under_attack else "",
        **_texts_of_attempt(visit, attempt),
    }
    same = (attempt.round_id, attempt.rules_id, visit.stays_as_told_first)
    return filled_page(visit, "review", same, texts, context)


def receipt(visit: Visit, entry: Entry, *, is_annulled: bool = False) -> HttpResponse:
    """That the entry is here, under which code; and that it counts where other answers came with this request."""
    attempt = visit.attempt
    asked, rules = attempt.round, attempt.rules
    typed = dict(visit.details)
    score = scores.score(entry) if scores.may_show(rules, asked, visit.at) else None
    is_closed = visit.at >= asked.closes_at
    came_first = kept_answers(attempt, visit.sent).differ_from(entry)

    def context(texts: Texts) -> Context:
        return {
            **texts,
            "is_late": entry.is_late,
            "is_annulled": is_annulled,
            "came_first": came_first,
            "question_count": len(attempt.draw),
            "rules": rules,
            "score": score,
            "closes": shown.instant(asked.closes_at),
            "is_closed": is_closed,
            "round_name": shown.round_name(asked),
        }

    texts = {
        "code": receipts.shown(entry.receipt),
        "sent_at": shown.instant_to_the_second(entry.submitted_at),
        "person_name": typed.get("name", ""),
        "phone_end": typed.get("phone", "").strip()[-2:],
    }
    same = (
        asked.pk,
        rules.pk,
        len(attempt.draw),
        entry.is_late,
        is_annulled,
        came_first,
        is_closed,
        *(score or ()),
    )
    return filled_page(visit, "receipt", same, texts, context)


def _texts_of_attempt(visit: Visit, attempt: Attempt) -> dict[str, str]:
    time_left = shown.time_left(attempt, visit.at)
    return {
        "token": visit.token_of_attempt(attempt),
        "until": time_left.until if time_left else "",
        "seconds": str(time_left.seconds) if time_left else "",
        # What the page keeps answers under, in the reader's own browser.
        "kept_under": attempt.nonce[:8],
    }
