"""Importing the register: units are found by code, made or brought up to date, and linked."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units.imports import writing
from units.imports.table import Column, Fault, ImportRefused, Row, read_table
from units.imports.values import read_codes, read_count, read_day, read_kind, write_day
from units.imports.writing import Outcome
from units.models import Unit

COLUMNS = [
    Column("code", gettext_lazy("Code"), ("mã", "mã đơn vị", "code"), required=True),
    Column("name", gettext_lazy("Name of the unit"), ("tên", "tên đơn vị", "name"), required=True),
    Column("kind", gettext_lazy("Kind"), ("loại", "loại đơn vị", "kind"), required=True),
    Column(
        "parent", gettext_lazy("Belongs to"), ("thuộc", "mã cấp trên", "parent code", "belongs to")
    ),
    Column("valid_from", gettext_lazy("Valid from"), ("từ ngày", "hiệu lực từ")),
    Column(
        "valid_to",
        gettext_lazy("Valid until"),
        ("không còn từ ngày", "hết hiệu lực từ", "valid until"),
    ),
    Column("successors", gettext_lazy("Succeeded by"), ("kế tục", "đơn vị kế tục", "succeeded by")),
    Column("short_name", gettext_lazy("Short name"), ("tên gọi tắt", "tên tắt")),
    Column("name_en", gettext_lazy("Name in English"), ("tên tiếng Anh", "name in English")),
    Column("address", gettext_lazy("Address"), ("địa chỉ",)),
    Column("website", gettext_lazy("Website"), ("trang web", "trang thông tin")),
    Column("headcount", gettext_lazy("Number of people"), ("số người", "dân số", "quân số")),
    Column(
        "headcount_source",
        gettext_lazy("Source of the number"),
        ("nguồn số người", "nguồn số liệu"),
    ),
    Column("headcount_on", gettext_lazy("Day of the number"), ("ngày số liệu", "số liệu ngày")),
]
_LABELS = {column.field: column.label for column in COLUMNS}
_READERS = {
    "kind": read_kind,
    "valid_from": read_day,
    "valid_to": read_day,
    "headcount": read_count,
    "headcount_on": read_day,
}
_LINKS = ("code", "parent", "successors")
_STORED = [column.field for column in COLUMNS if column.field not in ("code", "successors")]


@dataclass
class Register:
    """The whole register as it will be when the file is taken."""

    units: dict[str, Unit]
    successors: dict[str, list[str]]
    before: dict[str, Unit] = field(default_factory=dict)
    successors_before: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)

    @classmethod
    def load(cls) -> Register:
        """The register as it is, in two queries."""
        every = {unit.pk: unit for unit in Unit.objects.all()}
        for unit in every.values():
            unit.parent = every.get(unit.parent_id)  # type: ignore[arg-type]
        links = Unit.objects.successor_keys()
        return cls(
            units={unit.code: unit for unit in every.values()},
            successors={
                every[key].code: [every[each].code for each in keys] for key, keys in links.items()
            },
        )

    def fault(self, code: str, column: str, message: str) -> None:
        """Note what is wrong in the row of this unit."""
        self.faulty.add(code)
        label = str(_LABELS.get(column, ""))
        self.faults.append(Fault(self.rows[code].number, label, message))


def import_units(content: bytes) -> Outcome:
    """Take a CSV file of units into the register. Raises ImportRefused and changes nothing on any fault.

    A column the file lacks is left as it is; an empty cell empties its field. A file taken twice changes
    nothing the second time.
    """
    rows = read_table(content, COLUMNS)
    register = Register.load()
    for row in rows:
        _plan_unit(register, row)
    for code, row in register.rows.items():
        _plan_links(register, code, row)
    for code in register.rows.keys() - register.faulty:
        _check_unit(register, code)
    _check_successions(register)
    if register.faults:
        raise ImportRefused(register.faults)
    return _write(register)


def sample_rows() -> list[list[str]]:
    """A commune of today and the one it took over from, as a file has them."""
    new = ["xa-mau", "Xã Mẫu", "xã", "", "01/07/2025", "", "", "", "Mau Commune", "", ""]
    old = ["xa-cu", "Xã Cũ", "xã", "", "", "01/07/2025", "xa-mau", "", "Cu Commune", "", ""]
    return [[*new, "18250", "Thống kê cơ sở", "01/07/2025"], [*old, "", "", ""]]


def register_rows() -> list[list[str]]:
    """The whole register as a file that `import_units` takes back without a change."""
    register = Register.load()
    return [
        [
            unit.code,
            unit.name,
            unit.kind,
            unit.parent.code if unit.parent else "",
            write_day(unit.valid_from),
            write_day(unit.valid_to),
            " ".join(register.successors.get(unit.code, [])),
            unit.short_name,
            unit.name_en,
            unit.address,
            unit.website,
            "" if unit.headcount is None else str(unit.headcount),
            unit.headcount_source,
            write_day(unit.headcount_on),
        ]
        for unit in register.units.values()
    ]


def _plan_unit(register: Register, row: Row) -> None:
    code = row.cells["code"]
    if code in register.rows:
        message = _("This code stands in row %(row)d already.")
        first = register.rows[code].number
        register.faults.append(Fault(row.number, str(_LABELS["code"]), message % {"row": first}))
        return
    register.rows[code] = row
    unit = register.units.setdefault(code, Unit(code=code))
    register.before[code] = copy(unit)
    for name, cell in row.cells.items():
        if name in _LINKS:
            continue
        try:
            setattr(unit, name, _READERS[name](cell) if name in _READERS else cell)
        except ValueError as wrong:
            register.fault(code, name, str(wrong))


def _plan_links(register: Register, code: str, row: Row) -> None:
    unit = register.units[code]
    unknown = _("No unit has the code “%(code)s”.")
    if "parent" in row.cells:
        parent = row.cells["parent"]
        if parent and parent not in register.units:
            register.fault(code, "parent", unknown % {"code": parent})
        unit.parent = register.units.get(parent)
    if "successors" in row.cells:
        codes = read_codes(row.cells["successors"])
        for each in codes:
            if each not in register.units:
                register.fault(code, "successors", unknown % {"code": each})
        register.successors_before[code] = register.successors.get(code, [])
        register.successors[code] = [each for each in codes if each in register.units]


def _check_unit(register: Register, code: str) -> None:
    unit = register.units[code]
    for check in (
        lambda: unit.clean_fields(exclude=["parent", "folded_name", "sort_key"]),
        unit.clean,
    ):
        try:
            check()
        except ValidationError as wrong:
            for name, messages in wrong.message_dict.items():
                register.fault(code, name, " ".join(messages))


def _check_successions(register: Register) -> None:
    """Check every succession that the file touches from either end."""
    for code, codes in register.successors.items():
        touched = next((each for each in (code, *codes) if each in register.rows), None)
        if touched is None or register.faulty.intersection((code, *codes)):
            continue
        unit = register.units[code]
        fault = unit.succession_fault(register.units[each] for each in codes)
        if fault and touched == code:
            register.fault(code, "successors", fault)
        elif fault:
            register.fault(touched, "valid_from", f"{unit.name}: {fault}")


def _write(register: Register) -> Outcome:
    units = [register.units[code] for code in register.rows]
    new = [unit for unit in units if unit.pk is None]
    changed = [unit for unit in units if unit.pk is not None and _differs(register, unit)]
    relinked = [
        code
        for code, before in register.successors_before.items()
        if set(before) != set(register.successors[code])
    ]
    touched = {unit.code: unit for unit in (*new, *changed)}
    touched.update((code, register.units[code]) for code in relinked)
    if touched:
        with transaction.atomic():
            for level in _levels(new):
                writing.create(level)
            writing.update(changed, _STORED)
            _relink(register, relinked)
            writing.note(list(touched.values()))
    return Outcome(len(new), len(touched) - len(new), len(units) - len(touched))


def _differs(register: Register, unit: Unit) -> bool:
    before = register.before[unit.code]
    return unit.parent is not before.parent or any(
        getattr(unit, name) != getattr(before, name) for name in _STORED if name != "parent"
    )


def _levels(new: Iterable[Unit]) -> list[list[Unit]]:
    """New units in an order in which every parent is stored before the units that belong to it."""
    levels: list[list[Unit]] = []
    waiting = {unit.code: unit for unit in new}
    while waiting:
        level = [
            unit
            for unit in waiting.values()
            if unit.parent is None or unit.parent.code not in waiting
        ]
        levels.append(level)
        for unit in level:
            del waiting[unit.code]
    return levels


def _relink(register: Register, codes: list[str]) -> None:
    link = Unit.successors.through
    keys = [register.units[code].pk for code in codes]
    link.objects.filter(from_unit_id__in=keys).delete()
    link.objects.bulk_create(
        link(from_unit_id=register.units[code].pk, to_unit_id=register.units[each].pk)
        for code in codes
        for each in register.successors[code]
    )
