"""What notices programs that send entries. It marks entries for people to look at, and refuses only floods."""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta

from django.http import HttpRequest, QueryDict

from contest.enums import Flag, Identity
from contest.identity.details import Details
from contest.identity.marks import PlaceMarks, place_marks
from contest.models import Attempt, Contest, Rules
from core.network import client_address
from core.public_forms import how_often, how_often_before

# A hidden field of the forms, which people leave empty and programs fill in.
TRAP_NAME = "website"

# Nobody reads a question and its answers in less.
LEAST_SECONDS_A_QUESTION = 2

# A school, a hall or a carrier may send hundreds of phones through one address, and a carrier tens of
# thousands through one network. Beyond the first number entries are marked, beyond the second refused for a while.
WITHIN = timedelta(minutes=10)
MARKED_FROM_ADDRESS, MOST_FROM_ADDRESS = 600, 3_000
MARKED_FROM_NETWORK, MOST_FROM_NETWORK = 3_000, 15_000

# Whoever forgot how a name was written needs a few tries, whoever guesses a birthday hundreds of them.
MOST_GUESSES, GUESSED_WITHIN = 5, timedelta(days=1)

# Browsers call themselves by a hundred or two hundred letters.
LONGEST_BROWSER = 400


class FloodError(Exception):
    """So much comes from one place that no more is taken for `WITHIN`."""


def flags_of_place(request: HttpRequest, step: str) -> list[Flag]:
    """Counts one step from where a request comes, and says whether it is one of very many; FloodError beyond."""
    address, network = places_of(client_address(request))
    from_address = how_often(f"contest-{step}-address", address, WITHIN)
    from_network = how_often(f"contest-{step}-network", network, WITHIN)
    if from_address > MOST_FROM_ADDRESS or from_network > MOST_FROM_NETWORK:
        raise FloodError
    many = from_address > MARKED_FROM_ADDRESS or from_network > MARKED_FROM_NETWORK
    return [Flag.MANY_FROM_NETWORK] if many else []


def places_of(address: str) -> tuple[str, str]:
    """The place of one subscriber and the network around it: 203.0.113.7 and /24; /64 and /48 of IPv6."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address, address
    own, around = (32, 24) if ip.version == 4 else (64, 48)
    return tuple(str(ipaddress.ip_network((ip, bits), strict=False)) for bits in (own, around))  # type: ignore[return-value]


def marks_of_place(request: HttpRequest, contest: Contest) -> PlaceMarks:
    """The digests that stay of where a request comes from, to be compared after the close."""
    _own, network = places_of(client_address(request))
    browser = request.headers.get("User-Agent", "")[:LONGEST_BROWSER]
    return place_marks(contest.pk, network, browser)


def flags_of_form(sent: QueryDict) -> list[Flag]:
    """Whether the field that people don't see was filled in."""
    return [Flag.TRAP] if sent.get(TRAP_NAME) else []


def flags_of_time(attempt: Attempt, at: datetime) -> list[Flag]:
    """Whether all questions were answered faster than people read."""
    least = timedelta(seconds=LEAST_SECONDS_A_QUESTION * len(attempt.draw))
    return [Flag.TOO_FAST] if at - attempt.started_at < least else []


def note_guess(request: HttpRequest, rules: Rules, details: Details) -> None:
    """Counts that a number by which people are known came with details that are not its owner's."""
    for number in _numbers_from_here(request, rules, details):
        how_often("contest-guess", number, GUESSED_WITHIN)


def has_guessed(request: HttpRequest, rules: Rules, details: Details) -> bool:
    """Whether so many did from this network that the next ones are not even compared."""
    return any(
        how_often_before("contest-guess", number) >= MOST_GUESSES
        for number in _numbers_from_here(request, rules, details)
    )


def _numbers_from_here(request: HttpRequest, rules: Rules, details: Details) -> list[str]:
    """The network stands beside each, so that nobody keeps the owner out from elsewhere.

    A telephone number counts only where it is one person: families and classes share one.
    """
    _own, network = places_of(client_address(request))
    phone = details.phone if rules.identity == Identity.PHONE else ""
    id_number = details.id_number if rules.asks_id_number else ""
    return [f"{rules.contest_id} {network} {number}" for number in (phone, id_number) if number]
