"""The steps of an entry, one after the other, back, and sent again."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from django.utils import timezone

import pytest

from contest.enums import PredictionTarget, ResultsShown
from contest.models import Attempt, BankOption, Entry, Person
from contest.taking_part.carried import answer_value
from demo.factories.contest import ContestFactory, RoundFactory, RulesFactory
from tests.contest.taking_part.conftest import TAKE, Contestant, change_rules, fields_of


def test_an_entry_is_made_from_the_start_to_the_receipt(contestant):
    assert contestant.begin().heading == "Thông tin của bạn"
    assert contestant.response.status_code == 200
    assert contestant.give_details().heading == "Câu hỏi"
    assert len(contestant.page.select("fieldset.q")) == 2
    assert contestant.give_answers().heading == "Xem lại trước khi nộp"
    assert "Lê Thị Minh Hạnh" in contestant.text
    assert "1.250" in contestant.text
    assert contestant.press("submit").heading == "Đã nhận bài của bạn"
    entry = Entry.objects.get()
    assert contestant.code().replace("-", "") == entry.receipt
    assert entry.prediction == 1250
    assert entry.answers == {
        str(question): str(entry.answers[str(question)]) for question, _ in entry.attempt.draw
    }


def test_the_same_is_said_in_english(client, asked, commune):
    contestant = Contestant(client, commune, "/en/contest/tim-hieu/take/")
    assert contestant.begin().heading == "Your details"
    assert contestant.give_details().heading == "Questions"
    assert "Which day is the National Digital Transformation Day?" in contestant.text
    assert contestant.give_answers().heading == "Look through before you send"
    assert contestant.press("submit").heading == "Your entry is here"
    assert Entry.objects.count() == 1


def test_no_answer_is_kept_by_anybody_and_none_sets_a_cookie(contestant):
    for step in (
        contestant.begin,
        contestant.give_details,
        contestant.give_answers,
        lambda: contestant.press("submit"),
    ):
        step()
        assert contestant.response["Cache-Control"] == "no-store"
        assert not contestant.response.cookies
        assert contestant.response["Content-Security-Policy"]


def test_sending_again_gives_the_same_receipt(contestant):
    contestant.reach_review()
    form = fields_of(contestant.page.select_one(f"form[action='{TAKE}']"))
    first = contestant.send({**form, "step": "submit"}).code()
    again = contestant.send({**form, "step": "submit"})
    assert (again.response.status_code, again.code()) == (200, first)
    assert contestant.send({**form, "step": "answers"}).code() == first
    assert Entry.objects.count() == 1


def test_answers_outlive_a_change_of_the_details_and_the_other_way_round(contestant):
    contestant.reach_review()
    contestant.press("change_details")
    assert contestant.page.select_one("#id_name")["value"] == "Lê Thị Minh Hạnh"
    assert contestant.page.select_one("#id_take_part").has_attr("checked")
    contestant.press("details")
    assert len(contestant.page.select("fieldset.q input[checked]")) == 2
    assert contestant.page.select_one("#prediction")["value"] == "1.250"
    contestant.press("answers").press("change_answers")
    assert len(contestant.page.select("fieldset.q input[checked]")) == 2
    assert contestant.press("answers").press("submit").response.status_code == 200
    assert Person.objects.count() == Attempt.objects.count() == Entry.objects.count() == 1


def test_a_missing_answer_and_prediction_are_named_and_the_rest_is_kept(contestant):
    contestant.begin().give_details()
    first = dict(list(contestant.choices().items())[:1])
    contestant.press("answers", **first)
    assert contestant.response.status_code == 422
    assert contestant.page.title.get_text().startswith("Lỗi:")
    assert contestant.errors[0] == "Câu 2: chưa chọn phương án nào."
    assert len(contestant.errors) == 2
    assert len(contestant.page.select("fieldset.q input[checked]")) == 1
    assert fields_of(contestant.page.main.form)["name"] == "Lê Thị Minh Hạnh"


@pytest.mark.parametrize("prediction", ["", "nhiều", "-3", "1.25", "9" * 30])
def test_a_prediction_that_is_no_number_is_refused_at_its_field(contestant, prediction):
    contestant.begin().give_details().give_answers(prediction)
    assert contestant.response.status_code == 422
    assert contestant.page.select_one("#prediction")["aria-invalid"] == "true"


def test_a_percentage_is_asked_for_and_taken_with_a_comma(contest, contestant):
    change_rules(contest, prediction_target=PredictionTarget.PERCENT)
    contestant.begin().give_details()
    assert "bao nhiêu phần trăm" in contestant.text.lower()
    contestant.give_answers("12,5").press("submit")
    assert float(Entry.objects.get().prediction) == 12.5


def test_what_fields_hold_does_not_tell_in_which_order_options_were_written(contestant):
    values = [int(answer_value(key)) for key in range(1_000)]
    assert len(set(values)) == 1_000
    assert 400 < sum(one < next_one for one, next_one in pairwise(values)) < 600
    contestant.begin().give_details()
    shown = {each["value"] for each in contestant.page.select("fieldset.q input")}
    assert shown == {answer_value(key) for key in BankOption.objects.values_list("pk", flat=True)}


def test_the_entry_keeps_the_option_that_was_chosen(contestant):
    contestant.begin().give_details()
    wanted = {
        fieldset.input["name"].removeprefix("q"): str(
            BankOption.objects.get(
                question=fieldset.input["name"].removeprefix("q"),
                wording=fieldset.label.select_one("span").contents[-1].strip(),
            ).pk
        )
        for fieldset in contestant.page.select("fieldset.q")
    }
    contestant.give_answers().press("submit")
    assert Entry.objects.get().answers == wanted


def test_answers_stay_the_same_when_other_details_lead_to_another_order(contestant):
    contestant.begin().give_details()
    chosen = contestant.choices()
    for number in range(5):
        contestant.press("answers", **chosen, prediction="5").press("change_details")
        contestant.press("details", phone=f"098765432{number}")
        checked = contestant.page.select("fieldset.q input[checked]")
        assert {each["name"]: each["value"] for each in checked} == chosen
    assert Attempt.objects.count() == 6


def test_options_that_were_not_shown_are_no_answers(contestant):
    contestant.begin().give_details()
    foreign = dict.fromkeys(contestant.choices(), "999999")
    contestant.press("answers", **foreign, prediction="5")
    assert (contestant.response.status_code, len(contestant.errors)) == (422, 2)


def test_before_it_opens_and_after_it_closed_a_round_says_when(contest, commune, client):
    contestant = Contestant(client, commune)
    made = RoundFactory(contest=contest, opens_at=timezone.now() + timedelta(days=1))
    assert "mở lúc" in contestant.begin().heading
    assert contestant.response.status_code == 409
    made.opens_at = timezone.now() - timedelta(days=9)
    made.closes_at = timezone.now() - timedelta(days=2)
    made.save()
    assert "đóng lúc" in contestant.begin().heading
    assert contestant.response.status_code == 409


def test_a_round_that_closes_meanwhile_says_so_and_keeps_a_late_entry_uncounted(asked, contestant):
    contestant.reach_review()
    form = fields_of(contestant.page.select_one(f"form[action='{TAKE}']"))
    asked.closes_at = timezone.now() - timedelta(seconds=1)
    asked.save()
    contestant.send({**form, "step": "answers"})
    assert contestant.response.status_code == 409
    assert "đóng lúc" in contestant.heading
    contestant.send({**form, "step": "submit"})
    assert "không được tính" in contestant.text
    assert Entry.objects.get().is_late


def test_a_contest_without_rounds_or_rules_answers_all_the_same(home, client, commune):
    contest = ContestFactory(slug="tim-hieu")
    contestant = Contestant(client, commune)
    assert contestant.begin().response.status_code == 409
    RulesFactory(contest=contest, issued_at=None)
    RoundFactory(contest=contest)
    assert contestant.begin().response.status_code == 409
    assert "chưa có hiệu lực" in contestant.heading


def test_who_has_entered_is_told_what_the_rules_give(contestant):
    contestant.reach_review().press("submit")
    contestant.begin().give_details(phone="+84 912.345.678", name="LE THI MINH HANH")
    assert contestant.response.status_code == 409
    assert "mỗi người" in contestant.text.lower()
    assert contestant.press("change_details").page.select_one("#id_name")


def test_an_attempt_that_was_begun_goes_on_with_the_same_questions(contestant):
    contestant.begin().give_details()
    first = [each["name"] for each in contestant.page.select("fieldset.q input")]
    contestant.begin().give_details()
    assert [each["name"] for each in contestant.page.select("fieldset.q input")] == first
    assert Attempt.objects.count() == 1


def test_the_end_of_the_time_is_said_in_words_and_in_seconds(contest, contestant):
    change_rules(contest, minutes=20)
    assert "20 phút" in contestant.begin().text
    contestant.give_details()
    end = timezone.localtime(Attempt.objects.get().deadline)
    clock = contestant.page.select_one("[data-clock]")
    assert f"{end:%H:%M}" in clock.get_text()
    assert 1190 <= int(clock["data-clock"]) <= 1200


def test_the_score_is_shown_at_once_only_where_the_rules_say_so(contest, contestant):
    assert "Điểm" not in contestant.reach_review().press("submit").text
    change_rules(contest, results_shown=ResultsShown.AT_ONCE)
    contestant.begin().give_details(phone="0987654321", name="Trần Văn Bình").give_answers()
    assert "Điểm" in contestant.press("submit").text


def test_only_forms_of_this_site_are_taken(contestant):
    contestant.reach_review()
    form = {**fields_of(contestant.page.select_one(f"form[action='{TAKE}']")), "step": "submit"}
    for headers in (
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ):
        assert contestant.send(form, **headers).response.status_code == 403
        assert "Lê Thị Minh Hạnh" not in contestant.response.content.decode()
    assert not Entry.objects.exists()
    own = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert contestant.send(form, **own).response.status_code == 200


def test_what_is_too_long_is_not_read(contestant):
    contestant.begin()
    assert contestant.send({"step": "details", "name": "a" * 40_000}).response.status_code == 413


def test_only_posts_are_steps(client, asked):
    assert client.get(TAKE)["Location"] == "/contest/tim-hieu/"
    assert client.get("/contest/tim-hieu/embed/take/")["Location"] == "/contest/tim-hieu/embed/"
    assert client.put(TAKE).status_code == 405


def test_a_contest_that_is_shown_to_nobody_is_not_found(client, contest, asked):
    contest.is_public = False
    contest.save()
    for address in ("", "take/", "embed/", "embed/take/", "embed-code/"):
        assert client.post(f"/contest/tim-hieu/{address}", {}).status_code in (404, 405)
        assert client.get(f"/contest/tim-hieu/{address}", follow=True).status_code == 404


def test_logs_and_addresses_hold_nothing_of_a_person(contestant, caplog):
    caplog.set_level("INFO")
    contestant.begin().give_details(phone="12").give_details().give_answers().press("submit")
    contestant.begin().give_details()
    assert contestant.response.status_code == 409
    for told in ("Hạnh", "912", "1985"):
        assert told not in caplog.text
        for link in contestant.page.select("[href], [action], [src]"):
            assert told not in (link.get("href") or link.get("action") or link["src"])
