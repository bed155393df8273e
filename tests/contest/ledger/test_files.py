"""The file of a round: what stands in it, when it is made, and when another takes its place."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

from django.db.models import Model
from django.utils import timezone

import pytest

from contest.bank.voiding import void
from contest.counting.annulling import annul, lift
from contest.counting.why import why as reasons_for
from contest.enums import Flag, PassingCause, PrizeScope
from contest.identity.persons import find_or_add
from contest.judging.approving import approve
from contest.judging.ladders import Ladder
from contest.judging.proposing import lift as lift_passing_over
from contest.judging.proposing import mark_of, pass_over, propose
from contest.ledger import files
from contest.ledger.files import LedgerBrokenError, make_file, make_files
from contest.models import Attempt, BankOption, BarredPerson, Entry, LedgerFile, LedgerLine
from demo.factories.contest import RoundFactory
from demo.factories.users import UserFactory
from tests.contest.counting.conftest import CLOSED
from tests.contest.ledger.conftest import Proved, content
from tests.contest.people import details
from users.enums import Role

pytestmark = pytest.mark.django_db

SOON = CLOSED + timedelta(minutes=2)


def records(file):
    return [json.loads(line) for line in content(file).decode().splitlines()]


def test_the_script_finds_the_result_that_the_site_counted(busy, verify):
    game, entries = busy
    result = game.count()
    code, said = verify(content(game.file()), game.heads(), "--receipt", entries[0].receipt.lower())
    assert code == 0, said
    assert "Tính lại: 4 người dự thi, 2 người đúng hết, số thực tế 2.00." in said
    assert f"Giải Nhất: {entries[0].person.code}, hạng 1" in said
    assert f"Giải Nhì: {entries[1].person.code}, hạng 2" in said
    assert "Receipt: entry 1, line 1" in said
    assert "It counts: 3 of 3 right, rank 1." in said
    assert (result.participants, result.fully_right) == (4, 2)


def test_a_line_tells_everything_of_an_entry_and_nothing_of_a_person(busy):
    game, entries = busy
    game.count()
    header, *lines = records(game.file())
    entry = entries[0]
    assert lines[0] == {
        "answers": entry.answers,
        "asked": [question for question, _options in entry.attempt.draw],
        "commitment": entry.ledger_line.commitment,
        "flags": [],
        "late": False,
        "number": 1,
        "person": entry.person.code,
        "prediction": "2.00",
        "receipt": lines[0]["receipt"],
        "sent": "2021-09-01T02:00:10.000000Z",
    }
    assert entry.receipt not in content(game.file()).decode()
    assert header["lines"] == len(lines) == 6
    assert header["opening"]["contest"] == game.contest.slug
    assert header["heads"]["number"] == 6


def test_when_an_entry_was_begun_is_told_only_where_it_decides_among_equals(verify):
    """Whoever took longer than the rules allow, and was not late, had more time: for a disability."""
    rules = {"minutes": 10, "extra_time_percent": 50}
    for clock, is_told in (("submission", False), ("duration", True)):
        game = Proved(tie_clock=clock, **rules)
        game.entry(after=900, took=800)
        game.minutes_pass(1, start=15)
        game.count()
        file = content(game.file())
        assert ("started" in records(game.file())[1]) is is_told
        assert (b"02:01:40" in file) is is_told
        code, said = verify(file, game.heads())
        assert code == 0, said


def test_that_somebody_is_like_a_barred_one_is_not_for_everybody(verify):
    game = Proved()
    game.entry(flags=[Flag.PERHAPS_BARRED, Flag.TRAP, Flag.NAMED_LIKE_BARRED])
    game.minutes_pass(1)
    game.count()
    file = game.file()
    assert records(file)[1]["flags"] == ["trap"]
    assert verify(content(file), game.heads())[0] == 0


def test_details_stand_nowhere_in_the_file(verify):
    game = Proved()
    game.entry(find_or_add(game.contest, game.rules, details(), timezone.now()))
    game.minutes_pass(1)
    game.count()
    # The rules in it may speak of a secretariat.
    told = content(game.file()).decode().replace("secretariat", "")
    for word in ("Hương", "912345678", "2001-02-28", "secret"):
        assert word not in told


def test_whatever_keeps_an_entry_out_is_told_to_whoever_has_its_receipt(busy, verify):
    game, entries = busy
    annul(entries[2], UserFactory(), CLOSED, "Thi hộ.")
    barred = entries[1].person
    barred.phone_digest, barred.sealed = "0" * 64, "unreadable"
    barred.save()
    BarredPerson.objects.create(contest=game.contest, body="jury", phone_digest="0" * 64)
    game.count()
    file = game.file()
    for entry, why in (
        (entries[2], "bài đã bị hủy"),
        (entries[1], "người này không được xếp hạng"),
        (entries[3], "bài khác của cùng người được tính"),
        (entries[5], "bài nộp muộn"),
    ):
        code, said = verify(content(file), game.heads(), "--receipt", entry.receipt)
        assert (code, why in said) == (0, True), said
    code, said = verify(content(file), game.heads(), "--receipt", "2222-2222-2222")
    assert (code, "không có trong tệp" in said) == (1, True)


def test_an_annulment_and_its_lifting_make_files_of_their_own_and_leave_the_old_ones(busy, verify):
    game, entries = busy
    judge = UserFactory()
    game.count()
    first = game.file()
    before = content(first)
    annulment = annul(entries[0], judge, CLOSED, "Thi hộ.")
    game.count("Hủy một bài thi hộ.")
    second = game.file()
    lift(annulment, judge, CLOSED, "Nhầm.")
    game.count("Bỏ quyết định hủy.")
    third = game.file()
    assert [file.number for file in (first, second, third)] == [1, 2, 3]
    assert [file.reason for file in (second, third)] == [
        "Hủy một bài thi hộ.",
        "Bỏ quyết định hủy.",
    ]
    assert content(first) == before
    winners = [
        records(file)[0]["result"]["winners"][0]["person"] for file in (first, second, third)
    ]
    assert winners[0] == winners[2] == entries[0].person.code != winners[1]
    for file in (first, second, third):
        assert verify(content(file), game.heads())[0] == 0
    assert "đã có tệp số 3 thay tệp này" in verify(before, game.heads())[1]


def test_a_voided_question_makes_another_file(busy, verify):
    game, _entries = busy
    game.count()
    question = game.round.round_questions.first().question
    void(game.round, question, UserFactory(), SOON, "Đáp án sai.", "The key was wrong.")
    file = game.file()
    assert (file.number, file.reason) == (2, "Đáp án sai.")
    voided = [each["id"] for each in records(file)[0]["questions"] if each["voided"]]
    assert voided == [question.pk]
    assert verify(content(file), game.heads())[0] == 0


def test_an_entry_that_came_after_the_count_stands_in_the_next_file(busy, verify):
    game, _entries = busy
    game.count()
    first = game.file()
    late = game.entry(after=7 * 86400 + 30, is_late=True)
    assert content(first) == content(game.file())
    game.count("Đếm lại.")
    second = game.file()
    assert (first.lines, second.lines) == (6, 7)
    assert [line["number"] for line in records(second)[1:]] == [1, 2, 3, 4, 5, 6, 7]
    assert records(second)[-1]["commitment"] == late.ledger_line.commitment
    for file in (first, second):
        assert verify(content(file), game.heads())[0] == 0


def test_a_file_does_not_tell_how_many_entries_came_in_rounds_that_are_open_beside(verify):
    game, beside = Proved(), Proved()
    entries = []
    for place in range(4):
        entries.append(game.entry(after=60 + place, receipt=f"23456789XYZ{'ABCD'[place]}"))
        beside.entry(after=60)
        beside.entry(after=61)
    game.minutes_pass(3)
    annul(entries[1], None, SOON, "Nộp hộ người khác.")
    game.count()
    header, *lines = records(game.file())
    assert [line["number"] for line in lines] == [1, 2, 3, 4]
    assert header["annulled"] == [2]
    code, said = verify(content(game.file()), game.heads(), "--receipt", "23456789XYZC")
    assert code == 0, said
    assert "bài số 3, dòng 3" in said


def test_equals_stand_in_the_order_in_which_they_were_sealed_whatever_their_numbers_in_the_database(
    verify, monkeypatch
):
    # Here a test says by which number the database keeps an entry.
    monkeypatch.setattr(Entry, "save", Model.save)
    game = Proved(prizes=[("Giải Nhất", 1)])
    earlier = game.entry(game.person(code="SEALEDFIRST"), pk=9_002)
    game.minutes_pass(2)
    # Its transaction began before and ended after.
    later = game.entry(game.person(code="SEALEDNEXT"), pk=9_001)
    result = game.count()
    assert [each.entry for each in result.standings.order_by("rank")] == [earlier, later]
    reasons = " ".join(reasons_for(result.standings.get(rank=2)))
    assert "số thứ tự nhỏ hơn: 1 so với 2" in reasons
    code, said = verify(content(game.file()), game.heads())
    assert code == 0, said
    assert "Giải Nhất: SEALEDFIRST, hạng 1" in said


def approved(game, reason=""):
    """The next list of the round, proposed and approved."""
    ladder = Ladder(game.contest, PrizeScope.ROUND, game.round)
    judge, organiser = (UserFactory(groups=[role]) for role in (Role.JUDGE, Role.CONTEST_ORGANISER))
    proposed = propose(ladder, judge, SOON, mark_of(ladder), reason, reason)
    return approve(proposed, organiser, SOON)


def winners(file):
    return [each["person"] for each in records(file)[0]["result"]["winners"]]


def test_another_file_of_the_same_count_tells_of_the_same_entries(busy, verify):
    game, _entries = busy
    game.count()
    first = game.file()
    approved(game)
    second = game.file()
    assert (second.number, second.reason) == (2, "Người đoạt giải đã được duyệt.")
    one, other = records(first), records(second)
    assert one[1:] == other[1:] and one[0]["result"] == other[0]["result"]
    assert verify(content(second), game.heads())[0] == 0


def test_the_file_of_an_approval_has_its_winners_whatever_was_decided_until_it_is_made(
    busy, verify
):
    game, entries = busy
    game.count()
    game.file()
    approved(game)
    first, second = (entries[place].person for place in range(2))
    ladder = Ladder(game.contest, PrizeScope.ROUND, game.round)
    pass_over(ladder, first.pk, PassingCause.DECLINED, "", UserFactory(), SOON)
    annul(entries[2], UserFactory(), SOON, "Thi hộ.")
    file = game.file()
    assert winners(file) == [first.code, second.code]
    assert records(file)[0]["passed_over"] == []
    assert verify(content(file), game.heads())[0] == 0


def test_each_list_of_a_round_that_waits_gets_a_file_with_its_own_winners(busy, verify):
    game, entries = busy
    game.count()
    first, second, third = (entries[place].person for place in range(3))
    approved(game)
    ladder = Ladder(game.contest, PrizeScope.ROUND, game.round)
    decided = pass_over(ladder, first.pk, PassingCause.DECLINED, "", UserFactory(), SOON)
    approved(game, "Một người từ chối.")
    lift_passing_over(decided, UserFactory(), SOON + timedelta(minutes=1))
    game.file()
    made = LedgerFile.objects.published().filter(number__gt=1)
    assert [winners(file) for file in made] == [
        [first.code, second.code],
        [second.code, third.code],
    ]
    assert [records(file)[0]["passed_over"] for file in made] == [
        [],
        [{"person": first.code, "reason": "declined"}],
    ]
    for file in made:
        assert verify(content(file), game.heads())[0] == 0


def test_the_file_waits_while_one_of_its_questions_is_asked_elsewhere(busy):
    game, _entries = busy
    asked_again = game.round.round_questions.first().question
    other = RoundFactory(
        contest=game.contest,
        number=2,
        opens_at=CLOSED + timedelta(days=1),
        closes_at=CLOSED + timedelta(days=8),
        questions=[asked_again],
    )
    game.count()
    make_files(other.closes_at - timedelta.resolution)
    assert not LedgerFile.objects.published().exists()
    make_files(other.closes_at)
    assert LedgerFile.objects.published().get().made_at == other.closes_at


def test_only_questions_that_are_still_asked_keep_a_file_waiting(busy):
    game, _entries = busy
    RoundFactory(
        contest=game.contest, number=2, opens_at=CLOSED, closes_at=CLOSED + timedelta(days=8)
    )
    game.count()
    make_files(SOON)
    assert LedgerFile.objects.published().count() == 1


def test_two_that_make_a_file_at_once_publish_one(busy, monkeypatch):
    game, _entries = busy
    result = game.count()
    file = result.ledger_files.get()
    write = files._write

    def overtaken(*given):
        monkeypatch.setattr(files, "_write", write)
        make_file(LedgerFile.objects.get(pk=file.pk), SOON)
        return write(*given)

    monkeypatch.setattr(files, "_write", overtaken)
    make_file(file, SOON + timedelta(minutes=1))
    assert LedgerFile.objects.get().made_at == SOON


def test_no_file_is_made_of_entries_that_are_not_those_that_were_chained(busy, caplog):
    game, entries = busy
    game.count()
    whole = Proved()
    whole.entry()
    whole.count()
    attempt = entries[1].attempt
    Attempt.objects.filter(pk=attempt.pk).update(draw=attempt.draw[::-1])
    with pytest.raises(LedgerBrokenError, match="line 2 is not what was chained"):
        make_files(SOON)
    # The round beside it is not kept waiting.
    assert LedgerFile.objects.published().get().round == whole.round


def test_a_key_that_was_turned_after_the_opening_is_noticed(busy):
    game, _entries = busy
    question = game.round.round_questions.first().question
    right, other = question.options.get(is_right=True), question.options.filter(is_right=False)
    now_right = other.first().pk
    BankOption.objects.filter(pk=right.pk).update(is_right=False)
    BankOption.objects.filter(pk=now_right).update(is_right=True)
    game.count()
    with pytest.raises(LedgerBrokenError, match="câu hỏi hoặc đáp án bị đổi"):
        make_files(SOON)


def test_no_file_is_made_of_a_ledger_that_lost_its_last_line(busy):
    game, _entries = busy
    file = game.count().ledger_files.get()
    file.lines = 7
    file.save()
    with pytest.raises(LedgerBrokenError, match="7 lines were counted and 6 are left"):
        make_file(file, SOON)


def test_the_digest_is_written_to_the_log(busy, caplog):
    game, _entries = busy
    game.count()
    with caplog.at_level(logging.INFO, "contest.ledger.files"):
        file = game.file()
    assert f"{file.digest}" in caplog.text
    assert f"{file.digest} file-1\n" in game.heads()


def test_the_file_of_a_round_without_entries_is_whole(verify):
    game = Proved()
    game.minutes_pass(3)
    game.count()
    code, said = verify(content(game.file()), game.heads())
    assert code == 0, said
    assert "0 người dự thi" in said


def test_questions_to_the_database_do_not_grow_with_the_entries(
    busy, django_assert_max_num_queries
):
    game, _entries = busy
    for number in range(30):
        game.entry(after=200 + number)
    file = game.count().ledger_files.get()
    with django_assert_max_num_queries(40):
        make_file(
            LedgerFile.objects.select_related("round__contest", "round__ledger").get(pk=file.pk),
            SOON,
        )


def test_who_has_a_better_prize_elsewhere_is_passed_over(verify):
    game = Proved(prizes=[("Giải Nhất", 1), ("Giải Nhì", 1)])
    second_round = game.another_round(2)
    lucky, other, third = (game.person() for _ in range(3))
    for person, after in ((lucky, 10), (other, 20)):
        game.entry(person, after=after)
    for person, after in ((lucky, 10), (other, 20), (third, 30)):
        game.entry(person, after=after, in_round=second_round)
    game.count()
    result = game.count(in_round=second_round)
    file = game.file(second_round)
    header = records(file)[0]
    assert header["passed_over"] == [
        {"person": person.code, "reason": "prize_in_another_round"} for person in (lucky,)
    ]
    assert [each["person"] for each in header["result"]["winners"]] == [other.code, third.code]
    assert result.standings.count() == 3
    code, said = verify(content(file), game.heads(second_round))
    assert code == 0, said


def test_a_backdated_entry_is_noticed(verify):
    """Somebody with the database at hand adds an entry as if it had been sent long before."""
    game = Proved()
    game.entry(after=10)
    game.minutes_pass(20)
    forged = game.entry(after=20)
    game.minutes_pass(1, start=20)
    game.count()
    code, said = verify(content(game.file()), game.heads())
    assert code == 1
    assert "Bài thứ 2 ghi là nộp trước 2021-09-01T02:19Z" in said
    assert LedgerLine.objects.get(position=2).entry == forged
