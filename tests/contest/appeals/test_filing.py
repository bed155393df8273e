"""An appeal is taken within its window, once, of an entry that is of the round, and what it says is sealed."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contest.appeals.filing import LONGEST_TEXT, MOST_OPEN, file, plain, text_of
from contest.appeals.refusals import (
    ErasedError,
    NotNowError,
    OtherRoundError,
    TooLongError,
    TooManyError,
    WordlessError,
)
from contest.appeals.windows import Window, WindowState, window_of, windows
from contest.enums import AppealKind, AppealState, PrizeScope
from contest.identity.written import visible
from contest.judging.approving import approve
from contest.models import Appeal, AuditRecord
from contest.secretariat.erasing import erase
from demo.factories.contest import RulesFactory
from tests.contest.appeals.conftest import TEXT
from tests.contest.judging.conftest import LATER, Judged

MICROSECOND = timedelta(microseconds=1)


def test_an_appeal_gets_a_number_a_code_and_a_day_for_its_answer(appealed):
    game = appealed(appeal_answer_days=7)
    first, second = game.file(), game.file(letter="C")
    assert (first.number, second.number) == (1, 2)
    assert first.code != second.code and len(first.code) == 16
    assert first.due_at - first.received_at == timedelta(days=7)
    assert first.state == AppealState.RECEIVED
    assert first.awards == game.awards


def test_what_is_written_stands_sealed_and_nowhere_else(appealed):
    appeal = appealed().file()
    assert text_of(appeal) == TEXT
    row = Appeal.objects.values().get()
    assert TEXT not in str(row) and "ba câu" not in str(row)
    record = AuditRecord.objects.get(kind="contest.appeal")
    assert record.act == "created" and "ba câu" not in str(record.after)
    assert appeal.code not in str(record.after)


@pytest.mark.parametrize("days", [1, 5])
def test_the_window_opens_with_the_publication_and_is_over_so_many_days_later(appealed, days):
    game = appealed(appeal_days=days)
    closes = LATER + timedelta(days=days)
    states = {
        LATER - MICROSECOND: WindowState.NOT_YET,
        LATER: WindowState.OPEN,
        closes - MICROSECOND: WindowState.OPEN,
        closes: WindowState.OVER,
    }
    for moment, state in states.items():
        assert window_of(game.ladder(), moment).state(moment) is state
    assert game.file(at=closes - MICROSECOND)
    for moment in (LATER - MICROSECOND, closes):
        with pytest.raises(NotNowError):
            game.file(at=moment, letter="C")


@given(
    days=st.integers(0, 60),
    off=st.timedeltas(timedelta(days=-90), timedelta(days=90)),
)
@settings(max_examples=200)
def test_a_window_takes_exactly_the_moments_from_its_first_to_before_its_last(days, off):
    window = Window(None, None, LATER, LATER + timedelta(days=days))
    is_within = LATER <= LATER + off < LATER + timedelta(days=days)
    assert (window.state(LATER + off) is WindowState.OPEN) == is_within


def test_nothing_is_taken_before_winners_are_published(appealed):
    with pytest.raises(NotNowError, match="chưa được công bố"):
        appealed(is_published=False).file()


def test_nothing_is_taken_where_the_rules_take_no_appeals(appealed):
    game = appealed(appeal_days=0)
    with pytest.raises(NotNowError, match="không nhận khiếu nại"):
        game.file()
    assert window_of(game.ladder(), LATER).state(LATER) is WindowState.NONE


def test_a_new_list_opens_the_window_anew(appealed):
    game = appealed(appeal_days=1)
    game.count(reason="Đáp án câu 2 sai.")
    with pytest.raises(NotNowError):
        game.file(at=LATER + timedelta(days=9))
    again = LATER + timedelta(days=9)
    approve(game.propose(reason="Sau khi tính lại."), game.organiser, again)
    assert game.file(at=again).awards.number == 2


def test_the_rules_of_the_round_hold_whatever_came_after(appealed):
    game = appealed(appeal_days=2)
    RulesFactory(contest=game.contest, issued_at=game.round.closes_at, appeal_days=50)
    window = window_of(game.ladder(), LATER)
    assert window.closes == LATER + timedelta(days=2)


def test_the_same_sent_again_is_one_appeal_also_when_the_window_is_over(appealed):
    game = appealed()
    first = game.file()
    for text in (TEXT, f"  {TEXT}\r\n", TEXT.replace(", ", ",\u00a0 ")):
        assert game.file(text=text, at=LATER + timedelta(days=30)) == first
    assert Appeal.objects.count() == 1
    assert game.file(kind=AppealKind.KEY) != first
    assert game.file(letter="C") != first


def test_the_database_keeps_the_same_appeal_once(appealed):
    first = appealed().file()
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.create(
            **{
                field.attname: getattr(first, field.attname)
                for field in Appeal._meta.concrete_fields
                if field.name not in ("id", "number", "code")
            },
            number=9,
            code="OTHER",
        )


def test_so_many_of_one_person_wait_at_a_time(appealed):
    game = appealed()
    filed = [game.file(text=f"{TEXT} ({number})") for number in range(MOST_OPEN)]
    with pytest.raises(TooManyError):
        game.file(text="Một điều nữa.")
    assert game.file(text="Của người khác.", letter="C")
    game.decide(filed[0])
    assert game.file(text="Một điều nữa.")


def test_an_entry_of_another_round_or_contest_is_refused(appealed):
    game = appealed()
    second = game.another_round(2)
    game.fill(game.person(code="PERSONX"), in_round=second)
    game.approve(game.ladder(second))
    with pytest.raises(OtherRoundError, match="Đợt thi 2|đợt thi 2"):
        game.file(letter="X")
    stranger = Judged().entry()
    with pytest.raises(OtherRoundError):
        file(game.ladder(), stranger, AppealKind.OTHER, TEXT, LATER)


def test_the_whole_contest_may_be_appealed_against_with_an_entry_of_any_round(appealed):
    game = appealed(overall_prizes=[("Giải Đặc biệt", 1)])
    with pytest.raises(NotNowError):
        game.file(scope=PrizeScope.OVERALL)
    game.approve(game.ladder(scope=PrizeScope.OVERALL))
    assert game.file(scope=PrizeScope.OVERALL).awards.scope == PrizeScope.OVERALL
    states = [window.state(LATER) for window in windows(game.contest, LATER)]
    assert states == [WindowState.OPEN, WindowState.OPEN]


def test_whoever_is_erased_can_be_answered_no_more(appealed):
    game = appealed()
    appeal = game.file()
    erase(appeal.entry.person, LATER)
    appeal.refresh_from_db()
    assert (appeal.sealed, appeal.mark, text_of(appeal)) == ("", "", "")
    with pytest.raises(ErasedError):
        game.file(text="Thêm một điều.")


@pytest.mark.parametrize("text", ["", "  \n ", "?!", "\u200b", "123"])
def test_something_must_be_said(appealed, text):
    with pytest.raises(WordlessError):
        appealed().file(text=text)


def test_what_is_too_long_is_refused_with_by_how_much():
    assert len(plain("ờ" * LONGEST_TEXT)) == LONGEST_TEXT
    with pytest.raises(TooLongError, match="12"):
        plain("ờ" * (LONGEST_TEXT + 12))


@given(st.text(max_size=200))
def test_what_is_kept_is_what_is_seen_line_by_line(text):
    try:
        kept = plain(text)
    except WordlessError:
        return
    assert kept == plain(kept)
    assert all(line == visible(line) for line in kept.split("\n"))
