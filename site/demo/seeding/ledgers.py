"""The ledger of a round of former times, with a head for each of its minutes, as the worker would have kept it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from contest.ledger import chain
from contest.models import Ledger, LedgerHead, Round

MINUTE = timedelta(minutes=1)


def chain_entries(of: Round) -> None:
    """Chain all entries of a closed round, which are numbered as they came, and publish its heads."""
    ledger = chain.begin(of, of.opens_at)
    chain.append_waiting(ledger)
    LedgerHead.objects.bulk_create(_heads(ledger), batch_size=5_000)


def _heads(ledger: Ledger) -> Iterator[LedgerHead]:
    """In each minute, of what had been sent before it."""
    of = ledger.round
    sent = iter(
        ledger.lines.order_by("position").values_list("entry__submitted_at", "link").iterator()
    )
    link, coming, minute = chain.first_link(ledger), next(sent, None), of.opens_at
    # Contests of former times were played by one version.
    rules, closes_at = chain.sealed_rules(ledger, of.opens_at), chain.sealed_close(ledger)
    while minute <= of.closes_at:
        while coming and coming[0] < minute:
            link, coming = coming[1], next(sent, None)
        told = chain.head_of(link, minute, rules, closes_at)
        yield LedgerHead(ledger=ledger, at=minute, closes_at=closes_at, digest=told)
        minute += MINUTE
