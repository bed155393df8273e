"""What a round asks, with the right answers: committed to at the opening, told in the file."""

from __future__ import annotations

import json
from typing import Any

from contest.ledger.canonical import canonical, digest
from contest.models import Ledger, Round


def questions_of(of: Round) -> list[dict[str, Any]]:
    """The questions of a round in its order, each with its options and the right one (0 for none)."""
    rows = of.round_questions.select_related("question").prefetch_related("question__options")
    return [_question(row.question) for row in rows]


def questions_digest(of: Round) -> str:
    """By it the heads hold fast what is right, before anybody may know it."""
    return digest(canonical(questions_of(of)))


def asks_what_was_sealed(ledger: Ledger) -> bool:
    """Whether questions and right answers still are those of the opening."""
    sealed: str = json.loads(ledger.opening)["questions"]
    return sealed == questions_digest(ledger.round)


def _question(question: Any) -> dict[str, Any]:
    options = list(question.options.all())
    return {
        "id": question.pk,
        "wording": question.wording,
        "wording_en": question.wording_en,
        "options": [
            {"id": option.pk, "wording": option.wording, "wording_en": option.wording_en}
            for option in options
        ],
        "right": next((option.pk for option in options if option.is_right), 0),
    }
