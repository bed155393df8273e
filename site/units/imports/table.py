"""Reading a CSV file as people save it: any of three delimiters, headers in two languages."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core import text
from units.imports.values import read_cell

LARGEST_FILE = 2 * 1024 * 1024
MOST_ROWS = 2000

# Columns that people number or comment their rows in; they say nothing about a unit.
_IGNORED = {"stt", "tt", "so thu tu", "ghi chu", "no", "note", "notes"}


@dataclass(frozen=True)
class Column:
    """One column a file may have: the field it fills, its name for people, other names of it."""

    field: str
    label: str | Promise
    headers: tuple[str, ...]
    required: bool = False

    def is_called(self, header: str) -> bool:
        """Whether a file's header means this column; marks, case and punctuation don't matter."""
        names = (self.field, str(self.label), *self.headers)
        return _plain(header) in {_plain(name) for name in names}


@dataclass(frozen=True)
class Fault:
    """What is wrong in a row (1 is the header, 0 the whole file) and how it is mended."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        if not self.row:
            return self.message
        if not self.column:
            return _("Row %(row)d: %(message)s") % {"row": self.row, "message": self.message}
        return _("Row %(row)d, column “%(column)s”: %(message)s") % {
            "row": self.row,
            "column": self.column,
            "message": self.message,
        }


class ImportRefused(Exception):
    """Nothing was taken from the file; `faults` says why, in the order of the rows."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: fault.row)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True)
class Row:
    """One row of a file: its number in the table and the trimmed text of each column it has."""

    number: int
    cells: dict[str, str]


def read_table(content: bytes, columns: Sequence[Column]) -> list[Row]:
    """The rows of a CSV file. Raises ImportRefused when it can't be read or a required cell is empty."""
    return rows_of(_records(_decoded(content), columns), columns)


def rows_of(records: Sequence[Sequence[str]], columns: Sequence[Column]) -> list[Row]:
    """The rows below the header of a table. Raises ImportRefused as `read_table` does."""
    if not records:
        raise ImportRefused([Fault(0, "", _("The file is empty."))])
    order = _column_order(records[0], columns)
    filled = [(number, cells) for number, cells in enumerate(records[1:], start=2) if any(cells)]
    if not filled:
        raise ImportRefused([Fault(0, "", _("The file has a header but no rows."))])
    if len(filled) > MOST_ROWS:
        message = _("The file has %(count)d rows; at most %(most)d are taken at once. Divide it.")
        raise ImportRefused([Fault(0, "", message % {"count": len(filled), "most": MOST_ROWS})])
    faults = [fault for number, cells in filled for fault in _row_faults(number, cells, order)]
    if faults:
        raise ImportRefused(faults)
    return [
        Row(
            number,
            {column.field: cell for column, cell in zip(order, cells, strict=False) if column},
        )
        for number, cells in filled
    ]


def _plain(header: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.fold(header)))


def _decoded(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        message = _("The file is larger than %(size)s.") % {"size": text.file_size(LARGEST_FILE)}
        raise ImportRefused([Fault(0, "", message)])
    if content.startswith(b"PK\x03\x04"):
        message = _("This is a workbook. Save it as “CSV UTF-8” and choose that file.")
        raise ImportRefused([Fault(0, "", message)])
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return text.nfc(content.decode("utf-16"))
        return text.nfc(content.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        message = _("The file is not in UTF-8. Save it as “CSV UTF-8” and choose it again.")
        raise ImportRefused([Fault(0, "", message)]) from wrong


def _records(content: str, columns: Sequence[Column]) -> list[list[str]]:
    """The cells of every line, split by the delimiter under which most headers are known."""
    first_line = content.split("\n", 1)[0]

    def known(delimiter: str) -> int:
        headers = first_line.rstrip("\r").split(delimiter)
        return sum(any(each.is_called(name.strip('" ')) for each in columns) for name in headers)

    reader = csv.reader(
        io.StringIO(content, newline=""), delimiter=max(",;\t", key=known), strict=True
    )
    records: list[list[str]] = []
    try:
        for record in reader:
            records.append([read_cell(cell) for cell in record])
    except csv.Error as wrong:
        message = _("The row can't be read: a quotation mark is missing, or a cell is too long.")
        raise ImportRefused([Fault(len(records) + 1, "", message)]) from wrong
    return records


def _column_order(headers: Sequence[str], columns: Sequence[Column]) -> list[Column | None]:
    """The column under each header, None where it is ignored."""
    faults: list[Fault] = []
    order: list[Column | None] = []
    for header in headers:
        column = next((each for each in columns if each.is_called(header)), None)
        if column is None and header and _plain(header) not in _IGNORED:
            names = ", ".join(str(each.label) for each in columns)
            faults.append(Fault(1, header, _("Unknown column. Known are: %s.") % names))
        if column is not None and column in order:
            faults.append(Fault(1, header, _("This column stands twice.")))
        order.append(column)
    for column in columns:
        if column.required and column not in order:
            faults.append(Fault(1, str(column.label), _("This column is missing.")))
    if faults:
        raise ImportRefused(faults)
    return order


def _row_faults(number: int, cells: Sequence[str], order: Sequence[Column | None]) -> list[Fault]:
    faults = []
    if any(cells[len(order) :]):
        faults.append(
            Fault(number, "", _("More cells than headers. Put a text that has commas in quotes."))
        )
    for position, column in enumerate(order):
        cell = cells[position] if position < len(cells) else ""
        if column is None:
            continue
        if column.required and not cell:
            faults.append(Fault(number, str(column.label), _("This cell must not be empty.")))
        if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in cell):
            message = _("The text has a line break or an invisible character. Remove it.")
            faults.append(Fault(number, str(column.label), message))
    return faults
