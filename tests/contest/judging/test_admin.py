"""The way from the count to the public page in the admin, each by those whose work it is."""

from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from contest.judging.approving import approve, send_back
from contest.models import AwardList, PassedOver, TakeDown
from demo.factories.users import UserFactory
from tests.contest.judging.conftest import LATER, given, told_of
from users.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def game(judged, home):
    made = judged(prizes=[("Giải Nhất", 1)])
    made.fill(
        *(made.person(code=f"CODE{each}", sealed=told_of("Nguyễn Thị Ếch")) for each in "ABC")
    )
    return made


@pytest.fixture
def sign_in(client):
    def as_somebody_of(*roles, user=None):
        client.force_login(user or UserFactory(groups=list(roles)))
        return client

    return as_somebody_of


def address(name, game, *args):
    return reverse(name, args=args or ["round", game.round.pk])


def seen(client, game):
    page = BeautifulSoup(client.get(address("contest_ladder", game)).content, "html.parser")
    return page.select_one("input[name=seen]")["value"]


def text(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def test_a_judge_passes_over_and_proposes_and_an_organiser_approves(game, sign_in):
    judge = sign_in(user=game.judge)
    assert "Đã tính kết quả, chưa đề xuất" in text(judge.get(reverse("contest_awards")))
    first = game.ladder().awards().given[0]
    judge.post(
        address("contest_pass_over", game),
        {"who": first.person_id, "cause": "declined", "words": ""},
    )
    page = text(judge.get(address("contest_ladder", game)))
    assert "CODE-A: từ chối nhận giải" in page
    judge.post(address("contest_propose_awards", game), {"seen": seen(judge, game)})
    proposed = AwardList.objects.get()
    assert given(proposed) == [("Giải Nhất", "CODEB"), ("-", "CODEC")]
    organiser = sign_in(user=game.organiser)
    assert "CODE-B" in text(organiser.get(address("contest_award_list", game, proposed.pk)))
    organiser.post(address("contest_approve_awards", game, proposed.pk))
    proposed.refresh_from_db()
    assert proposed.approved_by == game.organiser
    assert "Đã duyệt, đã công bố" in text(organiser.get(reverse("contest_awards")))


def test_an_organiser_sends_back_with_a_reason_and_sees_no_proposal_before(game, sign_in):
    organiser = sign_in(user=game.organiser)
    assert "CODE-A" not in text(organiser.get(address("contest_ladder", game)))
    proposed = game.propose()
    refused = organiser.post(address("contest_return_awards", game, proposed.pk), {"because": " "})
    assert refused.status_code == 422
    assert "Hãy nêu Ban Giám khảo cần xem lại điều gì." in text(refused)
    organiser.post(address("contest_return_awards", game, proposed.pk), {"because": "Xem mã A."})
    judge = sign_in(user=game.judge)
    assert "Xem mã A." in text(judge.get(address("contest_ladder", game)))


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"cause": "declined"}, "Hãy chọn trong bảng ai không được xét giải."),
        ({"who": "x", "cause": "declined"}, "Hãy chọn trong bảng ai không được xét giải."),
        ({"who": "1"}, "Hãy chọn vì sao không xét giải."),
        ({"who": "1", "cause": "vì"}, "Hãy chọn một nguyên nhân trong danh sách."),
        ({"who": "1", "cause": "other"}, "Hãy nói rõ nguyên nhân là gì."),
    ],
)
def test_bad_input_is_answered_with_what_to_mend_and_loses_nothing(game, sign_in, sent, error):
    judge = sign_in(user=game.judge)
    answer = judge.post(address("contest_pass_over", game), {"words": "", **sent})
    assert answer.status_code == 422 and error in text(answer)
    assert not PassedOver.objects.exists()
    words = judge.post(address("contest_pass_over", game), {"words": "Gọi ba lần không nghe"})
    assert "Gọi ba lần không nghe" in text(words)


@pytest.mark.parametrize("who", ["9" * 30, "-1", "0", "\x00"])
def test_hostile_numbers_name_nobody(game, sign_in, who):
    judge = sign_in(user=game.judge)
    sent = {"who": who, "cause": "declined", "words": ""}
    assert judge.post(address("contest_pass_over", game), sent).status_code in (302, 422)
    assert judge.get(f"/admin/contest/awards/round/{'9' * 30}/").status_code == 404
    assert judge.get("/admin/contest/awards/nonsense/1/").status_code == 404
    assert not PassedOver.objects.exists()


