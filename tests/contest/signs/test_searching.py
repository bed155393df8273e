"""A search through a closed round: what it stores, and what it never does."""

from datetime import timedelta
from io import StringIO
from itertools import pairwise

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import pytest

from contest.duties import find_signs_in_closed_rounds
from contest.enums import Flag, SignDecision, SignKind, SignStrength
from contest.models import Annulment, Entry, Sign, SignSearch, Voiding
from contest.signs.automatic import search_closed
from contest.signs.searching import RoundOpenError, search
from contest.signs.sheets import looked_at, right_options, wrong_in
from contest.signs.words import evidence
from demo.factories.contest import RoundFactory
from demo.factories.users import UserFactory
from tests.contest.signs.conftest import CLOSED, SEARCHED

pytestmark = pytest.mark.django_db


def kinds(closed):
    return sorted(closed.round.signs.values_list("kind", flat=True))


def test_a_series_of_predictions_is_found_with_its_entries(closed):
    entries = closed.series()
    closed.entry(place="e" * 64, prediction=7)
    made = search(closed.round, SEARCHED)
    assert (made.entries, made.found) == (7, 1)
    sign = Sign.objects.get()
    assert (sign.kind, sign.strength) == (SignKind.SERIES, SignStrength.STRONG)
    assert set(sign.entries.all()) == set(entries)
    assert evidence(sign) == (
        "6 người gửi liên tiếp 6 bài từ một thiết bị, trong vòng 5 phút. "
        "Các số dự đoán đi từ 100 đến 105, mỗi bước cách nhau 1."
    )


def test_numbers_in_a_row_are_found_and_stand_nowhere_in_the_sign(closed):
    numbers = [f"+8491234567{ending}" for ending in (1, 2, 3, 4)]
    people = [closed.person(number) for number in numbers]
    entries = [closed.entry(person=person) for person in people]
    entries.append(closed.entry(person=people[0], minute=90))
    closed.entry(person=closed.person("+84912345676"))
    search(closed.round, SEARCHED)
    sign = Sign.objects.get(kind=SignKind.PHONES)
    assert sign.strength == SignStrength.MEDIUM
    assert set(sign.entries.all()) == set(entries)
    assert sign.figures == {"numbers": 4, "people": 4}
    assert not any(number[1:] in str(sign.__dict__) for number in numbers)


def test_people_like_somebody_barred_are_found_each_with_what_is_marked(closed):
    person = closed.person()
    same = [
        closed.entry(minute, person=person, flags=[Flag.NAMED_LIKE_BARRED]) for minute in (1, 2)
    ]
    closed.entry(3, person=person, flags=[Flag.TRAP])
    nearly = closed.entry(4, flags=[Flag.PERHAPS_BARRED, Flag.TRAP])
    search(closed.round, SEARCHED)
    by_name, by_more = Sign.objects.filter(kind=SignKind.LIKE_BARRED).order_by("strength")
    assert (by_name.strength, by_more.strength) == (SignStrength.WEAK, SignStrength.STRONG)
    assert (set(by_name.entries.all()), set(by_more.entries.all())) == (set(same), {nearly})
    assert "nhiều người trùng tên" in evidence(by_name)
    assert "gần giống" in evidence(by_more)
    with translation.override("en"):
        assert "has the same name" in evidence(by_name)


def test_details_are_opened_a_batch_at_a_time(closed):
    for number in range(3):
        closed.entry(person=closed.person(f"+8491234567{number}"))
    with CaptureQueriesContext(connection) as asked:
        search(closed.round, SEARCHED)
    opened = [each["sql"] for each in asked if '"contest_person"."sealed"' in each["sql"]]
    # One for the telephone numbers, one for the barred list.
    assert len(opened) == 2


def test_what_is_late_or_annulled_is_not_looked_at(closed):
    entries = closed.series()
    for entry in entries[::2]:
        Annulment.objects.create(entry=entry, reason="Thi hộ.", decided_at=CLOSED)
    closed.entry(is_late=True)
    assert search(closed.round, SEARCHED).entries == 3
    assert not Sign.objects.exists()


