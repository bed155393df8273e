"""Importing questions from a workbook, a CSV file or a table of a text document: all of them, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.log_actions import log

from contest.audit.chain import gathered
from contest.audit.noting import note_import
from contest.bank.files import read_file
from contest.bank.moving import letters_of_moving, why_warned
from contest.enums import Difficulty
from contest.models import BankOption, BankQuestion
from programme.models import Topic
from quiz_embed.rules import option_faults, plain
from units.imports.table import Column, Fault, ImportRefused, Row

LETTERS = "abcd"
MOST_WARNINGS = 20

COLUMNS = [
    Column(
        "question", gettext_lazy("Question"), ("câu hỏi", "nội dung", "question"), required=True
    ),
    *[
        Column(letter, letter.upper(), (f"phương án {letter}", f"answer {letter}"), letter != "d")
        for letter in LETTERS
    ],
    Column("right", gettext_lazy("Right"), ("đúng", "đáp án", "right answer"), required=True),
    Column("topic", gettext_lazy("Topic"), ("chủ đề",), required=True),
    Column("difficulty", gettext_lazy("Difficulty"), ("độ khó", "mức độ")),
    Column("source", gettext_lazy("Source"), ("nguồn", "căn cứ"), required=True),
    Column("question_en", gettext_lazy("Question in English"), ("câu hỏi tiếng Anh",)),
    *[
        Column(
            f"{letter}_en",
            format_lazy(gettext_lazy("{letter} in English"), letter=letter.upper()),
            (f"{letter} en",),
        )
        for letter in LETTERS
    ],
]
_LABELS = {column.field: column.label for column in COLUMNS}

_DIFFICULTIES = {
    **{str(each.value): each for each in Difficulty},
    "de": Difficulty.EASY,
    "easy": Difficulty.EASY,
    "trung binh": Difficulty.MEDIUM,
    "vua": Difficulty.MEDIUM,
    "medium": Difficulty.MEDIUM,
    "kho": Difficulty.HARD,
    "hard": Difficulty.HARD,
}


@dataclass(frozen=True)
class Imported:
    """What came of a file: how many questions, and what is to be looked at again, in the reader's language."""

    count: int
    warnings: list[str]


def import_questions(name: str, content: bytes, by: Any) -> Imported:
    """Takes every question of a file. Raises ImportRefused and changes nothing on any fault.

    `name` is the file's, whose ending says what it is.
    """
    rows = read_file(name, content, COLUMNS)
    topics = _topics()
    known = {plain(wording) for wording in BankQuestion.objects.values_list("wording", flat=True)}
    seen: dict[str, int] = {}
    planned: list[BankQuestion] = []
    faults: list[Fault] = []
    for row in rows:
        question, wrong = _planned(row, topics, by)
        wording = plain(row.cells["question"])
        if wording in known:
            wrong.append(_fault(row, "question", _("The bank has this question already.")))
        elif wording in seen:
            message = _("This question stands in row %(row)d already.") % {"row": seen[wording]}
            wrong.append(_fault(row, "question", message))
        seen.setdefault(wording, row.number)
        faults += wrong
        planned.append(question)
    if faults:
        raise ImportRefused(faults)
    with transaction.atomic(), gathered():
        for question in planned:
            question.save()
            log(question, "wagtail.create", user=by)
        note_import(BankQuestion, len(planned))
    return Imported(len(planned), _warnings(rows, planned))


def _warnings(rows: list[Row], planned: list[BankQuestion]) -> list[str]:
    """The answers that name others by letter or place, by their rows; nothing of what they say."""
    told = [
        _("Row %(row)d, answers %(letters)s.") % {"row": row.number, "letters": letters}
        for row, question in zip(rows, planned, strict=True)
        if (letters := letters_of_moving(list(question.options.all())))
    ]
    return [*told[:MOST_WARNINGS], why_warned()] if told else []


def sample_rows() -> list[list[str]]:
    """A question as a file has it, about what every contest may ask."""
    topic = Topic.objects.first()
    return [
        [
            "Một giờ có bao nhiêu phút?",
            "30 phút",
            "60 phút",
            "100 phút",
            "",
            "B",
            topic.name if topic else "Kiến thức chung",
            "dễ",
            "Tên văn bản, điều, khoản, và câu được trích: “Một giờ có 60 phút.”",
            "How many minutes are there in an hour?",
            "30 minutes",
            "60 minutes",
            "100 minutes",
            "",
        ]
    ]


def _planned(row: Row, topics: dict[str, Topic], by: Any) -> tuple[BankQuestion, list[Fault]]:
    """The question of a row as it would be stored, and what is wrong with it."""
    cells = row.cells
    question = BankQuestion(
        wording=cells["question"],
        wording_en=cells.get("question_en", ""),
        source=cells["source"],
        set_by=by,
    )
    faults = []
    topic = topics.get(plain(cells["topic"]))
    if topic is None:
        names = ", ".join(sorted({each.name for each in topics.values()}))
        faults.append(_fault(row, "topic", _("No topic is called so. Known are: %s.") % names))
    else:
        question.topic = topic
    difficulty = cells.get("difficulty", "")
    if difficulty and plain(difficulty) not in _DIFFICULTIES:
        faults.append(_fault(row, "difficulty", _("Write easy, medium or hard, or 1, 2 or 3.")))
    elif difficulty:
        question.difficulty = _DIFFICULTIES[plain(difficulty)]
    filled = [letter for letter in LETTERS if cells.get(letter)]
    right = cells["right"].strip(" .)").lower()
    if right not in filled:
        letters = ", ".join(letter.upper() for letter in filled)
        faults.append(
            _fault(row, "right", _("Write the letter of the right answer: %s.") % letters)
        )
    question.options = [
        BankOption(
            wording=cells[letter],
            wording_en=cells.get(f"{letter}_en", ""),
            is_right=letter == right,
            sort_order=place,
        )
        for place, letter in enumerate(filled)
    ]
    options = list(question.options.all())
    if right in filled:
        faults += [Fault(row.number, "", message) for message in option_faults(options)]
    return question, faults + _too_long(row, question, options)


def _too_long(row: Row, question: BankQuestion, options: list[BankOption]) -> list[Fault]:
    """What the fields of the models refuse."""
    faults = []
    parts: list[tuple[BankQuestion | BankOption, dict[str, str]]] = [
        (question, {"wording": "question", "wording_en": "question_en", "source": "source"}),
        *((option, {"wording": "", "wording_en": ""}) for option in options),
    ]
    for part, names in parts:
        try:
            part.clean_fields(exclude={each.name for each in part._meta.fields} - names.keys())
        except ValidationError as wrong:
            faults += [
                Fault(row.number, str(_LABELS.get(names[name], "")), " ".join(messages))
                for name, messages in wrong.message_dict.items()
            ]
    return faults


def _topics() -> dict[str, Topic]:
    """Topics by their names in both languages and their addresses, without marks and capitals."""
    found: dict[str, Topic] = {}
    for topic in Topic.objects.all():
        for name in (topic.slug, topic.name_en, topic.name):
            if name:
                found[plain(name)] = topic
    return found


def _fault(row: Row, field: str, message: str) -> Fault:
    return Fault(row.number, str(_LABELS[field]), message)
