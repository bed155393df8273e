"""The page of results tells until when one may appeal, and in numbers what became of appeals; never of whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from contest.bank.voiding import void
from contest.enums import PrizeScope, Remedy, Verdict
from contest.judging.approving import approve
from core.clock import next_edge
from tests.contest.appeals.conftest import HOUR
from tests.contest.judging.conftest import LATER

RESULTS = "/contest/tim-hieu/results/"


@pytest.fixture
def game(appealed, home):
    return appealed(appeal_days=5)


@pytest.fixture
def read(client):
    def page(at=LATER + HOUR, address=RESULTS):
        with time_machine.travel(at, tick=False):
            answer = client.get(address)
        assert answer.status_code == 200
        main = BeautifulSoup(answer.content, "html.parser").main
        return " ".join(main.get_text(" ", strip=True).split())

    return page


def test_it_says_until_when_one_may_appeal_and_leads_there(game, read, client):
    assert "được khiếu nại đến trước 10:00, Thứ Sáu 15/10/2021" in read()
    assert "/contest/tim-hieu/appeal/" in client.get(RESULTS).content.decode()
    assert "được khiếu nại" not in read(LATER + timedelta(days=5))
    assert "may appeal until before" in read(address=f"/en{RESULTS}")


def test_a_remembered_page_changes_at_the_end_of_the_days_for_appeals(game):
    ends = LATER + timedelta(days=5)
    assert next_edge(ends - HOUR) == ends
    # 10:00, and nothing else changes before the next day.
    assert next_edge(ends) - ends == timedelta(hours=14)


def test_nothing_is_said_of_appeals_before_winners_are_published(appealed, home, read):
    appealed(is_published=False)
    assert "được khiếu nại" not in read() and "Đã nhận" not in read()


def test_appeals_stand_there_in_numbers_and_not_in_words(game, read):
    first, second, _third = game.file(), game.file(letter="C"), game.file(text="Việc khác.")
    assert "Đã nhận 3: chấp nhận 0, bác 0, đang xem xét 3." in read()
    game.decide(first, reason="Bài được tính đúng.")
    game.decide(second, Verdict.UPHELD, remedy=Remedy.NOTHING, reason="Đã sửa.")
    told = read()
    assert "Đã nhận 3: chấp nhận 1, bác 1, đang xem xét 1." in told
    for secret in ("PERSON", "PERS-ON", "ba câu", "được tính đúng", first.code):
        assert secret not in told.replace("PERS-ONA", "")


def test_a_recount_shows_the_count_before_and_after_and_the_winners_are_proposed_anew(game, read):
    appeal = game.file()
    question = game.round.round_questions.first().question
    void(game.round, question, game.judge, LATER + HOUR, "Đáp án sai.", "The key was wrong.")
    game.decide(appeal, Verdict.UPHELD, remedy=Remedy.VOIDED)
    told = read(LATER + 4 * HOUR)
    assert "Theo khiếu nại số 1, đợt thi đã được tính lại:" in told
    assert "Lần tính 1, trước 3 người" in told and "Lần tính 2, sau 3 người" in told
    assert "Danh sách đoạt giải này không còn hiệu lực" in told
    proposed = game.propose(reason="Sau khi tính lại.")
    approve(proposed, game.organiser, LATER + 5 * HOUR)
    told = read(LATER + 6 * HOUR)
    assert "không còn hiệu lực" not in told and "Danh sách 2" in told
    assert "Đã nhận 1: chấp nhận 1, bác 0, đang xem xét 0." in told
    assert "Theo khiếu nại số 1" in told


def test_each_ladder_tells_of_its_own_appeals(appealed, home, read):
    game = appealed(overall_prizes=[("Giải Đặc biệt", 1)])
    game.approve(game.ladder(scope=PrizeScope.OVERALL))
    game.file(scope=PrizeScope.OVERALL)
    assert read().count("Đã nhận 1:") == 1
