"""What an entry tells of its person: a digest that the kept details open, and that nobody opens without them."""

from __future__ import annotations

import hmac
import logging
import secrets
from enum import Enum
from hashlib import sha256

from contest.identity.salts import FIELD, with_secret
from contest.keys import SealBrokenError, open_sealed
from contest.ledger.canonical import canonical, digest
from contest.models import Entry, LedgerLine

logger = logging.getLogger(__name__)


class Opening(Enum):
    """What came of comparing a commitment with the details that are kept now."""

    MATCHES = "matches"
    DIFFERS = "differs"
    # The details were erased, or their key is missing.
    CLOSED = "closed"


def commitment(entry: Entry) -> str:
    """The commitment to the details of whoever sent an entry, as they are kept now.

    Of whom nothing is kept, or nothing can be read, it is random: it looks like any other and is opened by nobody.
    """
    try:
        told = with_secret(entry.person)
    except SealBrokenError:
        logger.error("The details of %s can't be opened to commit to them.", entry.person.code)
        told = {}
    return _committed(entry, told) if told else secrets.token_hex(32)


def opened(line: LedgerLine) -> Opening:
    """Whether the details that are kept of a person are those that their entry was chained with."""
    try:
        told = open_sealed(line.entry.person.sealed)
    except SealBrokenError:
        return Opening.CLOSED
    # Whoever looks changes nothing: a row without a secret was chained without one, too.
    if FIELD not in told:
        return Opening.CLOSED
    same = hmac.compare_digest(_committed(line.entry, told), line.commitment)
    return Opening.MATCHES if same else Opening.DIFFERS


def _committed(entry: Entry, told: dict[str, str]) -> str:
    """Each entry has a salt of its own, so that two entries of one person show nothing alike."""
    details = {field: value for field, value in told.items() if field != FIELD}
    salt = hmac.new(told[FIELD].encode(), f"commitment {entry.pk}".encode(), sha256).digest()
    return digest(salt, canonical(details))
