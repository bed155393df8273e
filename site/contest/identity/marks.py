"""The digests by which details are compared without being read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from contest.enums import Identity
from contest.identity.names import comparable
from contest.keys import digest


def phone_mark(phone: str) -> str:
    """The digest of a number in E.164; empty for none."""
    return digest("phone", phone) if phone else ""


def name_mark(name: str) -> str:
    """The digest of a name, however it is written; empty for none."""
    plain = comparable(name)
    return digest("name", plain) if plain else ""


def name_birth_mark(name: str, birth_date: str) -> str:
    """The digest of a name and a date of birth (ISO); empty where either is missing."""
    plain = comparable(name)
    return digest("name and birth", plain, birth_date) if plain and birth_date else ""


def id_mark(id_number: str) -> str | None:
    """The digest of a normalised ID number; None for none, since nobody's are not equal."""
    return digest("id number", id_number) if id_number else None


def identity_mark(identity: str, told: Mapping[str, str]) -> str:
    """The digest of what makes a person one person under the rules; `told` is what `sealed` holds."""
    if identity == Identity.PHONE:
        return digest("identity by phone", told["phone"])
    return digest("identity", told["phone"], comparable(told["name"]), told["birth_date"])


def marks_of(identity: str, told: Mapping[str, str]) -> dict[str, str]:
    """The columns of a `Person` that follow from its opened details."""
    return {
        "identity_digest": identity_mark(identity, told),
        "phone_digest": phone_mark(told["phone"]),
        "name_digest": name_mark(told["name"]),
        "name_birth_digest": name_birth_mark(told["name"], told["birth_date"]),
    }


def guess_mark(contest_id: int, network: str, number: str) -> str:
    """The digest under which wrong tries at a number from a network ("203.0.113.0/24") are counted in a contest."""
    return digest("guess", str(contest_id), network, number)


def guessed_mark(number_mark: str, told: Mapping[str, str]) -> str:
    """The digest of the details that came with a number; `number_mark` is its `guess_mark`.

    Equal exactly where comparing them with the number's owner comes to the same.
    """
    who = (told["phone"], comparable(told["name"]), told["birth_date"])
    return digest("guessed", number_mark, *who)


def appeal_mark(awards_id: int, entry_id: int, kind: str, text: str) -> str:
    """The digest of an appeal of one entry against one list of awards, however the blanks in it are set."""
    return digest("appeal", str(awards_id), str(entry_id), kind, " ".join(text.split()))


@dataclass(frozen=True)
class PlaceMarks:
    """Digests of where an attempt began: its network, and its network with its browser; empty where unknown."""

    network: str = ""
    device: str = ""


def place_marks(contest_id: int, network: str, browser: str) -> PlaceMarks:
    """The digests of a network ("203.0.113.0/24") and of the words by which a browser calls itself.

    Each contest has its own, so that nobody is followed from one to another. The address itself is kept nowhere.
    """
    if not network:
        return PlaceMarks()
    contest = str(contest_id)
    return PlaceMarks(
        network=digest("network", contest, network),
        device=digest("device", contest, network, browser),
    )
