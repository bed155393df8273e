#!/usr/bin/env python3
"""Kiểm tra kết quả một đợt thi từ tệp niêm phong. Chỉ cần Python 3.8 trở lên, không cần mạng.
Checks the result of a round from its sealed file. Needs Python 3.8 or newer and no network.

    python3 verify_contest.py FILE [HEADS] [--receipt CODE] [--partial]

FILE    tệp niêm phong / the sealed file (.jsonl)
HEADS   danh sách đầu chuỗi / the list of heads (heads.txt)

Kết thúc bằng 0 nếu mọi thứ khớp, bằng 1 nếu có điều gì sai.
Ends with 0 if everything fits, with 1 if anything is wrong.

This program shares no line with the site that made the file: it was written from the rules of counting.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import unicodedata
import zlib
from array import array
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any, BinaryIO, NamedTuple, NoReturn

LONGEST_HEADER, LONGEST_LINE = 64 * 1024 * 1024, 1024 * 1024
MOST_FAULTS = 40
SECOND = 1_000_000
MINUTE = 60 * SECOND
# An entry is chained within a minute; clocks and slow databases are allowed this much.
ALLOWED = 5 * MINUTE
# What was sent before the close stands in a head by then, unless the site stood still.
SEEN_BY = 2 * MINUTE

INSTANT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{6})Z"
)
HEAD = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})Z ([0-9a-f]{64})(?: file-([1-9][0-9]{0,8}))?"
)
DIGEST = re.compile(r"[0-9a-f]{64}")
NUMBER = re.compile(r"([0-9]{1,10})\.([0-9]{2})")
OPTIONAL_NUMBER = "a whole number or null"
TEXTS, NUMBERS = [str], [int]
TARGET = re.compile("fully_right|participants|percent")
COUNTED_ENTRY = re.compile("first|last|best")
CLOCK = re.compile("submission|duration")

# One version of the rules.
VERSION = {
    "version": int,
    "issued_at": INSTANT,
    "document": OPTIONAL_NUMBER,
    "reason": str,
    "reason_en": str,
    "audience": str,
    "audience_en": str,
    "least_age": int,
    "guardian_age": int,
    "barred_bodies": TEXTS,
    "barred_treatment": str,
    "identity": str,
    "asks_id_number": bool,
    "question_source": str,
    "question_count": int,
    "prediction_target": TARGET,
    "attempt_policy": str,
    "attempt_limit": OPTIONAL_NUMBER,
    "counted_attempt": COUNTED_ENTRY,
    "minutes": OPTIONAL_NUMBER,
    "grace_seconds": int,
    "extra_time_percent": int,
    "tie_clock": CLOCK,
    "results_shown": str,
    "one_prize_a_person": bool,
    "appeal_days": int,
    "appeal_answer_days": int,
    "retention_days": int,
    "quotas": [{"topic": int, "difficulty": OPTIONAL_NUMBER, "count": int}],
    "prizes": [
        {
            "scope": str,
            "name": str,
            "name_en": str,
            "quantity": int,
            "amount": OPTIONAL_NUMBER,
        }
    ],
}

HEADER: dict[str, Any] = {
    "format": "contest ledger file 3",
    "digest": DIGEST,
    "file": {"made_at": INSTANT, "number": int, "reason": str},
    "contest": {"name": str, "name_en": str, "round": str, "round_en": str},
    "opening": {
        "closes_at": INSTANT,
        "contest": str,
        "format": "contest ledger 3",
        "nonce": DIGEST,
        "opens_at": INSTANT,
        "questions": DIGEST,
        "round": int,
        "rules": int,
        "rules_digest": DIGEST,
    },
    "closes_at": INSTANT,
    "closes": [INSTANT],
    "rules": {
        "version": int,
        "target": TARGET,
        "counted": COUNTED_ENTRY,
        "clock": CLOCK,
        "one_prize": bool,
        "voided_is_right": bool,
    },
    "versions": [VERSION],
    "questions": [
        {
            "id": int,
            "wording": str,
            "wording_en": str,
            "options": [{"id": int, "wording": str, "wording_en": str}],
            "right": int,
            "voided": bool,
        }
    ],
    "annulled": NUMBERS,
    "excluded": TEXTS,
    "passed_over": [{"person": str, "reason": str}],
    "prizes": [{"name": str, "name_en": str, "quantity": int, "amount": OPTIONAL_NUMBER}],
    "heads": {"number": int, "digest": DIGEST},
    "lines": int,
    "last_link": DIGEST,
    "result": {
        "number": int,
        "counted_at": INSTANT,
        "participants": int,
        "fully_right": int,
        "actual": NUMBER,
        "ranking": DIGEST,
        "winners": [{"prize": int, "person": str, "rank": int}],
    },
}


def without(shape: dict[str, Any], key: str) -> dict[str, Any]:
    return {each: value for each, value in shape.items() if each != key}


# Heads of chains of the second format do not tell of the close; lines of their files tell when each entry was begun, and
# entries have other numbers than their places.
SECOND_CHAIN, SECOND_FORMAT = "contest ledger 2", "contest ledger file 2"
SECOND_OPENING = {**without(HEADER["opening"], "closes_at"), "format": SECOND_CHAIN}
SECOND_HEADER = {**without(HEADER, "closes"), "format": SECOND_FORMAT, "opening": SECOND_OPENING}
# Chains of the first format know rules by their number alone.
FIRST_CHAIN = "contest ledger 1"
FIRST_OPENING = {**without(SECOND_OPENING, "rules_digest"), "format": FIRST_CHAIN}
# Files of the first format tell no more of the rules than counting needs, and in them a question that was taken out
# of the count is right for nobody.
FIRST_FORMAT = "contest ledger file 1"
FIRST_HEADER = {
    **without(SECOND_HEADER, "versions"),
    "format": FIRST_FORMAT,
    "opening": FIRST_OPENING,
    "rules": without(HEADER["rules"], "voided_is_right"),
}
LINE = {
    "answers": {},
    "asked": NUMBERS,
    "commitment": DIGEST,
    "flags": TEXTS,
    "late": bool,
    "number": int,
    "person": str,
    "prediction": NUMBER,
    "receipt": DIGEST,
    "sent": INSTANT,
    "started": INSTANT,
}


class Stop(Exception):
    """Nothing more can be checked."""


class Report:
    """What was found, said in both languages; `faults` counts what is wrong, `doubts` what can't be told."""

    def __init__(self) -> None:
        self.faults = self.doubts = 0

    def say(self, vietnamese: str, english: str, mark: str = "  ") -> None:
        for text in (vietnamese, english):
            # What stands in a file may hold signs that steer a terminal.
            shown = "".join(each if each.isprintable() else "?" for each in text)
            sys.stdout.write(f"{mark} {shown}\n")

    def good(self, vietnamese: str, english: str) -> None:
        self.say(vietnamese, english, "OK")

    def bad(self, vietnamese: str, english: str) -> None:
        self.faults += 1
        if self.faults <= MOST_FAULTS:
            self.say(f"SAI: {vietnamese}", f"WRONG: {english}", "!!")
        elif self.faults == MOST_FAULTS + 1:
            self.say("Còn lỗi khác, không kể hết.", "There are more faults, not all told.", "!!")

    def doubt(self, vietnamese: str, english: str) -> None:
        self.doubts += 1
        self.say(vietnamese, english, "??")

    def stop(self, vietnamese: str, english: str) -> NoReturn:
        self.bad(vietnamese, english)
        raise Stop


def canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(*parts: bytes) -> str:
    return sha256(b"".join(parts)).hexdigest()


def misfit(value: Any, shape: Any, place: str = "") -> str:
    """Where a value is not of the shape it must have; empty if it is."""
    if isinstance(shape, dict):
        return _misfit_of_record(value, shape, place)
    if isinstance(shape, list):
        if type(value) is not list:
            return place
        found = (misfit(each, shape[0], f"{place}[{at}]") for at, each in enumerate(value))
        return next((each for each in found if each), "")
    if shape is OPTIONAL_NUMBER:
        fits = value is None or (type(value) is int and value >= 0)
    elif isinstance(shape, str):
        fits = value == shape
    elif isinstance(shape, type):
        fits = type(value) is shape
        if type(value) is int:
            fits = fits and 0 <= value < 1 << 63
    else:
        fits = type(value) is str and shape.fullmatch(value) is not None
        fits = fits and (shape is not INSTANT or instant(value) is not None)
    return "" if fits else place or "."


def _misfit_of_record(value: Any, shape: dict[str, Any], place: str) -> str:
    if type(value) is not dict:
        return place or "."
    # A record without a shape of its own maps texts to texts.
    if not shape:
        fits = all(type(each) is str for each in value.values())
        return "" if fits else place
    if set(value) != set(shape):
        odd = sorted(set(value) ^ set(shape))
        return f"{place}.{odd[0]}" if place else odd[0] or "."
    found = (misfit(value[key], shape[key], f"{place}.{key}" if place else key) for key in shape)
    return next((each for each in found if each), "")


def shape_of_header(header: Any) -> dict[str, Any]:
    """That of the formats of file and chain; what is of none is measured by the newest."""
    if type(header) is not dict:
        return HEADER
    if header.get("format") == FIRST_FORMAT:
        return FIRST_HEADER
    if header.get("format") != SECOND_FORMAT:
        return HEADER
    opening = header.get("opening")
    if type(opening) is dict and opening.get("format") == FIRST_CHAIN:
        return {**SECOND_HEADER, "opening": FIRST_OPENING}
    return SECOND_HEADER


def shape_of_lines(header: dict[str, Any]) -> dict[str, Any]:
    """When an entry was begun is told only where counting needs it: it shows who had more time for a disability."""
    if header["format"] == HEADER["format"] and header["rules"]["clock"] != "duration":
        return without(LINE, "started")
    return LINE


def instant(text: str) -> int | None:
    """Microseconds since a beginning that is the same for all; None for no moment of the calendar."""
    found = INSTANT.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, rest = map(int, found.groups())
    try:
        days = date(year, month, day).toordinal()
    except ValueError:
        return None
    if hour > 23 or minute > 59 or second > 59:
        return None
    return (((days * 24 + hour) * 60 + minute) * 60 + second) * SECOND + rest


def moment(text: str) -> int:
    """The instant of a text whose shape was checked."""
    found = instant(text)
    if found is None:
        raise Stop
    return found


class Lines:
    """The lines of a file, one after the other, with the digest of all that was read."""

    def __init__(self, path: str, report: Report) -> None:
        self.report, self.summed = report, sha256()
        try:
            handle: BinaryIO = open(path, "rb")  # noqa: SIM115 - read to the end of the program
            if handle.peek(2)[:2] == b"\x1f\x8b":  # type: ignore[attr-defined]
                handle = gzip.open(handle)  # type: ignore[assignment]  # noqa: SIM115
        except OSError as error:
            report.stop(f"Không mở được {path}: {error}", f"{path} can't be opened: {error}")
        self.handle, self.path = handle, path

    def read(self, most: int) -> bytes:
        """The next line without its end; empty at the end of the file."""
        try:
            line = self.handle.readline(most + 1)
        except (OSError, EOFError, zlib.error) as error:
            self.report.stop(
                f"Không đọc được {self.path}: {error}", f"{self.path} can't be read: {error}"
            )
        self.summed.update(line)
        if len(line) > most:
            self.report.stop("Có dòng dài quá mức.", "A line is too long.")
        if line and not line.endswith(b"\n"):
            self.report.bad("Dòng cuối bị cắt.", "The last line is cut.")
        elif line == b"\n":
            self.report.bad("Có dòng trống.", "There is an empty line.")
        return line[:-1] if line.endswith(b"\n") and line != b"\n" else line

    def record(self, line: bytes, shape_of: Callable[[Any], Any], name: tuple[str, str]) -> Any:
        """The record of a line; None, and told, if it is none of its shape written in the one way there is."""
        try:
            value = json.loads(line.decode())
            is_canonical = canonical(value).encode() == line
        except (ValueError, RecursionError):
            self.report.bad(f"{name[0]} không đọc được.", f"{name[1]} can't be read.")
            return None
        if not is_canonical:
            self.report.bad(
                f"{name[0]} không đúng cách ghi quy định.",
                f"{name[1]} is not written in the one way there is.",
            )
        place = misfit(value, shape_of(value))
        if place:
            self.report.bad(
                f"{name[0]}: “{place}” không hợp lệ.", f"{name[1]}: “{place}” is not valid."
            )
            return None
        return value


