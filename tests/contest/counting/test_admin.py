"""Results in the admin: by codes, after the close, for those whose work they are."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from contest import codes, counting
from contest.counting.admin import round_views
from contest.models import Annulment, Result
from demo.factories.contest import AttemptFactory, EntryFactory, PersonFactory, RoundFactory
from demo.factories.users import UserFactory
from tests.contest.counting.conftest import Played
from users.enums import Role

pytestmark = pytest.mark.django_db

SEES = {
    "contest_results": {Role.JUDGE, Role.CONTEST_ORGANISER},
    "contest_round_result": {Role.JUDGE, Role.CONTEST_ORGANISER},
    "contest_count_round": {Role.JUDGE},
    "contest_entry": {Role.JUDGE},
    "contest_overall": {Role.JUDGE},
}


@pytest.fixture
def signed_in(client, home):
    def sign_in(role):
        client.force_login(UserFactory(groups=[role]))
        return client

    return sign_in


@pytest.fixture
def closed():
    """A round that closed an hour ago with 60 people, all right; sent a second after each other."""
    now = timezone.now()
    made = RoundFactory(opens_at=now - timedelta(days=7), closes_at=now - timedelta(hours=1))
    for number in range(60):
        person = PersonFactory(contest=made.contest, code=code(number))
        attempt = AttemptFactory(
            round=made,
            person=person,
            started_at=made.opens_at + timedelta(seconds=number),
        )
        EntryFactory(attempt=attempt, receipt=f"RE{code(number)}")
    return made


def code(number):
    """A code for each number below a hundred."""
    return f"PQ{codes.LETTERS[number // 10]}{codes.LETTERS[number % 10]}ABCDEF"


def shown(number):
    """The same as people read it."""
    return codes.shown(code(number))


def addresses(made):
    entry = made.entries.first()
    return {
        "contest_results": reverse("contest_results"),
        "contest_round_result": reverse("contest_round_result", args=[made.pk]),
        "contest_count_round": reverse("contest_count_round", args=[made.pk]),
        "contest_entry": reverse("contest_entry", args=[entry.receipt]),
        "contest_overall": reverse("contest_overall", args=[made.contest_id]),
    }


@pytest.mark.parametrize("role", [*Role])
def test_each_address_is_open_to_exactly_those_whose_work_it_is(signed_in, closed, role):
    visitor = signed_in(role)
    for name, address in addresses(closed).items():
        answer = visitor.get(address)
        assert (answer.status_code == 200) == (role in SEES[name]), (role, name)


def test_before_the_close_the_page_tells_the_instant_and_no_number(signed_in, closed):
    closed.closes_at = timezone.now() + timedelta(hours=1)
    closed.save()
    judge = signed_in(Role.JUDGE)
    for name in ("contest_round_result", "contest_count_round"):
        page = judge.get(addresses(closed)[name], {"q": code(7)}).content.decode()
        assert f"{timezone.localtime(closed.closes_at):%d/%m/%Y, %H:%M}" in page
        assert (
            shown(7) not in page
            and "60" not in page.split('class="nice-padding"')[1].split("</main>")[0]
        )
    assert judge.get(addresses(closed)["contest_entry"]).status_code == 404
    assert judge.post(addresses(closed)["contest_count_round"]).status_code == 200
    assert not Result.objects.exists()


def test_a_judge_who_counts_at_the_close_is_told_until_when_to_wait(signed_in, closed):
    closed.closes_at = timezone.now() - timedelta(seconds=5)
    closed.save()
    said = signed_in(Role.JUDGE).post(addresses(closed)["contest_count_round"], follow=True)
    assert said.status_code == 200
    until = timezone.localtime(closed.closes_at + timedelta(minutes=1))
    assert f"Từ {until:%d/%m/%Y, %H:%M} mới tính kết quả được" in said.content.decode()
    assert not Result.objects.exists()


def test_an_entry_in_time_that_was_stored_after_the_count_is_told_until_it_is_counted(
    signed_in, closed
):
    counting.count(closed, timezone.now())
    judge, home = signed_in(Role.JUDGE), reverse("wagtailadmin_home")
    again = addresses(closed)["contest_count_round"]
    assert "Đợt thi cần tính lại" not in judge.get(home).content.decode()
    for late, seconds in ((True, 5), (False, -5)):
        started = closed.closes_at - timedelta(minutes=9)
        EntryFactory(
            attempt=AttemptFactory(round=closed, started_at=started),
            submitted_at=closed.closes_at + timedelta(seconds=seconds),
            is_late=late,
        )
    page = BeautifulSoup(judge.get(home).content, "html.parser")
    cells = page.select("#rounds-to-count-again-section td")
    assert (cells[0].a["href"], cells[1].get_text(strip=True)) == (again, "1")
    judge.post(again, {"reason": "Bài ghi sau.", "reason_en": "Stored after the count."})
    assert "Đợt thi cần tính lại" not in judge.get(home).content.decode()
    assert Result.objects.newest().get().participants == 61


def test_only_who_counts_is_told_of_rounds_to_count_again(signed_in, closed):
    counting.count(closed, timezone.now())
    EntryFactory(
        attempt=AttemptFactory(round=closed, started_at=closed.closes_at - timedelta(minutes=9)),
        submitted_at=closed.closes_at - timedelta(seconds=5),
    )
    for role in Role:
        page = signed_in(role).get(reverse("wagtailadmin_home")).content.decode()
        assert ("Đợt thi cần tính lại" in page) == (role is Role.JUDGE), role


def test_a_judge_counts_and_counts_again_only_with_a_reason(signed_in, closed):
    judge, address = signed_in(Role.JUDGE), addresses(closed)["contest_count_round"]
    assert judge.post(address).status_code == 302
    assert "Tính lại kết quả" in judge.get(address).content.decode()
    refused = judge.post(address, {"reason": " "})
    assert refused.status_code == 422
    assert "Hãy nêu lý do: lý do được lưu lại." in refused.content.decode()
    refused = judge.post(address, {"reason": "Đáp án câu 2 sai."})
    assert refused.status_code == 422
    assert "Ghi cả lý do bằng tiếng Anh" in refused.content.decode()
    assert "Đáp án câu 2 sai." in refused.content.decode()
    reasons = {"reason": "Đáp án câu 2 sai.", "reason_en": "The key of question 2 was wrong."}
    judge.post(address, reasons)
    assert list(Result.objects.values_list("number", "reason", "reason_en")) == [
        (2, *reasons.values()),
        (1, "", ""),
    ]
    page = judge.get(addresses(closed)["contest_round_result"]).content.decode()
    assert "Đáp án câu 2 sai." in page and "?version=1" in page


def test_taking_out_a_question_counts_a_counted_round_anew_and_later_counts_leave_it_out(
    signed_in,
):
    game = Played(question_count=2)
    first, second = (row.question_id for row in game.round.round_questions.all())
    all_right = game.entry()
    game.entry(answers={**all_right.answers, str(first): "0"})
    game.count()
    judge = signed_in(Role.JUDGE)
    void = reverse("void_round_question", args=[game.round.pk])
    reasons = {"reason": "Đáp án sai.", "reason_en": "The key was wrong."}
    said = judge.post(void, {"question": first, **reasons}, follow=True).content.decode()
    assert "Đã tính lại kết quả" in said
    assert judge.post(void, {"question": first, **reasons}).status_code == 422
    again = reverse("contest_count_round", args=[game.round.pk])
    judge.post(again, {"reason": "Xem lại một lần nữa.", "reason_en": "Looked at again."})
    told = Result.objects.order_by("number").values_list("number", "fully_right", "reason_en")
    assert list(told) == [
        (1, 1, ""),
        (2, 2, "The key was wrong."),
        (3, 2, "Looked at again."),
    ]
    judge.post(void, {"question": second, **reasons})
    assert Result.objects.get(number=4).fully_right == 0


def test_judges_see_the_ranking_by_codes_a_page_at_a_time(signed_in, closed):
    judge, address = signed_in(Role.JUDGE), addresses(closed)["contest_round_result"]
    judge.post(addresses(closed)["contest_count_round"])
    first = judge.get(address).content.decode()
    assert shown(0) in first and shown(49) in first and shown(50) not in first
    second = judge.get(address, {"p": "2", "version": "1"}).content.decode()
    assert shown(50) in second and shown(49) not in second
    for nonsense in ({"p": "x"}, {"version": "9" * 30}, {"version": "không"}):
        assert judge.get(address, nonsense).status_code == 200


def test_organisers_see_figures_without_the_ranking(signed_in, closed):
    judge, address = signed_in(Role.JUDGE), addresses(closed)["contest_round_result"]
    judge.post(addresses(closed)["contest_count_round"])
    page = signed_in(Role.CONTEST_ORGANISER).get(address, {"q": code(7)}).content.decode()
    assert "60" in page and shown(7) not in page and shown(0) not in page
    assert addresses(closed)["contest_count_round"] not in page


@pytest.mark.parametrize(
    "query",
    ["PQ29ABCDEF", "pq29-abcd-ef", "REPQ-29AB-CDEF", " repq29abcdef ", "PQ29–ABCD–EF"],
)
def test_an_entry_is_found_by_code_or_receipt(signed_in, closed, query):
    judge, address = signed_in(Role.JUDGE), addresses(closed)["contest_round_result"]
    judge.post(addresses(closed)["contest_count_round"])
    page = judge.get(address, {"q": query}).content.decode()
    assert "REPQ-29AB-CDEF" in page and "PQ29-ABCD-EF" in page and shown(8) not in page


def test_the_page_of_an_entry_says_why_it_stands_there(signed_in, closed):
    judge = signed_in(Role.JUDGE)
    judge.post(addresses(closed)["contest_count_round"])
    page = judge.get(reverse("contest_entry", args=[f"RE{code(7)}"])).content.decode()
    assert "Bản 1: hạng 8" in page
    assert "Hạng 7 bằng nhau cả hai điểm trên và nộp sớm hơn: sớm hơn 1 giây." in page


def test_an_entry_is_annulled_with_a_reason_and_the_annulment_lifted(signed_in, closed):
    judge, address = signed_in(Role.JUDGE), addresses(closed)["contest_entry"]
    assert judge.post(address, {"reason": "", "lifts": ""}).status_code == 422
    judge.post(address, {"reason": "Nhờ người thi hộ.", "lifts": ""})
    annulment = Annulment.objects.get()
    assert annulment.reason == "Nhờ người thi hộ." and annulment.lifted_at is None
    assert "Nhờ người thi hộ." in judge.get(address).content.decode()
    # Who still sees the entry as it was does not lift it by mistake.
    judge.post(address, {"reason": "Thi hộ.", "lifts": ""})
    annulment.refresh_from_db()
    assert annulment.lifted_at is None
    judge.post(address, {"reason": "Đã xác minh.", "lifts": annulment.pk})
    annulment.refresh_from_db()
    assert annulment.lifted_at is not None and Annulment.objects.count() == 1


def test_the_overall_ranking_and_the_prizes_go_by_codes(signed_in):
    game = Played(prizes=[("Giải Nhất tuần", 1)], overall_prizes=[("Giải Đặc biệt", 1)])
    game.entry(game.person(code=code(0)))
    judge = signed_in(Role.JUDGE)
    judge.post(addresses(game.round)["contest_count_round"])
    page = judge.get(addresses(game.round)["contest_round_result"]).content.decode()
    assert "Giải Nhất tuần" in page and "Giải Đặc biệt" not in page
    page = judge.get(addresses(game.round)["contest_overall"]).content.decode()
    assert "Giải Đặc biệt" in page and shown(0) in page and "Giải Nhất tuần" not in page


def column(answer, heading):
    """What stands under a heading of a table."""
    for table in BeautifulSoup(answer.content, "html.parser").select("table"):
        headings = [each.get_text() for each in table.select("thead th")]
        if heading in headings:
            rows = (row.select("td") for row in table.select("tbody tr"))
            return [cells[headings.index(heading)].get_text() for cells in rows]
    raise AssertionError(f"No table has a column {heading}.")


TIMES = {"contest_round_result": "Thời gian", "contest_overall": "Tổng thời gian"}


@pytest.mark.parametrize(("name", "heading"), TIMES.items())
def test_times_are_told_as_finely_as_they_part_two_people(signed_in, name, heading):
    game = Played()
    for after in (60.12, 70.354777, 70.361, 70.42, 3660.96):
        game.entry(after=after)
    # Another distance: between this one and the one above the clock decides nothing.
    game.entry(after=3660.97, prediction=20)
    game.count()
    answer = signed_in(Role.JUDGE).get(addresses(game.round)[name])
    assert column(answer, heading) == [
        "1 phút 0,1 giây",
        "1 phút 10,355 giây",
        "1 phút 10,361 giây",
        "1 phút 10,42 giây",
        "1 giờ 1 phút 1 giây",
        "1 giờ 1 phút 1 giây",
    ]


@pytest.mark.parametrize(("name", "heading"), TIMES.items())
def test_people_at_the_edges_of_two_pages_are_told_apart_too(signed_in, name, heading, monkeypatch):
    monkeypatch.setattr(round_views, "PLACES_A_PAGE", 2)
    game = Played()
    for after in (10, 20.01, 20.02, 30, 40):
        game.entry(after=after)
    game.count()
    judge = signed_in(Role.JUDGE)
    pages = [
        column(judge.get(addresses(game.round)[name], {"p": page}), heading) for page in (1, 2, 3)
    ]
    assert pages == [["10 giây", "20,01 giây"], ["20,02 giây", "30 giây"], ["40 giây"]]


def test_a_round_that_nobody_took_is_told_to_be_so(signed_in, closed):
    game = Played()
    game.count()
    page = signed_in(Role.JUDGE).get(reverse("contest_round_result", args=[game.round.pk]))
    assert "Không có ai dự thi." in page.content.decode()


def test_the_pages_speak_english_to_who_reads_english(signed_in, closed):
    judge = UserFactory(groups=[Role.JUDGE])
    judge.wagtail_userprofile = (
        type(judge)
        ._meta.get_field("wagtail_userprofile")
        .related_model(user=judge, preferred_language="en")
    )
    judge.wagtail_userprofile.save()
    visitor = signed_in(Role.JUDGE)
    visitor.force_login(judge)
    visitor.post(addresses(closed)["contest_count_round"])
    page = visitor.get(addresses(closed)["contest_round_result"]).content.decode()
    assert "People with everything right" in page and "The site itself" not in page
