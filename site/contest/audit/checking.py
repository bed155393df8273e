"""Whether the log as it stands in the database is whole."""

from __future__ import annotations

from collections.abc import Iterable

from contest.audit.exporting import in_turn, with_reason
from contest.audit.verifying import GENESIS, Chain
from contest.models import AuditHead, AuditRecord


def head() -> tuple[int, str]:
    """How many records there are, and the last link."""
    kept = AuditHead.objects.filter(pk=1).first()
    return (kept.number, kept.link) if kept else (0, GENESIS)


def check_stored(heads: Iterable[str] = ()) -> Chain:
    """The chain of the database: every record, the end it says it has, and heads that were written down before."""
    _number, link = head()
    chain = Chain()
    for record in in_turn(AuditRecord.objects.all()):
        chain.put(with_reason(record))
    chain.end([link, *heads])
    # Read again: acts may have been added meanwhile, but none can be there that the head does not count.
    number, _link = head()
    if chain.length > number:
        chain.faults.append(
            f"Có {chain.length} bản ghi, đầu nhật ký chỉ tính {number}."
            f" / There are {chain.length} records, and the head counts {number}."
        )
    return chain