class Counted:
    """One entry as counting sees it."""

    __slots__ = ("asked", "clock", "credited", "hundredths", "number", "person", "right", "sent")

    def __init__(
        self, line: dict[str, Any], questions: Questions, opens_at: int, rules: dict[str, Any]
    ) -> None:
        asked = [each for each in line["asked"] if each not in questions.voided]
        self.asked = len(asked)
        self.right = sum(
            line["answers"].get(str(each)) == str(questions.right.get(each)) for each in asked
        )
        # What was taken out of the count lowers nobody: it ranks as right for all who were asked it.
        voided = len(line["asked"]) - self.asked if rules.get("voided_is_right") else 0
        self.credited = self.right + voided
        self.number: int = line["number"]
        self.person: str = line["person"]
        self.hundredths = hundredths(line["prediction"])
        self.sent = moment(line["sent"])
        start = moment(line["started"]) if rules["clock"] == "duration" else opens_at
        self.clock = self.sent - start

    @property
    def is_fully_right(self) -> bool:
        return self.asked > 0 and self.right == self.asked

    def is_preferred_to(self, other: Counted, rule: str) -> bool:
        """Whether of two entries of one person this one counts."""
        if rule == "first":
            return (self.sent, self.number) < (other.sent, other.number)
        if rule == "last":
            return (self.sent, self.number) > (other.sent, other.number)
        mine = (-self.credited, self.clock, self.number)
        return mine < (-other.credited, other.clock, other.number)


class Questions:
    """The questions of the header, by their numbers."""

    def __init__(self, header: dict[str, Any], report: Report) -> None:
        self.options: dict[int, set[str]] = {}
        self.right: dict[int, int] = {}
        self.voided: set[int] = set()
        for question in header["questions"]:
            key = question["id"]
            if key in self.options:
                report.bad(f"Câu hỏi {key} có hai lần.", f"Question {key} stands there twice.")
            self.options[key] = {str(option["id"]) for option in question["options"]}
            self.right[key] = question["right"]
            if str(question["right"]) not in self.options[key]:
                report.bad(
                    f"Câu hỏi {key}: đáp án không nằm trong các lựa chọn.",
                    f"Question {key}: the right answer is none of its options.",
                )
            if question["voided"]:
                self.voided.add(key)
        told = [
            {key: value for key, value in question.items() if key != "voided"}
            for question in header["questions"]
        ]
        if digest(canonical(told).encode()) != header["opening"]["questions"]:
            report.bad(
                "Câu hỏi hoặc đáp án không phải những gì đã niêm phong lúc mở đợt thi.",
                "The questions or right answers are not those that were sealed at the opening.",
            )


class Versions:
    """The versions of the rules from the opening to the close, as heads tell of them."""

    def __init__(self, header: dict[str, Any]) -> None:
        told, opening = header.get("versions", []), header["opening"]
        self.is_sealed = "rules_digest" in opening
        self.digests = [digest(canonical(each).encode()) for each in told]
        self.since = [moment(each["issued_at"]) for each in told]
        if opening["rules"]:
            self.since[:1] = [0]
        else:
            self.digests.insert(0, digest(canonical(None).encode()))
            self.since.insert(0, 0)

    def told_by(self, head: Head, start: int) -> Iterator[tuple[int, bytes]]:
        """Place and digest of each version that may have been in force at a head, from a place on."""
        if not self.is_sealed:
            yield start, b""
            return
        for place in range(start, len(self.digests)):
            until = self.since[place + 1] if place + 1 < len(self.since) else None
            # A head comes within its minute, and one that was being made then knows no version of that moment.
            if self.since[place] < head.at + MINUTE and (
                until is None or until >= head.at - ALLOWED
            ):
                yield place, self.digests[place].encode()


class Closes:
    """When the round was to close, in the order in which heads tell of it: a close may be moved before it comes."""

    def __init__(self, header: dict[str, Any]) -> None:
        self.is_sealed = "closes" in header
        self.texts: list[str] = header.get("closes", [])
        self.at = [moment(each) for each in self.texts]

    def told_by_any(self, start: int) -> Iterator[tuple[int, bytes]]:
        """Place and text of each close that a head may tell of, from a place on."""
        if not self.is_sealed:
            yield start, b""
            return
        for place in range(start, len(self.texts)):
            yield place, self.texts[place].encode()


