"""Files of questions as people save them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import docx
import openpyxl

HEADERS = ["Câu hỏi", "A", "B", "C", "D", "Đáp án", "Chủ đề", "Độ khó", "Nguồn"]
ROW = ["Ngày nào?", "22/4", "10/10", "13/10", "", "B", "An toàn số", "dễ", "Quyết định 505"]
SECOND = ["Năm nào?", "2020", "2022", "2024", "2025", "c", "an toan so", "", "Quyết định 505"]

Table = Sequence[Sequence[object]]


def workbook(table: Table) -> bytes:
    book = openpyxl.Workbook()
    for row in table:
        book.active.append(list(row))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def sheet(table: Table) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(table)
    return written.getvalue().encode()


def document(table: Table) -> bytes:
    made = docx.Document()
    drawn = made.add_table(rows=len(table), cols=len(table[0]))
    for place, row in enumerate(table):
        for cell, value in zip(drawn.rows[place].cells, row, strict=True):
            cell.text = str(value)
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


WRITERS = {"de-thi.xlsx": workbook, "de-thi.csv": sheet, "de-thi.docx": document}
