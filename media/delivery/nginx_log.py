"""Counts what nginx sent, from the log that it writes of it (`deploy/nginx.conf`), each line once."""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from django.core.signing import BadSignature
from django.db import transaction

from media.delivery.handouts import Handout
from media.enums import Handover
from media.models import Download, Kit, ReadLog, Variant
from units.models import Unit

logger = logging.getLogger(__name__)

# Read and counted in one transaction. No line of ours is nearly so long.
OCTETS_AT_ONCE = 1024 * 1024
LONGEST_HEAD = 64 * 1024
# What rotation packs can't be read, but was read while it was plain.
PACKED = {".gz", ".xz", ".bz2", ".zst"}

_SENT_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18})")


@dataclass(frozen=True)
class Sent:
    """A download that came to its end."""

    handout: Handout
    at: datetime


def count_from_log(path: Path) -> None:
    """Count what was written to a log, and to those it was renamed to, since they were read last.

    Raises OSError when there is no such log, or none that may be read.
    """
    path.stat()
    for progress in _follow(path, _files_of(path)):
        _read(progress)


def _files_of(path: Path) -> list[Path]:
    """The log and what rotation made of former ones, the oldest first."""
    found = [file for file in path.parent.glob(f"{path.name}*") if file.suffix not in PACKED]
    return sorted(found, key=lambda file: (file.stat().st_mtime, file != path))


def _follow(path: Path, files: list[Path]) -> list[ReadLog]:
    """How far each log was read. One that was renamed is gone on with where it was left."""
    before = list(ReadLog.objects.filter(path__startswith=str(path)))
    offsets = {row.head: row.offset for row in before}
    now: dict[int, ReadLog] = {}
    for file in files:
        with file.open("rb") as log:
            head = _head(log)
        # A copy of a log tells nothing new.
        if head and head not in now:
            now[head] = ReadLog(path=str(file), head=head, offset=offsets.get(head, 0))
    if any(row.path == str(path) and row.head not in now for row in before):
        logger.warning("%s was taken away before it was known to be read to its end", path)
    if {(row.path, row.head) for row in before} != {(row.path, row.head) for row in now.values()}:
        with transaction.atomic():
            ReadLog.objects.filter(pk__in=[row.pk for row in before]).delete()
            ReadLog.objects.bulk_create(now.values())
    return list(now.values())


def _head(log: IO[bytes]) -> int:
    """By what a log is told from others: its first line, which holds a moment; 0 before it is whole."""
    start = log.read(LONGEST_HEAD)
    line, end, _rest = start.partition(b"\n")
    if not end and len(start) < LONGEST_HEAD:
        return 0
    # 63 bits: what databases take for a positive number.
    return int.from_bytes(hashlib.blake2b(line, digest_size=8).digest(), "big") >> 1


def _read(progress: ReadLog) -> None:
    skipped = 0
    with open(progress.path, "rb") as log:
        if _head(log) != progress.head:
            # Renamed just now; the next run follows it.
            return
        offset = progress.offset
        while True:
            log.seek(offset)
            lines, length = _whole_lines(log)
            if not length:
                break
            offset += length
            sent, bad = _sent(lines)
            skipped += bad
            with transaction.atomic():
                Download.objects.bulk_create(_rows(sent))
                ReadLog.objects.filter(path=progress.path).update(offset=offset)
    if skipped:
        logger.warning(
            "%d lines of %s are none that nginx wrote for us; skipped", skipped, progress.path
        )


def _whole_lines(log: IO[bytes]) -> tuple[bytes, int]:
    """The next lines that are whole, and how many bytes further the ones after them begin.

    A line without end is none of ours. It is passed over once its end is there, and never held as a whole.
    """
    chunk = log.read(OCTETS_AT_ONCE)
    end = chunk.rfind(b"\n") + 1
    if end or len(chunk) < OCTETS_AT_ONCE:
        return chunk[:end], end
    passed = len(chunk)
    while more := log.read(OCTETS_AT_ONCE):
        if end := more.find(b"\n") + 1:
            return chunk, passed + end
        passed += len(more)
    return b"", 0


def _sent(lines: bytes) -> tuple[list[Sent], int]:
    """The downloads among these lines, and how many lines are none of ours."""
    found, bad = [], 0
    for line in lines.split(b"\n"):
        if not line.strip():
            continue
        try:
            sent = _sent_by(line)
        except (BadSignature, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            bad += 1
        else:
            found += [sent] if sent else []
    return found, bad


def _sent_by(line: bytes) -> Sent | None:
    """What one line tells of, if it was sent to its end; raises where the line is none of ours."""
    told = json.loads(line)
    handout = Handout.unsealed(told["what"])
    at = datetime.fromtimestamp(float(told["at"]), UTC)
    octets = int(told["sent"])
    if told["status"] == "206":
        part = _SENT_RANGE.fullmatch(told["range"])
        if part is None:
            raise ValueError("A part without its place.")
        start, last, size = map(int, part.groups())
        is_end = last == size - 1
    else:
        start, size, is_end = 0, handout.octets, told["status"] == "200"
    # Over HTTP/2 nginx counts the frames too, so there may be more bytes than the file has.
    is_complete = told["done"] == "OK" and octets >= size - start
    return Sent(handout, at) if is_end and is_complete else None


def _rows(sent: Iterable[Sent]) -> list[Download]:
    """Rows of what is still there: a kit, a file or a unit may have been deleted since."""
    rows = [row for each in sent for row in each.handout.rows(Handover.NGINX, each.at)]
    kits = set(Kit.objects.filter(pk__in={row.kit_id for row in rows}).values_list("pk", flat=True))
    variants = set(
        Variant.objects.filter(pk__in={row.variant_id for row in rows}).values_list("pk", flat=True)
    )
    units = set(
        Unit.objects.filter(pk__in={row.unit_id for row in rows}).values_list("pk", flat=True)
    )
    for row in rows:
        row.variant_id = row.variant_id if row.variant_id in variants else None
        row.unit_id = row.unit_id if row.unit_id in units else None
    return [row for row in rows if row.kit_id in kits]
