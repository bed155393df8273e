"""Counts what nginx sent, from the log that it writes of it (`deploy/nginx.conf`), each line once."""

from __future__ import annotations

import json
import logging
import os
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
    files = _files_of(path)
    _follow(path, files)
    for file in files:
        _read(file)


def _files_of(path: Path) -> list[Path]:
    """The log and what rotation made of former ones, the oldest first."""
    found = [file for file in path.parent.glob(f"{path.name}*") if file.suffix not in PACKED]
    return sorted(found, key=lambda file: (file.stat().st_mtime, file != path))


def _follow(path: Path, files: list[Path]) -> None:
    """A log that was renamed is gone on with where it was left; its name may be another file's now."""
    before = {row.path: row for row in ReadLog.objects.filter(path__startswith=str(path))}
    offsets = {row.inode: row.offset for row in before.values()}
    inodes = {str(file): file.stat().st_ino for file in files}
    known = before.get(str(path))
    if known and known.inode not in inodes.values():
        logger.warning("%s was taken away before it was known to be read to its end", path)
    if {name: row.inode for name, row in before.items()} == inodes:
        return
    with transaction.atomic():
        ReadLog.objects.filter(pk__in=[row.pk for row in before.values()]).delete()
        ReadLog.objects.bulk_create(
            ReadLog(path=name, inode=inode, offset=offsets.get(inode, 0))
            for name, inode in inodes.items()
        )


def _read(file: Path) -> None:
    progress = ReadLog.objects.get(path=str(file))
    skipped = 0
    with file.open("rb") as log:
        if os.fstat(log.fileno()).st_ino != progress.inode:
            # Renamed just now; the next run follows it.
            return
        offset = progress.offset if _ends_a_line(log, progress.offset) else 0
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
                ReadLog.objects.filter(pk=progress.pk).update(offset=offset)
    if skipped:
        logger.warning("%d lines of %s are none that nginx wrote for us; skipped", skipped, file)


def _ends_a_line(log: IO[bytes], offset: int) -> bool:
    """Whether a line ends here, as it did when the log was read; otherwise it was emptied and begun anew."""
    if offset == 0:
        return True
    log.seek(offset - 1)
    return log.read(1) == b"\n"


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
