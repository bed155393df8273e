"""What notices programs that send entries. It marks entries for people to look at, and refuses only floods."""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta

from django.http import HttpRequest, QueryDict

from contest.enums import Flag
from contest.identity.marks import PlaceMarks, place_marks
from contest.models import Attempt, Contest
from core.network import client_address
from core.public_forms import how_often

# A hidden field of the forms, which people leave empty and programs fill in.
TRAP_NAME = "website"

# Nobody reads a question and its answers in less.
LEAST_SECONDS_A_QUESTION = 2

# A school, a hall or a carrier may send hundreds of phones through one address, and a carrier tens of
# thousands through one network. Beyond the first number entries are marked, beyond the second refused for a while.
WITHIN = timedelta(minutes=10)
MARKED_FROM_ADDRESS, MOST_FROM_ADDRESS = 600, 3_000
MARKED_FROM_NETWORK, MOST_FROM_NETWORK = 3_000, 15_000

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


def network_of(request: HttpRequest) -> str:
    """The network that a request comes from."""
    _own, network = places_of(client_address(request))
    return network


def marks_of_place(request: HttpRequest, contest: Contest) -> PlaceMarks:
    """The digests that stay of where a request comes from, to be compared after the close."""
    browser = request.headers.get("User-Agent", "")[:LONGEST_BROWSER]
    return place_marks(contest.pk, network_of(request), browser)


def flags_of_form(sent: QueryDict) -> list[Flag]:
    """Whether the field that people don't see was filled in."""
    return [Flag.TRAP] if sent.get(TRAP_NAME) else []


def flags_of_time(attempt: Attempt, at: datetime) -> list[Flag]:
    """Whether all questions were answered faster than people read."""
    least = timedelta(seconds=LEAST_SECONDS_A_QUESTION * len(attempt.draw))
    return [Flag.TOO_FAST] if at - attempt.started_at < least else []
