"""Tables that people hand in as a workbook (XLSX) or as CSV, read in one way."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from openpyxl import load_workbook

from core import text
from units.imports.table import (
    LARGEST_FILE,
    MOST_ROWS,
    Column,
    Fault,
    ImportRefused,
    Row,
    read_table,
    rows_of,
)
from units.imports.values import read_cell

# A workbook of the largest file size holds far less when nobody packed it to do harm.
LARGEST_UNPACKED = 40 * 1024 * 1024
MOST_COLUMNS = 50


def read(content: bytes, columns: Sequence[Column]) -> list[Row]:
    """The rows of the first sheet of a workbook, or of a CSV file. Raises ImportRefused."""
    if not content.startswith(b"PK\x03\x04"):
        return read_table(content, columns)
    if len(content) > LARGEST_FILE:
        message = _("The file is larger than %(size)s.") % {"size": text.file_size(LARGEST_FILE)}
        raise ImportRefused([Fault(0, "", message)])
    return rows_of(_records(content), columns)


def _records(content: bytes) -> list[list[str]]:
    """The cells of each row as text, up to one row more than are taken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise ValueError("too large")
        with warnings.catch_warnings():
            # It warns of what it leaves out, such as rules for cells.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        # What a workbook says of its own size may be wrong.
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        return [
            [_cell(value) for value in row]
            for row in sheet.iter_rows(
                max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True
            )
        ]
    except Exception as wrong:
        # Whatever a broken or hostile workbook sets off.
        message = _(
            "The workbook can't be read. Save it as XLSX or “CSV UTF-8” and choose it again."
        )
        raise ImportRefused([Fault(0, "", message)]) from wrong


def _cell(value: Any) -> str:
    """A cell as it would stand in a CSV file: 31/12/2000 for a day, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # People break lines within a cell; what is read here is one line.
    return read_cell(" ".join(text.nfc(str(value)).split()))
