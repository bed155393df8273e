"""The public page: an appeal is sent in a form, answered with a code, and asked for by that code; all kept by nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup

from contest.appeals.filing import LONGEST_TEXT, MOST_OPEN, text_of
from contest.bank.voiding import void
from contest.enums import PrizeScope, Remedy, Verdict
from contest.models import Appeal, Contest
from contest.secretariat.erasing import erase
from contest.taking_part import guards
from core.models import ContentChange
from tests.contest.appeals.conftest import HOUR, TEXT
from tests.contest.judging.conftest import LATER, Judged
from tests.database_away import database_away

ADDRESS = "/contest/tim-hieu/appeal/"
ENGLISH = f"/en{ADDRESS}"
RECEIPT = "23456789XYZB"

pytestmark = pytest.mark.usefixtures("clock_of_the_process")


@pytest.fixture
def game(appealed, home):
    return appealed(appeal_days=5)


class Visitor:
    """A browser without scripts, at a moment; `page` is what it shows."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.response: Any = None

    def get(self, address: str = ADDRESS, at: Any = LATER + HOUR) -> Visitor:
        with time_machine.travel(at, tick=False):
            self.response = self.client.get(address)
        return self

    def post(
        self, data: dict[str, str], address: str = ADDRESS, at: Any = LATER + HOUR, **headers: str
    ) -> Visitor:
        with time_machine.travel(at, tick=False):
            self.response = self.client.post(address, data, headers=headers)
        return self

    def file(self, game: Any, address: str = ADDRESS, at: Any = LATER + HOUR, **values: str):
        data = {
            "about": f"round-{game.round.pk}",
            "code": RECEIPT,
            "kind": "counting",
            "text": TEXT,
            "step": "file",
        }
        return self.post(data | values, address, at)

    def look(self, case: str, address: str = ADDRESS, at: Any = LATER + HOUR) -> Visitor:
        return self.post({"case": case, "step": "look"}, address, at)

    @property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.content, "html.parser")

    @property
    def text(self) -> str:
        return " ".join(self.page.main.get_text(" ", strip=True).split())

    @property
    def errors(self) -> list[str]:
        """What the summary says, each with a link that leads to a field."""
        found = []
        for link in self.page.select("[role=alert] li a"):
            assert self.page.find(id=link["href"][1:]), link
            found.append(link.get_text())
        return found

    @property
    def code(self) -> str:
        return self.page.select_one("#case-code").get_text()

    @property
    def rows(self) -> dict[str, str]:
        return {
            row.dt.get_text(): " ".join(row.dd.get_text(" ", strip=True).split())
            for row in self.page.select(".ticket .rows > div")
        }


@pytest.fixture
def visitor(client):
    return Visitor(client)


def is_kept_by_nobody(response) -> bool:
    return (
        response["Cache-Control"] == "no-store"
        and not response.cookies
        and bool(response["Content-Security-Policy"])
    )


def test_an_appeal_is_answered_with_a_code_under_which_it_can_be_asked_for(game, visitor):
    visitor.get()
    assert is_kept_by_nobody(visitor.response)
    assert "Đợt thi 1, nhận đến trước" in visitor.text
    visitor.file(game)
    assert (visitor.response.status_code, is_kept_by_nobody(visitor.response)) == (200, True)
    appeal = Appeal.objects.get()
    assert visitor.code.replace("-", "") == appeal.code
    assert text_of(appeal) == TEXT
    assert visitor.rows["Khiếu nại"] == "số 1, về: Đợt thi 1"
    visitor.look(visitor.code.lower().replace("-", " "))
    assert visitor.rows["Trạng thái"] == "đã nhận, chưa có người xem xét"
    assert is_kept_by_nobody(visitor.response)
    # Who has the code learns how far it is, and not what was written, nor of whom.
    assert "ba câu" not in visitor.text and "PERSON" not in visitor.text
    assert RECEIPT not in visitor.text.replace("-", "")


def test_the_page_speaks_english(game, visitor):
    assert "Appeal against a result" in visitor.get(ENGLISH).text
    visitor.file(game, ENGLISH)
    assert "Your appeal is here" in visitor.text
    assert visitor.look(visitor.code, ENGLISH).rows["State"].startswith("received")
    visitor.look("x", ENGLISH)
    assert "No appeal of this contest has this code" in visitor.errors[0]


def test_the_forms_carry_nothing_personal_and_no_token(game, visitor):
    page = visitor.get().page
    assert not page.main.select("[style], style, script, [onclick], [onsubmit]")
    for form in page.select("main form"):
        assert (form["method"], form["action"]) == ("post", ADDRESS)
    names = {each["name"] for each in page.select("main form [name]")}
    assert names == {"about", "code", "kind", "text", "case", "step"}


