"""The look-up of a receipt: what whoever has the code is told, and what nobody is."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from contest.counting.annulling import annul, lift
from contest.enums import ResultsShown
from contest.models import Entry, Round
from contest.taking_part import guards
from demo.factories.contest import AttemptFactory, ContestFactory, EntryFactory, RoundFactory
from demo.factories.users import UserFactory
from quiz_embed.shown import instant
from tests.contest.taking_part.conftest import TAKE, Contestant, change_rules, fields_of
from tests.contest.taking_part.test_hostile import FORM, HOSTILE
from users.enums import Role

ADDRESS = "/contest/tim-hieu/receipt/"
CODE = "8MRN3YZB2GUD"


@pytest.fixture
def entry(asked):
    return entered(asked, right=1)


def entered(asked, **values):
    return EntryFactory(
        attempt=AttemptFactory(round=asked), **{"receipt": CODE, "prediction": 4321, **values}
    )


def look_up(client, code=CODE, address=ADDRESS, **headers):
    return client.post(address, {"code": code}, headers=headers)


def text(response):
    main = BeautifulSoup(response.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def rows(response):
    """The answer's rows by their labels."""
    ticket = BeautifulSoup(response.content, "html.parser").select_one(".ticket")
    return {
        row.dt.get_text(): " ".join(row.dd.get_text(" ", strip=True).split())
        for row in ticket.select(".rows > div")
    }


def close(asked):
    Round.objects.filter(pk=asked.pk).update(closes_at=timezone.now())


def test_the_form_may_be_kept_by_anyone_and_sets_no_cookie(client, asked):
    first = client.get(ADDRESS)
    assert first.status_code == 200
    assert "public" in first["Cache-Control"]
    assert not first.cookies
    page = BeautifulSoup(first.content, "html.parser")
    form = page.select_one("main form")
    assert (form["method"], form["action"]) == ("post", ADDRESS)
    assert [each["name"] for each in form.select("input")] == ["code"]
    assert not page.main.select("[style], style, script, [onclick], [onsubmit]")
    entered(asked)
    assert client.get(ADDRESS, {"code": CODE}).content == first.content


def test_whoever_has_the_code_learns_that_the_entry_is_here_and_when_it_came(client, entry):
    response = look_up(client)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Đã nhận bài dự thi này" in text(response)
    told = rows(response)
    assert told["Đợt thi"] == "Đợt thi 1"
    assert f"{timezone.localtime(entry.submitted_at):%H:%M:%S}" in told["Nộp lúc"]
    assert told["Nộp lúc"].endswith("đúng hạn")


def test_the_same_is_told_in_english(client, entry):
    response = look_up(client, address="/en/contest/tim-hieu/receipt/")
    assert "This entry was received" in text(response)
    assert rows(response)["Score"].startswith("shown here from ")
    assert "No entry of this contest" in text(
        look_up(client, "x", address="/en/contest/tim-hieu/receipt/")
    )


def test_a_late_entry_is_called_late(client, asked):
    entered(asked, is_late=True)
    response = look_up(client)
    assert rows(response)["Nộp lúc"].endswith("nộp muộn")
    assert "không được tính" in text(response)


def test_an_annulled_entry_is_called_annulled_and_not_why(client, contest, entry):
    judge = UserFactory(groups=[Role.JUDGE])
    annulment = annul(entry, judge, timezone.now(), "Nộp hộ người khác.")
    told = text(look_up(client))
    assert "Bài này đã bị hủy." in told and "không được tính" in told
    assert contest.organiser.name in told
    assert "Nộp hộ" not in told and judge.get_full_name() not in told
    assert "This entry was annulled." in text(look_up(client, address=f"/en{ADDRESS}"))
    lift(annulment, judge, timezone.now(), "Nhầm bài.")
    assert "đã bị hủy" not in text(look_up(client))


def test_whoever_sends_an_annulled_entry_again_reads_that_it_was_annulled(contestant):
    contestant.reach_review()
    form = {**fields_of(contestant.page.select_one(f"form[action='{TAKE}']")), "step": "submit"}
    contestant.send(form)
    assert "đã bị hủy" not in contestant.text
    annul(Entry.objects.get(), None, timezone.now(), "Nộp hộ người khác.")
    contestant.send(form)
    assert "Bài này đã bị hủy." in contestant.text and "Nộp hộ" not in contestant.text


@pytest.mark.parametrize(
    "written",
    [
        "8mrn-3yzb-2gud",
        " 8MRN 3YZB 2GUD. ",
        "8MRN–3YZB—2GUD",
        "８ＭＲＮ3yzb2gud",
        "8MRN\u200b3YZB2GUD",
    ],
)
def test_a_code_is_read_in_any_spelling(client, entry, written):
    assert look_up(client, written).status_code == 200


@pytest.mark.parametrize(
    "written", ["", "   ", "8MRN3YZB2GU", "8MRN3YZB2GUE", "0O1I", "Lê", "7" * 300, "8MRN\0"]
)
def test_every_code_that_leads_nowhere_is_refused_in_the_same_words(client, entry, written):
    assert_refused(look_up(client, written))


def assert_refused(response):
    assert response.status_code == 422
    assert response["Cache-Control"] == "no-store"
    page = BeautifulSoup(response.content, "html.parser")
    assert page.title.get_text().startswith("Lỗi:")
    field = page.select_one("#id_code")
    assert field["aria-invalid"] == "true"
    told = page.find(id=field["aria-describedby"].split()[0]).get_text()
    assert told.startswith("Không có bài nào của cuộc thi này mang mã biên nhận đã ghi. Xem lại mã")
    assert page.select_one("[role=alert] a[href='#id_code']").get_text() == told


