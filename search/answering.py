"""Readers are answered by the chosen engine, and by the database whenever that one does not answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextvars import ContextVar
from time import monotonic
from typing import Any, TypeVar

from django.core.signals import request_started
from django.dispatch import receiver
from django.utils import timezone

from search.engines import breaker
from search.engines.base import Engine, EngineFault, QuestionRefused
from search.engines.choice import database_engine, other_engine

logger = logging.getLogger(__name__)

Answered = TypeVar("Answered")

# Seconds that the engine has taken of the present request, which asks it several questions.
_taken = ContextVar("_taken", default=0.0)


@receiver(request_started)
def _nothing_is_taken(**kwargs: Any) -> None:
    _taken.set(0.0)


def answered(ask: Callable[[Engine], Answered]) -> Answered:
    """The answer to one question: `answered(lambda engine: engine.page(asked))`.

    Raises what the database raises; a fault of the other engine only shuts it off for a while. One that has
    taken half of the patience with a request is not asked any more within it, so readers never wait for
    much longer than the patience.
    """
    now = timezone.now()
    engine = other_engine()
    if engine is not None and _taken.get() < engine.patience / 2 and breaker.may_ask(now):
        began = monotonic()
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
        finally:
            _taken.set(_taken.get() + monotonic() - began)
    return ask(database_engine())
