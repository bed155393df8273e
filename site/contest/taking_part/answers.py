"""The answers and the prediction of one form, checked against what the attempt drew."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext as _

from contest.attempts import predictions
from contest.models import Attempt, Entry
from contest.taking_part.carried import (
    LONGEST_PREDICTION,
    PREDICTION_NAME,
    answer_name,
    answer_value,
)


@dataclass
class Answers:
    """`chosen` (ids of options as text) and `errors` go by the names of fields.

    `prediction` is as typed, `foretold` as understood.
    """

    chosen: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    prediction: str = ""
    foretold: Decimal | None = None

    def by_question(self) -> dict[str, str]:
        """The chosen options by the ids of questions, both as text."""
        return {name.removeprefix("q"): value for name, value in self.chosen.items()}

    def differ_from(self, entry: Entry) -> bool:
        """Whether any of them is another than the entry holds; never, where one is missing or no answer.

        Else whoever sent one at a time would learn which the entry holds.
        """
        sent = self.by_question()
        if self.foretold is None or entry.answers.keys() - sent.keys():
            return False
        return self.foretold != entry.prediction or sent != entry.answers


def sent_answers(attempt: Attempt, sent: QueryDict) -> Answers:
    """What a form holds for the questions of an attempt, with what is wrong with it."""
    answers = Answers(prediction=sent.get(PREDICTION_NAME, "").strip()[:LONGEST_PREDICTION])
    for number, (question_id, option_ids) in enumerate(attempt.draw, start=1):
        name = answer_name(question_id)
        values = sent.getlist(name)
        options = {answer_value(each): str(each) for each in option_ids}
        if not values:
            answers.errors[name] = _("Question %(number)s: no answer chosen.") % {"number": number}
        elif len(values) > 1:
            answers.errors[name] = _("Question %(number)s: choose one answer only.") % {
                "number": number
            }
        elif values[0] not in options:
            answers.errors[name] = _("Question %(number)s: choose one of the answers shown.") % {
                "number": number
            }
        else:
            answers.chosen[name] = options[values[0]]
    try:
        answers.foretold = predictions.parse(answers.prediction, attempt.rules.prediction_target)
    except predictions.NotAPredictionError as fault:
        answers.errors[PREDICTION_NAME] = fault.message
    return answers


def kept_answers(attempt: Attempt, sent: QueryDict) -> Answers:
    """The same for a form that is only shown again: nothing is wrong with it yet."""
    answers = sent_answers(attempt, sent)
    answers.errors = {}
    return answers