class Round:
    """Everything that is known of a round from its file."""

    def __init__(self, header: dict[str, Any], report: Report) -> None:
        self.header, self.report = header, report
        self.rules: dict[str, Any] = header["rules"]
        self.questions = Questions(header, report)
        self.versions, self.closes = Versions(header), Closes(header)
        self.opens_at = moment(header["opening"]["opens_at"])
        self.closes_at = moment(header["closes_at"])
        self.counted_at = moment(header["result"]["counted_at"])
        self.numbers_are_places = header["format"] == HEADER["format"]
        self.annulled, self.excluded = set(header["annulled"]), set(header["excluded"])
        self.chosen: dict[str, Counted] = {}
        self.numbers: set[int] = set()
        self.persons: set[str] = set()
        self.sent = array("q")
        # 32 bytes a link, the first one that of the opening record.
        self.links = bytearray(sha256(canonical(header["opening"]).encode()).digest())

    def add(self, line: dict[str, Any], place: int) -> None:
        """Take an entry into the count, unless the rules say that it takes no part."""
        self._check(line, place)
        self.numbers.add(line["number"])
        self.persons.add(line["person"])
        entry = Counted(line, self.questions, self.opens_at, self.rules)
        self.sent.append(entry.sent)
        if line["late"] or entry.number in self.annulled or entry.person in self.excluded:
            return
        other = self.chosen.get(entry.person)
        if other is None or entry.is_preferred_to(other, self.rules["counted"]):
            self.chosen[entry.person] = entry

    def _check(self, line: dict[str, Any], place: int) -> None:
        asked, answers = line["asked"], line["answers"]
        wrong = ""
        if line["number"] in self.numbers or (self.numbers_are_places and line["number"] != place):
            wrong = "number"
        elif len(set(asked)) != len(asked) or not set(asked) <= set(self.questions.options):
            wrong = "asked"
        elif not set(answers) <= {str(each) for each in asked} or any(
            answers[str(each)] not in self.questions.options[each]
            for each in asked
            if str(each) in answers
        ):
            wrong = "answers"
        elif "started" in line and moment(line["started"]) > moment(line["sent"]):
            wrong = "started"
        elif moment(line["sent"]) < self.opens_at:
            wrong = "sent"
        elif not line["late"] and moment(line["sent"]) >= self.closes_at:
            wrong = "late"
        if wrong:
            self.report.bad(
                f"Dòng {place} (bài số {line['number']}): “{wrong}” không thể như vậy.",
                f"Line {place} (entry {line['number']}): “{wrong}” can't be so.",
            )

    @property
    def length(self) -> int:
        return len(self.links) // 32 - 1

    def link(self, place: int) -> bytes:
        return bytes(self.links[place * 32 : place * 32 + 32])

    def ranked(self) -> tuple[list[Counted], int, int]:
        """Everybody in order, how many are fully right, and the number foretold in hundredths."""
        fully_right = sum(entry.is_fully_right for entry in self.chosen.values())
        actual = number_foretold(self.rules["target"], len(self.chosen), fully_right)
        order = sorted(
            self.chosen.values(),
            key=lambda each: (
                -each.credited,
                abs(each.hundredths - actual),
                each.clock,
                each.number,
            ),
        )
        return order, fully_right, actual


def hundredths(text: str) -> int:
    return int(text.replace(".", ""))


def number_foretold(target: str, participants: int, fully_right: int) -> int:
    """In hundredths; half of a hundredth of a percent is rounded up."""
    if target == "participants":
        return participants * 100
    if target == "fully_right":
        return fully_right * 100
    if not participants:
        return 0
    return (2 * fully_right * 10_000 + participants) // (2 * participants)


def read_round(lines: Lines, report: Report, wanted: Wanted | None) -> Round:
    """Read the header and all lines, recompute the chain, and look for a receipt on the way."""
    first = lines.read(LONGEST_HEADER)
    header = lines.record(first, shape_of_header, ("Dòng đầu tệp", "The first line"))
    if header is None:
        raise Stop
    told = {key: value for key, value in header.items() if key != "digest"}
    if digest(canonical(told).encode()) != header["digest"]:
        report.bad(
            "Phần đầu tệp đã bị sửa: mã băm của nó không khớp.",
            "The header was changed: its digest does not fit.",
        )
    of = Round(header, report)
    if of.closes_at <= of.opens_at:
        report.bad("Giờ đóng không sau giờ mở.", "The round does not close after it opens.")
    if of.counted_at < of.closes_at:
        report.bad("Kết quả được tính trước giờ đóng.", "The round was counted before it closed.")
    place, link, shape = 0, of.link(0), shape_of_lines(header)
    while True:
        line = lines.read(LONGEST_LINE)
        if not line:
            break
        place += 1
        link = sha256(link + line).digest()
        of.links += link
        record = lines.record(line, lambda _record: shape, (f"Dòng {place}", f"Line {place}"))
        if record is None:
            of.sent.append(0)
        else:
            of.add(record, place)
            if wanted:
                wanted.look(record, place)
    return of


def check_rules(of: Round, report: Report) -> None:
    """Compare what the round was counted by with the versions in the file, and the first of these with the opening."""
    header, opening = of.header, of.header["opening"]
    versions: list[dict[str, Any]] = header.get("versions", [])
    if header["format"] != FIRST_FORMAT and not _are_versions_of(of, versions):
        report.bad(
            "Các phiên bản thể lệ trong tệp không phải những gì kết quả này dựa vào.",
            "The versions of the rules in the file are not those that this result rests on.",
        )
    if not of.versions.is_sealed:
        report.say(
            "Lưu ý: chuỗi theo định dạng cũ chỉ niêm phong số phiên bản của thể lệ, không niêm phong nội dung. Hãy so thể lệ ở trên với bản đã công bố.",
            "Note: a chain of the former format seals the number of the rules' version and not their content. Compare the rules above with what was published.",
        )
    elif of.versions.digests[:1] != [opening["rules_digest"]]:
        report.bad(
            "Thể lệ không phải những gì đã niêm phong lúc mở đợt thi.",
            "The rules are not those that were sealed at the opening.",
        )


def check_close(of: Round, report: Report) -> None:
    """Compare the close that was counted by with the one of the opening and with those that heads are said to tell."""
    closes, header = of.closes.texts, of.header
    if not of.closes.is_sealed:
        return
    if (
        closes[:1] != [header["opening"]["closes_at"]]
        or closes[-1:] != [header["closes_at"]]
        or any(closes[place] == closes[place - 1] for place in range(1, len(closes)))
    ):
        report.bad(
            "Giờ đóng trong tệp không phải giờ đóng đã niêm phong.",
            "The close in the file is not the one that was sealed.",
        )


def _are_versions_of(of: Round, versions: list[dict[str, Any]]) -> bool:
    numbers = [each["version"] for each in versions]
    first, since = of.header["opening"]["rules"], of.versions.since
    if not versions or (first and numbers[0] != first):
        return False
    last, ladder = versions[-1], of.header["prizes"]
    counted_by = {
        "version": last["version"],
        "target": last["prediction_target"],
        "counted": last["counted_attempt"],
        "clock": last["tie_clock"],
        "one_prize": last["one_prize_a_person"],
        "voided_is_right": of.rules["voided_is_right"],
    }
    of_rounds = [without(each, "scope") for each in last["prizes"] if each["scope"] == "round"]
    return (
        numbers == sorted(set(numbers))
        and since == sorted(since)
        and since[-1] < of.closes_at
        and counted_by == of.rules
        and of_rounds == ladder
    )


