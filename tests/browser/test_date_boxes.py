"""Days and hours typed into the boxes of the admin, with its calendars open beside them."""

from __future__ import annotations

from django.urls import reverse

from wagtail.users.models import UserProfile

import pytest
from playwright.sync_api import expect

from contest.models import Round
from demo.factories.contest import ContestFactory, at
from demo.factories.users import UserFactory
from users.enums import Role

LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])
OPENS = at("2031-12-05 09:00")
CLOSES = at("2031-12-12 09:00")


@pytest.fixture
def new_round(desk, home):
    """The form of a new round, for an organiser who reads the given language."""

    def opened(language):
        ContestFactory()
        user = UserFactory(groups=[Role.CONTEST_ORGANISER])
        UserProfile.objects.create(user=user, preferred_language=language)
        page = desk(user, width=1440)
        page.goto(reverse("contest_rounds:add"))
        return page

    return opened


def box(page, name):
    return page.locator(f"[name={name}]")


def write(page, name, text, shown=None):
    """Types into a box by keyboard, in the place of what it holds, and goes on to the next; it shows what was said."""
    box(page, name).focus()
    # The calendar opens a moment after the box has the focus.
    expect(calendar(page)).to_have_count(1)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Tab")
    expect(box(page, name)).not_to_be_focused()
    expect(box(page, name)).to_have_value(shown or text)


def calendar(page):
    return page.locator(".xdsoft_datetimepicker:visible")


def save(page):
    button = page.locator("main form[method=post i] [type=submit]").first
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


@LANGUAGES
def test_a_round_is_dated_by_keyboard(new_round, language):
    page = new_round(language)
    write(page, "opens_at", "05/12/2031 09:00")
    write(page, "closes_at", "2031-12-12 09:00", "12/12/2031 09:00")
    save(page)
    made = Round.objects.get()
    assert (made.opens_at, made.closes_at) == (OPENS, CLOSES)
    page.goto(reverse("contest_rounds:edit", args=[made.pk]))
    expect(box(page, "opens_at")).to_have_value("05/12/2031 09:00")
    expect(box(page, "closes_at")).to_have_value("12/12/2031 09:00")


@pytest.mark.parametrize(
    ("language", "refusal"),
    [("vi", "Không có ngày giờ như vậy."), ("en", "There is no such moment.")],
)
def test_what_can_not_be_read_is_refused_at_its_box_and_nothing_is_lost(
    new_round, language, refusal
):
    page = new_round(language)
    box(page, "name").fill("Tuần của tôi")
    write(page, "opens_at", "sáng mai")
    write(page, "closes_at", "12/12/2031 09:00")
    save(page)
    expect(box(page, "name")).to_have_value("Tuần của tôi")
    expect(box(page, "opens_at")).to_have_value("sáng mai")
    expect(box(page, "closes_at")).to_have_value("12/12/2031 09:00")
    field = page.locator(".w-field", has=box(page, "opens_at"))
    expect(field).to_contain_text(refusal)
    expect(field).to_contain_text("31/12/2026 07:30")
    assert not Round.objects.exists()

    write(page, "opens_at", "05/12/2031 09:00")
    save(page)
    assert Round.objects.get().opens_at == OPENS


@pytest.mark.parametrize("typed", ["05/12/2031", "2031-12-05", "05/12/2031 16:45"])
def test_an_hour_chosen_beside_a_typed_day_keeps_that_day(new_round, typed):
    page = new_round("vi")
    box(page, "opens_at").focus()
    expect(calendar(page)).to_have_count(1)
    page.keyboard.type(typed)
    chosen = calendar(page).locator(".xdsoft_date.xdsoft_current")
    expect(chosen).to_have_text("5")
    expect(chosen).to_have_attribute("data-month", "11")
    # The list of hours is longer than its window.
    calendar(page).locator('.xdsoft_time[data-hour="9"]').dispatch_event("click")
    expect(box(page, "opens_at")).to_have_value("05/12/2031 09:00")


def test_a_box_shows_the_hour_that_was_left_out(new_round):
    page = new_round("vi")
    write(page, "opens_at", "5-12-2031", "05/12/2031 00:00")


@pytest.mark.parametrize("text", ["31/02/2031 09:00", "12/31/2031 09:00", "05/12/2031 25:00"])
def test_what_is_no_moment_becomes_no_other(new_round, text):
    page = new_round("vi")
    write(page, "closes_at", text)


@pytest.mark.parametrize("written", ["25/12/2031 09:00", "2031-12-25 09:00"])
def test_a_calendar_opens_at_the_day_in_its_box_and_marks_it(new_round, written):
    page = new_round("vi")
    write(page, "opens_at", written, "25/12/2031 09:00")
    # That of the next box.
    expect(calendar(page)).to_have_count(1)
    box(page, "opens_at").focus()
    chosen = calendar(page).locator(".xdsoft_date.xdsoft_current")
    expect(chosen).to_have_text("25")
    expect(chosen).to_have_attribute("data-month", "11")
    expect(chosen).to_have_attribute("data-year", "2031")
