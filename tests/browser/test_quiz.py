"""A reader answers a quiz: plain and with the module, on our pages and in frames of other sites."""

from __future__ import annotations

import json
from contextlib import suppress
from html import unescape

import pytest
from playwright.sync_api import Error, expect

from demo.factories.quiz_embed import QuestionFactory, QuizFactory
from quiz_embed.models import AnswerCount, EmbedSettings


@pytest.fixture
def quiz(home):
    questions = [
        QuestionFactory(
            wording="Quét mã để trả tiền ở chợ, bạn nên xem gì trước khi bấm xác nhận?",
            wording_en="You scan a code to pay at the market. What do you check before confirming?",
            explanation="Tên người nhận cho biết tiền đi đâu.",
            explanation_en="The name says where the money goes.",
            passage_url="https://example.vn/van-ban",
            options=[
                ("Màu của tờ mã", "The colour of the code", False),
                ("Tên người nhận và số tiền", "The name and the sum", True),
                ("Không cần xem gì", "Nothing", False),
            ],
        ),
        QuestionFactory(wording="Ngày Chuyển đổi số quốc gia là ngày nào hằng năm?"),
    ]
    return QuizFactory(slug="thu", name="Thử 2 câu về chuyển đổi số", questions=questions)


@pytest.fixture
def article(home, quiz):
    from news.models import ArticlePage, NewsIndexPage

    news = home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc"))
    return news.add_child(
        instance=ArticlePage(
            title="Bài có câu đố",
            slug="bai",
            body=json.dumps(
                [{"type": "quiz", "value": {"quiz": quiz.pk, "heading": "Thử trả lời"}}]
            ),
        )
    )


def choose(page, *letters):
    for number, letter in enumerate(letters):
        page.locator("fieldset.q").nth(number).get_by_label(f"{letter}.").check()


def send(page):
    page.locator("[data-quiz] button.btn").click()


def becomes_true(frame, script):
    """Waits for a script's answer; Playwright's own wait polls with `eval`, which our policy forbids."""
    for _turn in range(50):
        # A frame on its way to its page forgets what it was asked.
        with suppress(Error):
            if frame.evaluate(script):
                return
        frame.page.wait_for_timeout(100)
    raise AssertionError(f"Never became true: {script}")


def counted():
    return sum(AnswerCount.objects.values_list("count", flat=True))


def test_a_quiz_in_an_article_works_without_javascript(browse, article, site_address):
    page = browse(javascript=False, width=360)
    page.goto("/tin-tuc/bai/")
    choose(page, "B")
    send(page)
    expect(page).to_have_url(f"{site_address}/quiz/thu/answer/")
    summary = page.locator(".note--bad[role=alert]:not([hidden])")
    expect(summary.get_by_role("link")).to_have_count(1)
    summary.get_by_role("link").click()
    expect(page.locator("fieldset.q").nth(0).get_by_label("B.")).to_be_checked()
    page.keyboard.press("Tab")
    choose(page, "B", "A")
    send(page)
    expect(page.locator(".note--good")).to_have_count(1)
    expect(page.get_by_text("Tên người nhận cho biết tiền đi đâu.")).to_be_visible()
    expect(page.get_by_role("link", name="example")).to_have_count(0)
    page.locator("[data-quiz-back]").click()
    expect(page).to_have_url(f"{site_address}/tin-tuc/bai/#quiz-{article.body[0].value['quiz'].pk}")
    assert counted() == 2
    assert not page.context.cookies()


