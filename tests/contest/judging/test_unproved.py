"""No prizes by a count whose file can't be made, so that nobody could check them; one that is still to come holds nobody."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from contest.judging.approving import approve
from contest.judging.refusals import UnprovedError
from contest.ledger.files import LedgerBrokenError, make_files
from contest.models import Attempt, BankOption, LedgerFile, Round, Rules
from demo.factories.contest import RoundFactory
from tests.contest.counting.conftest import CLOSED
from tests.contest.judging.conftest import LATER, given

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def game(judged, home):
    """A round whose file is not made yet, and two people in it."""
    made = judged(prizes=[("Giải Nhất", 1)])
    made.fill(made.person(code="CODEA"), made.person(code="CODEB"))
    return made


def turn_the_key(game, to=None):
    """Past the program: another option of the first question is right now, or this one; says which was."""
    options = game.round.round_questions.first().question.options.all()
    was = options.get(is_right=True)
    other = to or options.filter(is_right=False).first()
    BankOption.objects.filter(pk=was.pk).update(is_right=False)
    BankOption.objects.filter(pk=other.pk).update(is_right=True)
    return was


def text(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def test_no_list_is_proposed_by_a_key_that_was_turned_after_the_opening(game, client):
    was = turn_the_key(game)
    with pytest.raises(UnprovedError, match="câu hỏi hoặc đáp án bị đổi sau khi đợt thi mở"):
        game.propose()
    client.force_login(game.judge)
    ladder = client.get(reverse("contest_ladder", args=game.ladder().key))
    assert "Không chứng minh được kết quả đợt thi 1" in text(ladder)
    turn_the_key(game, to=was)
    game.count("Tính lại theo đáp án đúng.")
    assert given(game.approve())[0] == ("Giải Nhất", "CODEA")


def test_a_count_by_a_turned_key_proves_nothing_once_the_key_is_put_right(game):
    was = turn_the_key(game)
    game.count("Tính lại.")
    turn_the_key(game, to=was)
    with pytest.raises(LedgerBrokenError, match="câu hỏi hoặc đáp án"):
        make_files(LATER - MINUTE)
    assert [file.number for file in LedgerFile.objects.published()] == [1]
    with pytest.raises(UnprovedError, match="câu hỏi hoặc đáp án bị đổi sau khi đợt thi mở"):
        game.propose()
    game.count("Tính lại theo đáp án đúng.")
    make_files(LATER)
    assert given(game.approve())[0] == ("Giải Nhất", "CODEA")


def test_the_page_of_the_proof_says_that_the_file_can_not_be_made_until_there_is_another_count(
    game, client
):
    page = reverse("contest_verify", args=[game.contest.slug])
    told = "Không tạo được tệp: dữ liệu đang lưu, hoặc dữ liệu lúc tính, không đúng"
    assert "Tệp đang được tạo" in text(client.get(page))
    was = turn_the_key(game)
    for _minute in range(2):
        with pytest.raises(LedgerBrokenError, match="questions|câu hỏi hoặc đáp án"):
            make_files(LATER)
    assert told in text(client.get(page)) and "Tệp đang được tạo" not in text(client.get(page))
    turn_the_key(game, to=was)
    with pytest.raises(LedgerBrokenError, match="câu hỏi hoặc đáp án"):
        make_files(LATER)
    assert told in text(client.get(page))
    game.count("Tính lại theo đáp án đúng.")
    make_files(LATER)
    assert told not in text(client.get(page))
    assert "Tệp đang được tạo" not in text(client.get(page))
    assert [file.number for file in LedgerFile.objects.published()] == [2]


def test_what_the_making_of_the_file_finds_keeps_a_list_from_being_approved(game, client):
    proposed = game.propose()
    attempt = game.round.entries.first().attempt
    Attempt.objects.filter(pk=attempt.pk).update(draw=attempt.draw[::-1])
    with pytest.raises(LedgerBrokenError):
        make_files(LATER)
    with pytest.raises(UnprovedError, match="bài dự thi bị sửa hoặc bị xóa"):
        approve(proposed, game.organiser, LATER)
    client.force_login(game.organiser)
    page = reverse("contest_award_list", args=[proposed.pk])
    door = reverse("contest_approve_awards", args=[proposed.pk])
    said = client.get(page)
    assert "Hãy báo người vận hành" in text(said)
    assert door not in said.content.decode()
    client.post(door)
    proposed.refresh_from_db()
    assert proposed.approved_at is None
    Attempt.objects.filter(pk=attempt.pk).update(draw=attempt.draw)
    with pytest.raises(UnprovedError):
        approve(proposed, game.organiser, LATER)
    game.count("Tính lại trên dữ liệu đã khôi phục.")
    make_files(LATER)
    assert given(game.approve(reason="Tính lại."))[0] == ("Giải Nhất", "CODEA")


@pytest.mark.parametrize("changed", ["rules", "close"])
def test_rules_and_a_close_that_were_changed_are_noticed_before_a_file_is_tried(game, changed):
    if changed == "rules":
        Rules.objects.filter(pk=game.rules.pk).update(grace_seconds=17)
    else:
        Round.objects.filter(pk=game.round.pk).update(closes_at=CLOSED - MINUTE)
    said = {"rules": "thể lệ không phải", "close": "giờ đóng không phải"}[changed]
    with pytest.raises(UnprovedError, match=said):
        game.propose()


def test_no_list_of_a_round_rests_on_another_round_that_can_not_be_proved(judged, home):
    game = judged(prizes=[("Giải Nhất", 1)], one_prize_a_person=True)
    second = game.another_round(2)
    game.fill(game.person(code="CODEA"), game.person(code="CODEB"))
    game.entry(game.person_of("CODEA"), in_round=second)
    game.count(in_round=second)
    options = second.round_questions.first().question.options.all()
    BankOption.objects.filter(pk=options.get(is_right=True).pk).update(wording="Đổi rồi")
    with pytest.raises(UnprovedError, match="đợt thi 2"):
        game.propose()


def test_a_file_that_waits_for_another_round_holds_no_prize(game):
    now = timezone.now()
    RoundFactory(
        contest=game.contest,
        number=2,
        opens_at=now,
        closes_at=now + timedelta(days=1),
        questions=[game.round.round_questions.first().question],
    )
    make_files(now)
    assert not LedgerFile.objects.published().exists()
    assert given(game.approve())[0] == ("Giải Nhất", "CODEA")
