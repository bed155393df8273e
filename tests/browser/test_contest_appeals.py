"""An appeal as people send it, decide on it and ask for it: without scripts, small and large, in both languages."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest
from playwright.sync_api import expect

from contest.appeals.filing import LONGEST_TEXT
from contest.counting.freezing import count
from contest.enums import PrizeScope
from contest.judging.approving import approve
from contest.judging.ladders import Ladder
from contest.judging.proposing import mark_of, propose
from contest.models import Appeal
from demo.factories.contest import (
    AttemptFactory,
    ContestFactory,
    EntryFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.users import UserFactory
from users.enums import Role

PAGE, RESULTS = "/contest/tim-hieu/appeal/", "/contest/tim-hieu/results/"
RECEIPT = "7KQM2XWA9FTC"


@pytest.fixture
def published(home):
    """A round that closed yesterday, whose winners are public."""
    contest = ContestFactory(slug="tim-hieu", name="Tìm hiểu về chuyển đổi số", name_en="A contest")
    RulesFactory(contest=contest, prizes=[("Giải Nhất", 1, 1_000_000)])
    now = timezone.now()
    closed = RoundFactory(
        contest=contest, opens_at=now - timedelta(days=8), closes_at=now - timedelta(days=1)
    )
    for place, receipt in enumerate((RECEIPT, "8MRN3YZB2GUD")):
        started = closed.opens_at + timedelta(minutes=place)
        attempt = AttemptFactory(round=closed, started_at=started)
        EntryFactory(attempt=attempt, receipt=receipt, right=place + 1)
    count(closed, now)
    ladder = Ladder(contest, PrizeScope.ROUND, closed)
    approve(propose(ladder, UserFactory(), now, mark_of(ladder)), UserFactory(), now)
    return closed


def test_the_whole_way_from_the_form_to_the_answer_without_scripts(
    browse, desk, published, accessible
):
    reader = browse(width=360, javascript=False, blocked=True)
    reader.goto(RESULTS)
    reader.get_by_role("link", name="Gửi khiếu nại").click()
    reader.get_by_label("Mã biên nhận").fill("7kqm 2xwa 9ftc")
    reader.get_by_label("đáp án của một câu hỏi").check()
    reader.get_by_role("button", name="Gửi khiếu nại").click()
    # What is missing is named, and what was typed is still there.
    expect(reader.get_by_role("alert")).to_contain_text("Hãy nói điều gì sai và vì sao.")
    expect(reader.get_by_label("Mã biên nhận")).to_have_value("7kqm 2xwa 9ftc")
    reader.get_by_label("Điều gì sai, vì sao").fill("Câu 1 có hai đáp án đúng.")
    reader.get_by_role("button", name="Gửi khiếu nại").click()
    code = reader.locator("#case-code").inner_text()
    assert RECEIPT not in reader.url and code not in reader.url
    reader.reload()
    expect(reader.locator("#case-code")).to_have_text(code)
    assert Appeal.objects.count() == 1
    assert reader.context.cookies() == []

    judge = desk(UserFactory(groups=[Role.JUDGE]), width=1440)
    judge.goto(reverse("contest_appeals"))
    accessible(judge, "main")
    judge.get_by_role("link", name="Khiếu nại số 1").click()
    expect(judge.get_by_text("Câu 1 có hai đáp án đúng.")).to_be_visible()
    accessible(judge, "main")
    judge.get_by_role("button", name="Nhận xem xét").click()
    judge.get_by_role("link", name="Đợt thi 1: loại một câu hỏi khỏi kết quả").click()
    judge.get_by_role("radio").first.check()
    for name, more in (("reason", "hai đáp án đúng"), ("reason_en", "two right answers")):
        field = judge.locator(f"[name={name}]")
        field.fill(field.input_value() + more)
    judge.get_by_role("button", name="Loại khỏi kết quả").click()
    expect(judge.get_by_role("cell", name="Theo khiếu nại số 1: hai đáp án đúng")).to_be_visible()
    judge.goto(reverse("contest_appeal_case", args=[Appeal.objects.get().pk]))
    judge.get_by_role("radio", name="chấp nhận").check()
    judge.get_by_label("Đã làm gì, nếu chấp nhận khiếu nại").select_option("voided")
    judge.locator("[name=reason]").fill("Câu 1 có hai đáp án đúng, đã loại.")
    judge.get_by_role("button", name="Quyết định").click()
    expect(judge.get_by_text("Đã quyết định: người khiếu nại đọc được")).to_be_visible()
    accessible(judge, "main")

    reader.goto(PAGE)
    reader.get_by_label("Mã khiếu nại").fill(code)
    reader.get_by_role("button", name="Tra cứu").click()
    expect(reader.get_by_text("Câu 1 có hai đáp án đúng, đã loại.")).to_be_visible()
    expect(reader.get_by_text("Lần tính 2, sau")).to_be_visible()
    # Another reader: the browser of the first one keeps the page for a moment.
    other = browse(width=360, javascript=False)
    other.goto(RESULTS)
    expect(other.get_by_text("Đã nhận 1: chấp nhận 1, bác 0, đang xem xét 0.")).to_be_visible()
    expect(other.get_by_text("Theo khiếu nại số 1, đợt thi đã được tính lại:")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "width", "colours"), [("", 360, "dark"), ("/en", 1440, "light")]
)
def test_axe_finds_nothing_on_the_pages_and_nothing_is_wider_than_the_screen(
    browse, published, accessible, language, width, colours
):
    page = browse(width=width, colours=colours)
    aside = "document.documentElement.scrollWidth - window.innerWidth"

    def look():
        accessible(page, "main")
        assert page.evaluate(aside) <= 0

    page.goto(language + PAGE)
    look()
    page.locator("[value=look]").click()
    expect(page.locator("#id_case-error")).to_be_visible()
    look()
    page.locator("[value=file]").click()
    expect(page.locator("#id_text-error")).to_be_visible()
    look()
    page.locator("[name=code]").fill(RECEIPT)
    page.locator("[name=kind]").last.check()
    page.locator("[name=text]").fill("ờ" * LONGEST_TEXT)
    page.locator("[value=file]").click()
    expect(page.locator("#case-code")).to_be_visible()
    look()
    # With scripts it can be copied and printed.
    expect(page.locator("[data-print]:visible").first).to_be_visible()
    page.goto(language + RESULTS)
    look()


def test_it_is_sent_with_keys_alone(browse, published):
    page = browse(width=1440)
    page.goto(PAGE)
    page.locator("#id_about").focus()
    page.keyboard.press("Tab")
    page.keyboard.type(RECEIPT)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Bài của tôi đúng cả hai câu.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#case-code")).to_be_visible()


def test_the_page_says_what_to_do_where_no_appeals_are_taken(browse, home, accessible):
    contest = ContestFactory(slug="tim-hieu")
    RulesFactory(contest=contest)
    RoundFactory(contest=contest)
    page = browse(width=360, javascript=False)
    page.goto(PAGE)
    expect(page.get_by_text("Hiện không nhận khiếu nại")).to_be_visible()
    expect(page.get_by_role("link", name="Tra cứu bài dự thi bằng mã biên nhận")).to_be_visible()