def test_the_module_answers_in_place_and_keeps_the_reader_there(browse, article, site_address):
    page = browse(width=390)
    page.goto("/tin-tuc/bai/")
    choose(page, "B")
    send(page)
    expect(page.locator("[data-quiz] .note--bad:not([data-quiz-lost])")).to_be_focused()
    expect(page).to_have_url(f"{site_address}/tin-tuc/bai/")
    choose(page, "B", "B")
    send(page)
    heading = page.locator("h2[data-quiz-focus]")
    expect(heading).to_be_focused()
    expect(page.get_by_role("status").filter(has_text=heading.inner_text())).to_have_count(1)
    expect(page.locator(".note--good")).to_have_count(2)
    page.locator("[data-quiz-again]").click()
    expect(page.locator("fieldset.q")).to_have_count(2)
    expect(page.locator("fieldset.q input:checked")).to_have_count(0)
    assert counted() == 2
    assert not page.context.cookies()


def test_answers_survive_a_reload_and_a_lost_network(browse, quiz):
    page = browse()
    page.goto("/quiz/thu/")
    choose(page, "C", "D")
    page.reload()
    expect(page.locator("fieldset.q").nth(0).get_by_label("C.")).to_be_checked()
    page.context.set_offline(True)
    send(page)
    expect(page.locator("[data-quiz-lost]")).to_be_visible()
    expect(page.locator("fieldset.q").nth(1).get_by_label("D.")).to_be_checked()
    page.context.set_offline(False)
    send(page)
    expect(page.locator("h2[data-quiz-focus]")).to_be_focused()
    expect(page.locator("[data-quiz-lost]")).to_be_hidden()
    assert counted() == 2


