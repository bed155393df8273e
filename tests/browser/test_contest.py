"""Somebody takes part: without scripts, with them, by keyboard, in frames of other sites."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import expect

from contest.enums import Flag
from contest.models import Entry
from demo.factories.contest import (
    ContestFactory,
    ParticipantGroupFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.units import UnitFactory
from quiz_embed.models import EmbedSettings
from units.enums import UnitKind

ADDRESS = "/contest/tim-hieu/"
TAKE = f"{ADDRESS}take/"


@pytest.fixture
def asked(home):
    """An open round of twenty minutes, with groups and communes to choose from."""
    contest = ContestFactory(
        slug="tim-hieu",
        name="Tìm hiểu về chuyển đổi số",
        intro="Ai cũng dự thi được.",
        organiser=UnitFactory(name="Sở Khoa học và Công nghệ"),
    )
    RulesFactory(contest=contest, minutes=20, least_age=14, extra_time_percent=50)
    ParticipantGroupFactory.create_batch(3, contest=contest)
    for name in ("Phường Hàm Rồng", "Xã Hoằng Hóa", "Xã Hoằng Lộc"):
        UnitFactory(kind=UnitKind.COMMUNE, name=name)
    return RoundFactory(contest=contest, name="Chính quyền số")


def begin(page, address=ADDRESS):
    page.goto(address)
    page.get_by_role("button", name="Dự thi").click()


def fill_in(page):
    """The details, but for the unit, which is chosen in several ways."""
    page.get_by_label("Họ và tên", exact=True).fill("Lê Thị Minh Hạnh")
    page.get_by_label("Ngày", exact=True).fill("7")
    page.get_by_label("Tháng").fill("3")
    page.get_by_label("Năm").fill("1985")
    page.get_by_label("Số điện thoại", exact=True).fill("0912 345 678")
    page.locator("input[name=group]").first.check()
    page.get_by_label("Tôi sinh sống trong tỉnh").check()
    page.get_by_label("Tôi không thuộc các ban này").check()
    page.get_by_label("Tôi đồng ý cho dùng thông tin").check()


def give_details(page):
    fill_in(page)
    page.get_by_label("Đơn vị, trường hoặc xã, phường").fill("ham rong")
    press(page, "details")


def press(page, step):
    page.locator(f"button[name=step][value={step}]:visible").last.click()


def answer(page, letter="B", prediction="1.250"):
    expect(page.locator("fieldset.q")).to_have_count(2)
    for number in range(2):
        page.locator("fieldset.q").nth(number).get_by_label(f"{letter}.").check()
    page.locator("#prediction").fill(prediction)


def go_through(page):
    give_details(page)
    answer(page)
    press(page, "answers")
    press(page, "submit")
    expect(page.locator("#receipt-code")).to_be_visible()


def test_the_whole_way_works_without_scripts(browse, asked, site_address):
    page = browse(javascript=False, width=360)
    begin(page)
    expect(page).to_have_url(f"{site_address}{TAKE}")
    fill_in(page)
    page.get_by_label("Đơn vị, trường hoặc xã, phường").fill("hoang")
    press(page, "find_unit")
    expect(page.locator("input[name=unit]")).to_have_count(2)
    page.get_by_label("Xã Hoằng Lộc").check()
    press(page, "details")
    press(page, "answers")
    summary = page.locator("[role=alert]:not([hidden])")
    expect(summary.get_by_role("link")).to_have_count(3)
    summary.get_by_role("link").last.click()
    expect(page.locator("#prediction")).to_be_focused()
    answer(page)
    press(page, "answers")
    expect(page.get_by_text("Xã Hoằng Lộc")).to_be_visible()
    press(page, "change_answers")
    expect(page.locator("fieldset.q input:checked")).to_have_count(2)
    press(page, "answers")
    press(page, "submit")
    code = page.locator("#receipt-code").inner_text()
    page.reload()
    expect(page.locator("#receipt-code")).to_have_text(code)
    assert not page.context.cookies()
    assert Entry.objects.count() == 1


def test_units_are_found_while_one_types(browse, asked):
    page = browse(width=390)
    begin(page)
    page.get_by_label("Đơn vị, trường hoặc xã, phường").press_sequentially("hoang", delay=20)
    expect(page.locator("input[name=unit]")).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="2")).to_have_count(1)
    page.get_by_label("Xã Hoằng Lộc").check()
    page.get_by_label("Đơn vị, trường hoặc xã, phường").fill("ham")
    expect(page.get_by_label("Phường Hàm Rồng")).to_be_visible()
    expect(page.get_by_label("Xã Hoằng Lộc")).to_be_checked()


def test_enter_goes_on_and_does_not_look_for_a_unit(browse, asked):
    page = browse()
    begin(page)
    page.get_by_label("Họ và tên", exact=True).press("Enter")
    expect(page.locator("[role=alert] h2")).to_be_visible()


def test_answers_survive_a_reload_and_a_dead_network(browse, asked):
    page = browse()
    begin(page)
    give_details(page)
    answer(page, "C", "42")
    page.reload()
    expect(page.locator("fieldset.q input:checked")).to_have_count(2)
    expect(page.locator("#prediction")).to_have_value("42")
    page.context.set_offline(True)
    press(page, "answers")
    expect(page.locator("[data-lost]")).to_be_visible()
    expect(page.locator("#prediction")).to_have_value("42")
    page.context.set_offline(False)
    press(page, "answers")
    expect(page.locator("#answers")).to_be_visible()
    page.context.set_offline(True)
    press(page, "submit")
    expect(page.locator("[data-lost]")).to_be_visible()
    page.context.set_offline(False)
    press(page, "submit")
    expect(page.locator("#receipt-code")).to_be_visible()
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
    assert Entry.objects.get().prediction == 42


def test_who_takes_part_is_never_stored_in_the_browser(browse, asked):
    page = browse()
    begin(page)
    give_details(page)
    answer(page)
    stored = page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert "prediction" in stored
    assert "Hạnh" not in stored
    assert "0912" not in stored


def test_the_time_left_is_said_now_and_then(browse, asked):
    page = browse()
    page.clock.install()
    begin(page)
    give_details(page)
    clock = page.locator("[data-clock]")
    expect(clock.locator("[data-left]")).to_have_text("Còn 20 phút")
    expect(clock.locator("[data-told]")).to_have_text("")
    page.clock.fast_forward("15:30")
    expect(clock.locator("[data-left]")).to_have_text("Còn 5 phút")
    expect(clock.locator("[data-told]")).to_have_text("Còn 5 phút")
    page.clock.fast_forward("05:00")
    expect(clock.locator("[data-told]")).to_contain_text("Đã hết giờ")


def test_a_round_under_attack_lets_the_browser_reckon(browse, asked):
    asked.under_attack = True
    asked.save()
    page = browse()
    begin(page)
    give_details(page)
    answer(page)
    press(page, "answers")
    expect(page.locator("form[data-challenge]")).to_be_visible()
    # Whoever presses before the script has begun sends the entry without a proof.
    page.wait_for_load_state()
    press(page, "submit")
    # It takes a busy machine longer to reckon than it takes a phone.
    expect(page.locator("#receipt-code")).to_be_visible(timeout=60_000)
    assert Flag.NO_PROOF_OF_WORK not in Entry.objects.get().flags


def test_a_browser_without_scripts_is_let_in_under_attack(browse, asked):
    asked.under_attack = True
    asked.save()
    page = browse(javascript=False)
    begin(page)
    go_through(page)
    assert Flag.NO_PROOF_OF_WORK in Entry.objects.get().flags


def test_the_whole_way_is_gone_by_keyboard(browse, asked):
    page = browse()
    page.goto(ADDRESS)

    def reach(selector):
        for _step in range(60):
            if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(selector)

    def write(selector, text):
        reach(selector)
        page.keyboard.type(text)

    def tick(selector):
        reach(selector)
        page.keyboard.press("Space")

    reach("button[value=begin]")
    page.keyboard.press("Enter")
    expect(page.locator("#id_name")).to_be_visible()
    write("#id_name", "Lê Thị Minh Hạnh")
    write("#id_birth_day", "7")
    write("[name=birth_month]", "3")
    write("[name=birth_year]", "1985")
    write("#id_phone", "0912345678")
    tick("[name=group]")
    write("#id_unit_search", "ham rong")
    expect(page.locator("[name=unit]")).to_have_count(1)
    tick("[name=unit]")
    for name in ("lives_here", "not_barred", "take_part"):
        tick(f"#id_{name}")
    reach("button[value=details]:not([tabindex])")
    page.keyboard.press("Enter")
    expect(page.locator("fieldset.q")).to_have_count(2)
    for number in (1, 2):
        reach(f"#question-{number} input")
        page.keyboard.press("ArrowDown")
    write("#prediction", "100")
    page.keyboard.press("Enter")
    expect(page.locator("#answers")).to_be_visible()
    reach("button[value=submit]:not([tabindex])")
    page.keyboard.press("Enter")
    expect(page.locator("#receipt-code")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_frame_works_on_another_site_with_everything_blocked(
    browse, asked, host, site_address, javascript
):
    EmbedSettings.objects.create(allowed_origins=host.address)
    host.html = (
        f'<!doctype html><title>Báo</title><iframe src="{site_address}{ADDRESS}embed/" '
        'width="100%" height="700"></iframe>'
    )
    page = browse(blocked=True, javascript=javascript, width=390)
    page.goto(host.address)
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Dự thi").click()
    expect(frame.locator("#id_name")).to_be_visible()
    go_through(frame)
    assert page.url.startswith(host.address)
    assert not page.context.cookies()
    assert Entry.objects.count() == 1


def test_the_page_around_a_frame_that_grew_shows_where_each_step_begins(
    browse, asked, host, site_address
):
    EmbedSettings.objects.create(allowed_origins=host.address)
    host.html = (
        '<!doctype html><meta name="viewport" content="width=device-width"><title>Báo</title>'
        f'<h1 style="height: 900px">Bài báo</h1><iframe src="{site_address}{ADDRESS}embed/" '
        'title="Cuộc thi" width="100%" height="720"></iframe><p style="height: 1500px">Hết bài</p>'
        f'<script src="{site_address}/static/js/embed-host.js"></script>'
    )
    page = browse(width=360, height=640, reduced_motion="reduce")
    page.goto(host.address)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("button", name="Dự thi")).to_be_visible()
    page.wait_for_load_state("networkidle")
    # Who has only opened the article stays where they read.
    assert page.evaluate("scrollY") == 0
    frame.get_by_role("button", name="Dự thi").click()
    expect(frame.locator("#id_name")).to_be_visible()
    # The step began below the fold of the article, at a place that can be seen.
    wait_for_top(page, lambda top: 0 <= top < 640)
    fill_in(frame)
    frame.get_by_label("Đơn vị, trường hoặc xã, phường").fill("ham rong")
    for step, sign in (
        ("details", "fieldset.q"),
        ("answers", "#answers"),
        ("submit", "#receipt-code"),
    ):
        if step == "answers":
            answer(frame)
        press(frame, step)
        expect(frame.locator(sign).first).to_be_visible()
        wait_for_top(page, lambda top: abs(top) <= 1)


def test_no_other_page_can_scroll_the_page_around_a_frame(browse, asked, host, site_address):
    EmbedSettings.objects.create(allowed_origins=host.address)
    host.html = (
        f'<!doctype html><title>Báo</title><iframe src="{site_address}{ADDRESS}embed/" height="720">'
        '</iframe><p style="height: 3000px">Hết bài</p>'
        f'<script src="{site_address}/static/js/embed-host.js"></script>'
    )
    page = browse(width=360, height=640)
    page.goto(host.address)
    expect(page.frame_locator("iframe").locator("button[value=begin]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, 2000)")
    page.evaluate("postMessage({ quizHeight: 900, quizPage: 7 }, '*')")
    page.wait_for_timeout(500)
    assert page.evaluate("scrollY") == 2000


def wait_for_top(page, is_right):
    """Waits until the frame's upper edge stands where it should in the window of the page around it."""
    for _turn in range(50):
        top = page.locator("iframe").evaluate("frame => frame.getBoundingClientRect().top")
        if is_right(top):
            return
        page.wait_for_timeout(100)
    raise AssertionError(top)