def test_an_entry_of_another_contest_is_not_told_of(client, contest):
    entered(RoundFactory(contest=ContestFactory(slug="khac", campaign=contest.campaign)))
    assert_refused(look_up(client))
    assert look_up(client, address="/contest/khac/receipt/").status_code == 200


def test_the_score_waits_for_the_close_and_says_until_when(client, asked, entry):
    told = rows(look_up(client))["Điểm"]
    assert told.startswith("xem được tại đây từ ")
    assert f"{timezone.localtime(asked.closes_at):%H:%M}" in told
    close(asked)
    assert rows(look_up(client))["Điểm"] == "Đúng 1 trên 2 câu"


def test_the_score_is_told_at_once_where_the_rules_say_so(client, contest, asked):
    change_rules(contest, results_shown=ResultsShown.AT_ONCE)
    attempt = AttemptFactory(round=asked, rules=contest.rules.get(number=2))
    EntryFactory(attempt=attempt, receipt=CODE, right=0)
    assert rows(look_up(client))["Điểm"] == "Đúng 0 trên 2 câu"


def asks_again(asked):
    """A round of another contest that asks a question of this one for a week."""
    return RoundFactory(
        contest=ContestFactory(slug="khac", campaign=asked.contest.campaign),
        closes_at=timezone.now() + timedelta(days=7),
        questions=[asked.round_questions.first().question],
    )


def test_the_score_waits_for_the_close_of_the_last_round_that_asks_its_questions(
    client, asked, entry
):
    last = asks_again(asked)
    close(asked)
    told = rows(look_up(client))["Điểm"]
    assert told == f"xem được tại đây từ {instant(last.closes_at)}"
    close(last)
    assert rows(look_up(client))["Điểm"] == "Đúng 1 trên 2 câu"


def test_no_score_is_told_at_once_of_what_another_round_asks(contest, contestant, asked):
    change_rules(contest, results_shown=ResultsShown.AT_ONCE)
    asks_again(asked)
    assert "Điểm" not in contestant.reach_review().press("submit").text
    assert "đợt thi khác" in text(contestant.client.get("/contest/tim-hieu/rules/"))


def test_a_score_that_comes_with_the_results_names_no_moment(client, contest, asked):
    change_rules(contest, results_shown=ResultsShown.AFTER_PUBLICATION)
    attempt = AttemptFactory(round=asked, rules=contest.rules.get(number=2))
    EntryFactory(attempt=attempt, receipt=CODE)
    close(asked)
    assert rows(look_up(client))["Điểm"] == "báo cùng kết quả được công bố"


def test_a_real_entry_is_found_and_nothing_of_its_person_or_prediction_is_told(
    contestant, client, asked, caplog
):
    caplog.set_level("INFO")
    code = contestant.reach_review().press("submit").code()
    close(asked)
    response = look_up(client, code)
    assert rows(response)["Điểm"]
    person = Entry.objects.get().person
    for told in ("Hạnh", "912", "1985", "1.250", "1250", "Hạc Thành", person.code):
        assert told not in text(response), told
    assert code in text(response)
    for link in BeautifulSoup(response.content, "html.parser").select("[href], [action], [src]"):
        assert code not in (link.get("href") or link.get("action") or link["src"])
    look_up(client, f"{code}X")
    assert code not in caplog.text and code.replace("-", "") not in caplog.text


def test_the_contest_s_page_and_the_receipt_lead_to_it_and_out_of_a_frame(
    contestant, client, commune
):
    assert f'href="{ADDRESS}"' in client.get("/contest/tim-hieu/").content.decode()
    contestant.reach_review().press("submit")
    assert not contestant.page.select_one(f"a[href='{ADDRESS}']").has_attr("target")
    framed = Contestant(client, commune, "/contest/tim-hieu/embed/take/")
    framed.begin().give_details(phone="0987654321", name="Trần Văn Bình").give_answers()
    framed.press("submit")
    assert framed.page.select_one(f"a[href='{ADDRESS}']")["target"] == "_blank"


def test_only_forms_of_this_site_are_answered(client, entry):
    for headers in (
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ):
        response = look_up(client, **headers)
        assert response.status_code == 403
        assert "8MRN-3YZB-2GUD" not in response.content.decode()
        assert "Đã nhận" not in text(response)
    assert look_up(client, Origin="http://testserver").status_code == 200


def test_what_is_too_long_is_not_read(client, entry):
    response = look_up(client, "7" * 5_000)
    assert (response.status_code, response["Cache-Control"]) == (413, "no-store")
    assert "quá dài" in text(response)


def test_a_flood_has_to_wait_and_a_school_has_not(client, entry, monkeypatch):
    assert guards.MOST_FROM_ADDRESS >= 1_000
    monkeypatch.setattr(guards, "MOST_FROM_ADDRESS", 1)
    assert look_up(client).status_code == 200
    response = look_up(client)
    assert (response.status_code, response["Retry-After"]) == (429, "600")
    assert "mạng của bạn" in text(response)
    assert f'value="{CODE}"' in response.content.decode()


def test_other_methods_and_hidden_contests_are_refused(client, contest, entry):
    assert client.put(ADDRESS).status_code == 405
    contest.is_public = False
    contest.save()
    assert client.get(ADDRESS).status_code == look_up(client).status_code == 404


@pytest.mark.parametrize("what", HOSTILE)
def test_whatever_is_sent_is_answered(client, asked, what):
    response = client.post(ADDRESS, f"code={HOSTILE[what]}", content_type=FORM)
    assert response.status_code == 422
    assert b"<script>alert" not in response.content
