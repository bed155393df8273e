"""Whoever has a receipt reads once winners are published where the entry stands, and why."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from contest.counting.annulling import annul
from contest.models import Contest, Round
from demo.factories.contest import ContestFactory, RoundFactory
from tests.contest.judging.conftest import LATER

WEEK = timedelta(days=7)
ADDRESS = "/contest/tim-hieu/receipt/"
FIRST, SECOND, UNCOUNTED = "23456789XYZA", "23456789XYZB", "23456789XYZC"


@pytest.fixture
def game(judged, home) -> Any:
    """One is right and near, another right and further away, a third sent a second entry that doesn't count."""
    made = judged(prizes=[("Giải Nhất", 1)])
    Contest.objects.filter(pk=made.contest.pk).update(slug="tim-hieu")
    made.contest.refresh_from_db()
    made.entry(made.person(code="NEAR"), after=90, prediction=3, receipt=FIRST)
    made.entry(made.person(code="FAR"), after=60, prediction=1_003, receipt=SECOND)
    made.entry(made.person(code="LATE"), after=60, is_late=True, receipt=UNCOUNTED)
    made.count()
    return made


@pytest.fixture
def told(client):
    """What the page says of a code."""

    def look_up(code: str, language: str = "") -> str:
        answer = client.post(f"{language}{ADDRESS}", {"code": code})
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-store"
        main = BeautifulSoup(answer.content, "html.parser").main
        return " ".join(main.get_text(" ", strip=True).split())

    return look_up


def test_nothing_is_told_of_the_place_before_winners_are_published(game, told):
    game.propose()
    said = told(FIRST)
    assert "Điểm Đúng" in said
    assert "Hạng" not in said
    assert "hạng này" not in said


def test_the_place_and_its_reason_are_told_once_winners_are_published(game, told):
    game.approve()
    said = told(FIRST)
    assert "Hạng 1 trong 2 người" in said
    assert "Không ai xếp trên" in said
    said = told(SECOND)
    assert "Hạng 2 trong 2 người" in said
    assert "1.003" in said
    assert "Hạng 1 đúng số câu bằng nhau và dự đoán sát hơn: lệch 1 so với 1.001." in said
    assert "2 of 2" in told(SECOND, language="/en")
    assert "Place 1 has as many right answers" in told(SECOND, language="/en")


def test_the_person_above_is_told_by_the_place_alone(game, told):
    game.approve()
    said = told(SECOND)
    assert "NEAR" not in said
    assert "FAR" not in said


def test_an_entry_that_was_not_counted_has_no_place(game, told):
    game.approve()
    assert "hạng này" not in told(UNCOUNTED)
    first = game.person_of("NEAR").entries.get()
    annul(first, game.judge, LATER, "Nộp hộ người khác.")
    assert "hạng này" not in told(FIRST)


def test_the_place_is_that_of_the_published_count_until_the_next_one_is_published(game, told):
    game.approve()
    annul(game.person_of("NEAR").entries.get(), game.judge, LATER, "Nộp hộ người khác.")
    game.count(reason="Hủy một bài.")
    assert "Hạng 2 trong 2 người" in told(SECOND)
    game.approve(reason="Tính lại.", reason_en="Counted again.")
    assert "Hạng 1 trong 1 người" in told(SECOND)


def test_the_place_waits_as_the_score_does_for_other_rounds_that_ask_the_questions(game, told):
    game.approve()
    now = timezone.now()
    last = RoundFactory(
        contest=ContestFactory(slug="khac", campaign=game.contest.campaign),
        opens_at=now - WEEK,
        closes_at=now + WEEK,
        questions=[game.round.round_questions.first().question],
    )
    assert "hạng này" not in told(FIRST)
    Round.objects.filter(pk=last.pk).update(closes_at=now)
    assert "hạng này" in told(FIRST)