def test_a_second_list_needs_its_reason(game, sign_in):
    judge = sign_in(user=game.judge)
    judge.post(address("contest_propose_awards", game), {"seen": seen(judge, game)})
    game.pass_over(game.person_of("CODEA"))
    refused = judge.post(
        address("contest_propose_awards", game), {"seen": seen(judge, game), "why": ""}
    )
    assert refused.status_code == 422
    assert "Hãy nêu vì sao có danh sách khác" in text(refused)
    told = {"seen": seen(judge, game), "why": "Một người từ chối."}
    refused = judge.post(address("contest_propose_awards", game), told)
    assert refused.status_code == 422
    assert "Ghi cả bằng tiếng Anh" in text(refused) and "Một người từ chối." in text(refused)
    told |= {"seen": seen(judge, game), "why_en": "Somebody declined."}
    judge.post(address("contest_propose_awards", game), told)
    assert AwardList.objects.count() == 2
    newest = AwardList.objects.get(number=2)
    assert (newest.reason, newest.reason_en) == ("Một người từ chối.", "Somebody declined.")


def offers_to_propose(client, game):
    page = client.get(address("contest_ladder", game)).content.decode()
    offered = f'action="{address("contest_propose_awards", game)}"' in page
    assert offered != ("Chính danh sách này đã được đề xuất hoặc đang có hiệu lực." in page)
    return offered


def test_only_a_list_that_says_something_new_is_offered_to_be_proposed(game, sign_in):
    judge = sign_in(user=game.judge)
    assert offers_to_propose(judge, game)
    proposed = game.propose()
    assert not offers_to_propose(judge, game)
    approve(proposed, game.organiser, LATER)
    assert not offers_to_propose(judge, game)
    game.pass_over(game.person_of("CODEA"))
    assert offers_to_propose(judge, game)
    judge.post(reverse("contest_lift_passing_over", args=[PassedOver.objects.get().pk]))
    assert not offers_to_propose(judge, game)
    game.count(reason="Đáp án câu 1 sai.")
    assert offers_to_propose(judge, game)


def test_a_list_that_was_sent_back_may_be_proposed_again_as_it_is(game, sign_in):
    send_back(game.propose(), game.organiser, LATER, "Xem lại.")
    assert offers_to_propose(sign_in(user=game.judge), game)


def test_a_form_of_before_is_told_that_it_says_nothing_new(game, sign_in):
    judge = sign_in(user=game.judge)
    form = {"seen": seen(judge, game), "why": "Vì sao.", "why_en": "Why."}
    game.propose()
    answer = judge.post(address("contest_propose_awards", game), form, follow=True)
    assert "Chính danh sách này đã được đề xuất" in answer.content.decode()
    assert AwardList.objects.count() == 1


def test_the_secretariat_sees_winners_after_approval_and_takes_names_down(game, sign_in):
    secretary = sign_in(Role.CONTEST_SECRETARY)
    proposed = game.propose()
    assert "CODE-A" not in text(secretary.get(reverse("contest_winners")))
    assert secretary.get(reverse("contest_winner", args=["CODEA"])).status_code == 404
    approve(proposed, game.organiser, LATER)
    page = secretary.get(reverse("contest_winners"))
    assert reverse("contest_person", args=["CODEA"]) in page.content.decode()
    one = reverse("contest_winner", args=["CODEA"])
    assert secretary.post(one, {"reason": "", "undoes": ""}).status_code == 422
    secretary.post(one, {"reason": "Yêu cầu ngày 05/10.", "undoes": ""})
    taken = TakeDown.objects.get()
    # Who still sees the name standing does not let it stand again by mistake.
    secretary.post(one, {"reason": "Yêu cầu.", "undoes": ""})
    taken.refresh_from_db()
    assert taken.undone_at is None
    secretary.post(one, {"reason": "Đổi ý.", "undoes": taken.pk})
    taken.refresh_from_db()
    assert taken.undone_at is not None and taken.undone_by is not None
    assert "Nguyễn" not in text(secretary.get(one))


def test_the_history_of_the_site_tells_each_act_without_names(game, sign_in):
    game.pass_over(game.person_of("CODEA"))
    game.approve()
    admin = sign_in(user=UserFactory(is_superuser=True))
    page = text(admin.get("/admin/reports/site-history/"))
    for act in ("Không xét giải", "Đề xuất trao giải", "Duyệt và công bố giải"):
        assert act in page
    assert "Nguyễn" not in page
