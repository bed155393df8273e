"""What forms carry from step to step in hidden fields, so that nothing typed is ever lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

# No honest form is longer: details, a hundred answers, a token and a proof.
MOST_BYTES = 32_768
MOST_ANSWERS, LONGEST_DETAIL = 100, 300

DETAIL_NAMES = (
    "name",
    "birth_day",
    "birth_month",
    "birth_year",
    "phone",
    "group",
    "unit",
    "unit_search",
    "lives_here",
    "studies_here",
    "works_here",
    "id_number",
    "more_time",
    "not_barred",
    "take_part",
    "publish_name",
    "guardian",
    "guardian_publish",
    "guardian_name",
    "guardian_phone",
)
PREDICTION_NAME, LONGEST_PREDICTION = "prediction", 40

_ANSWER_NAME = re.compile(r"q[0-9]{1,18}")
_ANSWER = re.compile(r"[0-9]{1,18}")

_SALT = "contest.taking_part.answer"
# As many bytes as make a number of at most 17 digits.
_VALUE_BYTES = 7
_MOST_OPTIONS = 4_000

Pairs = list[tuple[str, str]]


def answer_name(question_id: int) -> str:
    """The name of a question's field."""
    return f"q{question_id}"


@lru_cache(_MOST_OPTIONS)
def answer_value(option_id: int) -> str:
    """What the field of a question holds when this option is chosen.

    Keys rise in the order in which setters wrote the options, the right one often first, and pages must not tell
    that order. A place in the order of an attempt would do too, but answers are carried on when somebody changes
    the details and gets another attempt, where that place is another answer.
    """
    mark = salted_hmac(_SALT, str(option_id), algorithm="sha256").digest()
    return str(int.from_bytes(mark[:_VALUE_BYTES]))


def details_in(sent: QueryDict) -> Pairs:
    """The details of a form as they were typed, by the names of their fields."""
    return _pairs(sent, DETAIL_NAMES, LONGEST_DETAIL)


def answers_in(sent: QueryDict) -> Pairs:
    """The answers and the prediction of a form; what can't be an answer is left out."""
    names = [name for name in sent if _ANSWER_NAME.fullmatch(name)][:MOST_ANSWERS]
    answers = [pair for pair in _pairs(sent, names, LONGEST_DETAIL) if _ANSWER.fullmatch(pair[1])]
    return [*answers, *_pairs(sent, [PREDICTION_NAME], LONGEST_PREDICTION)]


def hidden_fields(pairs: Pairs) -> SafeString:
    """The hidden fields of a form that carry these."""
    return format_html_join("\n", '<input type="hidden" name="{}" value="{}">', pairs)


def _pairs(sent: QueryDict, names: Iterable[str], longest: int) -> Pairs:
    told = ((name, sent.get(name, "").replace("\0", "")[:longest]) for name in names)
    return [(name, value) for name, value in told if value]
