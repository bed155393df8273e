"""The desk of appeals: what waits, reading that is noted, taking on, deciding by those who had no part."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from wagtail.models import ModelLogEntry

import pytest
import time_machine
from bs4 import BeautifulSoup

from contest.appeals.words import APPEAL_READ
from contest.bank.voiding import void
from contest.enums import AppealKind, Verdict
from contest.models import Annulment, Appeal, AuditRecord
from contest.secretariat.erasing import erase
from demo.factories.users import UserFactory
from tests.contest.appeals.conftest import HOUR, TEXT
from tests.contest.judging.conftest import LATER
from users.enums import Role

LIST = "/admin/contest/appeals/"
ROLES = (Role.JUDGE, Role.CONTEST_ORGANISER, Role.CONTEST_SECRETARY)


@pytest.fixture
def game(appealed):
    return appealed(appeal_answer_days=10)


@pytest.fixture
def now(clock_of_the_process):
    with time_machine.travel(LATER + HOUR, tick=False) as clock:
        yield clock


@pytest.fixture
def sign_in(client):
    def signed_in(who):
        client.force_login(UserFactory(groups=[who]) if isinstance(who, str) else who)
        return client

    return signed_in


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def text(response):
    return " ".join(page_of(response).main.get_text(" ", strip=True).split())


def case(appeal):
    return reverse("contest_appeal_case", args=[appeal.pk])


def decide(client, appeal, **values):
    told = {"verdict": "rejected", "remedy": "", "reason": "Bài được tính đúng.", "reason_en": ""}
    return client.post(reverse("contest_decide_appeal", args=[appeal.pk]), told | values)


def test_what_waits_stands_there_the_oldest_first_with_the_days_that_are_left(game, now, sign_in):
    filed = [
        game.file(at=LATER + hours * HOUR, letter=letter) for hours, letter in ((1, "B"), (0, "C"))
    ]
    game.decide(game.file(letter="A"))
    client = sign_in(Role.CONTEST_SECRETARY)
    rows = [
        row.get_text(" ", strip=True)
        for row in page_of(client.get(LIST)).select(".listing tbody tr")
    ]
    assert [f"số {each.number}" in row for each, row in zip(filed[::-1], rows, strict=True)] == [
        True,
        True,
    ]
    assert "còn 9 ngày" in rows[0] and "còn 10 ngày" in rows[1]
    for days, said in ((10, "còn chưa đến một ngày"), (12, "quá hạn 1 ngày")):
        now.move_to(LATER + timedelta(days=days) - HOUR)
        assert said in text(client.get(LIST))


def test_filters_narrow_the_list(game, now, sign_in):
    game.file(kind=AppealKind.KEY)
    game.decide(game.file(letter="C"))
    client = sign_in(Role.JUDGE)

    def shown(query):
        return {
            row.a.get_text()
            for row in page_of(client.get(LIST + query)).select(".listing tbody tr")
        }

    first, second = "Khiếu nại số 1", "Khiếu nại số 2"
    assert shown("") == {first}
    assert shown("?state=all") == {first, second}
    assert shown("?state=rejected") == {second}
    assert shown("?kind=key") == {first} and shown("?kind=other") == set()
    assert shown(f"?round={game.round.pk}&contest={game.contest.pk}") == {first}
    assert shown("?round=x&state=y&kind=z&p=-1") == {first}


@pytest.mark.parametrize("role", ROLES)
def test_who_reads_what_is_written_is_noted(game, now, sign_in, role):
    appeal = game.file()
    client = sign_in(role)
    response = client.get(case(appeal))
    assert TEXT in text(response)
    assert "no-store" in response["Cache-Control"]
    note = ModelLogEntry.objects.get(action=APPEAL_READ)
    assert note.object_id == str(appeal.pk)
    record = AuditRecord.objects.get(act=APPEAL_READ)
    assert record.roles == [str(role)] and "ba câu" not in str(record.after)


def test_who_appeals_is_a_code_to_all_but_the_secretariat_and_the_receipt_is_for_judges(
    game, now, sign_in
):
    appeal = game.file()
    for role in ROLES:
        told = sign_in(role).get(case(appeal)).content.decode()
        assert "PERS-ONB" in told and "Thanh Hương" not in told and appeal.code not in told
        assert (appeal.entry.receipt in told) == (role == Role.JUDGE)
        assert ("/admin/contest/persons/PERSONB/" in told) == (role == Role.CONTEST_SECRETARY)


def test_it_is_taken_on_once(game, now, sign_in):
    appeal = game.file()
    take = reverse("contest_take_appeal", args=[appeal.pk])
    first = UserFactory(groups=[Role.CONTEST_SECRETARY])
    assert "đang xem xét" in text(sign_in(first).post(take, follow=True)).lower()
    response = sign_in(Role.JUDGE).post(take, follow=True)
    assert "Vừa có người nhận" in response.content.decode()
    appeal.refresh_from_db()
    assert appeal.taken_by == first


def test_a_decision_is_kept_with_its_reason(game, now, sign_in):
    appeal = game.file()
    response = decide(sign_in(game.other), appeal)
    assert response.status_code == 302
    appeal.refresh_from_db()
    assert (appeal.verdict, appeal.decided_by) == ("rejected", game.other)
    assert "Bài được tính đúng." in text(sign_in(Role.CONTEST_SECRETARY).get(case(appeal)))
    # A second window says so and changes nothing.
    response = decide(sign_in(game.other), appeal, verdict="upheld", remedy="nothing")
    assert Appeal.objects.get().verdict == "rejected"


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"verdict": ""}, "Hãy chọn một quyết định."),
        ({"reason": " "}, "Hãy nêu lý do bằng tiếng Việt"),
        ({"verdict": "upheld"}, "Hãy cho biết đã làm gì"),
        ({"verdict": "upheld", "remedy": "voided"}, "chưa có câu hỏi nào bị loại"),
        ({"verdict": "upheld", "remedy": "annulled"}, "chưa có bài nào bị hủy"),
    ],
)
def test_what_is_missing_is_named_and_what_was_written_stays(game, now, sign_in, values, error):
    appeal = game.file()
    response = decide(
        sign_in(game.other), appeal, **{"reason_en": "It was counted right.", **values}
    )
    assert response.status_code == 422
    assert error in response.content.decode()
    assert "It was counted right." in response.content.decode()
    assert Appeal.objects.undecided().count() == 1


def test_whoever_had_a_part_is_offered_no_decision_and_makes_none(game, now, sign_in):
    appeal = game.file()
    for user in (game.judge, game.organiser):
        client = sign_in(user)
        page = client.get(case(appeal)).content.decode()
        assert "phải để người khác quyết định" in page
        assert reverse("contest_decide_appeal", args=[appeal.pk]) not in page
        assert decide(client, appeal).status_code in (302, 403)
    assert Appeal.objects.undecided().count() == 1
    third = UserFactory(groups=[Role.CONTEST_ORGANISER])
    assert (
        reverse("contest_decide_appeal", args=[appeal.pk])
        in sign_in(third).get(case(appeal)).content.decode()
    )


def test_from_the_case_a_judge_voids_the_question_with_the_case_as_its_reason(game, now, sign_in):
    appeal = game.file(kind=AppealKind.KEY)
    client = sign_in(game.other)
    links = {
        link.get_text(): link["href"]
        for link in page_of(client.get(case(appeal))).select("main li a")
    }
    address = links["Đợt thi 1: loại một câu hỏi khỏi kết quả"]
    form = page_of(client.get(address)).select_one("main form[method=post i]")
    reasons = {
        name: form.select_one(f"[name={name}]").get("value", "")
        or form.select_one(f"[name={name}]").get_text(strip=True)
        for name in ("reason", "reason_en")
    }
    assert reasons["reason"].strip() == "Theo khiếu nại số 1:"
    assert reasons["reason_en"].strip() == "Appeal no. 1:"
    question = game.round.round_questions.first().question
    told = {name: f"{reason} sai đáp án" for name, reason in reasons.items()}
    client.post(address, {"question": question.pk, **told})
    assert game.round.results.count() == 2
    assert "Đã tính lại từ khi nhận khiếu nại" in text(client.get(case(appeal)))
    response = decide(client, appeal, verdict="upheld", remedy="voided", reason="Đáp án sai.")
    assert response.status_code == 302
    appeal.refresh_from_db()
    assert (appeal.verdict, appeal.before.number, appeal.after.number) == (Verdict.UPHELD, 1, 2)
    assert appeal.after.reason.startswith("Theo khiếu nại số 1:")


def test_from_the_case_a_judge_annuls_the_entry_and_counts_again(game, now, sign_in):
    appeal = game.file()
    client = sign_in(game.other)
    links = {
        link.get_text(): link["href"]
        for link in page_of(client.get(case(appeal))).select("main li a")
    }
    for label in ("Bài dự thi: hủy, hoặc bỏ việc hủy", "Đợt thi 1: tính lại"):
        form = page_of(client.get(links[label])).select_one("main form[method=post i]")
        reason = form.select_one("[name=reason]").get_text(strip=True)
        assert reason == "Theo khiếu nại số 1:"
        told = {"lifts": "", "reason": f"{reason} nộp hai lần."}
        if in_english := form.select_one("[name=reason_en]"):
            told["reason_en"] = f"{in_english.get_text(strip=True)} sent twice."
        client.post(links[label], told)
    assert Annulment.objects.get().reason == "Theo khiếu nại số 1: nộp hai lần."
    assert decide(client, appeal, verdict="upheld", remedy="annulled").status_code == 302
    assert Appeal.objects.get().after.participants == 2
    assert Appeal.objects.get().after.reason_en == "Appeal no. 1: sent twice."


def test_organisers_and_the_secretariat_are_offered_no_acts_of_judges(game, now, sign_in):
    appeal = game.file()
    for role in (Role.CONTEST_ORGANISER, Role.CONTEST_SECRETARY):
        assert "Nếu phải sửa kết quả" not in text(sign_in(role).get(case(appeal)))


def test_the_dashboard_tells_of_answers_that_are_due(game, now, sign_in):
    appeal = game.file()
    client = sign_in(Role.CONTEST_SECRETARY)
    assert "Khiếu nại sắp đến hạn trả lời" not in client.get("/admin/").content.decode()
    now.move_to(appeal.due_at - timedelta(days=1))
    for role in ROLES:
        told = sign_in(role).get("/admin/").content.decode()
        assert "Khiếu nại sắp đến hạn trả lời" in told and case(appeal) in told
    assert case(appeal) not in sign_in(Role.QUESTION_SETTER).get("/admin/").content.decode()
    game.decide(appeal)
    assert case(appeal) not in sign_in(Role.JUDGE).get("/admin/").content.decode()


def test_what_was_erased_or_can_not_be_opened_is_said_so(game, now, sign_in, settings):
    appeal = game.file()
    keys, settings.CONTEST_SEALING_KEYS = (
        settings.CONTEST_SEALING_KEYS,
        ["MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="],
    )
    client = sign_in(game.other)
    assert "Không mở được" in text(client.get(case(appeal)))
    settings.CONTEST_SEALING_KEYS = keys
    erase(appeal.entry.person, LATER)
    assert "Đã xóa cùng thông tin" in text(client.get(case(appeal)))
    assert not ModelLogEntry.objects.filter(action=APPEAL_READ).exists()


def test_whoever_asks_what_is_kept_of_them_is_handed_their_appeals_too(game, now, sign_in):
    appeal = game.file()
    client = sign_in(Role.CONTEST_SECRETARY)
    assert TEXT in text(client.get(reverse("contest_person", args=[appeal.entry.person.code])))


def test_a_changed_list_does_not_take_the_case_from_the_one_it_was_against(game, now, sign_in):
    appeal = game.file()
    question = game.round.round_questions.first().question
    void(game.round, question, game.judge, LATER + HOUR, "Đáp án sai.", "The key was wrong.")
    game.approve(reason="Sau khi tính lại.")
    appeal.refresh_from_db()
    assert appeal.awards.number == 1
    assert decide(sign_in(game.other), appeal).status_code == 302