def test_a_question_that_was_taken_out_of_the_count_makes_nothing_wrong(closed):
    for right in (0, 1, 0):
        closed.entry(right=right)
    assert wrong_answers(closed) == [2, 1, 2]
    first = closed.round.round_questions.first().question
    Voiding.objects.create(round=closed.round, question=first, reason="Sai.", voided_at=CLOSED)
    assert wrong_answers(closed) == [1, 1, 1]


def wrong_answers(closed):
    right = right_options(closed.round)
    return [len(wrong_in(each.sheet, right)) for each in looked_at(closed.round)]


def test_a_second_search_adds_nothing_and_keeps_what_people_decided(closed):
    closed.series()
    search(closed.round, SEARCHED)
    Sign.objects.update(decision=SignDecision.NOTHING_WRONG, decided_at=SEARCHED)
    again = search(closed.round, SEARCHED + timedelta(days=1))
    assert again.found == 0
    assert Sign.objects.get().decision == SignDecision.NOTHING_WRONG


def test_a_search_changes_no_entry_and_annuls_none(closed):
    closed.series()
    before = list(Entry.objects.order_by("pk").values())
    search(closed.round, SEARCHED)
    assert list(Entry.objects.order_by("pk").values()) == before
    assert not Annulment.objects.exists()


def test_nothing_is_searched_before_the_close(closed):
    closed.series()
    with pytest.raises(RoundOpenError):
        search(closed.round, CLOSED - timedelta.resolution)
    search_closed(CLOSED + timedelta(minutes=4))
    assert not SignSearch.objects.exists()


def test_the_duty_searches_each_closed_round_once_some_at_a_time(closed):
    closes = [CLOSED + timedelta(minutes=number) for number in range(5)]
    others = [
        RoundFactory(contest=closed.contest, number=number, opens_at=opens, closes_at=closed_at)
        for number, (opens, closed_at) in enumerate(pairwise(closes), start=2)
    ]
    search_closed(SEARCHED)
    assert SignSearch.objects.count() == 3
    for _turn in range(3):
        search_closed(SEARCHED)
    searched = [each.round for each in SignSearch.objects.order_by("pk")]
    assert searched == [closed.round, *others]


def test_the_duty_leaves_alone_what_is_long_over(closed):
    closed.series()
    find_signs_in_closed_rounds(SEARCHED)
    assert not SignSearch.objects.exists()


def test_the_command_searches_what_is_named(closed):
    closed.series()
    told = StringIO()
    call_command("find_contest_signs", closed.contest.slug, stdout=told)
    assert told.getvalue() == "Round 1: 6 entries, 1 new signs.\n"
    call_command("find_contest_signs", closed.contest.slug, round=1, stdout=told)
    assert told.getvalue().endswith("Round 1: 6 entries, 0 new signs.\n")


def test_the_command_says_what_can_t_be_searched(closed):
    with pytest.raises(CommandError, match="No contest"):
        call_command("find_contest_signs", "khong-co")
    with pytest.raises(CommandError, match="no such round"):
        call_command("find_contest_signs", closed.contest.slug, round=9)
    open_round = RoundFactory(contest=closed.contest, number=2)
    with pytest.raises(CommandError, match="has not closed"):
        call_command("find_contest_signs", closed.contest.slug, round=open_round.number)
    closed.round.delete()
    with pytest.raises(CommandError, match="No round has closed"):
        call_command("find_contest_signs", closed.contest.slug)


def test_somebody_s_account_may_go_without_the_decision(closed):
    closed.series()
    search(closed.round, SEARCHED)
    judge = UserFactory()
    Sign.objects.update(decision=SignDecision.NOTHING_WRONG, decided_by=judge)
    judge.delete()
    assert Sign.objects.get().decided_by is None
