"""Signs on the desk of the judges."""

from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone

from wagtail.models import ModelLogEntry

import pytest
from bs4 import BeautifulSoup

from contest import codes
from contest.enums import SignDecision, SignKind
from contest.models import Annulment, Sign
from contest.signs.deciding import decide
from contest.signs.searching import search
from demo.factories.users import UserFactory
from tests.contest.signs.conftest import SEARCHED
from users.enums import Role

pytestmark = pytest.mark.django_db

SIGNS = reverse("contest_signs")


@pytest.fixture
def judge(client, home):
    client.force_login(UserFactory(username="giam-khao", groups=[Role.JUDGE]))
    return client


@pytest.fixture
def sign(closed):
    closed.series()
    search(closed.round, SEARCHED)
    return Sign.objects.get()


def page_of(sign):
    return reverse("contest_sign", args=[sign.pk])


def send(judge, sign, **values):
    sent = {"seen": "", "decision": "nothing_wrong", "reason": "Cùng một lớp học.", **values}
    return judge.post(page_of(sign), sent)


def test_a_judge_reads_the_evidence_and_follows_it_to_the_entries(judge, sign):
    listed = judge.get(SIGNS).content.decode()
    assert "dự đoán cách đều từ một thiết bị" in listed and "mạnh" in listed
    assert "6 người gửi liên tiếp 6 bài" in listed
    assert page_of(sign) in listed
    shown = judge.get(page_of(sign)).content.decode()
    for entry in sign.entries.select_related("person"):
        assert reverse("contest_entry", args=[entry.receipt]) in shown
        assert codes.shown(entry.person.code) in shown


def test_the_title_of_a_sign_begins_in_upper_case(judge, sign):
    page = BeautifulSoup(judge.get(page_of(sign)).content, "html.parser")
    assert page.title.get_text(strip=True).startswith("Dự đoán cách đều từ một thiết bị")


def test_a_decision_is_kept_with_who_and_why_and_noted(judge, sign):
    assert send(judge, sign).status_code == 302
    sign.refresh_from_db()
    assert sign.decision == SignDecision.NOTHING_WRONG and sign.decided_by.username == "giam-khao"
    noted = ModelLogEntry.objects.get(action="contest.decide_sign")
    assert noted.data == {"decision": "nothing_wrong", "reason": "Cùng một lớp học."}
    assert not Annulment.objects.exists()
    assert page_of(sign) not in judge.get(SIGNS).content.decode()
    assert page_of(sign) in judge.get(SIGNS, {"state": "all"}).content.decode()
    assert "Cùng một lớp học." in judge.get(page_of(sign)).content.decode()


def test_annulling_goes_for_the_chosen_entries_alone(judge, sign):
    chosen = list(sign.entries.order_by("pk")[:2])
    send(judge, sign, decision="annulled", entries=[str(entry.pk) for entry in chosen])
    annulled = Annulment.objects.all()
    assert {each.entry for each in annulled} == set(chosen)
    assert {each.reason for each in annulled} == {"Cùng một lớp học."}
    assert "đã hủy" in judge.get(page_of(sign)).content.decode()


def test_what_is_annulled_already_stays_as_it_is(judge, sign):
    first, second = sign.entries.order_by("pk")[:2]
    Annulment.objects.create(entry=first, reason="Trước đó.", decided_at=SEARCHED)
    send(judge, sign, decision="annulled", entries=[str(first.pk), str(second.pk)])
    assert list(Annulment.objects.order_by("pk").values_list("reason", flat=True)) == [
        "Trước đó.",
        "Cùng một lớp học.",
    ]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"decision": ""}, "Hãy chọn một quyết định."),
        ({"decision": "x\0"}, "decision"),
        ({"reason": " "}, "Hãy nêu lý do: lý do được lưu lại."),
        ({"reason": "x" * 301}, "300"),
        ({"decision": "annulled"}, "Hãy chọn các bài cần hủy."),
        ({"decision": "annulled", "entries": "9" * 30}, "Hãy chọn trong các bài được liệt kê."),
        ({"decision": "annulled", "entries": "x"}, "Hãy chọn trong các bài được liệt kê."),
    ],
)
def test_what_is_missing_or_can_t_be_is_told_and_decides_nothing(judge, sign, values, told):
    answer = send(judge, sign, **values)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    sign.refresh_from_db()
    assert not sign.decision and not Annulment.objects.exists()


def test_of_two_judges_the_later_is_asked_to_look_again(judge, sign):
    send(judge, sign, reason="Người thứ nhất.")
    answer = judge.post(
        page_of(sign),
        {"seen": "", "decision": "annulled", "reason": "Người thứ hai.",
         "entries": [str(sign.entries.first().pk)]},
        follow=True,
    )  # fmt: skip
    assert "Người khác vừa quyết định về dấu hiệu này." in answer.content.decode()
    sign.refresh_from_db()
    assert sign.reason == "Người thứ nhất." and not Annulment.objects.exists()


def test_a_decision_may_be_taken_anew_by_who_has_seen_it(judge, sign):
    send(judge, sign, decision="look_again")
    sign.refresh_from_db()
    assert page_of(sign) in judge.get(SIGNS).content.decode()
    assert send(judge, sign, seen=sign.decided_at.isoformat()).status_code == 302
    sign.refresh_from_db()
    assert sign.decision == SignDecision.NOTHING_WRONG


def test_what_the_site_asks_again_names_nobody_who_decided(judge, sign):
    decide(sign, SignDecision.LOOK_AGAIN, "Cổng hỏi lại.", None, SEARCHED)
    page = BeautifulSoup(judge.get(page_of(sign)).content, "html.parser").get_text(" ")
    assert "Quyết định lúc " in page and ": xem lại. Cổng hỏi lại." in page


def test_lists_are_narrowed_and_nonsense_narrows_nothing(judge, sign, closed):
    for query in (
        {"kind": SignKind.SERIES},
        {"round": closed.round.pk},
        {"contest": closed.contest.pk},
    ):
        assert page_of(sign) in judge.get(SIGNS, query).content.decode()
    assert page_of(sign) not in judge.get(SIGNS, {"kind": SignKind.PHONES}).content.decode()
    for value in ("x", "9" * 40, "-1", "²"):
        for name in ("kind", "round", "contest", "state", "p"):
            answer = judge.get(SIGNS, {name: value})
            assert answer.status_code == 200 and page_of(sign) in answer.content.decode()


def test_signs_of_a_round_that_is_open_again_are_shown_to_nobody(judge, sign, closed):
    closed.round.closes_at = timezone.now() + timedelta(hours=1)
    closed.round.save()
    assert page_of(sign) not in judge.get(SIGNS, {"state": "all"}).content.decode()
    assert judge.get(page_of(sign)).status_code == 404
    assert send(judge, sign).status_code == 404


def test_who_may_look_and_not_decide_is_given_no_form(client, sign):
    looks_on = Group.objects.create(name="Quan sát")
    rights = Permission.objects.filter(codename__in=["view_sign", "access_admin"])
    looks_on.permissions.set(rights)
    client.force_login(UserFactory(groups=[looks_on.name]))
    page = client.get(page_of(sign)).content.decode()
    assert "6 người gửi liên tiếp" in page and "Lưu quyết định" not in page
    assert send(client, sign).status_code == 302
    sign.refresh_from_db()
    assert not sign.decision


def test_a_sign_of_very_many_entries_lists_two_hundred(judge, sign, closed):
    for number in range(200):
        sign.entries.add(closed.entry(200 + number))
    page = judge.get(page_of(sign)).content.decode()
    assert "Còn 6 bài không liệt kê ở đây." in page
