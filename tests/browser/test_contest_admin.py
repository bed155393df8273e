"""The desks of the contest, as they are seen and as they are worked with keys alone."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import timezone

from wagtail.users.models import UserProfile

import pytest
from playwright.sync_api import expect

from contest.counting.freezing import count
from contest.identity.persons import find_or_add
from demo.factories.contest import (
    AttemptFactory,
    BankQuestionFactory,
    ContestFactory,
    EntryFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.users import UserFactory
from tests.contest.people import details
from tests.contest.rows import one_of_each
from tests.contest.test_permissions import ADDRESSES, EVERY_BODY
from users.enums import Role


@pytest.fixture
def contest(home):
    """With rules in force, a draft of the next, a round that closed and is counted, and one to come."""
    made = ContestFactory(slug="tim-hieu", name="Tìm hiểu về chuyển đổi số")
    rules = RulesFactory(contest=made)
    now = timezone.now()
    closed = RoundFactory(
        contest=made, opens_at=now - timedelta(days=9), closes_at=now - timedelta(days=2)
    )
    EntryFactory(attempt=AttemptFactory(round=closed, started_at=closed.opens_at))
    count(closed, now)
    RoundFactory(
        contest=made,
        opens_at=now + timedelta(days=1),
        closes_at=now + timedelta(days=8),
        questions=BankQuestionFactory.create_batch(1),
    )
    RulesFactory(contest=made, issued_at=None, reason="Góp ý", reason_en="Asked for")
    find_or_add(made, rules, details(), now)
    return made


def address_of(screen, contest):
    closed, coming = contest.rounds.order_by("number")
    return {
        "questions": lambda: reverse("choose_round_questions", args=[coming.pk]),
        "result": lambda: reverse("contest_round_result", args=[closed.pk]),
        "persons": lambda: reverse("contest_persons"),
    }[screen]()


# Parts of pages and files are no screens; the rest of what answers by a redirect is tried elsewhere.
NO_SCREENS = (
    "_results",
    "bank_question_file",
    "contest_barred_sample",
    "contest_log_export",
    "contest_log_program",
)


# The way back to the lists is neither squeezed nor cut.
WHOLE_TRAIL = """[...document.querySelectorAll(".w-breadcrumbs")].every(
  each => each.clientWidth > 100 && each.scrollWidth <= each.clientWidth)"""


@pytest.mark.parametrize(
    ("language", "width", "colours"), [("vi", 360, "dark"), ("en", 1440, "light")]
)
@pytest.mark.parametrize("role", sorted(EVERY_BODY))
def test_axe_finds_nothing_on_any_screen_of_a_role(
    desk, home, accessible, role, language, width, colours
):
    rows = one_of_each()
    user = UserFactory(groups=[role])
    UserProfile.objects.create(user=user, preferred_language=language)
    page = desk(user, width=width, colours=colours)
    seen = 0
    for name, (allowed, kind) in ADDRESSES.items():
        if role not in allowed or name.endswith(NO_SCREENS):
            continue
        address = reverse(name, args=rows[kind])
        # Nor is what can only be sent.
        if page.request.get(address).status == 405:
            continue
        answer = page.goto(address)
        if answer.status == 200 and urlsplit(page.url).path == address:
            accessible(page, "main")
            aside = "document.documentElement.scrollWidth - window.innerWidth"
            assert page.evaluate(aside) <= 0, address
            assert page.evaluate(WHOLE_TRAIL), address
            seen += 1
    assert seen > 5


def reach(page, target):
    """Goes on by the tabulator until a control has the focus."""
    for _press in range(200):
        page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"{target} is not reached by keys")


def test_questions_are_chosen_with_keys_alone(desk, contest):
    BankQuestionFactory(wording="Mã OTP đưa cho ai?")
    page = desk(UserFactory(groups=[Role.QUESTION_SETTER]))
    page.goto(address_of("questions", contest))
    reach(page, page.get_by_label("Mã OTP đưa cho ai?"))
    page.keyboard.press("Space")
    reach(page, page.get_by_role("button", name="Lưu các câu hỏi này"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Mã OTP đưa cho ai?")).to_be_checked()
    coming = contest.rounds.last()
    assert coming.round_questions.filter(question__wording="Mã OTP đưa cho ai?").exists()


def test_a_contestant_is_found_with_keys_alone(desk, contest):
    page = desk(UserFactory(groups=[Role.CONTEST_SECRETARY]))
    page.goto(address_of("persons", contest))
    reach(page, page.locator("[name=sought]"))
    page.keyboard.type("0912 345 678")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Lê Thị Thanh Hương").first).to_be_visible()


def test_a_judge_finds_the_way_to_take_a_question_out_of_the_count(desk, contest):
    page = desk(UserFactory(groups=[Role.JUDGE]))
    page.goto(address_of("result", contest))
    reach(page, page.get_by_role("link", name="Loại câu hỏi khỏi kết quả"))
    page.keyboard.press("Enter")
    reach(page, page.get_by_role("radio").first)
    page.keyboard.press("Space")
    for name in ("reason", "reason_en"):
        reach(page, page.locator(f"[name={name}]"))
        page.keyboard.type("Đáp án sai" if name == "reason" else "The key was wrong")
    reach(page, page.get_by_role("button", name="Loại khỏi kết quả"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("cell", name="Đáp án sai")).to_be_visible()
    assert contest.rounds.first().voidings.count() == 1
    assert contest.rounds.first().results.count() == 2


@pytest.mark.parametrize("width", [360, 1440])
def test_the_number_of_a_round_can_be_read_beside_a_long_name(desk, home, width):
    ContestFactory(name="Cuộc thi trực tuyến tìm hiểu về chuyển đổi số và kỹ năng số " * 2)
    page = desk(UserFactory(groups=[Role.CONTEST_ORGANISER]), width=width)
    page.goto(reverse("contest_rounds:add"))
    number, contest = page.locator("[name=number]"), page.locator("[name=contest]")
    assert number.bounding_box()["width"] > 200
    assert contest.bounding_box()["x"] + contest.bounding_box()["width"] < width
