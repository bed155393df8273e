"""Pretended people: who they are, what they know, and what each of them sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from contest.rehearsal.practice import Sum

_FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Bùi", "Đỗ", "Hà", "Trịnh", "Lương", "Vũ"]
_MIDDLES = ["Văn", "Thị", "Minh", "Thu", "Quốc", "Ngọc", "Đức", "Thanh"]
_GIVEN = [
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hạnh",
    "Khánh",
    "Lan",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
]
LEAST_AGE, GUARDIAN_AGE = 12, 16
# Of a hundred: how many are young enough to need a guardian, let their name be published, read in English.
_YOUNG, _PUBLISH, _ENGLISH = 8, 60, 10
# How much of it people know, and how many of ten know so much.
_KNOWLEDGE = [1.0] * 4 + [0.9] * 3 + [0.6] * 3
_DAYS_A_YEAR = 365.25


@dataclass(frozen=True)
class Entrant:
    """One pretended person. `knows` is the chance to know an answer; `address` a private network address."""

    number: int
    name: str
    born: date
    phone: str
    unit: int
    group: int
    knows: float
    address: str
    publishes: bool
    is_young: bool
    reads_english: bool

    def details(self) -> dict[str, str]:
        """What is typed into the form of details."""
        told = {
            "name": self.name,
            "birth_day": str(self.born.day),
            "birth_month": str(self.born.month),
            "birth_year": str(self.born.year),
            "phone": self.phone,
            "unit": str(self.unit),
            "group": str(self.group),
            "lives_here": "on",
            "not_barred": "on",
            "take_part": "on",
        }
        if self.publishes:
            told["publish_name"] = "on"
        if self.is_young:
            told |= {
                "guardian_name": f"{self.name.split()[0]} Văn Phụ Huynh",
                "guardian_phone": self.phone,
                "guardian": "on",
            }
        return told


@dataclass(frozen=True)
class Sent:
    """An entry for which a receipt was shown: what was answered, by the wording of questions."""

    entrant: Entrant
    round: int
    receipt: str
    answers: dict[str, str]
    at: datetime

    def is_right(self, questions: list[Sum], voided: frozenset[str] = frozenset()) -> bool:
        """Whether everything is right by the keys of the file, without questions taken out of the count."""
        asked = [each for each in questions if each.round == self.round]
        return all(
            self.answers[each.wording] == each.options[each.key]
            for each in asked
            if each.wording not in voided
        )


def entrants(
    count: int, chance: Random, today: date, units: list[int], groups: list[int]
) -> list[Entrant]:
    """So many people, the same for the same chance."""
    return [_entrant(number, chance, today, units, groups) for number in range(1, count + 1)]


def _entrant(
    number: int, chance: Random, today: date, units: list[int], groups: list[int]
) -> Entrant:
    is_young = chance.randrange(100) < _YOUNG
    # Never on the edge: nobody becomes old enough, or of age, while the rehearsal is on.
    years = chance.uniform(LEAST_AGE + 1, GUARDIAN_AGE - 1) if is_young else chance.uniform(18, 75)
    words = [chance.choice(part) for part in (_FAMILIES, _MIDDLES, _GIVEN)]
    return Entrant(
        number=number,
        name=" ".join(words),
        born=today - timedelta(days=int(years * _DAYS_A_YEAR)),
        phone=f"091{number:07d}",
        unit=chance.choice(units),
        group=chance.choice(groups),
        knows=chance.choice(_KNOWLEDGE),
        address=f"10.{chance.randrange(256)}.{chance.randrange(256)}.{chance.randrange(1, 255)}",
        publishes=chance.randrange(100) < _PUBLISH,
        is_young=is_young,
        reads_english=chance.randrange(100) < _ENGLISH,
    )
