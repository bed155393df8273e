"""Files of earlier formats, and results that were counted by earlier rules, are checked as they were made."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.ledger import chain
from contest.ledger.canonical import canonical
from contest.ledger.outages import seen_late
from contest.ledger.questions import questions_digest
from contest.models import Ledger, Result
from tests.contest.counting.conftest import OPENED, void
from tests.contest.ledger.conftest import Proved, content
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
    game = Proved(prizes=[("Giải Nhất", 1)])
    opening = json.loads(chain.begin(Proved().round, OPENED).opening)
    del opening["rules_digest"]
    opening |= {"format": "contest ledger 1", "contest": game.contest.slug}
    opening["questions"] = questions_digest(game.round)
    Ledger.objects.create(round=game.round, opening=canonical(opening), begun_at=OPENED)
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
