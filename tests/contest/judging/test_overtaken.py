"""No prizes by a count that decisions have overtaken: annulments, the barred list, and details that were erased."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from contest.counting.annulling import annul, lift
from contest.enums import ContestBody, Flag, PrizeScope, SignDecision, SignKind
from contest.identity.barring import set_details
from contest.identity.marks import name_birth_mark, phone_mark
from contest.judging.approving import approve
from contest.judging.ladders import Ladder
from contest.judging.refusals import CountAgainError
from contest.models import AwardList, BarredPerson, LedgerFile, Sign
from contest.secretariat.erasing import erase
from contest.signs.automatic import search_closed
from contest.signs.deciding import decide
from contest.signs.searching import search
from demo.factories.contest import RoundFactory
from demo.factories.users import UserFactory
from tests.contest.judging.conftest import LATER, given, told_of
from users.enums import Role

pytestmark = pytest.mark.django_db

BORN = "1990-05-04"


@pytest.fixture
def game(judged, home):
    """Three people, each with details of their own, of whom the first wins."""
    # Details are kept until today, so that there are searches.
    made = judged(prizes=[("Giải Nhất", 1)], retention_days=20_000)
    names = {"CODEA": "Lê Văn Mẫu", "CODEB": "Trần Thị Khác", "CODEC": "Hoàng Văn Ba"}
    made.fill(*(known(made, code, name) for code, name in names.items()))
    return made


def known(game, code, name):
    """A contestant whose details are sealed, with what they are compared by."""
    phone = f"+8490000000{code[-1].lower().encode()[0] - 96}"
    return game.person(
        code=code,
        sealed=told_of(name, BORN, phone=phone),
        phone_digest=phone_mark(phone),
        name_birth_digest=name_birth_mark(name, BORN),
    )


def barred(game, name, birth_date=BORN):
    row = BarredPerson(contest=game.contest, body=ContestBody.OTHER)
    set_details(row, name, birth_date)
    row.save()
    return row


def entry_of(game, code):
    return game.round.entries.get(person__code=code)


def refuses(game, ladder=None, rounds="1"):
    with pytest.raises(CountAgainError, match=f"đợt thi {rounds},"):
        game.propose(ladder)
    return True


def text(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def test_a_winner_who_was_annulled_for_a_sign_is_not_proposed_before_another_count(judged, home):
    game = judged(prizes=[("Giải Nhất", 1)], retention_days=20_000)
    game.entry(game.person(code="CODEA"), flags=[Flag.PERHAPS_BARRED])
    game.entry(game.person(code="CODEB"), after=90)
    game.count()
    search(game.round, LATER)
    sign = Sign.objects.get(kind=SignKind.LIKE_BARRED)
    decide(sign, SignDecision.ANNULLED, "Đúng là giám khảo.", game.judge, LATER, sign.entries.all())
    assert refuses(game)
    assert not AwardList.objects.exists()
    game.count("Hủy một bài.")
    assert given(game.approve()) == [("Giải Nhất", "CODEB")]


def test_a_list_is_not_approved_once_its_winner_was_annulled(game):
    proposed = game.propose()
    annul(entry_of(game, "CODEA"), game.judge, LATER, "Thi hộ.")
    with pytest.raises(CountAgainError):
        approve(proposed, game.organiser, LATER)
    proposed.refresh_from_db()
    assert proposed.approved_at is None


def test_an_annulment_that_was_lifted_asks_for_another_count_too(game):
    annulled = annul(entry_of(game, "CODEA"), game.judge, LATER, "Thi hộ.")
    game.count("Hủy một bài.")
    proposed = game.propose()
    lift(annulled, game.judge, LATER, "Nhầm.")
    with pytest.raises(CountAgainError):
        approve(proposed, game.organiser, LATER)
    annul(entry_of(game, "CODEA"), game.judge, LATER, "Vẫn là thi hộ.")
    assert approve(proposed, game.organiser, LATER).approved_at


def test_who_was_erased_while_the_contest_goes_on_asks_for_another_count(game):
    now = timezone.now()
    RoundFactory(
        contest=game.contest,
        number=2,
        opens_at=now + timedelta(days=1),
        closes_at=now + timedelta(days=2),
    )
    erase(game.person_of("CODEA"), now)
    assert refuses(game)
    game.count("Xóa thông tin theo yêu cầu.")
    assert given(game.approve())[0] == ("Giải Nhất", "CODEB")


def test_who_was_put_on_the_barred_list_after_the_count_gets_no_prize_and_changes_none(game):
    for name, winner in (("Hoàng Văn Ba", "CODEA"), ("Lê Văn Mẫu", "CODEB")):
        row = barred(game, name)
        assert refuses(game)
        game.count("Danh sách được bổ sung.")
        assert given(game.ladder().awards())[0] == ("Giải Nhất", winner)
    row.delete()
    assert refuses(game)
    game.count("Bỏ khỏi danh sách.")
    assert given(game.approve())[0] == ("Giải Nhất", "CODEA")


def test_whose_name_is_spelt_otherwise_on_the_list_is_known_once_a_search_has_found_them(game):
    barred(game, "Hoàng Văn Bba")
    search_closed(LATER)
    assert refuses(game)
    game.count("Danh sách được bổ sung.")
    assert given(game.approve())[0] == ("Giải Nhất", "CODEA")


def test_what_changes_no_place_asks_for_no_other_count(game):
    late = game.entry(game.person_of("CODEB"), after=8 * 86_400, is_late=True)
    lesser = game.entry(game.person_of("CODEC"), after=600)
    game.count("Đếm lại.")
    for entry in (late, lesser):
        annul(entry, game.judge, LATER, "Gửi thừa.")
    barred(game, "Vũ Thị Ngoài")
    assert given(game.approve())[0] == ("Giải Nhất", "CODEA")


def test_a_round_of_before_there_were_ledgers_is_counted_again_for_an_annulment(game):
    LedgerFile.objects.all().delete()
    annul(entry_of(game, "CODEA"), game.judge, LATER, "Thi hộ.")
    assert refuses(game)


def test_where_a_person_gets_one_prize_another_round_that_is_not_approved_counts_as_well(judged):
    game = judged(one_prize_a_person=True, prizes=[("Nhất", 1), ("Nhì", 1)])
    second = game.another_round(2)
    people = [game.person(code=code) for code in "ABCD"]
    game.fill(*people)
    game.fill(*people[1:], in_round=second)
    annul(second.entries.get(person__code="B"), game.judge, LATER, "Thi hộ.")
    assert refuses(game, rounds="2")
    game.count("Hủy một bài.", in_round=second)
    assert given(game.approve())[:2] == [("Nhất", "A"), ("Nhì", "B")]


@pytest.mark.parametrize("scope", [PrizeScope.OVERALL, PrizeScope.UNITS])
def test_prizes_of_the_whole_contest_wait_for_every_round_of_it(judged, scope):
    game = judged(overall_prizes=[("Đặc biệt", 1)], unit_prizes=[("Tập thể", 1)])
    second = game.another_round(2)
    person = game.person(code="A")
    game.fill(person)
    game.fill(person, in_round=second)
    for entry in person.entries.all():
        annul(entry, game.judge, LATER, "Thi hộ.")
    assert refuses(game, Ladder(game.contest, scope), "1, 2")


def test_pages_tell_judges_what_to_count_again_and_offer_organisers_no_approval(game, client):
    proposed = game.propose()
    annul(entry_of(game, "CODEA"), game.judge, LATER, "Thi hộ.")
    again = reverse("contest_count_round", args=[game.round.pk])
    told = "Trước khi đề xuất hoặc duyệt, Ban Giám khảo phải tính lại:"
    client.force_login(game.organiser)
    page = client.get(reverse("contest_award_list", args=[proposed.pk]))
    door = reverse("contest_approve_awards", args=[proposed.pk])
    assert told in text(page) and door not in page.content.decode()
    assert again not in page.content.decode()
    refused = text(client.post(door, follow=True))
    assert "Sau khi tính kết quả đợt thi 1, có bài nộp kịp giờ đến sau" in refused
    client.force_login(game.judge)
    ladder = client.get(reverse("contest_ladder", args=game.ladder().key))
    assert told in text(ladder) and again in ladder.content.decode()
    result = reverse("contest_round_result", args=[game.round.pk])
    assert "Sau lần tính mới nhất, có bài bị hủy" in text(client.get(result))
    game.count("Hủy một bài.")
    assert "Sau lần tính mới nhất" not in text(client.get(result))
    assert told not in text(client.get(reverse("contest_ladder", args=game.ladder().key)))


def test_nobody_wins_while_an_entry_in_time_that_came_after_the_count_is_left_out(game, client):
    proposed = game.propose()
    game.entry(game.person(code="CODED"), after=30)
    with pytest.raises(CountAgainError, match="bài nộp kịp giờ đến sau"):
        approve(proposed, game.organiser, LATER)
    assert refuses(game)
    client.force_login(game.judge)
    ladder = client.get(reverse("contest_ladder", args=game.ladder().key))
    assert "có bài nộp kịp giờ đến sau" in text(ladder)
    game.count("Tính thêm bài đến sau.")
    assert given(game.approve(reason="Tính lại."))[0] == ("Giải Nhất", "CODED")


def test_a_late_entry_that_came_after_the_count_holds_nobody(game):
    game.entry(game.person(code="CODED"), after=30, is_late=True)
    assert given(game.approve())[0] == ("Giải Nhất", "CODEA")


def test_the_dashboard_tells_judges_how_much_was_decided_since_the_count(game, client):
    def row():
        page = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
        return [
            each.get_text(strip=True) for each in page.select("#rounds-to-count-again-section td")
        ]

    client.force_login(game.judge)
    assert not row()
    annul(entry_of(game, "CODEA"), game.judge, LATER, "Thi hộ.")
    barred(game, "Trần Thị Khác")
    assert row()[1:] == ["0", "1", "1"]
    client.force_login(UserFactory(groups=[Role.CONTEST_ORGANISER]))
    assert not row()
    client.force_login(game.judge)
    game.count("Hủy một bài.")
    assert not row()


def test_of_approved_prizes_the_dashboard_tells_what_was_annulled_and_not_who_was_erased(
    game, client
):
    game.approve()
    client.force_login(game.judge)
    now = timezone.now()
    RoundFactory(contest=game.contest, number=2, opens_at=now, closes_at=now + timedelta(2))
    erase(game.person_of("CODEB"), now)
    barred(game, "Hoàng Văn Ba")
    home = reverse("wagtailadmin_home")
    assert "Đợt thi cần tính lại" not in text(client.get(home))
    annul(entry_of(game, "CODEA"), game.judge, LATER, "Thi hộ.")
    assert "Đợt thi cần tính lại" in text(client.get(home))