TARGETS = {
    "fully_right": ("bao nhiêu người trả lời đúng hết", "how many people have everything right"),
    "participants": ("bao nhiêu người dự thi", "how many people take part"),
    "percent": ("bao nhiêu phần trăm trả lời đúng hết", "what percentage have everything right"),
}
COUNTED_ENTRIES = {
    "first": ("bài đầu tiên", "the first one"),
    "last": ("bài cuối cùng", "the last one"),
    "best": ("bài đúng nhiều câu nhất", "the one with the most right answers"),
}
CLOCKS = {
    "submission": ("ai nộp sớm hơn", "who sent it earlier"),
    "duration": ("ai làm nhanh hơn", "who took less time"),
}


def tell_round(of: Round, report: Report) -> None:
    """What the file is of: contest, round, its times, and the rules that it was counted by."""
    names, opening, rules = of.header["contest"], of.header["opening"], of.rules
    report.say(
        f"Cuộc thi: {names['name']} ({opening['contest']}), đợt thi {opening['round']} {names['round']}".rstrip(),
        f"Contest: {names['name_en'] or names['name']} ({opening['contest']}), round {opening['round']} {names['round_en']}".rstrip(),
    )
    report.say(
        f"Mở {opening['opens_at']}, đóng {of.header['closes_at']} (giờ UTC)",
        f"Opens at {opening['opens_at']}, closes at {of.header['closes_at']}",
    )
    for each in of.header.get("versions", []):
        told = digest(canonical(each).encode())
        report.say(
            f"Thể lệ phiên bản {each['version']}, hiệu lực từ {each['issued_at']}, mã băm {told}",
            f"Rules, version {each['version']}, in force from {each['issued_at']}, digest {told}",
        )
    target, counted, clock = (
        TARGETS[rules["target"]],
        COUNTED_ENTRIES[rules["counted"]],
        CLOCKS[rules["clock"]],
    )
    one = ("một giải", "one prize") if rules["one_prize"] else ("nhiều giải", "several prizes")
    report.say(
        f"Tính theo phiên bản {rules['version']}: dự đoán {target[0]}; mỗi người tính {counted[0]}; bằng nhau thì xét {clock[0]}; một người được {one[0]}",
        f"Counted by version {rules['version']}: foretold is {target[1]}; of a person's entries counts {counted[1]}; among equals, {clock[1]}; a person may get {one[1]}",
    )
    for prize in of.header["prizes"]:
        worth = "" if prize["amount"] is None else f", {prize['amount']} đồng"
        report.say(
            f"  {prize['name']}: {prize['quantity']}{worth}",
            f"  {prize['name_en'] or prize['name']}: {prize['quantity']}{worth}",
        )


def check_chain(of: Round, report: Report) -> None:
    told = of.header["lines"]
    if of.length != told:
        report.bad(
            f"Phần đầu ghi {told} bài, trong tệp có {of.length}.",
            f"The header tells of {told} entries, the file has {of.length}.",
        )
    if of.link(of.length).hex() != of.header["last_link"]:
        report.bad(
            "Chuỗi niêm phong không khớp: có bài bị sửa, thêm, bớt hoặc đổi chỗ.",
            "The chain does not fit: an entry was changed, added, removed or moved.",
        )
    for number in sorted(of.annulled - of.numbers):
        report.bad(
            f"Bài {number} bị hủy nhưng không có trong tệp.",
            f"Entry {number} is annulled but not in the file.",
        )
    for person in sorted(of.excluded - of.persons):
        report.bad(
            f"Người {person} bị loại nhưng không có bài.",
            f"Person {person} is excluded but has no entry.",
        )
    if not report.faults:
        report.good(
            f"Chuỗi {of.length} bài nguyên vẹn.", f"The chain of {of.length} entries is whole."
        )


def check_result(of: Round, report: Report) -> list[Counted]:
    """Count again and compare; gives the ranking."""
    before = report.faults
    order, fully_right, actual = of.ranked()
    result = of.header["result"]
    summed = sha256()
    for rank, entry in enumerate(order, start=1):
        summed.update(f"{rank} {entry.number}\n".encode())
    for told, found, vietnamese, english in (
        (result["participants"], len(order), "số người dự thi", "the number of people"),
        (
            result["fully_right"],
            fully_right,
            "số người trả lời đúng hết",
            "people with everything right",
        ),
        (
            hundredths(result["actual"]),
            actual,
            "số thực tế (phần trăm của đơn vị)",
            "the number foretold (in hundredths)",
        ),
        (result["ranking"], summed.hexdigest(), "thứ tự xếp hạng", "the ranking"),
        (result["winners"], winners(of, order, report), "những người được giải", "the winners"),
    ):
        if told != found:
            report.bad(
                f"Tính lại {vietnamese} được {found}, tệp ghi {told}.",
                f"Counted again, {english}: {found}; the file says {told}.",
            )
    if report.faults == before:
        report.good(
            f"Tính lại: {len(order)} người dự thi, {fully_right} người đúng hết, số thực tế {actual // 100}.{actual % 100:02}.",
            f"Counted again: {len(order)} people, {fully_right} with everything right, the number is {actual // 100}.{actual % 100:02}.",
        )
        for each in result["winners"]:
            prize = of.header["prizes"][each["prize"]]
            report.say(
                f"  {prize['name']}: {each['person']}, hạng {each['rank']}",
                f"  {prize['name_en'] or prize['name']}: {each['person']}, rank {each['rank']}",
            )
        for each in of.header["passed_over"]:
            report.say(
                f"  Không nhận giải: {each['person']} ({each['reason']})",
                f"  Passed over: {each['person']} ({each['reason']})",
            )
    return order


