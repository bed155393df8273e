"""Files of barred persons: all rows of a file are taken, or none and every fault is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contest import workbooks
from contest.enums import ContestBody
from contest.identity import phones
from contest.identity.barring import set_details
from contest.identity.names import comparable
from contest.models import BarredPerson, Contest
from contest.secretariat.fields import LONGEST_NAME, birth_date_of
from contest.secretariat.listed import Listed
from core import text
from core.models import ContentChange
from units.imports.table import Column, Fault, ImportRefused, Row
from units.imports.writing import Outcome

# The list is compared with everyone who enters, and opened for it.
MOST_BARRED = 2_000
COLUMNS = [
    Column("name", gettext_lazy("Name"), ("họ tên", "họ và tên", "tên"), required=True),
    Column("birth_date", gettext_lazy("Date of birth"), ("ngày sinh", "ngày tháng năm sinh")),
    Column(
        "phone", gettext_lazy("Telephone"), ("điện thoại", "số điện thoại", "sđt", "phone number")
    ),
    Column("body", gettext_lazy("Body"), ("thuộc", "ban", "thành phần"), required=True),
]
_LABELS = {column.field: column.label for column in COLUMNS}
# What people write for a body, without marks, beside the values and labels of the bodies themselves.
_BODY_WORDS = {
    "btc": ContestBody.ORGANISERS,
    "bgk": ContestBody.JURY,
    "bdt": ContestBody.QUESTION_SETTERS,
    "tts": ContestBody.SECRETARIAT,
    "thu ky": ContestBody.SECRETARIAT,
}


def import_barred(contest: Contest, content: bytes) -> Outcome:
    """Add the persons of a file (XLSX or CSV) to the list of a contest, but for rows that add nothing to it.

    Raises ImportRefused and changes nothing on any fault.
    """
    rows = workbooks.read(content, COLUMNS)
    faults: list[Fault] = []
    told: dict[tuple[str, ...], int] = {}
    planned = []
    for row in rows:
        barred, faults_of_row = _read(contest, row)
        faults += faults_of_row
        name = comparable(row.cells["name"])
        key = (barred.body, barred.phone_digest, barred.name_birth_digest, name)
        if not faults_of_row and key in told:
            message = _("This person stands in row %(row)d already.") % {"row": told[key]}
            faults.append(Fault(row.number, "", message))
        told.setdefault(key, row.number)
        planned.append(barred)
    if faults:
        raise ImportRefused(faults)
    return _added(contest, planned)


@transaction.atomic
def _added(contest: Contest, planned: Sequence[BarredPerson]) -> Outcome:
    listed = Listed(contest)
    new = [each for each in planned if not listed.says_all_of(each)]
    if contest.barred_persons.count() + len(new) > MOST_BARRED:
        message = _("The list would be longer than %(most)d persons.") % {"most": MOST_BARRED}
        raise ImportRefused([Fault(0, "", message)])
    BarredPerson.objects.bulk_create(new)
    if new:
        ContentChange.record()
    return Outcome(len(new), 0, len(planned) - len(new))


def _read(contest: Contest, row: Row) -> tuple[BarredPerson, list[Fault]]:
    """The person of a row, and what is wrong with the row."""
    faults = []

    def fault(field: str, message: str) -> None:
        faults.append(Fault(row.number, str(_LABELS[field]), message))

    name, birth_date, phone = row.cells["name"], "", ""
    barred = BarredPerson(contest=contest, body=_body(row.cells["body"]) or "")
    if not barred.body:
        known = ", ".join(str(label) for label in ContestBody.labels)
        fault("body", _("Unknown body. Write one of: %s.") % known)
    if not comparable(name):
        fault("name", _("Write the name in letters."))
    if len(name) > LONGEST_NAME:
        fault("name", _("The name is longer than %(most)d letters.") % {"most": LONGEST_NAME})
    try:
        birth_date = birth_date_of(row.cells.get("birth_date", ""))
    except ValidationError as wrong:
        fault("birth_date", " ".join(wrong.messages))
    try:
        written = row.cells.get("phone", "")
        phone = phones.normalised(written) if written else ""
    except phones.NotAPhoneError as wrong:
        fault("phone", str(wrong))
    if not (row.cells.get("birth_date") or row.cells.get("phone")):
        fault("birth_date", _("Give the date of birth or the telephone: a name alone bars nobody."))
    set_details(barred, name, birth_date, phone)
    return barred, faults


def _body(cell: str) -> ContestBody | None:
    plain = _plain(cell)
    for body in ContestBody:
        if plain in (_plain(body.value), _plain(str(body.label))):
            return body
    return _BODY_WORDS.get(plain)


def _plain(cell: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.fold(cell)))


def sample_rows() -> list[list[str]]:
    """Rows as a file has them, of nobody."""
    return [
        [
            "Nguyễn Văn Mẫu",
            f"{date(1980, 2, 28):%d/%m/%Y}",
            "0912 345 678",
            str(ContestBody.JURY.label),
        ]
    ]
