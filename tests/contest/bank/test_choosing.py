"""The questions of a round are chosen, by one setter or by two at once."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from wagtail.log_actions import registry as log_registry

import pytest
from bs4 import BeautifulSoup

from contest.bank.choosing import ChosenMeanwhileError, NotChosenError, choose
from demo.factories.contest import (
    BankQuestionFactory,
    ContestFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.programme import TopicFactory
from demo.factories.users import UserFactory
from tests.contest.bank.test_bank import OPENS, chosen, coming
from users.enums import Role

pytestmark = pytest.mark.django_db

BEFORE = OPENS - timedelta(hours=1)


@pytest.fixture
def setter(client):
    user = UserFactory(groups=[Role.QUESTION_SETTER])
    client.force_login(user)
    return user


def address_of(asked) -> str:
    return reverse("choose_round_questions", args=[asked.pk])


def boxes(page) -> dict[int, bool]:
    """Whether each question on the page is ticked."""
    found = BeautifulSoup(page.content, "html.parser").select("input[name=question]")
    return {int(box["value"]): box.has_attr("checked") for box in found}


def form_on(page, ticked) -> dict[str, object]:
    """What the page sends with these questions ticked."""
    seen = BeautifulSoup(page.content, "html.parser").select_one("input[name=seen]")["value"]
    return {"seen": seen, "question": [question.pk for question in ticked]}


def test_a_refused_choice_keeps_what_was_ticked_and_what_was_not(client, setter):
    asked = coming(contest=RulesFactory(question_count=2).contest)
    kept, dropped = chosen(asked)
    twin = BankQuestionFactory(wording=kept.wording.upper())
    page = address_of(asked)
    answer = client.post(page, form_on(client.get(page), [kept, twin]))
    assert answer.status_code == 422
    assert boxes(answer) == {kept.pk: True, dropped.pk: False, twin.pk: True}
    assert chosen(asked) == [kept, dropped]


def test_questions_are_chosen_until_the_round_opens():
    asked, setter = coming(questions=[]), UserFactory()
    first, second = BankQuestionFactory.create_batch(2)
    choose(asked, [second.pk, first.pk, second.pk], setter, BEFORE, seen=[])
    assert chosen(asked) == [second, first]
    (entry,) = log_registry.get_logs_for_instance(asked)
    assert (entry.user, entry.data) == (setter, {"count": 2})
    for moment, said in (
        (OPENS - timedelta(minutes=1), "Chưa đầy một phút nữa đợt thi mở"),
        (OPENS, "Đợt thi đã mở"),
    ):
        with pytest.raises(NotChosenError, match=said):
            choose(asked, [first.pk], setter, moment, seen=[second.pk, first.pk])
    assert len(chosen(asked)) == 2


def test_two_questions_that_are_the_same_do_not_stand_in_one_round():
    pair = [BankQuestionFactory(wording="Ngày nào?"), BankQuestionFactory(wording="NGÀY  nào?")]
    with pytest.raises(NotChosenError):
        choose(coming(questions=[]), [each.pk for each in pair], None, BEFORE, seen=[])


def test_the_page_of_a_round_counts_against_the_rules_and_keeps_what_is_ticked(client, setter):
    topic = TopicFactory(name="An toàn số")
    rules = RulesFactory(question_source="drawn", quotas=[(topic, 2, None)])
    asked = coming(contest=rules.contest, questions=[])
    safe, other = BankQuestionFactory(topic=topic), BankQuestionFactory()
    page = address_of(asked)
    assert "An toàn số: đã chọn 0, cần 2" in client.get(page).content.decode()
    narrowed = client.get(page, {"topic": topic.pk}).content.decode()
    assert safe.wording in narrowed
    assert other.wording not in narrowed
    client.post(page, {"question": [safe.pk, "x", "9" * 30]})
    assert chosen(asked) == [safe]
    assert "đã chọn 1, cần 2" in client.get(page, {"topic": "x"}).content.decode()


def test_an_opened_round_shows_its_questions_and_takes_no_others(client, setter):
    asked = RoundFactory()
    page = address_of(asked)
    assert 'name="question"' not in client.get(page).content.decode()
    assert client.post(page, {"question": []}).status_code == 422
    assert len(chosen(asked)) == 2


@pytest.fixture
def colleague():
    """Another setter at a desk of their own."""
    desk = Client()
    desk.force_login(UserFactory(groups=[Role.QUESTION_SETTER]))
    return desk


def test_of_two_setters_at_once_the_later_is_told_and_nothing_is_lost(client, setter, colleague):
    asked = coming(contest=RulesFactory(question_count=2).contest)
    page = address_of(asked)
    first, second = chosen(asked)
    mine, theirs = BankQuestionFactory.create_batch(2)
    seen_by_me, seen_by_them = client.get(page), colleague.get(page)
    assert colleague.post(page, form_on(seen_by_them, [second, theirs])).status_code == 302
    refused = client.post(page, form_on(seen_by_me, [first, second, mine]))
    assert refused.status_code == 422
    said = BeautifulSoup(refused.content, "html.parser")
    assert "người khác đã chọn lại câu hỏi" in said.select_one("[role=alert]").get_text()
    assert boxes(refused) == {first.pk: True, second.pk: True, mine.pk: True, theirs.pk: True}
    marked = {
        each.find_parent("li").input["value"]: each.get_text() for each in said.select("li strong")
    }
    assert marked[str(theirs.pk)] == "người khác vừa thêm"
    assert marked[str(first.pk)] == "người khác vừa bỏ ra"
    # Until it is decided, what is stored is what the earlier chose.
    assert chosen(asked) == [second, theirs]
    # Whoever was told decides: here that the first question goes and both new ones stay.
    assert client.post(page, form_on(refused, [second, mine, theirs])).status_code == 302
    assert chosen(asked) == [second, mine, theirs]


def test_what_both_took_out_stays_out(client, setter, colleague):
    asked = coming()
    page = address_of(asked)
    first, second = chosen(asked)
    seen = client.get(page)
    colleague.post(page, form_on(colleague.get(page), [second]))
    refused = client.post(page, form_on(seen, []))
    assert boxes(refused) == {first.pk: False, second.pk: False}
    client.post(page, form_on(refused, []))
    assert chosen(asked) == []


def test_what_somebody_ticked_is_shown_again_however_the_bank_is_narrowed(
    client, setter, colleague
):
    topic = TopicFactory(name="An toàn số")
    asked = coming(questions=[])
    narrowed, other = BankQuestionFactory(topic=topic), BankQuestionFactory()
    page = f"{address_of(asked)}?topic={topic.pk}"
    seen = client.get(page)
    assert boxes(seen) == {narrowed.pk: False}
    theirs = BankQuestionFactory(topic=topic)
    colleague.post(address_of(asked), form_on(colleague.get(address_of(asked)), [theirs]))
    refused = client.post(page, form_on(seen, [narrowed, other]))
    assert boxes(refused) == {theirs.pk: True, narrowed.pk: True, other.pk: True}


def test_a_form_that_is_sent_twice_is_taken_once(client, setter):
    asked = coming(questions=[])
    form = form_on(client.get(address_of(asked)), BankQuestionFactory.create_batch(2))
    assert [client.post(address_of(asked), form).status_code for _turn in range(2)] == [302, 302]
    assert len(chosen(asked)) == 2
    assert len(log_registry.get_logs_for_instance(asked)) == 1


@pytest.mark.parametrize("mark", ["", "x", "1,x", "9" * 40, ",,,"])
def test_a_form_that_lost_what_it_was_made_on_changes_nothing(client, setter, mark):
    asked = coming()
    before = chosen(asked)
    form = {"seen": mark, "question": [BankQuestionFactory().pk]}
    assert client.post(address_of(asked), form).status_code == 422
    assert chosen(asked) == before


def test_who_chooses_on_what_is_stored_no_longer_is_told_what_changed():
    asked = coming()
    first, second = chosen(asked)
    other = BankQuestionFactory()
    with pytest.raises(ChosenMeanwhileError) as told:
        choose(asked, [first.pk], None, BEFORE, seen=[first.pk, other.pk])
    assert (told.value.added, told.value.removed) == ({second.pk}, {other.pk})


def test_where_a_question_was_asked_already_is_one_phrase_a_contest(client, setter):
    question = BankQuestionFactory()
    last_year = ContestFactory(name="Cuộc thi cũ")
    this_year = ContestFactory(name="Cuộc thi mới", campaign=last_year.campaign)
    for contest, number in ((last_year, 3), (this_year, 4), (this_year, 1), (this_year, 2)):
        opens = OPENS - timedelta(weeks=100 + number)
        RoundFactory(
            contest=contest,
            number=number,
            opens_at=opens,
            closes_at=opens + timedelta(days=7),
            questions=[question],
        )
    page = client.get(address_of(coming(contest=this_year, number=5, questions=[])))
    box = BeautifulSoup(page.content, "html.parser").select_one(f"input[value='{question.pk}']")
    told = " ".join(box.find_parent("li").get_text().split())
    assert told.endswith(
        "· đã dùng ở đợt thi 1, 2 và 4 của Cuộc thi mới · đã dùng ở đợt thi 3 của Cuộc thi cũ)"
    )