def test_a_double_press_makes_one_case_with_one_code(game, visitor):
    first = visitor.file(game).code
    assert visitor.file(game).code == first
    # The answer was lost, and the window is over when it is sent again.
    assert visitor.file(game, at=LATER + timedelta(days=30)).code == first
    assert Appeal.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"about": ""}, "Hãy chọn khiếu nại về kết quả nào."),
        ({"about": "round-0"}, "Hãy chọn khiếu nại về kết quả nào."),
        ({"kind": "9"}, "Hãy chọn khiếu nại về việc gì."),
        ({"code": "7KQM-2XWA-9FTC"}, "Không có bài nào của cuộc thi này"),
        ({"code": "\x00"}, "Không có bài nào của cuộc thi này"),
        ({"text": " \n"}, "Hãy nói điều gì sai và vì sao."),
        ({"text": "ờ" * (LONGEST_TEXT + 3)}, "hãy bớt đi 3"),
    ],
)
def test_what_is_wrong_is_named_at_its_field_and_nothing_is_lost(game, visitor, values, error):
    visitor.file(game, **values)
    assert visitor.response.status_code == 422
    assert is_kept_by_nobody(visitor.response)
    (told,) = visitor.errors
    assert error in told
    kept = {"code": RECEIPT, "text": TEXT, **values}
    assert visitor.page.select_one("[name=text]").get_text().strip() == kept["text"].strip()
    if "\x00" not in kept["code"]:
        assert visitor.page.select_one("[name=code]")["value"] == kept["code"]
    assert not Appeal.objects.exists()


def test_a_receipt_of_another_round_is_told_which_round_it_is_of(game, visitor):
    second = game.another_round(2)
    game.fill(game.person(code="PERSONX"), in_round=second)
    game.approve(game.ladder(second))
    visitor.file(game, about=f"round-{second.pk}", at=LATER + HOUR)
    assert visitor.errors == ["Biên nhận này của đợt thi 1: hãy chọn đợt thi ấy, hoặc xem lại mã."]


def test_a_receipt_of_another_contest_is_nobodys(game, visitor):
    stranger = Judged()
    stranger.entry(receipt="ZZZZYYYYXXXX")
    visitor.file(game, code="ZZZZYYYYXXXX")
    assert "Không có bài nào của cuộc thi này" in visitor.errors[0]


def test_more_than_so_many_that_wait_are_refused(game, visitor):
    for number in range(MOST_OPEN):
        visitor.file(game, text=f"{TEXT} {number}")
        assert visitor.response.status_code == 200
    visitor.file(game, text="Một điều nữa.")
    assert visitor.response.status_code == 422
    assert "đang chờ trả lời" in visitor.errors[0]


def test_whoever_was_erased_is_told_so(game, visitor):
    erase(game.entry_of("B").person, LATER)
    visitor.file(game)
    assert "đã bị xóa" in visitor.errors[0]


def test_before_the_publication_it_says_when_and_what_else_one_may_do(appealed, home, visitor):
    game = appealed(is_published=False)
    Contest.objects.update(contact="Văn phòng Ban Tổ chức, 0237 000 0000")
    ContentChange.record()
    told = visitor.get().text
    assert "người đoạt giải chưa được công bố" in told
    assert "Văn phòng Ban Tổ chức, 0237 000 0000" in told
    links = {link["href"] for link in visitor.page.main.select("a")}
    assert {"/contest/tim-hieu/receipt/", "/contest/tim-hieu/verify/"} <= links
    assert [each["name"] for each in visitor.page.select("main input")] == ["case"]
    visitor.file(game)
    assert visitor.response.status_code == 422 and not Appeal.objects.exists()


def test_before_the_close_there_is_nothing_to_appeal_against(appealed, home, visitor):
    game = appealed(is_published=False)
    told = visitor.get(at=game.round.opens_at).text
    assert "Chưa có đợt thi nào đóng" in told


def test_after_the_window_it_says_until_when_and_gives_back_what_was_written(game, visitor):
    over = LATER + timedelta(days=5)
    assert "đã nhận khiếu nại đến trước" in visitor.get(at=over).text
    visitor.file(game, at=over)
    assert visitor.response.status_code == 409
    assert "đã nhận khiếu nại đến trước" in visitor.text and TEXT in visitor.text
    assert visitor.get(at=over - timedelta(microseconds=1)).page.select_one("[name=text]")