def test_the_frame_stays_shut_on_a_site_that_is_not_listed(browse, asked, host, site_address):
    host.html = f'<!doctype html><iframe src="{site_address}{ADDRESS}embed/"></iframe>'
    page = browse()
    page.goto(host.address, wait_until="networkidle")
    expect(page.frame_locator("iframe").locator("form")).to_have_count(0)
    # The refusal itself is what the browser reports.
    page.faults.clear()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_axe_finds_nothing_from_the_start_to_the_receipt(
    browse, asked, accessible, colours, prefix
):
    page = browse(colours=colours, width=390)
    page.goto(f"{prefix}{ADDRESS}")
    accessible(page, "main")
    page.locator("button[value=begin]").click()
    accessible(page, "main")
    press(page, "details")
    expect(page.locator("[role=alert] h2")).to_be_visible()
    accessible(page, "main")
    fields = {
        "#id_name": "Lê Thị Minh Hạnh",
        "#id_birth_day": "7",
        "[name=birth_month]": "3",
        "[name=birth_year]": "1985",
        "#id_phone": "0912345678",
        "#id_unit_search": "ham rong",
    }
    for selector, text in fields.items():
        page.locator(selector).fill(text)
    for selector in ("#id_group", "#id_lives_here", "#id_not_barred", "#id_take_part"):
        page.locator(selector).check()
    press(page, "details")
    expect(page.locator("fieldset.q")).to_have_count(2)
    press(page, "answers")
    expect(page.locator("[role=alert] h2")).to_be_visible()
    accessible(page, "main")
    answer(page, "A")
    press(page, "answers")
    expect(page.locator("#answers")).to_be_visible()
    accessible(page, "main")
    press(page, "submit")
    expect(page.locator("#receipt-code")).to_be_visible()
    accessible(page, "main")


