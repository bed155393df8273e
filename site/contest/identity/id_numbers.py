"""Numbers of identity papers, kept as a digest and their last three letters."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from contest.identity.written import visible

# A citizen's card, the former identity card, a passport.
_KNOWN = re.compile(r"\d{12}|\d{9}|[A-Z]{1,2}\d{6,8}")
ENDING = 3


class NotAnIdNumberError(ValueError):
    """No number of a paper; the text says in the reader's language how to write one."""


def normalised(written: str) -> str:
    """The number without blanks and signs: "0380 9012 3456" is "038090123456". Raises NotAnIdNumberError."""
    plain = re.sub(r"[^0-9A-Z]", "", visible(written).upper())
    if not _KNOWN.fullmatch(plain):
        raise NotAnIdNumberError(
            _(
                "Write the 12 digits of the citizen's card, the 9 of an old one, or the passport number."
            )
        )
    return plain