def test_rules_without_appeals_say_so(appealed, home, visitor):
    game = appealed(appeal_days=0)
    assert "theo thể lệ thì không nhận khiếu nại" in visitor.get().text
    assert visitor.file(game).response.status_code == 409
    assert not Appeal.objects.exists()


def test_the_whole_contest_can_be_chosen(appealed, home, visitor):
    game = appealed(overall_prizes=[("Giải Đặc biệt", 1)])
    game.approve(game.ladder(scope=PrizeScope.OVERALL))
    visitor.file(game, about=f"overall-{game.contest.pk}", kind="award")
    assert visitor.rows["Khiếu nại"] == "số 1, về: Cả cuộc thi"


def test_a_decision_is_read_under_the_code_in_both_languages_with_both_counts(game, visitor):
    code = visitor.file(game).code
    appeal = Appeal.objects.get()
    question = game.round.round_questions.first().question
    void(game.round, question, game.judge, LATER + 2 * HOUR, "Đáp án sai.", "The key was wrong.")
    game.decide(
        appeal,
        Verdict.UPHELD,
        remedy=Remedy.VOIDED,
        reason="Câu 1 có đáp án sai.",
        reason_en="The key of question 1 was wrong.",
    )
    visitor.look(code, at=LATER + 4 * HOUR)
    assert visitor.rows["Quyết định"] == "Chấp nhận : đã loại một câu hỏi khỏi kết quả"
    assert visitor.rows["Lý do"] == "Câu 1 có đáp án sai."
    assert "Lần tính 1, trước" in visitor.text and "Lần tính 2, sau" in visitor.text
    assert visitor.page.select("a[href='/contest/tim-hieu/results/']")
    visitor.look(code, ENGLISH, at=LATER + 4 * HOUR)
    assert visitor.rows["Reason"] == "The key of question 1 was wrong."


def test_a_reason_in_vietnamese_alone_is_marked_as_such_to_english_readers(game, visitor):
    code = visitor.file(game).code
    game.decide(Appeal.objects.get(), reason="Bài được tính đúng.")
    visitor.look(code, ENGLISH, at=LATER + 4 * HOUR)
    assert visitor.page.select_one("dd [lang=vi]").get_text() == "Bài được tính đúng."


@pytest.mark.parametrize("code", ["", "x", "23456789XYZB22", "\x00", "9" * 5000])
def test_codes_that_nobody_has_are_told_alike(game, visitor, code):
    visitor.file(game)
    visitor.look(code)
    assert visitor.response.status_code == 422
    assert "Không có khiếu nại nào của cuộc thi này" in visitor.errors[0]


def test_codes_can_not_be_tried_at_scale_by_two_doors(game, visitor, client, monkeypatch):
    monkeypatch.setattr(guards, "MOST_FROM_ADDRESS", 2)
    for _turn in range(2):
        client.post("/contest/tim-hieu/receipt/", {"code": "x"})
    visitor.file(game)
    assert visitor.response.status_code == 429
    assert int(visitor.response["Retry-After"]) > 0
    assert visitor.page.select_one("[name=text]").get_text().strip() == TEXT
    assert is_kept_by_nobody(visitor.response)
    assert not Appeal.objects.exists()


def test_what_comes_from_elsewhere_or_is_too_long_is_not_read(game, visitor):
    data = {"about": f"round-{game.round.pk}", "code": RECEIPT, "kind": "key", "text": TEXT}
    visitor.post(data, Origin="https://elsewhere.example")
    assert visitor.response.status_code == 403
    visitor.post(data | {"text": "ờ" * 70_000})
    assert visitor.response.status_code == 413
    assert not Appeal.objects.exists()


def test_while_the_database_is_away_nothing_that_was_written_is_lost(game, visitor):
    with database_away():
        visitor.file(game)
    response = visitor.response
    assert (response.status_code, response["Cache-Control"]) == (503, "no-store")
    assert 1 <= int(response["Retry-After"]) <= 60
    assert not response.cookies
    form = visitor.page.main.form
    data = {each["name"]: each.get("value", "") for each in form.select("input[name]")}
    assert data["text"] == TEXT
    visitor.post(data | {"step": form.button["value"]})
    assert text_of(Appeal.objects.get()) == TEXT


def test_contests_that_readers_may_not_know_of_have_no_such_page(game, client):
    Contest.objects.update(is_public=False)
    ContentChange.record()
    assert client.get(ADDRESS).status_code == 404
    assert client.post(ADDRESS, {"case": "x", "step": "look"}).status_code == 404


def test_other_methods_are_not_taken(game, client):
    assert client.put(ADDRESS).status_code == 405