def winners(of: Round, order: list[Counted], report: Report) -> list[dict[str, Any]]:
    """The prizes go down the ranking, past those that the file passes over."""
    passed = [each["person"] for each in of.header["passed_over"]]
    for person in sorted(set(passed) - set(of.chosen)):
        report.bad(
            f"Người {person} bị bỏ qua nhưng không có hạng.",
            f"Person {person} is passed over but has no rank.",
        )
    if len(set(passed)) != len(passed):
        report.bad("Có người bị bỏ qua hai lần.", "Somebody is passed over twice.")
    if passed and not of.rules["one_prize"]:
        for each in of.header["passed_over"]:
            if each["reason"] == "prize_in_another_round":
                report.bad(
                    f"Thể lệ không hạn chế một giải, vậy mà {each['person']} bị bỏ qua.",
                    f"The rules don't say one prize a person, yet {each['person']} is passed over.",
                )
    left = (
        (rank, entry)
        for rank, entry in enumerate(order, start=1)
        if entry.person not in set(passed)
    )
    given = []
    for step, prize in enumerate(of.header["prizes"]):
        for _ in range(min(prize["quantity"], len(order))):
            rank, entry = next(left, (0, None))
            if entry is not None:
                given.append({"prize": step, "person": entry.person, "rank": rank})
    return given


class Head:
    """A head as it was published."""

    def __init__(self, minute: str, told: str) -> None:
        self.minute, self.digest = minute, told
        self.at = moment(f"{minute}:00.000000Z")

    def fits(self, link: bytes, rules: bytes, close: bytes) -> bool:
        return digest(link, f"{self.minute}Z".encode(), rules, close) == self.digest


class Told(NamedTuple):
    """What a head tells of: a place in the chain, and places among versions of the rules and among closes."""

    place: int
    version: int
    close: int


class Published:
    """What stands in the list of heads: the heads, and minute and digest of each file by its number."""

    def __init__(self, path: str, report: Report) -> None:
        self.heads: list[Head] = []
        self.files: dict[int, tuple[str, str]] = {}
        self.report, self.latest = report, 0
        for place, line in enumerate(_lines_of_heads(path, report), start=1):
            found = HEAD.fullmatch(line)
            if found is None or instant(f"{found[1]}:00.000000Z") is None:
                report.bad(
                    f"Danh sách đầu chuỗi, dòng {place}: không đọc được.",
                    f"The list of heads, line {place}: can't be read.",
                )
            else:
                self._take(found, place)

    def _take(self, found: re.Match[str], place: int) -> None:
        head, number = Head(found[1], found[2]), int(found[3] or 0)
        is_double = number in self.files or (not number and head.at == self.latest and self.heads)
        if head.at < self.latest or is_double:
            self.report.bad(
                f"Danh sách đầu chuỗi, dòng {place}: có hai lần hoặc không theo thứ tự thời gian.",
                f"The list of heads, line {place}: stands there twice or not in order of time.",
            )
        self.latest = head.at
        if number:
            self.files[number] = (head.minute, head.digest)
        else:
            self.heads.append(head)


def _lines_of_heads(path: str, report: Report) -> Iterator[str]:
    try:
        with open(path, encoding="utf-8") as handle:
            for line in handle:
                yield line.rstrip("\n")
    except (OSError, ValueError) as error:
        report.stop(f"Không đọc được {path}: {error}", f"{path} can't be read: {error}")


def check_heads(
    of: Round, published: Published, file_digest: str, report: Report, is_partial: bool
) -> None:
    """Each head must be that of some place in the chain, and never of an earlier one than the head before."""
    before = report.faults
    # The file alone says when it was counted: it can't take itself out of the heads before the close.
    last = max(of.counted_at, of.closes_at)
    known = [head for head in published.heads if head.at <= last]
    _check_list(of, known, published.files, file_digest, report, is_partial)
    _check_later_heads(of, published.heads[len(known) :], published.files, report)
    if not known:
        report.bad(
            "Không có đầu chuỗi nào để đối chiếu: danh sách này không chứng minh điều gì.",
            "There is no head to compare with: this list proves nothing.",
        )
    told, previous, longest = Told(0, 0, 0), None, (0, "")
    closes: list[tuple[Head, int]] = []
    seen = seen_version = 0
    for head in known:
        # The first head after the close ends the last gap; later ones come with another count.
        if previous and previous.at < of.closes_at and head.at - previous.at > longest[0]:
            longest = (head.at - previous.at, previous.minute)
        fitting = _told_by(of, head, told)
        if fitting is None:
            report.bad(
                f"Đầu chuỗi {head.minute}Z không khớp: điều sai nằm từ bài thứ {told.place + 1} trở đi, hoặc ở thể lệ hay giờ đóng lúc ấy.",
                f"The head of {head.minute}Z does not fit: what is wrong lies from entry {told.place + 1} on, or in the rules or the close of then.",
            )
            break
        _check_times(of, range(told.place, fitting.place), previous, head, report)
        told, previous = fitting, head
        closes.append((head, told.close))
        if head.at <= of.closes_at + SEEN_BY:
            seen, seen_version = told.place, told.version
    else:
        _check_times(of, range(told.place, of.length), previous, None, report)
        if of.closes.is_sealed:
            _check_moves(of, closes, report, is_partial)
        if of.versions.is_sealed and not is_partial:
            _check_last_version(of, told.version, seen_version, report)
        # Of lines behind the last head of a list that is not whole nothing is known.
        _tell_seen_late(of, range(seen, told.place if is_partial else of.length), report)
    if report.faults == before:
        report.good(
            f"{len(closes)} đầu chuỗi khớp; {of.length - told.place} bài đến sau đầu chuỗi cuối.",
            f"{len(closes)} heads fit; {of.length - told.place} entries came after the last head.",
        )
        if longest[0] > MINUTE:
            minutes = longest[0] // MINUTE
            report.say(
                f"  Khoảng trống dài nhất: {minutes} phút, từ {longest[1]}Z.",
                f"  The longest gap: {minutes} minutes, from {longest[1]}Z on.",
            )


def _check_list(
    of: Round,
    known: list[Head],
    files: dict[int, tuple[str, str]],
    file_digest: str,
    report: Report,
    is_partial: bool,
) -> None:
    """Compare with what the header tells of the list, and the file with what the list tells of it."""
    number, told = of.header["file"]["number"], of.header["heads"]
    if not is_partial:
        listed = digest(*(f"{head.minute}Z {head.digest}\n".encode() for head in known))
        if (len(known), listed) != (told["number"], told["digest"]):
            report.bad(
                f"Danh sách đầu chuỗi không phải danh sách đã công bố ({len(known)} đầu chuỗi, tệp ghi {told['number']}).",
                f"This is not the list of heads as it was published ({len(known)} heads, the file says {told['number']}).",
            )
        if number not in files:
            report.bad(
                f"Danh sách đầu chuỗi không ghi tệp số {number}.",
                f"The list of heads does not name file {number}.",
            )
    made = (of.header["file"]["made_at"][:16], file_digest)
    if files.get(number, made) != made:
        report.bad(
            f"Tệp này không phải tệp số {number} đã công bố: {made}, đã công bố {files[number]}.",
            f"This is not file {number} as published: {made}, published was {files[number]}.",
        )
    if files and max(files) > number:
        report.say(
            f"Lưu ý: đã có tệp số {max(files)} thay tệp này.",
            f"Note: file {max(files)} has replaced this one.",
        )


