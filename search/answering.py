"""Readers are answered by the chosen engine, and by the database whenever that one does not answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from django.utils import timezone

from search.engines import breaker
from search.engines.base import Engine, EngineFault, QuestionRefused
from search.engines.choice import database_engine, other_engine

logger = logging.getLogger(__name__)

Answered = TypeVar("Answered")


def answered(ask: Callable[[Engine], Answered]) -> Answered:
    """The answer to one question: `answered(lambda engine: engine.page(asked))`.

    Raises what the database raises; a fault of the other engine only shuts it off for a while.
    """
    now = timezone.now()
    engine = other_engine()
    if engine is not None and breaker.may_ask(now):
        try:
            answer = ask(engine)
        except QuestionRefused as fault:
            # Nobody may shut the engine off for others by an odd question.
            logger.error("The search engine refused a question: %s", fault)
        except EngineFault as fault:
            breaker.failed(str(fault), timezone.now())
        else:
            breaker.answered()
            return answer
    return ask(database_engine())
