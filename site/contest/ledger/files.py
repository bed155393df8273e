"""Making the files that were ordered: streamed from the database into a compressed file, a line at a time."""

from __future__ import annotations

import gzip
import logging
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO

from django.core.files import File
from django.db import transaction

from contest.attempts.waiting import waits_until
from contest.enums import LedgerFault
from contest.ledger.canonical import instant_text
from contest.ledger.chain import first_link, next_link
from contest.ledger.formats import format_of
from contest.ledger.header import header_of
from contest.ledger.lines import line_of
from contest.ledger.questions import asks_what_was_sealed
from contest.ledger.sealed import misfit_of_close, misfit_of_rules
from contest.models import LedgerFile, LedgerLine, Result

logger = logging.getLogger(__name__)

LINES_AT_ONCE = 2_000


class LedgerBrokenError(Exception):
    """Entries, questions, rules or close are no longer what was chained: somebody changed the database past the program."""


class FileRefusedError(LedgerBrokenError):
    """One file can't be made; `fault` is why."""

    def __init__(self, fault: LedgerFault, said: str) -> None:
        self.fault = fault
        super().__init__(said)


def make_files(at: datetime) -> None:
    """Make every file that was ordered, but for those whose questions are still asked in another round.

    One that can't be made keeps its fault, and no other waiting. What was counted may rest on what was changed, even
    where everything is as it was sealed again, so that only the file of another count can be made. Raises
    LedgerBrokenError at the end, until there is that count.
    """
    newest = Result.objects.newest().filter(ledger_files__in=LedgerFile.objects.faulty())
    faulty = LedgerFile.objects.faulty().filter(result__in=newest).select_related("round__contest")
    broken = [f"{file.round}: {file.get_fault_display()}" for file in faulty]
    ordered = LedgerFile.objects.waiting().select_related("round__contest", "round__ledger")
    for file in ordered:
        if waits_until(file.round, at):
            continue
        try:
            make_file(file, at)
        except FileRefusedError as error:
            _keep_fault(file, error.fault)
            broken.append(f"{file.round}: {error}")
    if broken:
        raise LedgerBrokenError("; ".join(broken))


def make_file(file: LedgerFile, at: datetime) -> None:
    """Write the file of a count and publish it. Of two at once one keeps what it made, and the other's is dropped.

    Nothing is locked while it is written, for that takes a minute with a quarter of a million entries.
    Raises FileRefusedError.
    """
    with TemporaryFile() as kept:
        size, digest = _write(file, at, kept)
        kept.seek(0)
        with transaction.atomic():
            ordered = LedgerFile.objects.select_for_update().filter(pk=file.pk, made_at=None)
            if not ordered.exists():
                return
            file.made_at, file.size, file.digest = at, size, digest
            file.file.save(file_name(file, ".gz"), File(kept), save=True)
    logger.info(
        "File %s of the ledger of round %s: %s %s",
        file.number,
        file.round_id,
        instant_text(at),
        digest,
    )


def _keep_fault(file: LedgerFile, fault: LedgerFault) -> None:
    """Unless another process has made the file meanwhile, or found a fault itself."""
    with transaction.atomic():
        if LedgerFile.objects.select_for_update().waiting().filter(pk=file.pk).exists():
            file.fault = fault
            file.save(update_fields=["fault"])


def file_name(file: LedgerFile, ending: str = "") -> str:
    """What the file is called when it is kept: contest, round and number of the file."""
    of = file.round
    return f"{of.contest.slug}-{of.number}-{file.number}.jsonl{ending}"


def _write(file: LedgerFile, at: datetime, kept: IO[bytes]) -> tuple[int, str]:
    """Size and digest of what was written, before it is compressed."""
    size, summed = 0, sha256()
    with gzip.GzipFile(fileobj=kept, mode="wb", compresslevel=6, mtime=0) as packed:
        for text in _texts(file, at):
            line = f"{text}\n".encode()
            size += len(line)
            summed.update(line)
            packed.write(line)
    return size, summed.hexdigest()


def _texts(file: LedgerFile, at: datetime) -> Iterator[str]:
    """The header, then the lines, each compared with its link in the chain."""
    ledger = file.round.ledger
    form = format_of(ledger)
    yield header_of(file, at)
    if not asks_what_was_sealed(ledger):
        raise FileRefusedError(LedgerFault.QUESTIONS, "the questions are not those of the opening")
    if misfit := misfit_of_rules(file):
        raise FileRefusedError(LedgerFault.RULES, misfit)
    if misfit := misfit_of_close(file):
        raise FileRefusedError(LedgerFault.CLOSE, misfit)
    link = first_link(ledger)
    rows = LedgerLine.objects.filter(ledger=ledger, position__lte=file.lines)
    rows = rows.select_related("entry__attempt__rules", "entry__person").order_by("position")
    position = 0
    for position, row in enumerate(rows.iterator(chunk_size=LINES_AT_ONCE), start=1):
        text = line_of(row.entry, row.commitment, form, position)
        link = next_link(link, text)
        if (row.position, row.link) != (position, link):
            raise FileRefusedError(LedgerFault.LINES, f"line {position} is not what was chained")
        yield text
    if position != file.lines:
        raise FileRefusedError(
            LedgerFault.LINES, f"{file.lines} lines were counted and {position} are left"
        )
