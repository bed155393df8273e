"""The token that each step carries in its form: signed, bound to one round and one door, and ending by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.core import signing

# A page may lie open through a telephone call and a meal; afterwards one press goes on from where one was.
LASTS = timedelta(hours=2)

_SALT = "contest.taking_part"


class Door(StrEnum):
    """Where an entry is made: a token of one is none of the other's."""

    PAGE = "page"
    FRAME = "frame"


class TokenFault(StrEnum):
    MISSING = "missing"
    FOREIGN = "foreign"
    EXPIRED = "expired"


class TokenError(Exception):
    """A form came without a token that is good for it; `fault` says why."""

    def __init__(self, fault: TokenFault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Token:
    """What a token says.

    `attempt` is the nonce of the attempt that it is good for, `mends` that of the one whose person may tell the
    details anew with it, and nothing else; each empty where there is none.
    """

    contest: int
    round: int
    door: Door
    issued: float
    attempt: str = ""
    mends: str = ""

    @property
    def signed(self) -> str:
        """The token as it stands in a form."""
        told = [self.contest, self.round, self.door, self.issued, self.attempt, self.mends]
        return signing.Signer(salt=_SALT).sign_object(told)

    def is_expired(self, at: datetime) -> bool:
        """Whether it is over at a moment; one that was issued later than that is no token of ours."""
        return not 0 <= at.timestamp() - self.issued < LASTS.total_seconds()


def read(signed: str, contest: int, door: Door) -> Token:
    """The token of a form of this contest and door, expired or not; TokenError when it is none."""
    if not signed:
        raise TokenError(TokenFault.MISSING)
    try:
        told = signing.Signer(salt=_SALT).unsign_object(signed)
        token = Token(told[0], told[1], Door(told[2]), told[3], *told[4:6])
    except (signing.BadSignature, ValueError, LookupError, TypeError) as fault:
        raise TokenError(TokenFault.FOREIGN) from fault
    if token.contest != contest or token.door is not door:
        raise TokenError(TokenFault.FOREIGN)
    return token
