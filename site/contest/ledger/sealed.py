"""Whether rules and close of a round still are what was sealed: the first ones in the opening, every one in heads."""

from __future__ import annotations

import json
from datetime import timedelta

from contest.ledger.canonical import instant_text
from contest.ledger.chain import last_line_of
from contest.ledger.closes import closes_of
from contest.ledger.formats import format_of
from contest.ledger.rules import rules_digest, versions_of
from contest.models import LedgerFile

# A head of a minute in which a version came into force may tell of it or of the one before.
MINUTE = timedelta(minutes=1)


def misfit_of_rules(file: LedgerFile) -> str:
    """What is wrong with the versions that a file would tell of; empty where they are those of opening and heads.

    Compared is the last head of each version's time; the last version of all is the one that was counted by, and the
    head of the count tells of it. Ledgers of the first format know the number of the first version alone.
    """
    ledger, result = file.round.ledger, file.result
    opening, versions = json.loads(ledger.opening), versions_of(result)
    first = versions[0] if opening["rules"] and versions else None
    if opening.get("rules_digest") not in (None, rules_digest(first)):
        return "the rules are not those of the opening"
    if not format_of(ledger).heads_hold_rules:
        return ""
    if versions[-1:] != [result.rules]:
        return "the rules that were counted by are not in force"
    lines = ledger.lines.filter(position__lte=file.lines)
    starts = [each.issued_at for each in versions if each.issued_at]
    ends = [*(start - MINUTE for start in starts[1:]), result.counted_at]
    for version, start, end in zip(versions, starts, ends, strict=True):
        # The first head after it may have been made while it was being saved.
        heads = ledger.heads.filter(at__gte=start + MINUTE, at__lte=end)
        head = heads.order_by("-at").first()
        if head and last_line_of(head, lines, [rules_digest(version)]) is None:
            return f"version {version.number} of the rules is not the one that heads tell of"
    return ""


def misfit_of_close(file: LedgerFile) -> str:
    """What is wrong with the close that a file would tell of; empty where the head of its count tells of it, too."""
    if not format_of(file.round.ledger).heads_hold_close:
        return ""
    if closes_of(file.result)[-1] != instant_text(file.round.closes_at):
        return "the close is not the one that heads tell of"
    return ""