def _check_later_heads(
    of: Round, later: list[Head], files: dict[int, tuple[str, str]], report: Report
) -> None:
    """Heads after the count come with another count, which has a file of its own."""
    newest = max(files, default=0)
    if newest > of.header["file"]["number"]:
        replaced = moment(f"{files[newest][0]}:00.000000Z")
        later = [head for head in later if head.at > replaced]
    if later:
        report.bad(
            f"Đầu chuỗi {later[0].minute}Z đến sau lần tính của tệp này mà không có tệp mới hơn. Nếu vừa tính lại, hãy tải lại danh sách khi tệp mới đã công bố.",
            f"The head of {later[0].minute}Z came after the count of this file, and no newer file is listed. If the round was just counted again, download the list once the new file is there.",
        )


def _told_by(of: Round, head: Head, before: Told) -> Told | None:
    """What a head tells of, nothing of it before what the head before told."""
    endings = [
        (version, rules, close, text)
        for version, rules in of.versions.told_by(head, before.version)
        for close, text in of.closes.told_by_any(before.close)
    ]
    for place in range(before.place, of.length + 1):
        for version, rules, close, text in endings:
            if head.fits(of.link(place), rules, text):
                return Told(place, version, close)
    return None


def _check_moves(of: Round, told: list[tuple[Head, int]], report: Report, is_partial: bool) -> None:
    """`told` are the heads, each with the place of the close that it tells of."""
    for place in range(1, len(of.closes.at)):
        _check_move(of.closes, place, told, report, is_partial)
    if not is_partial and not any(head.at < of.closes_at for head, _close in told):
        _tell_close_late(report)


def _check_move(
    closes: Closes, place: int, told: list[tuple[Head, int]], report: Report, is_partial: bool
) -> None:
    """A close stands in a head before the moment that it was moved from, and before the one that it was moved to."""
    old, new = closes.texts[place - 1], closes.texts[place]
    until = min(closes.at[place - 1], closes.at[place])
    with_it = [head for head, close in told if close >= place]
    # In a copy that is not whole heads may be missing: what proves is only one that knew nothing of it yet, and told of
    # no close to which it was moved back afterwards.
    unknowing = [head for head, close in told if closes.texts[close] not in closes.texts[place:]]
    late = [head for head in (unknowing if is_partial else with_it[:1]) if head.at >= until]
    if not is_partial and all(close != place for _head, close in told):
        report.bad(
            f"Giờ đóng {new} không có trong đầu chuỗi nào.", f"The close {new} is in no head."
        )
    elif late:
        report.bad(
            f"Giờ đóng bị dời từ {old} sang {new} khi đã đến giờ, có thể khi đã biết kết quả: trước giờ ấy không đầu chuỗi nào cho biết.",
            f"The close was moved from {old} to {new} once that moment had come, perhaps with the result known: no head told of it before.",
        )
    elif with_it and with_it[0].at < until:
        report.say(
            f"Lưu ý: giờ đóng được dời từ {old} sang {new}; đầu chuỗi cho biết từ {with_it[0].minute}Z, trước khi đến giờ. Hãy so với thông báo của Ban Tổ chức.",
            f"Note: the close was moved from {old} to {new}; heads tell of it from {with_it[0].minute}Z on, before the moment came. Compare with what the organisers announced.",
        )
    else:
        report.say(
            f"Lưu ý: giờ đóng được dời từ {old} sang {new}; bản đầu chuỗi này không cho biết dời lúc nào.",
            f"Note: the close was moved from {old} to {new}; this copy of the heads does not tell when.",
        )


def _check_times(
    of: Round, places: range, previous: Head | None, head: Head | None, report: Report
) -> None:
    """Entries that were chained between two heads were sent about then, or somebody put them in afterwards."""
    for place in places:
        sent = of.sent[place] if place < len(of.sent) else 0
        if not sent:
            continue
        if previous and sent < previous.at - ALLOWED:
            report.bad(
                f"Bài thứ {place + 1} ghi là nộp trước {previous.minute}Z nhưng chưa có trong đầu chuỗi lúc ấy.",
                f"Entry {place + 1} says it was sent before {previous.minute}Z but is not in the head of then.",
            )
        if head and sent > head.at + MINUTE + ALLOWED:
            report.bad(
                f"Bài thứ {place + 1} ghi là nộp sau {head.minute}Z nhưng đã có trong đầu chuỗi lúc ấy.",
                f"Entry {place + 1} says it was sent after {head.minute}Z but is in the head of then.",
            )


def _tell_close_late(report: Report) -> None:
    """An outage causes it, or somebody who moved the close once it had come."""
    report.doubt(
        "Trước giờ đóng không có đầu chuỗi nào, nên không có gì cho biết đợt thi đã định đóng lúc ấy. Lúc ấy cổng ngừng chạy, hoặc giờ đóng bị dời sau: chuỗi không phân biệt được.",
        "There is no head before the close, so nothing tells that the round was to close then. The site stood still until then, or the close was moved afterwards: the chain can't tell which.",
    )


def _check_last_version(of: Round, version: int, seen: int, report: Report) -> None:
    """`version` is the last that heads tell of, `seen` the last that they told of by the close."""
    if version != len(of.versions.digests) - 1:
        report.bad(
            "Phiên bản thể lệ dùng để tính không có trong đầu chuỗi nào: nó được đưa vào sau.",
            "The version of the rules that was counted by is in no head: it was put in afterwards.",
        )
    elif seen != version:
        _tell_version_late(report)


