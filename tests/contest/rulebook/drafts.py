"""Rules as a form would hold them: sound ones, of which a test spoils one thing."""

from __future__ import annotations

from typing import Any

from contest.models import Prize, Rules, TopicQuota
from demo.factories.contest import ContestFactory, RulesFactory


def draft(**values: Any) -> Rules:
    """A stored draft, the first of its contest unless a contest is given."""
    if "contest" not in values:
        values["contest"] = ContestFactory()
    number = values["contest"].rules.count() + 1
    if number > 1:
        values.setdefault("reason", "Theo góp ý của người dự thi.")
        values.setdefault("reason_en", "Contestants asked for it.")
    return RulesFactory(issued_at=None, number=number, **values)


def quota(topic: Any, count: int, difficulty: int | None = None) -> TopicQuota:
    return TopicQuota(topic=topic, count=count, difficulty=difficulty)


def prize(name: str, quantity: int = 1, amount: int | None = None, **values: Any) -> Prize:
    return Prize(name=name, quantity=quantity, amount=amount, **values)
