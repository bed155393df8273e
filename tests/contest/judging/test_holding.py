"""Nobody who may be barred gets a prize before people have decided on it."""

from datetime import timedelta

from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from contest.counting.annulling import annul
from contest.counting.annulling import lift as lift_annulment
from contest.enums import ContestBody, Flag, PrizeScope, SignDecision, SignKind
from contest.identity.barring import set_details
from contest.judging.approving import approve
from contest.judging.proposing import lift
from contest.judging.refusals import HadAPartError, HeldError
from contest.models import AwardList, BarredPerson, PassedOver, Sign
from contest.signs.automatic import search_closed
from contest.signs.deciding import decide
from contest.signs.due import due_rounds
from contest.signs.searching import search
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from tests.contest.judging.conftest import LATER, given, told_of
from users.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def game(judged, home):
    """Two winners and two reserves; the entry of the second is marked, as is that of the last."""
    # Details are kept until today, so that there are searches.
    made = judged(prizes=[("Giải Nhất", 1), ("Giải Nhì", 1)], retention_days=20_000)
    for minute, code in enumerate("ABCD", start=1):
        flags = [Flag.NAMED_LIKE_BARRED] if code in "BD" else []
        made.entry(made.person(code=f"CODE{code}"), after=60 * minute, flags=flags)
    made.count()
    return made


def sign_of(game, code):
    search(game.round, LATER)
    return Sign.objects.get(kind=SignKind.LIKE_BARRED, entries__person__code=code)