def _tell_version_late(report: Report) -> None:
    """An outage causes it, or somebody who knew the entries when they put the version in."""
    minutes = SEEN_BY // MINUTE
    report.doubt(
        f"Phiên bản thể lệ dùng để tính: {minutes} phút sau giờ đóng vẫn chưa có trong đầu chuỗi nào. Lúc ấy cổng ngừng chạy, hoặc phiên bản được đưa vào sau: chuỗi không phân biệt được.",
        f"The version of the rules that was counted by is in no head until {minutes} minutes after the close. The site stood still then, or it was put in afterwards: the chain can't tell which.",
    )


def _tell_seen_late(of: Round, places: range, report: Report) -> None:
    """An outage causes it, or somebody who knew the number foretold when they put the entry in."""
    late = [place + 1 for place in places if of.sent[place] and of.sent[place] < of.closes_at]
    if late:
        told, minutes = stretches(late), SEEN_BY // MINUTE
        report.doubt(
            f"Dòng {told}: ghi là nộp trước giờ đóng nhưng {minutes} phút sau giờ đóng vẫn chưa có trong đầu chuỗi nào. Lúc ấy cổng ngừng chạy, hoặc bài được đưa vào sau: chuỗi không phân biệt được.",
            f"Lines {told}: sent before the close by what they say, but in no head until {minutes} minutes after it. The site stood still then, or they were put in afterwards: the chain can't tell which.",
        )


def stretches(numbers: list[int]) -> str:
    """Numbers in order, those that follow each other as one stretch: "3, 5–9"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(f"{a}–{b}" if b > a else str(a) for a, b in found)


class Wanted:
    """The entry of a receipt, looked for among the lines."""

    def __init__(self, code: str) -> None:
        plain = unicodedata.normalize("NFKC", code).upper()
        self.code = "".join(each for each in plain if each.isalnum())
        self.found: tuple[int, dict[str, Any]] | None = None

    def look(self, record: dict[str, Any], place: int) -> None:
        told = f"receipt {record['number']} {self.code}".encode("utf-8", "replace")
        if digest(told) == record["receipt"]:
            self.found = (place, record)


def tell_receipt(of: Round, wanted: Wanted, order: list[Counted], report: Report) -> None:
    """Where the entry of a receipt stands, and whether it counts."""
    if wanted.found is None:
        report.bad(
            "Mã biên nhận này không có trong tệp: gõ sai mã, bài của đợt thi khác, hoặc bài được ghi sau lúc tính kết quả (tính lại thì có).",
            "This receipt is not in the file: a slip in the code, another round, or it was stored after the count (and stands in the file of the next one).",
        )
        return
    place, line = wanted.found
    report.good(
        f"Biên nhận: bài số {line['number']}, dòng {place}, người {line['person']}, nộp lúc {line['sent']} (giờ UTC).",
        f"Receipt: entry {line['number']}, line {place}, person {line['person']}, sent at {line['sent']}.",
    )
    report.say(
        f"  Trả lời: {canonical(line['answers'])}; dự đoán: {line['prediction']}",
        f"  Answers: {canonical(line['answers'])}; prediction: {line['prediction']}",
    )
    for rank, entry in enumerate(order, start=1):
        if entry.number == line["number"]:
            report.say(
                f"  Được tính: đúng {entry.right}/{entry.asked} câu, hạng {rank}.",
                f"  It counts: {entry.right} of {entry.asked} right, rank {rank}.",
            )
            return
    why = ("bài khác của cùng người được tính", "another entry of the same person counts")
    if line["late"]:
        why = ("bài nộp muộn", "it was late")
    elif line["number"] in of.annulled:
        why = ("bài đã bị hủy", "it was annulled")
    elif line["person"] in of.excluded:
        why = ("người này không được xếp hạng", "this person may not be ranked")
    report.say(f"  Không được tính: {why[0]}.", f"  It does not count: {why[1]}.")


class Parser(argparse.ArgumentParser):
    """Ends with 1 where the command line is wrong."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stdout)
        sys.stdout.write(f"!! {message}\n")
        raise SystemExit(1)


def checked(given: argparse.Namespace, report: Report) -> None:
    """Everything in turn, as far as there is something to check."""
    wanted = Wanted(given.receipt) if given.receipt is not None else None
    lines = Lines(given.file, report)
    of = read_round(lines, report, wanted)
    tell_round(of, report)
    check_rules(of, report)
    check_close(of, report)
    check_chain(of, report)
    order = check_result(of, report)
    file_digest = lines.summed.hexdigest()
    report.say(
        f"Mã băm của tệp (SHA-256): {file_digest}", f"Digest of the file (SHA-256): {file_digest}"
    )
    if given.heads is not None:
        check_heads(of, Published(given.heads, report), file_digest, report, given.partial)
    else:
        report.say(
            "Chưa đối chiếu với đầu chuỗi đã công bố: thêm heads.txt vào lệnh.",
            "Not compared with the published heads: add heads.txt to the command.",
        )
    if wanted:
        tell_receipt(of, wanted, order, report)


def main(arguments: list[str] | None = None) -> int:
    """0 if everything fits, 1 if anything is wrong."""
    # Some terminals know no Vietnamese letters.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    parser = Parser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("heads", metavar="HEADS", nargs="?")
    parser.add_argument("--receipt", metavar="CODE")
    parser.add_argument(
        "--partial",
        action="store_true",
        help="HEADS được lưu từ trước, chưa đủ / HEADS was kept earlier and is not whole",
    )
    given = parser.parse_args(arguments)
    report = Report()
    try:
        checked(given, report)
    except Stop:
        report.faults = max(report.faults, 1)
    if report.faults:
        report.say(
            f"KHÔNG KHỚP: {report.faults} điều sai.", f"DOES NOT FIT: {report.faults} faults.", "!!"
        )
        return 1
    report.good("MỌI THỨ KHỚP.", "EVERYTHING FITS.")
    if report.doubts:
        report.say(
            "Riêng những dòng ở chỗ ghi ??: không chứng minh được là đã nộp trước giờ đóng.",
            "But for the lines told at ??: nothing proves that they were sent before the close.",
            "??",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