def test_the_whole_quiz_is_done_by_keyboard(browse, quiz):
    page = browse()
    page.goto("/quiz/thu/")
    page.locator("#main-content").focus()
    for _step in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name?.startsWith('q')"):
            break
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h2[data-quiz-focus]")).to_be_focused()
    expect(page.locator(".note--good")).to_have_count(1)


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_axe_finds_nothing_from_the_list_to_the_result(
    browse, article, accessible, colours, prefix
):
    page = browse(colours=colours, width=390)
    for address in ("/quiz/", "/quiz/thu/embed-code/", "/quiz/thu/embed/", "/quiz/thu/"):
        page.goto(f"{prefix}{address}")
        accessible(page, "main")
    send(page)
    expect(page.locator("[data-quiz-focus]")).to_be_focused()
    accessible(page, "main")
    choose(page, "A", "B")
    send(page)
    expect(page.locator("h2[data-quiz-focus]")).to_be_focused()
    accessible(page, "main")
    if not prefix:
        page.goto("/tin-tuc/bai/")
        accessible(page, ".quiz")


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_off_on_small_screens_and_at_200_per_cent(browse, quiz, width):
    # 640 px at twice the scale is what a 1280 px screen shows at 200 % zoom.
    page = browse(width=width, device_scale_factor=2)
    for address in ("/quiz/thu/", "/quiz/thu/embed/"):
        page.goto(address)
        send(page)
        expect(page.locator("[data-quiz] div[role=alert]")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        choose(page, "A", "A")
        send(page)
        expect(page.locator("h2[data-quiz-focus]")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_chosen_while_an_answer_travels_is_kept(browse, quiz):
    page = browse()
    page.goto("/quiz/thu/")
    held = []
    page.route("**/answer/", lambda route: held.append(route))
    with page.expect_request("**/answer/"):
        send(page)
    choose(page, "A", "A")
    page.wait_for_timeout(100)
    held[0].continue_()
    expect(page.locator("[data-quiz] div[role=alert]")).to_be_visible()
    expect(page.locator("[data-quiz] input:checked")).to_have_count(2)


def test_the_first_load_of_a_quiz_is_light(browse, quiz):
    page = browse()
    sizes = []
    page.on("response", lambda response: sizes.append(response))
    page.goto("/quiz/thu/", wait_until="networkidle")
    total = sum(each.request.sizes()["responseBodySize"] for each in sizes)
    # The test server does not compress style sheets; a server sends them at about a quarter.
    assert total - 22_000 < 60_000, total


def pasted(browse, address="/quiz/thu/embed-code/"):
    """The two lines as they stand on the public page, from the site's address."""
    page = browse()
    page.goto(address)
    return (
        page.locator("#frame-code").input_value(),
        page.locator("#script-code").input_value(),
    )


@pytest.mark.parametrize("javascript", [True, False])
def test_the_frame_is_answered_on_another_site_with_everything_blocked(
    browse, quiz, host, javascript
):
    EmbedSettings.objects.create(allowed_origins=host.address)
    frame_line, _script = pasted(browse)
    host.html = f"<!doctype html><title>Báo</title><h1>Báo</h1>{frame_line}"
    page = browse(blocked=True, javascript=javascript, width=390)
    page.goto(host.address)
    frame = page.frame_locator("iframe")
    choose(frame, "B", "B")
    frame.locator("button.btn").click()
    expect(frame.locator(".note--good")).to_have_count(2)
    frame.locator("[data-quiz-again]").click()
    expect(frame.locator("fieldset.q")).to_have_count(2)
    assert page.url.startswith(host.address)
    assert not page.context.cookies()
    assert counted() == 2


def test_the_frame_stays_shut_on_a_site_that_is_not_listed(browse, quiz, host):
    frame_line, _script = pasted(browse)
    host.html = f"<!doctype html><title>Báo</title>{frame_line}"
    page = browse()
    page.goto(host.address, wait_until="networkidle")
    expect(page.frame_locator("iframe").locator("fieldset.q")).to_have_count(0)
    # The refusal itself is what the browser reports.
    page.faults.clear()


def test_the_frame_fits_without_a_script(browse, home, host):
    EmbedSettings.objects.create(allowed_origins=host.address)
    long = [
        QuestionFactory(
            wording=f"{number}. Khi nộp hồ sơ trên Cổng dịch vụ công, người dân xem hồ sơ đã đến bước nào bằng cách nào?",
            options=[
                ("Chờ cán bộ gọi điện báo kết quả đến tận nhà", "", False),
                ("Tra mã hồ sơ trên cổng, bất cứ lúc nào trong ngày", "", True),
                ("Nộp lại hồ sơ lần nữa để được nhắc", "", False),
            ],
        )
        for number in range(5)
    ]
    for slug, questions in (("thu", [QuestionFactory()]), ("dai", long)):
        QuizFactory(slug=slug, intro="Có đáp án ngay, không hỏi tên.", questions=questions)
        frame_line, _script = pasted(browse, f"/quiz/{slug}/embed-code/")
        host.html = f"<!doctype html><title>Báo</title><body>{frame_line}"
        for width in (340, 390, 800):
            page = browse(width=width)
            page.goto(host.address)
            frame = page.frames[1]
            frame.wait_for_load_state("load")
            frame.wait_for_selector("fieldset.q")
            needed, given = frame.evaluate(
                "[document.documentElement.getBoundingClientRect().height, innerHeight]"
            )
            assert needed <= given, (slug, width)
            assert width > 400 or given <= needed * 1.6, (slug, width, needed, given)


def test_the_second_line_gives_the_frame_its_height(browse, quiz, host):
    EmbedSettings.objects.create(allowed_origins=host.address)
    frame_line, script_line = pasted(browse)
    host.html = f"<!doctype html><title>Báo</title><body>{frame_line}{script_line}"
    page = browse(width=800)
    page.goto(host.address)
    frame = page.frames[1]
    fits = "Math.abs(document.documentElement.getBoundingClientRect().height - innerHeight) <= 2"
    becomes_true(frame, fits)
    choose(frame, "A", "A")
    frame.locator("button.btn").click()
    expect(frame.locator("h2[data-quiz-focus]")).to_be_visible()
    becomes_true(frame, fits)
    before = page.locator("iframe").get_attribute("height")
    page.evaluate("window.postMessage({ quizHeight: 7 }, '*')")
    page.wait_for_timeout(100)
    assert page.locator("iframe").get_attribute("height") == before
    assert "<" not in unescape(before)