def text(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


@pytest.mark.parametrize("flag", [Flag.NAMED_LIKE_BARRED, Flag.PERHAPS_BARRED])
def test_a_winner_who_may_be_barred_is_not_proposed_until_a_judge_has_decided(judged, home, flag):
    game = judged(prizes=[("Giải Nhất", 1)])
    game.entry(game.person(code="CODEA"), flags=[flag])
    game.count()
    with pytest.raises(HeldError, match="CODE-A"):
        game.propose()
    sign = sign_of(game, "CODEA")
    for decision in (SignDecision.LOOK_AGAIN, SignDecision.NOTHING_WRONG):
        with pytest.raises(HeldError):
            game.propose()
        decide(sign, decision, "Khác ngày sinh.", game.judge, LATER)
    assert given(game.approve()) == [("Giải Nhất", "CODEA")]


def test_other_marks_and_reserves_hold_nothing_up(game):
    decide(sign_of(game, "CODEB"), SignDecision.NOTHING_WRONG, "Khác.", game.judge, LATER)
    game.entry(game.person(code="CODEE"), after=1, flags=[Flag.TOO_FAST])
    game.count("Thêm một bài.")
    assert [code for _prize, code in given(game.approve())] == ["CODEE", "CODEA", "CODEB", "CODEC"]


def test_a_list_is_not_approved_once_somebody_wants_to_look_again(game):
    sign = sign_of(game, "CODEB")
    decide(sign, SignDecision.NOTHING_WRONG, "Khác.", game.judge, LATER)
    proposed = game.propose()
    decide(sign, SignDecision.LOOK_AGAIN, "Xem lại.", game.judge, LATER)
    with pytest.raises(HeldError, match="CODE-B"):
        approve(proposed, game.organiser, LATER)
    decide(sign, SignDecision.NOTHING_WRONG, "Đã xem.", game.judge, LATER)
    assert approve(proposed, game.organiser, LATER).approved_at


def test_whose_entry_is_annulled_by_it_stands_in_no_list(game):
    sign = sign_of(game, "CODEB")
    entries = list(sign.entries.all())
    decide(sign, SignDecision.ANNULLED, "Đúng là giám khảo.", game.judge, LATER, entries)
    game.count("Hủy một bài.")
    assert [code for _prize, code in given(game.propose())][:2] == ["CODEA", "CODEC"]


def test_who_decided_that_a_winner_is_nobody_barred_does_not_approve_the_list(game):
    both = UserFactory(groups=[Role.JUDGE, Role.CONTEST_ORGANISER])
    decide(sign_of(game, "CODEB"), SignDecision.NOTHING_WRONG, "Khác.", both, LATER)
    proposed = game.propose()
    with pytest.raises(HadAPartError):
        approve(proposed, both, LATER)
    assert approve(proposed, game.organiser, LATER).approved_at


def test_who_decided_first_has_a_part_also_where_another_decides_anew(game):
    both = UserFactory(groups=[Role.JUDGE, Role.CONTEST_ORGANISER])
    sign = sign_of(game, "CODEB")
    decide(sign, SignDecision.NOTHING_WRONG, "Khác.", both, LATER)
    for decision in (SignDecision.LOOK_AGAIN, SignDecision.NOTHING_WRONG):
        decide(sign, decision, "Xem lại.", game.judge, LATER)
    proposed = game.propose()
    with pytest.raises(HadAPartError):
        approve(proposed, both, LATER)
    assert approve(proposed, game.organiser, LATER).approved_at


def test_who_asked_to_look_again_has_no_part(game):
    both = UserFactory(groups=[Role.JUDGE, Role.CONTEST_ORGANISER])
    sign = sign_of(game, "CODEB")
    decide(sign, SignDecision.LOOK_AGAIN, "Xem lại.", both, LATER)
    decide(sign, SignDecision.NOTHING_WRONG, "Khác.", game.judge, LATER)
    assert approve(game.propose(), both, LATER).approved_by == both


def test_the_judges_page_names_who_is_to_be_decided_on_and_leads_there(game, client):
    client.force_login(game.judge)
    page = reverse("contest_ladder", args=["round", game.round.pk])
    told = "Hãy quyết định trước những người này"
    before = client.get(page)
    assert f"{told} có phải là người không được dự thi hay không" in text(before)
    assert "CODE-B (dấu hiệu sẽ được tìm" in text(before)
    assert "CODE-D (" not in text(before)
    seen = BeautifulSoup(before.content, "html.parser").select_one("input[name=seen]")["value"]
    refused = client.post(
        reverse("contest_propose_awards", args=["round", game.round.pk]),
        {"seen": seen},
        follow=True,
    )
    assert "Ban Giám khảo phải quyết định trước" in text(refused)
    assert not AwardList.objects.exists()
    sign = reverse("contest_sign", args=[sign_of(game, "CODEB").pk])
    assert f'href="{sign}"' in client.get(page).content.decode()
    assert "trùng họ tên" in text(client.get(sign))
    client.post(sign, {"decision": "nothing_wrong", "reason": "Khác ngày sinh.", "seen": ""})
    assert told not in text(client.get(page))


def barred(game, name):
    row = BarredPerson(contest=game.contest, body=ContestBody.JURY)
    set_details(row, name)
    row.save()


def named(game, *names):
    """People of these names, each a minute after the one before; counted and searched."""
    for number, name in enumerate(names, start=1):
        game.entry(game.person(code=f"CODE{number}", sealed=told_of(name)), after=60 * number)
    game.count()
    search_closed(LATER)


def test_whom_the_list_names_after_the_search_waits_for_the_next_one_and_a_decision(judged, home):
    game = judged(prizes=[("Giải Nhất", 1)])
    named(game, "Lê Văn Mẫu", "Trần Thị Khác")
    proposed = game.propose()
    barred(game, "Lê Văn Mẫu")
    with pytest.raises(HeldError, match="CODE-1"):
        approve(proposed, game.organiser, LATER)
    search_closed(LATER)
    with pytest.raises(HeldError, match="CODE-1"):
        approve(proposed, game.organiser, LATER)
    decide(Sign.objects.get(), SignDecision.NOTHING_WRONG, "Khác.", game.judge, LATER)
    assert approve(proposed, game.organiser, LATER).approved_at


def test_whoever_was_judged_to_be_barred_is_held_with_another_entry_before_it_is_found(
    judged, home
):
    game = judged(prizes=[("Giải Nhất", 1)])
    barred(game, "Lê Văn Mẫu")
    person = game.person(code="CODE1", sealed=told_of("Lê Văn Mẫu"))
    first, second = (game.entry(person, after=after) for after in (60, 120))
    other = annul(second, game.judge, LATER - timedelta(minutes=3), "Nhầm.")
    game.count()
    search_closed(LATER - timedelta(minutes=2))
    judged_at = LATER - timedelta(minutes=1)
    decide(Sign.objects.get(), SignDecision.ANNULLED, "Đúng.", game.judge, judged_at, [first])
    lift_annulment(other, game.judge, judged_at, "Không phải.")
    game.count("Bài kia được tính.")
    with pytest.raises(HeldError, match="CODE-1"):
        game.propose()
    search_closed(LATER)
    with pytest.raises(HeldError, match="CODE-1"):
        game.propose()


def test_whoever_else_is_put_on_the_list_holds_nobody_up(judged, home):
    game = judged(prizes=[("Giải Nhất", 1)])
    named(game, "Lê Văn Mẫu", "Trần Thị Khác")
    barred(game, "Trần Thị Khác")
    barred(game, "Hoàng Thị Ngoài")
    assert given(game.approve()) == [("Giải Nhất", "CODE1"), ("-", "CODE2")]


def test_a_round_is_compared_with_the_list_anew_while_its_prizes_may_still_be_given(judged, home):
    game = judged(prizes=[("Giải Nhất", 1)])
    named(game, "Lê Văn Mẫu", "Trần Thị Khác")
    game.approve()
    barred(game, "Hoàng Thị Ngoài")
    assert not list(due_rounds(LATER))
    game.pass_over(game.person_of("CODE1"))
    assert list(due_rounds(LATER)) == [game.round]
    search_closed(LATER)
    barred(game, "Vũ Thị Ngoài")
    lift(PassedOver.objects.get(), game.judge, LATER)
    assert list(due_rounds(LATER)) == [game.round]
    game.count("Tính lại.")
    proposed = game.propose(reason="Tính lại.")
    assert list(due_rounds(LATER)) == [game.round]
    approve(proposed, game.organiser, LATER + timedelta(minutes=1))
    assert not list(due_rounds(LATER))


def test_prizes_of_the_whole_contest_keep_its_rounds_compared(judged, home):
    game = judged(prizes=[("Giải Nhất", 1)], overall_prizes=[("Giải Toàn cuộc", 1)])
    named(game, "Lê Văn Mẫu")
    game.approve()
    barred(game, "Lê Văn Mẫu")
    overall = game.ladder(scope=PrizeScope.OVERALL)
    with pytest.raises(HeldError, match="CODE-1"):
        game.propose(overall)
    search_closed(LATER)
    decide(Sign.objects.get(), SignDecision.NOTHING_WRONG, "Khác.", game.judge, LATER)
    game.approve(overall)
    barred(game, "Hoàng Thị Ngoài")
    assert not list(due_rounds(LATER))


def test_prizes_of_units_keep_the_rounds_compared(judged, home):
    game = judged(prizes=[("Giải Nhất", 1)], unit_prizes=[("Giải Tập thể", 1)])
    game.fill(game.person(code="CODE1", unit=UnitFactory(), sealed=told_of("Lê Văn Mẫu")))
    search_closed(LATER)
    game.approve()
    barred(game, "Hoàng Thị Ngoài")
    assert list(due_rounds(LATER)) == [game.round]
    game.approve(game.ladder(scope=PrizeScope.UNITS))
    assert not list(due_rounds(LATER))
