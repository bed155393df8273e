"""Work of which other requests may do the same at the same moment, where the database's constraints decide."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import IntegrityError, connection, transaction

# Each turn that fails means that another request was first with a row; what it has done is found in the next.
MOST_TURNS = 20

Told = ParamSpec("Told")
Made = TypeVar("Made")

_is_underway: ContextVar[bool] = ContextVar("is_underway", default=False)


class StillTakenError(Exception):
    """Others were first with a row each time the work was begun."""


def one_statement() -> AbstractContextManager[None]:
    """Around one statement that the database may refuse: what was done before stays, and may go on.

    By itself a statement is a transaction already, and one sent to PostgreSQL alone is answered in a third of
    the time. SQLite gets its transaction all the same, in which a writer waits for its turn (ADR 8).
    """
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        return nullcontext()
    return transaction.atomic()


def begun_again(work: Callable[Told, Made]) -> Callable[Told, Made]:
    """Does the work in one transaction, and all of it anew where the database refuses a row that another has added.

    Such work within such work is a part of it, so that savepoints, two statements each, are spared. Raises
    StillTakenError after `MOST_TURNS`.
    """

    @wraps(work)
    def done(*told: Told.args, **named: Told.kwargs) -> Made:
        if _is_underway.get():
            return work(*told, **named)
        token = _is_underway.set(True)
        try:
            for _turn in range(MOST_TURNS):
                try:
                    with transaction.atomic():
                        return work(*told, **named)
                except IntegrityError as fault:
                    last = fault
            raise StillTakenError from last
        finally:
            _is_underway.reset(token)

    return done
