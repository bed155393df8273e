"""The picker of units and communes: a search over names of today and of former times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core import text
from core.memory import remembered_newest
from units.models import Unit

MOST_UNITS, LONGEST_QUERY = 12, 100


@dataclass(frozen=True)
class FoundUnit:
    """A unit to choose; `note` names former units whose name was looked for."""

    id: int
    name: str
    note: str = ""


def found_units(words: str, day: date) -> tuple[list[FoundUnit], bool]:
    """Units that bear a name on a day or carry on one that did, and whether there are more than these."""
    asked = words.replace("\0", "").strip()[:LONGEST_QUERY]
    if not asked:
        return [], False
    former: dict[int, list[str]] = {}
    for unit, heirs in Unit.objects.taken_over(asked, day):
        for heir in heirs:
            former.setdefault(heir.pk, []).append(unit.title)
    units = list(Unit.objects.named(asked, day)[: MOST_UNITS + 1])
    shown = [_found(unit, former.get(unit.pk, [])) for unit in units[:MOST_UNITS]]
    return shown, len(units) > MOST_UNITS


def chosen_unit(key: str, day: date) -> FoundUnit | None:
    """The unit of a number as a form sends it, if it exists on the day."""
    unit = _units().get(int(key)) if text.is_key(key) else None
    return _found(unit, []) if unit and unit.is_valid(day) else None


def _units() -> dict[int, Unit]:
    """All units of all times by their numbers, as they are kept in memory."""
    return remembered_newest("contest.units", lambda: Unit.objects.in_bulk())


def _found(unit: Unit, former: list[str]) -> FoundUnit:
    note = _("formerly %(names)s") % {"names": ", ".join(former)} if former else ""
    return FoundUnit(unit.pk, unit.title, note)
