"""Tables of questions out of workbooks, CSV files and text documents, and a workbook to fill in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

import docx
import openpyxl

from contest import workbooks
from core import text
from units.imports.table import LARGEST_FILE, MOST_ROWS, Column, Fault, ImportRefused, Row, rows_of
from units.imports.values import read_cell, safe_cell


def read_file(name: str, content: bytes, columns: Sequence[Column]) -> list[Row]:
    """The rows of a file by the ending of its name. Raises ImportRefused when it can't be read."""
    ending = PurePath(name).suffix.lower()
    if ending in (".xlsx", ".csv", ".tsv", ".txt"):
        return workbooks.read(content, columns)
    if ending != ".docx":
        raise _refused(_("Choose an XLSX, CSV or DOCX file."))
    if len(content) > LARGEST_FILE:
        size = text.file_size(LARGEST_FILE)
        raise _refused(_("The file is larger than %(size)s.") % {"size": size})
    return rows_of(_of_document(content), columns)


def _refused(message: str) -> ImportRefused:
    return ImportRefused([Fault(0, "", message)])


def _of_document(content: bytes) -> list[list[str]]:
    """The cells of the first table, each as one line."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > workbooks.LARGEST_UNPACKED:
                raise ValueError("too large")
        tables = docx.Document(io.BytesIO(content)).tables
        rows = islice(tables[0].rows, MOST_ROWS + 2) if tables else []
        records = [_cells(row) for row in rows]
    except Exception as wrong:
        # Whatever a broken or hostile document sets off.
        message = _("The document can't be read. Save it as DOCX and choose it again.")
        raise _refused(message) from wrong
    if not records:
        raise _refused(_("The document has no table."))
    return records


def _cells(row: Any) -> list[str]:
    """The cells of a row of a document's table, each below its column; a merged one stands below each of its own."""
    before = row.grid_cols_before
    # A few bytes can say that a cell spans millions of columns.
    if before + sum(cell.grid_span for cell in row._tr.tc_lst) > workbooks.MOST_COLUMNS:
        raise ValueError("too wide")
    return [""] * before + [_line(cell.text) for cell in row.cells]


def _line(words: str) -> str:
    return read_cell(" ".join(text.nfc(words).split()))


def write_workbook(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook with the columns' labels and these rows, in which nothing is a formula."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([str(column.label) for column in columns])
    for row in rows:
        sheet.append([safe_cell(cell) for cell in row])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()
