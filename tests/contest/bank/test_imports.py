"""A file of questions is taken whole, or nothing of it and every fault is named by its row."""

from __future__ import annotations

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from contest.bank.imports import import_questions
from contest.enums import Difficulty
from contest.models import BankQuestion
from demo.factories.contest import BankQuestionFactory
from demo.factories.programme import TopicFactory
from demo.factories.users import UserFactory
from tests.contest.bank.files import HEADERS, ROW, SECOND, WRITERS, document, sheet, workbook
from units.imports.table import ImportRefused
from users.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def topic():
    return TopicFactory(name="An toàn số")


def refused(name, content) -> list[str]:
    with pytest.raises(ImportRefused) as fault:
        import_questions(name, content, None)
    assert not BankQuestion.objects.exists()
    return [str(each) for each in fault.value.faults]


@pytest.mark.parametrize("name", WRITERS)
def test_questions_come_out_of_each_kind_of_file(name, topic):
    setter = UserFactory()
    assert import_questions(name, WRITERS[name]([HEADERS, ROW, SECOND]), setter).count == 2
    second, first = BankQuestion.objects.all()
    assert (first.wording, first.topic, first.set_by) == ("Ngày nào?", topic, setter)
    assert [option.wording for option in first.options.all()] == ["22/4", "10/10", "13/10"]
    assert [option.is_right for option in first.options.all()] == [False, True, False]
    assert (first.difficulty, second.difficulty) == (Difficulty.EASY, Difficulty.MEDIUM)
    assert [option.is_right for option in second.options.all()] == [False, False, True, False]


@pytest.mark.parametrize("name", WRITERS)
def test_each_bad_row_is_named_and_nothing_is_taken(name):
    bad = {
        2: ["Q2", "1", "2", "3", "", "D", "An toàn số", "", "S"],
        3: ["Q3", "1", "1", "3", "", "A", "An toàn số", "", "S"],
        4: ["Q4", "1", "2", "3", "", "A", "Thiên văn", "", "S"],
        5: ["Q5", "1", "2", "3", "", "A", "An toàn số", "cực khó", "S"],
        7: [*ROW[:8], "S"],
    }
    rows = [bad.get(number, ROW) for number in range(2, 8)]
    faults = refused(name, WRITERS[name]([HEADERS, *rows]))
    for number in bad:
        assert any(fault.startswith(f"Dòng {number}") for fault in faults), number
    assert not any(fault.startswith("Dòng 6") for fault in faults)


def test_a_question_that_the_bank_has_is_not_taken_again():
    BankQuestionFactory(wording="NGÀY nào?")
    with pytest.raises(ImportRefused, match="Ngân hàng đã có"):
        import_questions("a.csv", sheet([HEADERS, ROW]), None)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b""),
        ("a.xlsx", b"PK\x03\x04 broken"),
        ("a.docx", b"%PDF-1.7"),
        ("a.docx", workbook([HEADERS, ROW])),
        ("a.xlsx", b"PK" + b"x" * 3_000_000),
        ("a.csv", b"\xff\xfe\x00"),
        ("a.csv", "Câu hỏi\n".encode()),
        ("a.csv", sheet([["Câu hỏi", "Lạ"], ["x", "y"]])),
        ("a.exe", b"MZ"),
        ("a", b""),
        ("a.xlsx", workbook([[]])),
    ],
)
def test_a_file_that_is_no_table_of_questions_is_refused_in_words(name, content):
    assert all(refused(name, content))


def test_a_file_that_unpacks_to_a_flood_is_not_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as flood:
        flood.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
    assert refused("a.xlsx", packed.getvalue())


def spread(tag: str, columns: int) -> bytes:
    """A document whose second row claims to skip columns, or its first cell to span them."""
    made = docx.Document(io.BytesIO(document([HEADERS, ROW])))
    row = made.tables[0].rows[1]
    places = {
        "gridSpan": row.cells[0]._tc.get_or_add_tcPr(),
        "gridBefore": row._tr.get_or_add_trPr(),
    }
    places[tag].append(parse_xml(f'<w:{tag} {nsdecls("w")} w:val="{columns}"/>'))
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize("tag", ["gridSpan", "gridBefore"])
def test_a_document_that_claims_millions_of_columns_is_refused(tag):
    assert refused("a.docx", spread(tag, 900_000_000))


def test_texts_that_are_too_long_are_named():
    faults = refused("a.csv", sheet([HEADERS, ["x" * 401, *ROW[1:]], ["y", "z" * 251, *ROW[2:]]]))
    assert [fault[:6] for fault in faults] == ["Dòng 2", "Dòng 3"]


def test_numbers_and_formulas_of_a_workbook_are_read_as_people_see_them():
    import_questions(
        "a.xlsx", workbook([HEADERS, ["Năm nào?", 2020.0, 2022, 2024, *ROW[4:]]]), None
    )
    options = BankQuestion.objects.get().options.all()
    assert [option.wording for option in options] == ["2020", "2022", "2024"]


@pytest.fixture
def setter(client):
    user = UserFactory(groups=[Role.QUESTION_SETTER])
    client.force_login(user)
    return user


def test_setters_import_on_a_page_that_names_what_is_wrong(client, setter):
    page = reverse("import_bank_questions")
    assert client.get(page).status_code == 200
    assert client.post(page, {}).status_code == 200
    bad = SimpleUploadedFile("de.csv", sheet([HEADERS, [*ROW[:5], "Z", *ROW[6:]]]))
    answer = client.post(page, {"file": bad})
    assert answer.status_code == 422
    assert "Dòng 2" in answer.content.decode()
    client.post(page, {"file": SimpleUploadedFile("de.csv", sheet([HEADERS, ROW]))})
    assert BankQuestion.objects.get().set_by == setter


def test_the_file_to_fill_in_is_taken_as_it_is(client, setter):
    content = client.get(reverse("bank_question_file")).content
    assert openpyxl.load_workbook(io.BytesIO(content)).active.max_row == 2
    assert import_questions("mau.xlsx", content, setter).count == 1
    BankQuestion.objects.all().delete()
    text = client.get(reverse("bank_question_file"), {"format": "csv"}).content
    assert import_questions("mau.csv", text, setter).count == 1
