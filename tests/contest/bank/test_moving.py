"""Answers that speak of others by letter or place are shuffled like all others: whoever writes one is warned."""

from __future__ import annotations

from django.contrib.messages import get_messages
from django.urls import reverse

import pytest

from contest.bank.imports import import_questions
from contest.bank.moving import speaks_of_places
from contest.models import BankQuestion
from demo.factories.programme import TopicFactory
from demo.factories.users import UserFactory
from tests.contest.bank.files import HEADERS, ROW, WRITERS
from tests.contest.bank.test_bank import question_form
from users.enums import Role


@pytest.mark.parametrize(
    "wording",
    [
        "Cả A và B",
        "Cả A, B và C",
        "cả a, b đều đúng",
        "A và B",
        "A, B và C đều sai",
        "Chỉ A đúng",
        "Đáp án A và C",
        "Phương án B",
        "Cả 1 và 2",
        "Tất cả các đáp án trên",
        "Tất cả các phương án nêu trên đều đúng.",
        "Cả ba ý trên",
        "Không có đáp án nào ở trên",
        "Các nội dung trên đều sai",
        "TẤT CẢ CÁC Ý TRÊN",
        "Both A and B",
        "A and C",
        "All of the above",
        "None of the above.",
        "Any of the options below",
    ],
)
def test_an_answer_by_letter_or_place_is_seen(wording):
    assert speaks_of_places(wording)


@pytest.mark.parametrize(
    "wording",
    [
        "",
        "Vitamin A và B",
        "Trên 18 tuổi",
        "Tất cả người trên 18 tuổi",
        "Tất cả dịch vụ công trên mạng",
        "Cả hai cấp tỉnh và xã",
        "Không đăng mật khẩu trên mạng xã hội",
        "Tất cả đều đúng",
        "10 tháng 10",
        "Ca khúc A Páo",
        "22/4",
        "1 và 0",
        "2 và 3",
        "3 bước",
        "2, 3 hoặc 4 ngày làm việc",
        "Nhóm a: dữ liệu mở",
        "All people above 18 years",
        "An answer in words",
        "A card of the citizen",
    ],
)
def test_an_answer_in_words_is_left_alone(wording):
    assert not speaks_of_places(wording)


@pytest.fixture
def setter(client, db):
    user = UserFactory(groups=[Role.QUESTION_SETTER])
    client.force_login(user)
    return user


def said(client, answer):
    return " ".join(str(each) for each in get_messages(answer.wsgi_request))


def test_whoever_writes_one_is_warned_with_the_reason_and_the_question_is_kept(client, setter):
    form = question_form(TopicFactory(), "Sổ hộ khẩu", "Sổ tạm trú", "Cả A và B")
    answer = client.post(reverse("bank_questions:add"), form)
    assert answer.status_code == 302
    assert BankQuestion.objects.count() == 1
    assert "Xem lại phương án C." in said(client, answer)
    assert "thứ tự khác" in said(client, answer)
    assert "Cả A và B" not in said(client, answer)


def test_no_warning_is_given_for_answers_in_words(client, setter):
    form = question_form(TopicFactory(), "Sổ hộ khẩu", "Sổ tạm trú", "Căn cước")
    assert "thứ tự khác" not in said(client, client.post(reverse("bank_questions:add"), form))


@pytest.mark.django_db
@pytest.mark.parametrize("name", WRITERS)
def test_a_file_is_taken_and_its_rows_are_named(name):
    TopicFactory(name="An toàn số")
    row = ["Giấy tờ nào?", "Sổ hộ khẩu", "Sổ tạm trú", "Tất cả các giấy tờ trên", *ROW[4:]]
    imported = import_questions(name, WRITERS[name]([HEADERS, ROW, row]), None)
    assert imported.count == 2
    assert imported.warnings[0] == "Dòng 3, phương án C."
    assert "thứ tự khác" in imported.warnings[1]
