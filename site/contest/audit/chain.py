"""Adding to the log: each record is tied to the one before, within the transaction of the act itself."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from contest.audit.acts import Actor, Done
from contest.audit.values import moment
from contest.audit.verifying import GENESIS, link_after, reason_mark
from contest.clock import instant
from contest.models.audit import AuditHead, AuditReason, AuditRecord

_SALT_BYTES = 16
# An act with the actor behind it.
_Pending = list[tuple[Done, Actor]]
_gathering: ContextVar[_Pending | None] = ContextVar("gathering", default=None)


def append(done: Sequence[Done], by: Any) -> None:
    """Add a record for each act of an account (None: the site itself), now or when what is `gathered` ends."""
    if not done:
        return
    actor = Actor.of(by)
    acts = [(act, actor) for act in done]
    gathering = _gathering.get()
    if gathering is None:
        _write(acts)
    else:
        gathering += acts


@contextmanager
def gathered() -> Iterator[None]:
    """Records of many acts are added together at the end, so that the head is not locked while the work is done.

    It stands within the transaction of the work, of which no part may be undone by itself. Usable as a decorator.
    """
    if _gathering.get() is not None:
        yield
        return
    pending: _Pending = []
    token = _gathering.set(pending)
    try:
        yield
    finally:
        _gathering.reset(token)
    if pending:
        _write(pending)


def _write(acts: _Pending) -> None:
    """Who adds locks the head until the act is committed, so that there is one chain.

    When a record can't be written, nothing of the act is: without a savepoint, whoever catches the error can't commit
    either.
    """
    with transaction.atomic(savepoint=False):
        head, _made = AuditHead.objects.select_for_update().get_or_create(
            pk=1, defaults={"link": GENESIS}
        )
        # Under the lock, so that later records are never of an earlier moment; nobody could hand it down to a save.
        at = instant()
        records, reasons = [], []
        for act, actor in acts:
            head.number += 1
            salt = secrets.token_hex(_SALT_BYTES) if act.reason else ""
            record = AuditRecord(
                number=head.number,
                at=at,
                actor=actor.name,
                roles=list(actor.roles),
                act=act.act,
                kind=act.kind,
                object=act.object,
                label=act.label,
                contest=act.contest,
                before=act.before,
                after=act.after,
                reason_mark=reason_mark(salt, act.reason),
            )
            head.link = record.link = link_after(head.link, exported(record))
            records.append(record)
            if act.reason:
                reasons.append(AuditReason(record=record, salt=salt, text=act.reason))
        AuditRecord.objects.bulk_create(records)
        AuditReason.objects.bulk_create(reasons)
        AuditHead.objects.filter(pk=head.pk).update(number=head.number, link=head.link)


def exported(record: AuditRecord) -> dict[str, Any]:
    """A record as it is linked and exported, its link included."""
    return {
        "number": record.number,
        "at": moment(record.at),
        "actor": record.actor,
        "roles": record.roles,
        "act": record.act,
        "kind": record.kind,
        "object": record.object,
        "label": record.label,
        "contest": record.contest,
        "before": record.before,
        "after": record.after,
        "reason_mark": record.reason_mark,
        "link": record.link,
    }
