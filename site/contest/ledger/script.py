"""The program by which everybody counts again, as it is handed out."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

NAME = "verify_contest.py"


@cache
def text() -> bytes:
    """The program itself: the very file that stands beside this one."""
    return Path(__file__).with_name(NAME).read_bytes()


@cache
def digest() -> str:
    """Its SHA-256."""
    return sha256(text()).hexdigest()
