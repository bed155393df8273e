"""The chain of a round: begun at its opening, appended to in order, told by a head a minute.

Link 0 is the digest of the opening record; each further link is the digest of the link before and the line.
A head is the digest of the last link, the minute, and the rules and the close in force at it. Links and the nonce in
the opening record are known to nobody before the file is published, so a head tells neither how many entries there are
nor whether any came since the head before.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from contest.ledger.canonical import canonical, digest, instant_text, minute_text
from contest.ledger.commitments import commitment
from contest.ledger.formats import NEWEST, format_of
from contest.ledger.lines import line_of
from contest.ledger.questions import questions_digest
from contest.ledger.rules import in_force, rules_digest
from contest.models import Entry, Ledger, LedgerHead, LedgerLine, Round

logger = logging.getLogger(__name__)

LINES_AT_ONCE = 1_000
# So long after the close heads go on, if the count, which publishes the last one, is late.
TAIL = timedelta(minutes=10)


def keep(at: datetime) -> None:
    """Append what came to the ledgers of all open rounds and publish a head of each, once a minute."""
    open_or_just_closed = Round.objects.filter(opens_at__lte=at, closes_at__gt=at - TAIL)
    waiting = open_or_just_closed.filter(ledger_files=None).exclude(ledger__heads__at=_minute(at))
    for each in waiting.select_related("contest").order_by("pk"):
        ledger = begin(each, at)
        append_waiting(ledger)
        with transaction.atomic():
            _lock(ledger)
            # Counted meanwhile: a head after the count would belong to no file.
            if not each.ledger_files.exists():
                publish_head(ledger, at)


def begin(of: Round, at: datetime) -> Ledger:
    """The ledger of a round; made now if there is none."""
    if (made := Ledger.objects.filter(round=of).first()) is not None:
        return made
    # What it begins with stays for ever, and whoever asks may have read the round some time ago.
    of = Round.objects.select_related("contest").get(pk=of.pk)
    rules = in_force(of, of.opens_at)
    opening = {
        "closes_at": instant_text(of.closes_at),
        "contest": of.contest.slug,
        "format": NEWEST.name,
        "nonce": secrets.token_hex(32),
        "opens_at": instant_text(of.opens_at),
        "questions": questions_digest(of),
        "round": of.number,
        "rules": rules.number if rules else 0,
        "rules_digest": rules_digest(rules),
    }
    ledger, _made = Ledger.objects.get_or_create(
        round=of, defaults={"opening": canonical(opening), "begun_at": at}
    )
    return ledger


def append_waiting(ledger: Ledger) -> int:
    """Append every entry of the round that stands in no line yet, in order of number; says how many lines there are.

    An entry whose transaction ended late comes behind others of a greater number. Of two at once one waits.
    """
    behind: int | None = None
    form = format_of(ledger)
    while True:
        with transaction.atomic():
            _lock(ledger)
            last, link = last_link(ledger)
            waiting = _waiting(ledger, behind)
            lines = []
            for position, entry in enumerate(waiting, start=last + 1):
                committed = commitment(entry)
                link = next_link(link, line_of(entry, committed, form, position))
                lines.append(
                    LedgerLine(
                        ledger=ledger,
                        position=position,
                        entry=entry,
                        commitment=committed,
                        link=link,
                    )
                )
            LedgerLine.objects.bulk_create(lines)
        if len(waiting) == LINES_AT_ONCE:
            # Looking from the first entry for each batch would pass all that stand in lines each time.
            behind = waiting[-1].pk
        elif behind is not None:
            # Once more from the first, for those whose transactions ended meanwhile.
            behind = None
        else:
            return last + len(waiting)


def publish_head(ledger: Ledger, at: datetime) -> None:
    """Publish the head of this minute, unless one of this minute or a later one is published."""
    minute = _minute(at)
    with transaction.atomic():
        _lock(ledger)
        if ledger.heads.filter(at__gte=minute).exists():
            return
        _position, link = last_link(ledger)
        closes_at = sealed_close(ledger)
        told = head_of(link, minute, sealed_rules(ledger, at), closes_at)
        head = LedgerHead.objects.create(ledger=ledger, at=minute, closes_at=closes_at, digest=told)
    logger.info("Head of the ledger of round %s: %s", ledger.round_id, written(head))


def written(head: LedgerHead) -> str:
    """A head as everybody reads it: "2031-09-01T02:00Z 5f0c…"."""
    return f"{minute_text(head.at)} {head.digest}"


def first_link(ledger: Ledger) -> str:
    """Link 0, on which the first line builds."""
    return digest(ledger.opening)


def next_link(link: str, line: str) -> str:
    """The link of a line that stands behind the line of `link`."""
    return digest(bytes.fromhex(link), line)


def head_of(link: str, minute: datetime, rules: str, closes_at: datetime | None) -> str:
    """The head that is published of a link at a whole minute, with `sealed_rules` and `sealed_close` of then."""
    close = instant_text(closes_at) if closes_at else ""
    return digest(bytes.fromhex(link), minute_text(minute), rules, close)


def sealed_rules(ledger: Ledger, at: datetime) -> str:
    """The digest of the rules that a head of this moment tells of."""
    return rules_digest(in_force(ledger.round, at)) if format_of(ledger).heads_hold_rules else ""


def sealed_close(ledger: Ledger) -> datetime | None:
    """The close that a head of now tells of: as it stands now, for it may just have been moved."""
    if not format_of(ledger).heads_hold_close:
        return None
    return Round.objects.values_list("closes_at", flat=True).get(pk=ledger.round_id)


def last_link(ledger: Ledger) -> tuple[int, str]:
    """Position and link of the last line; 0 and link 0 before the first."""
    last = ledger.lines.order_by("-position").values_list("position", "link").first()
    return last or (0, first_link(ledger))


def last_line_of(head: LedgerHead, lines: QuerySet[LedgerLine], rules: Sequence[str]) -> int | None:
    """The position of the last of some lines of its ledger that a head holds, 0 where it came before all of them.

    `rules` are the `sealed_rules` it may tell of; None where it fits nowhere with any of them.
    """

    def is_told(link: str) -> bool:
        return any(head_of(link, head.at, each, head.closes_at) == head.digest for each in rules)

    backwards = lines.order_by("-position").values_list("position", "link")
    for position, link in backwards.iterator():
        if is_told(link):
            return position
    return 0 if is_told(first_link(head.ledger)) else None


def _lock(ledger: Ledger) -> None:
    Ledger.objects.select_for_update(no_key=True).get(pk=ledger.pk)


def _waiting(ledger: Ledger, behind: int | None) -> list[Entry]:
    entries = Entry.objects.filter(round=ledger.round_id, ledger_line=None)
    if behind is not None:
        entries = entries.filter(pk__gt=behind)
    rows = entries.select_related("attempt__rules", "person")
    return list(rows.order_by("pk")[:LINES_AT_ONCE])


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
