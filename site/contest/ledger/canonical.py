"""One way to write a value, so that whoever writes it gets the same bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any


def canonical(value: Any) -> str:
    """JSON with sorted keys and without blanks, letters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(*parts: str | bytes) -> str:
    """SHA-256 of the parts one behind the other, as 64 hexadecimal letters."""
    joined = b"".join(part.encode() if isinstance(part, str) else part for part in parts)
    return sha256(joined).hexdigest()


def instant_text(moment: datetime) -> str:
    """ "2031-09-01T02:00:00.000000Z": in UTC, always to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def minute_text(moment: datetime) -> str:
    """ "2031-09-01T02:00Z"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
