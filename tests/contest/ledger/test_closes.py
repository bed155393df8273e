"""When a round is to close stands in its heads: it may be moved before it comes, for all to see, and not afterwards."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

import pytest

from contest import counting
from contest.ledger import chain
from contest.ledger.canonical import instant_text
from contest.ledger.files import LedgerBrokenError, make_files
from contest.ledger.outages import seen_late
from contest.models import LedgerFile, LedgerHead, Round
from demo.factories.users import UserFactory
from tests.contest.counting.conftest import CLOSED, OPENED
from tests.contest.ledger.conftest import MINUTE, Proved, content
from tests.contest.ledger.test_formats import first_of, kept_heads
from tests.contest.ledger.test_mutations import forged
from tests.contest.rulebook.test_admin import WHY
from users.enums import Role

pytestmark = pytest.mark.django_db

LATER = CLOSED + 9 * MINUTE
MOVED_LATE = (
    "giờ đóng bị dời từ 2021-09-08T02:00:00.000000Z sang 2021-09-08T02:09:00.000000Z khi đã đến giờ",
    "The close was moved from 2021-09-08T02:00:00.000000Z to 2021-09-08T02:09:00.000000Z once that moment had come",
)


def heads_from(game: Proved, before_the_close: int, minutes: int) -> None:
    """What the duty does in so many minutes, the first one so long before the close of the first plan."""
    for minute in range(-before_the_close, minutes - before_the_close):
        chain.keep(CLOSED + minute * MINUTE + timedelta(seconds=5))


def has_all(said: str, sentences: tuple[str, ...]) -> bool:
    return all(each.casefold() in said.casefold() for each in sentences)


def an_open_round() -> Proved:
    """Heads of its first two minutes and an entry."""
    game = Proved(prizes=[("Giải Nhất", 1)])
    game.entry(after=10, right=1, prediction=7)
    game.minutes_pass(2)
    return game


def moved_in_time() -> Proved:
    """Five minutes before the close it was put off by nine minutes, and an entry came in these. Counted."""
    game = an_open_round()
    heads_from(game, before_the_close=6, minutes=1)
    game.move_close(LATER)
    heads_from(game, before_the_close=5, minutes=9)
    game.entry(after=(CLOSED - OPENED).total_seconds() + 100, prediction=1)
    heads_from(game, before_the_close=-4, minutes=7)
    game.count()
    return game


def moved_too_late() -> Proved:
    """At the close somebody looks how many are right, puts the close off past the program, and enters. Counted."""
    game = an_open_round()
    heads_from(game, before_the_close=3, minutes=4)
    Round.objects.filter(pk=game.round.pk).update(closes_at=LATER)
    game.round.refresh_from_db()
    game.entry(after=(CLOSED - OPENED).total_seconds() + 100, prediction=1)
    heads_from(game, before_the_close=-1, minutes=9)
    game.count()
    return game


def test_a_close_that_organisers_put_off_while_the_worker_stands_still_fits_and_is_told(
    verify, client, django_capture_on_commit_callbacks
):
    now = timezone.now().replace(second=0, microsecond=0)
    game = Proved()
    game.round.opens_at = now - 60 * MINUTE
    game.move_close(now + 60 * MINUTE)
    game.entry(after=10)
    chain.keep(now - MINUTE)
    client.force_login(UserFactory(groups=[Role.CONTEST_ORGANISER]))
    moved = {
        "contest": game.contest.pk,
        "number": 1,
        "opens_at": f"{timezone.localtime(game.round.opens_at):%Y-%m-%d %H:%M:%S}",
        "closes_at": f"{timezone.localtime(now + 90 * MINUTE):%Y-%m-%d %H:%M:%S}",
        **WHY,
    }
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("contest_rounds:edit", args=[game.round.pk]), moved)
    before, game.round.closes_at = game.round.closes_at, now + 90 * MINUTE
    assert Round.objects.get(pk=game.round.pk).closes_at == game.round.closes_at
    head = LedgerHead.objects.get(closes_at=game.round.closes_at)
    game.count()
    file = game.file()
    assert first_of(content(file))["closes"] == [
        instant_text(before),
        instant_text(game.round.closes_at),
    ]
    code, said = verify(content(file), game.heads())
    assert code == 0, said
    minute = f"{head.at:%Y-%m-%dT%H:%MZ}"
    times = f"{instant_text(before)} sang {instant_text(game.round.closes_at)}"
    assert f"Lưu ý: giờ đóng được dời từ {times}; đầu chuỗi cho biết từ {minute}" in said
    assert f"heads tell of it from {minute} on, before the moment came" in said


def test_a_close_that_was_moved_a_minute_before_it_came_fits(verify):
    game = an_open_round()
    heads_from(game, before_the_close=3, minutes=2)
    game.move_close(LATER)
    heads_from(game, before_the_close=1, minutes=12)
    game.count()
    code, said = verify(content(game.file()), game.heads())
    assert (code, "đầu chuỗi cho biết từ 2021-09-08T01:59Z" in said) == (0, True), said
    assert seen_late(game.file()) == []


def test_a_close_that_is_brought_forward_in_time_fits_and_one_to_the_past_does_not(verify):
    for heads_after_it, expected in ((0, 0), (3, 1)):
        game = an_open_round()
        new = OPENED + 5 * MINUTE
        game.minutes_pass(1, start=2)
        if not heads_after_it:
            game.move_close(new)
        game.minutes_pass(3, start=3)
        if heads_after_it:
            Round.objects.filter(pk=game.round.pk).update(closes_at=new)
            game.round.closes_at = new
        game.minutes_pass(2, start=6)
        game.count()
        code, said = verify(content(game.file()), game.heads())
        assert (code, "once that moment had come" in said) == (expected, bool(expected)), said


def test_a_close_that_was_moved_once_it_had_come_is_wrong(verify):
    game = moved_too_late()
    code, said = verify(content(game.file()), game.heads())
    assert (code, has_all(said, MOVED_LATE)) == (1, True), said
    # And by any copy of the heads that holds one of then.
    assert verify(content(game.file()), kept_heads(game), "--partial")[0] == 1


def test_nor_does_it_help_to_have_the_worker_stand_still(verify):
    game = an_open_round()
    Round.objects.filter(pk=game.round.pk).update(closes_at=LATER)
    game.round.closes_at = LATER
    game.count()
    code, said = verify(content(game.file()), game.heads())
    assert (code, has_all(said, MOVED_LATE)) == (1, True), said


def test_a_close_that_was_moved_after_the_count_is_in_no_file_of_it():
    game = an_open_round()
    game.count()
    Round.objects.filter(pk=game.round.pk).update(closes_at=LATER)
    with pytest.raises(LedgerBrokenError, match="the close is not the one that heads tell of"):
        make_files(LATER)
    assert not LedgerFile.objects.published().exists()


def test_a_close_that_was_moved_for_another_count_is_wrong_in_the_file_of_that_one(verify):
    game = an_open_round()
    heads_from(game, before_the_close=3, minutes=4)
    game.count()
    first = content(game.file())
    Round.objects.filter(pk=game.round.pk).update(closes_at=LATER)
    game.round.closes_at = LATER
    game.entry(after=(CLOSED - OPENED).total_seconds() + 100, prediction=1)
    game.count("Tính lại.")
    second = content(game.file())
    assert verify(first, game.heads())[0] == 0
    code, said = verify(second, game.heads())
    assert (code, has_all(said, MOVED_LATE)) == (1, True), said


def as_if_planned_so(header: Any, _lines: Any) -> None:
    header["opening"]["closes_at"] = header["closes_at"]
    header["closes"] = [header["closes_at"]]


def as_if_never_moved(header: Any, _lines: Any) -> None:
    header["closes_at"] = header["closes"][0]
    del header["closes"][1:]


def as_if_moved_back(header: Any, _lines: Any) -> None:
    header["closes"] += header["closes"][:1]
    header["closes_at"] = header["closes"][0]


@pytest.mark.parametrize(
    ("change", "said_of_heads"),
    [
        (as_if_planned_so, "Đầu chuỗi 2021-09-01T02:00Z không khớp"),
        (as_if_never_moved, "Đầu chuỗi 2021-09-08T02:01Z không khớp"),
        (as_if_moved_back, "Giờ đóng 2021-09-08T02:00:00.000000Z không có trong đầu chuỗi nào"),
    ],
)
def test_a_forger_who_hides_that_the_close_was_moved_is_found_by_the_heads(
    change, said_of_heads, verify
):
    game = moved_too_late()
    file, heads = content(game.file()), game.heads()
    made = forged(file, change)
    code, said = verify(made, heads)
    assert (code, said_of_heads in said) == (1, True), said


def another_at_the_opening(header: Any, _lines: Any) -> None:
    header["opening"]["closes_at"] = instant_text(LATER)


def another_at_the_end(header: Any, _lines: Any) -> None:
    header["closes_at"] = instant_text(LATER + MINUTE)


def one_twice(header: Any, _lines: Any) -> None:
    header["closes"] *= 2


def none_at_all(header: Any, _lines: Any) -> None:
    header["closes"] = []


@pytest.mark.parametrize(
    "change", [another_at_the_opening, another_at_the_end, one_twice, none_at_all]
)
def test_closes_that_do_not_go_together_are_noticed_without_the_heads(change, verify):
    game = an_open_round()
    game.count()
    code, said = verify(forged(content(game.file()), change))
    assert (code, "The close in the file is not the one that was sealed" in said) == (1, True), said
    assert "Giờ đóng trong tệp không phải giờ đóng đã niêm phong" in said


def test_a_copy_of_the_heads_says_of_a_move_what_it_can(verify):
    game = moved_in_time()
    file = content(game.file())
    kept = kept_heads(game).splitlines(keepends=True)
    code, said = verify(file, "".join(kept), "--partial")
    assert (code, "đầu chuỗi cho biết từ 2021-09-08T01:55Z" in said) == (0, True), said
    # Before the move, and after the former close with nothing in between.
    for few in (kept[:2], [*kept[:2], *kept[-3:]]):
        code, said = verify(file, "".join(few), "--partial")
        assert (code, "this copy of the heads does not tell when" in said) == (0, True), said
        assert "bản đầu chuỗi này không cho biết dời lúc nào" in said


def test_a_copy_of_the_heads_fits_a_close_that_was_moved_and_moved_back(verify):
    game = an_open_round()
    heads_from(game, before_the_close=8, minutes=1)
    game.move_close(LATER)
    heads_from(game, before_the_close=7, minutes=1)
    game.move_close(CLOSED)
    heads_from(game, before_the_close=6, minutes=8)
    game.count()
    file = content(game.file())
    assert verify(file, game.heads())[0] == 0
    kept = [line for line in kept_heads(game).splitlines(keepends=True) if "T01:53Z" not in line]
    code, said = verify(file, "".join(kept), "--partial")
    assert code == 0, said


def test_where_no_head_came_before_the_close_nothing_tells_when_it_was_to_be(verify):
    game = Proved()
    game.entry(after=10)
    counting.count(game.round, CLOSED + 60 * MINUTE)
    code, said = verify(content(game.file()), game.heads())
    assert code == 0, said
    assert "?? Trước giờ đóng không có đầu chuỗi nào" in said
    assert "?? There is no head before the close" in said


def test_a_head_tells_of_the_close_as_it_stands_when_it_is_published(monkeypatch):
    game = Proved()
    append = chain.append_waiting

    def moved_meanwhile(ledger):
        game.move_close(LATER)
        return append(ledger)

    monkeypatch.setattr(chain, "append_waiting", moved_meanwhile)
    chain.keep(OPENED)
    assert LedgerHead.objects.get().closes_at == LATER
    assert json.loads(game.round.ledger.opening)["closes_at"] == instant_text(CLOSED)
