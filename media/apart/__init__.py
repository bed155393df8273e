"""What touches the bytes of a file that a stranger may have made.

It runs in a process of its own (`media.inspection.reading` starts it), under limits, so that a hostile file
can hang or crash nothing but that process. Nothing here knows of Django or speaks to people.
"""

from __future__ import annotations


class Refused(Exception):
    """The file can't be used; `code` says why, `what` names what was found in it."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.what = what


Facts = dict[str, object]
