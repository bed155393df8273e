"""From a row that is made, changed or removed to its record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from contest.audit.acts import Act, Done, present_user
from contest.audit.chain import append
from contest.audit.register import RECORDED
from contest.audit.values import contest_of, fields_of, key_of, label_of, reason_of, told

# Rows with what they held, by their keys, so that they can be told afterwards.
States = Mapping[Any, models.Model]


def is_recorded(model: type[models.Model]) -> bool:
    """Whether changes of a model's rows are recorded now. It asks the database nothing: contestants pass here, too."""
    recorded = RECORDED.get(model._meta.label)
    return recorded is not None and not (recorded.by_staff_only and present_user() is None)


def stored_states(model: type[models.Model], keys: Iterable[Any]) -> States:
    """The rows as they stand in the database, which nobody else changes until the transaction is over."""
    known = [key for key in keys if key is not None]
    if not known:
        return {}
    # In no order: by one that names another table, rows of that one would be locked, too.
    return model._base_manager.order_by().select_for_update(no_key=True).in_bulk(known)


def record_creations(model: type[models.Model], keys: Iterable[Any]) -> None:
    """Record rows that were made, with everything that may be told of them."""
    rows = stored_states(model, keys).values()
    append(
        [
            _done(Act.CREATED, row, after=told(row, fields_of(model)), reason=reason_of(row))
            for row in rows
        ],
        present_user(),
    )


def record_changes(model: type[models.Model], before: States) -> None:
    """Record what differs between rows as they were and as they stand now; a save that changes nothing is no act."""
    now = stored_states(model, before)
    append(
        [
            done
            for key, was in before.items()
            if key in now and (done := _changed(was, now[key])) is not None
        ],
        present_user(),
    )


def record_deletion(row: models.Model) -> None:
    """Record a row that is about to be removed, in the transaction that removes it."""
    for stored in stored_states(type(row), [row.pk]).values():
        before = told(stored, fields_of(type(row)))
        append([_done(Act.DELETED, stored, before=before)], present_user())


def _changed(was: models.Model, now: models.Model) -> Done | None:
    differing = [
        field
        for field in fields_of(type(now))
        if getattr(was, field.attname) != getattr(now, field.attname)
    ]
    reason = reason_of(now) if reason_of(now) != reason_of(was) else ""
    if not differing and not reason:
        return None
    return _done(
        Act.CHANGED, now, before=told(was, differing), after=told(now, differing), reason=reason
    )


def _done(act: Act, row: models.Model, **told_of_it: Any) -> Done:
    return Done(
        act=act,
        kind=row._meta.label_lower,
        object=key_of(row),
        label=label_of(row),
        contest=contest_of(row),
        **told_of_it,
    )