@pytest.mark.parametrize("width", [320, 1440])
def test_nothing_is_cut_off(browse, asked, width):
    page = browse(width=width)

    def fits():
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url

    page.goto(ADDRESS)
    fits()
    page.get_by_role("button", name="Dự thi").click()
    press(page, "details")
    expect(page.locator("[role=alert] h2")).to_be_visible()
    fits()
    give_details(page)
    expect(page.locator("fieldset.q")).to_have_count(2)
    fits()
    answer(page)
    press(page, "answers")
    expect(page.locator("#answers")).to_be_visible()
    fits()
    press(page, "submit")
    expect(page.locator("#receipt-code")).to_be_visible()
    fits()


def test_the_receipt_is_printed_without_buttons(browse, asked):
    page = browse()
    begin(page)
    go_through(page)
    expect(page.get_by_role("button", name="In biên nhận")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#receipt-code")).to_be_visible()
    expect(page.locator("[data-print]")).to_be_hidden()


def test_each_page_is_light_on_its_first_load(browse, asked):
    """At most 60 KB with style, fonts and scripts, compressed as a server sends them."""
    page = browse()
    # A page that is listened to in this way loads everything anew.
    page.route("**/*", lambda route: route.continue_())
    loaded, weights = [], {}
    page.on("response", lambda response: loaded.append(response))

    def weigh(name, sign):
        expect(page.locator(sign).first).to_be_visible()
        page.wait_for_load_state("networkidle")
        weights[name] = sum(sent(each) for each in loaded if each.ok)
        loaded.clear()

    page.goto(f"{ADDRESS}embed/")
    weigh("frame", "button[value=begin]")
    page.goto(ADDRESS)
    weigh("start", ".rounds")
    page.get_by_role("button", name="Dự thi").click()
    weigh("details", "#id_name")
    fill_in(page)
    page.locator("#id_unit_search").fill("ham rong")
    expect(page.locator("[name=unit]")).to_have_count(1)
    loaded.clear()
    for step, name, sign in (
        ("details", "questions", "fieldset.q"),
        ("answers", "review", "#answers"),
        ("submit", "receipt", "#receipt-code"),
    ):
        press(page, step)
        weigh(name, sign)
        if name == "questions":
            answer(page)
    assert all(20_000 < weight < 60_000 for weight in weights.values()), weights


def sent(response):
    # The look at the network before a form is sent has no body.
    if response.request.method == "HEAD":
        return 0
    body = response.body()
    return len(body) if response.url.endswith(".woff2") else len(gzip.compress(body))
