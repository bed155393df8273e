"""Cells as values: days, kinds, numbers of people, lists of codes; and back."""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext as _

from core import text
from units.enums import UnitKind

# What people write for a kind, without marks, beside the values and labels of the kinds themselves.
_KIND_WORDS = {
    "tinh": UnitKind.PROVINCE,
    "ban chi dao": UnitKind.STEERING,
    "so": UnitKind.DEPARTMENT,
    "ban": UnitKind.DEPARTMENT,
    "nganh": UnitKind.DEPARTMENT,
    "so ban nganh": UnitKind.DEPARTMENT,
    "van phong": UnitKind.DEPARTMENT,
    "huyen": UnitKind.DISTRICT,
    "thi xa": UnitKind.DISTRICT,
    "thanh pho": UnitKind.DISTRICT,
    "xa": UnitKind.COMMUNE,
    "phuong": UnitKind.COMMUNE,
    "thi tran": UnitKind.COMMUNE,
    "xa phuong": UnitKind.COMMUNE,
    "doan the": UnitKind.UNION,
    "bao": UnitKind.PRESS,
    "bao chi": UnitKind.PRESS,
    "ngan hang": UnitKind.BANK,
    "doanh nghiep": UnitKind.ENTERPRISE,
    "hiep hoi": UnitKind.ASSOCIATION,
    "hoi": UnitKind.ASSOCIATION,
    "trung tam": UnitKind.SERVICE,
}


def read_day(cell: str) -> date | None:
    """31/12/2025, 31-12-2025 or 2025-12-31; None for an empty cell. Raises ValueError, told to people."""
    if not cell:
        return None
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", cell, re.ASCII):
        day, month, year = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", cell, re.ASCII):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise ValueError(_("Write the day as day/month/year, for example 01/07/2025."))
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise ValueError(_("The calendar has no such day.")) from wrong


def read_kind(cell: str) -> str:
    """A kind by its value, its label in either language, or a usual word for it. Raises ValueError."""
    plain = " ".join(re.findall(r"[^\W_]+", text.fold(cell)))
    for kind in UnitKind:
        if plain in (kind.value, " ".join(re.findall(r"[^\W_]+", text.fold(str(kind.label))))):
            return kind.value
    if plain in _KIND_WORDS:
        return _KIND_WORDS[plain].value
    raise ValueError(
        _("Unknown kind. Write one of: %s.") % ", ".join(str(kind.label) for kind in UnitKind)
    )


def read_count(cell: str) -> int | None:
    """18250, 18.250 or 18 250 as a whole number; None for an empty cell. Raises ValueError, told to people."""
    if not cell:
        return None
    if not re.fullmatch(r"[0-9]{1,9}|[0-9]{1,3}(?:([., ])[0-9]{3}(?:\1[0-9]{3})?)", cell):
        raise ValueError(_("Write a whole number, for example 18250."))
    return int(re.sub(r"[., ]", "", cell))


def read_codes(cell: str) -> list[str]:
    """Codes parted by blanks, commas, semicolons or bars, each once, in their order."""
    return list(dict.fromkeys(code for code in re.split(r"[\s,;|]+", cell) if code))


# With these a spreadsheet begins a formula.
_FORMULA = ("=", "+", "-", "@")


def safe_cell(value: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula; `read_cell` takes it back."""
    return f"'{value}" if value.lstrip("'").startswith(_FORMULA) else value


def read_cell(cell: str) -> str:
    """A cell's text without blanks around it and without the mark of `safe_cell`."""
    cell = cell.strip()
    marked = cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
    return cell[1:] if marked else cell


def write_day(day: date | None) -> str:
    """A day as `read_day` reads it: 31/12/2025; empty for None."""
    return f"{day:%d/%m/%Y}" if day else ""
