"""Files of earlier formats, and results that were counted by earlier rules, are checked as they were made."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.enums import Flag
from contest.ledger.outages import seen_late
from contest.models import LedgerHead, Result
from tests.contest.counting.conftest import CLOSED, void
from tests.contest.ledger.conftest import MINUTE, Proved, begun_in, content
from tests.contest.ledger.test_mutations import forged

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn():
    """A round in which a question was voided that one of two drew, who is the further from the number."""
    game = Proved(prizes=[("Giải Nhất", 1)])
    void(game.round)
    drew_it = game.entry(drawn=(0, 1), prediction=9, after=10, took=5)
    others = game.entry(drawn=(1, 2), prediction=1, right=1, after=20, took=5)
    game.minutes_pass(1)
    game.count()
    return game, drew_it, others


def first_of(file: bytes) -> Any:
    return json.loads(file.splitlines()[0])


def of_first_format(header: Any, lines: list[Any]) -> None:
    header["format"], header["opening"]["format"] = "contest ledger file 1", "contest ledger 1"
    del header["versions"], header["opening"]["rules_digest"], header["rules"]["voided_is_right"]
    without_close(header)
    with_beginnings(lines)


def of_second_format(header: Any, lines: list[Any]) -> None:
    header["format"], header["opening"]["format"] = "contest ledger file 2", "contest ledger 2"
    without_close(header)
    with_beginnings(lines)


def without_close(header: Any) -> None:
    del header["closes"], header["opening"]["closes_at"]


def with_beginnings(lines: list[Any]) -> None:
    for line in lines:
        line["started"] = line["sent"]


def kept_heads(game: Proved) -> str:
    """The list without the files: as somebody has it who kept it while the round was open."""
    return "".join(line for line in game.heads().splitlines(True) if "file-" not in line)


def test_the_script_reckons_a_voided_question_as_right_for_those_who_drew_it(drawn, verify):
    game, drew_it, _others = drawn
    file = content(game.file())
    code, said = verify(file, game.heads())
    assert code == 0, said
    assert f"Giải Nhất: {drew_it.person.code}, hạng 1" in said


def test_a_file_of_the_first_format_reckons_it_as_right_for_nobody(drawn, verify):
    game, _drew_it, others = drawn
    file = forged(content(game.file()), of_first_format)
    code, said = verify(file)
    assert code == 0, said
    assert f"Giải Nhất: {others.person.code}, hạng 1" in said
    assert "Note: a chain of the former format seals the number of the rules' version" in said


def test_a_round_whose_chain_was_begun_in_the_first_format_is_proved_in_it(verify):
    game = begun_in("contest ledger 1", prizes=[("Giải Nhất", 1)])
    game.entry(after=10)
    game.minutes_pass(3)
    game.count()
    file = game.file()
    code, said = verify(content(file), game.heads())
    assert code == 0, said
    assert "Lưu ý: chuỗi theo định dạng cũ chỉ niêm phong số phiên bản" in said
    assert seen_late(file) == []


def test_another_file_of_a_result_that_credits_nobody_is_counted_as_it_was(drawn, verify):
    game, drew_it, others = drawn
    result = Result.objects.get()
    Result.objects.update(credits_voided=False)
    # As it stood before: one right answer each, and the nearer first.
    for entry, rank in ((drew_it, 9), (others, 1), (drew_it, 2)):
        result.standings.filter(entry=entry).update(rank=rank, voided=0)
    file = content(game.file())
    assert first_of(file)["rules"]["voided_is_right"] is False
    code, said = verify(file, game.heads())
    assert code == 0, said
    assert f"Giải Nhất: {others.person.code}, hạng 1" in said


def test_a_round_whose_chain_was_begun_in_the_second_format_is_proved_in_it(verify):
    game = begun_in("contest ledger 2", prizes=[("Giải Nhất", 1)])
    entry = game.entry(after=10, took=5, flags=[Flag.NAMED_LIKE_BARRED])
    game.minutes_pass(2)
    # Heads of then know nothing of the close, whenever it is moved.
    game.move_close(CLOSED + 60 * MINUTE)
    game.minutes_pass(3, start=2)
    game.count()
    file = game.file()
    header, line = (json.loads(each) for each in content(file).splitlines())
    assert (header["format"], "closes" in header) == ("contest ledger file 2", False)
    assert (line["started"], line["flags"]) == ("2021-09-01T02:00:05.000000Z", entry.flags)
    assert set(LedgerHead.objects.values_list("closes_at", flat=True)) == {None}
    code, said = verify(content(file), game.heads())
    assert (code, "giờ đóng được dời" in said, "??" in said) == (0, False, False), said
    assert seen_late(file) == []


@pytest.mark.parametrize("change", [of_first_format, of_second_format])
def test_no_file_gets_away_from_its_heads_by_an_earlier_format(change, busy, verify):
    game, _entries = busy
    game.count()
    made = forged(content(game.file()), change)
    # Else this would prove nothing of the heads.
    assert verify(made)[0] == 0
    code, said = verify(made, kept_heads(game), "--partial")
    assert (code, "Đầu chuỗi 2021-09-01T02:00Z không khớp" in said) == (1, True), said


def of_an_earlier_file_alone(header: Any, _lines: list[Any]) -> None:
    header["format"] = "contest ledger file 2"


def of_an_earlier_chain_alone(header: Any, _lines: list[Any]) -> None:
    header["opening"]["format"] = "contest ledger 2"


def without_closes_alone(header: Any, _lines: list[Any]) -> None:
    del header["closes"]


@pytest.mark.parametrize(
    "change", [of_an_earlier_file_alone, of_an_earlier_chain_alone, without_closes_alone]
)
def test_formats_of_file_and_chain_go_together(change, busy, verify):
    game, _entries = busy
    game.count()
    code, said = verify(forged(content(game.file()), change))
    assert (code, "Dòng đầu tệp: “" in said) == (1, True), said
