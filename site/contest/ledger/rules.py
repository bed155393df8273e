"""The rules that a round is played by, as a record: its digest stands in the opening and in every head.

So whoever changed a version afterwards, past the program, could make neither fit again. A round may be opened by one
version and counted by a later one: each head tells of the one that was in force at its minute.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from contest.ledger.canonical import canonical, digest, instant_text
from contest.models import Result, Round, Rules

# Ledgers are sealed with these: a field that comes later belongs into a record of a new format, or none of them would fit.
SEALED_FIELDS = (
    "reason",
    "reason_en",
    "audience",
    "audience_en",
    "least_age",
    "guardian_age",
    "barred_bodies",
    "barred_treatment",
    "identity",
    "asks_id_number",
    "question_source",
    "question_count",
    "prediction_target",
    "attempt_policy",
    "attempt_limit",
    "counted_attempt",
    "minutes",
    "grace_seconds",
    "extra_time_percent",
    "tie_clock",
    "results_shown",
    "one_prize_a_person",
    "appeal_days",
    "appeal_answer_days",
    "retention_days",
)


def in_force(of: Round, at: datetime) -> Rules | None:
    """The rules of a round at a moment; after its close they are those of its last moment."""
    # The close itself is no longer of the round, and no moment lies between it and this one.
    last_moment = of.closes_at - timedelta.resolution
    return Rules.objects.in_force(of.contest, min(at, last_moment))


def rules_digest(rules: Rules | None) -> str:
    """By it the opening and the heads hold a version fast; where none was in force yet, that of nothing."""
    return digest(canonical(record_of(rules) if rules else None))


def record_of(rules: Rules) -> dict[str, Any]:
    """Everything of a version but who put it in force. What other records it names is told by their numbers."""
    return {
        "version": rules.number,
        "issued_at": instant_text(rules.issued_at) if rules.issued_at else "",
        "document": rules.document_id,
        **{field: getattr(rules, field) for field in SEALED_FIELDS},
        "quotas": [
            {"topic": quota.topic_id, "difficulty": quota.difficulty, "count": quota.count}
            for quota in rules.quotas.order_by("sort_order", "pk")
        ],
        "prizes": [
            {
                "scope": prize.scope,
                "name": prize.name,
                "name_en": prize.name_en,
                "quantity": prize.quantity,
                "amount": prize.amount,
            }
            for prize in rules.prizes.order_by("sort_order", "pk")
        ],
    }


def versions_of(result: Result) -> list[Rules]:
    """Those in force from the opening of a round to its close, oldest first; the last one is what it was counted by."""
    first = json.loads(result.round.ledger.opening)["rules"]
    versions = Rules.objects.issued().filter(contest=result.round.contest_id)
    return list(versions.filter(number__gte=first, number__lte=result.rules.number))
