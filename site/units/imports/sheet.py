"""Writing a CSV file that spreadsheets open as it is meant."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from units.imports.table import Column
from units.imports.values import safe_cell


def write_sheet(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> bytes:
    """The columns' labels and the rows, in UTF-8 with the mark by which Excel knows it, no live formulas."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow([str(column.label) for column in columns])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return sheet.getvalue().encode("utf-8-sig")
