"""The rules a workshop's programme keeps: parts have a length, don't overlap, and lie within the workshop."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError


def length_of(start: time, end: time) -> timedelta:
    """How long a part is; negative when it ends before it starts."""
    return timedelta(hours=end.hour - start.hour, minutes=end.minute - start.minute)


def total_length(agenda: StreamValue) -> timedelta:
    """The sum of all parts."""
    return sum(
        (length_of(part.value["start"], part.value["end"]) for part in _timed(agenda).values()),
        timedelta(),
    )


def agenda_fault(
    agenda: StreamValue, starts_at: datetime | None, ends_at: datetime | None
) -> StreamBlockValidationError | None:
    """What is wrong with the times, each message on its row and field; `None` when all is well.

    Parts are [start, end) on the workshop's first day, so one may start when another ends.
    """
    timed = _timed(agenda)
    faults: dict[int, tuple[str, str]] = {}
    previous: tuple[time, time] | None = None
    for number, part in sorted(timed.items(), key=lambda row: row[1].value["start"]):
        start, end = part.value["start"], part.value["end"]
        if end <= start:
            faults[number] = (
                "end",
                _("This part must end after %(time)s, when it starts.")
                % {"time": f"{start:%H:%M}"},
            )
            continue
        if previous and start < previous[1]:
            faults[number] = (
                "start",
                _("This part starts before the one from %(start)s to %(end)s is over.")
                % {"start": f"{previous[0]:%H:%M}", "end": f"{previous[1]:%H:%M}"},
            )
        else:
            fault = _outside(start, end, starts_at, ends_at)
            if fault:
                faults[number] = fault
        previous = max(previous or (start, end), (start, end), key=lambda times: times[1])
    if not faults:
        return None
    return StreamBlockValidationError(
        block_errors={
            number: StructBlockValidationError({field: ValidationError(message)})
            for number, (field, message) in faults.items()
        }
    )


def _timed(agenda: StreamValue) -> dict[int, Any]:
    """The parts that have both times, by their row: a draft may lack some."""
    return {
        number: part
        for number, part in enumerate(agenda)
        if part.value.get("start") and part.value.get("end")
    }


def _outside(
    start: time, end: time, starts_at: datetime | None, ends_at: datetime | None
) -> tuple[str, str] | None:
    if starts_at is None or ends_at is None:
        return None
    opens, closes = timezone.localtime(starts_at), timezone.localtime(ends_at)
    if start < opens.time():
        return "start", _("The workshop starts at %(time)s.") % {"time": f"{opens:%H:%M}"}
    if opens.date() == closes.date() and end > closes.time():
        return "end", _("The workshop ends at %(time)s.") % {"time": f"{closes:%H:%M}"}
    return None
