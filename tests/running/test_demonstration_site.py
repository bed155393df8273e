"""Every page type of the demonstration site, as readers and browsers meet it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from tests.chromium import COLOURS
from tests.running.conftest import RunningSite

pytestmark = pytest.mark.browser

LANGUAGES = ("vi", "en")
KILOBYTE = 1000


def of_language(site: RunningSite, language: str) -> dict[str, str]:
    return {name: path for name, path in site.pages.items() if name.endswith(f" {language}")}


def test_every_page_type_stands_in_both_languages(running_site):
    types = {name.rsplit(" ", 1)[0] for name in running_site.pages}
    missing = [
        f"{kind} {language}"
        for kind in types
        for language in LANGUAGES
        if f"{kind} {language}" not in running_site.pages
    ]
    assert not missing


def test_pages_say_their_language_have_one_heading_and_set_no_cookie(running_site):
    for name, path in running_site.pages.items():
        status, headers, body = running_site.read(path)
        text = body.decode()
        language = name.rsplit(" ", 1)[1]
        assert status == (404 if "khong-co" in name else 200), name
        assert f'<html lang="{language}"' in text, name
        assert len(re.findall(r"<h1[\s>]", text)) == 1, name
        assert "set-cookie" not in headers, name
        assert "cookie" not in headers.get("vary", "").lower(), name
        assert "unsafe" not in headers["content-security-policy"], name
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script>", text), name


def test_addresses_in_the_sitemap_all_answer(running_site):
    _, _, sitemap = running_site.read("/sitemap.xml")
    addresses = re.findall(r"<loc>([^<]+)</loc>", sitemap.decode())
    assert len(addresses) > 60
    failed = [each for each in addresses if running_site.read(urlsplit(each).path)[0] != 200]
    assert not failed


def test_no_link_of_any_page_leads_nowhere(running_site):
    seen: dict[str, str] = {}
    for name, path in running_site.pages.items():
        _, _, body = running_site.read(path)
        for link in re.findall(r'(?:href|src|action)="(/[^"#?]*)', body.decode()):
            seen.setdefault(link, name)
    ask_nothing = re.compile(r"^(/en)?/quiz/[^/]+/answer/$")
    failed = {
        link: where
        for link, where in seen.items()
        if not ask_nothing.match(link) and running_site.read(link)[0] >= 400
    }
    assert not failed


def test_scripts_and_the_stylesheet_stay_small(running_site):
    for name, path in running_site.pages.items():
        _, _, body = running_site.read(path)
        text = body.decode()
        scripts = set(re.findall(r'<script[^>]*\ssrc="([^"]+)"', text))
        sheets = set(re.findall(r'<link rel="stylesheet" href="([^"]+)"', text))
        assert sum(len(running_site.read(each)[2]) for each in scripts) <= 10 * 1024, name
        assert len(sheets) <= 1, name
        assert all(len(running_site.read(each)[2]) <= 36 * 1024 for each in sheets), name


@pytest.fixture(scope="session")
def chromium_browser(chromium):
    return chromium()


def visit(browser, site, path, **options):
    context = browser.new_context(base_url=site.address, **options)
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "console",
        lambda line: (
            page.faults.append(line.text)
            if line.type == "error" and "404 (Not Found)" not in line.text
            else None
        ),
    )
    page.goto(path)
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing(running_site, chromium_browser, accessible, language, colours):
    for name, path in of_language(running_site, language).items():
        page = visit(
            chromium_browser,
            running_site,
            path,
            color_scheme=colours,
            viewport={"width": 1920 if colours == "light" else 360, "height": 900},
        )
        try:
            accessible(page)
        except AssertionError as found:
            raise AssertionError(f"{name} ({path}), {colours}:\n{found}") from None
        assert not page.faults, (name, page.faults)
        page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_high_contrast(running_site, chromium_browser, accessible, language):
    for name, path in of_language(running_site, language).items():
        if "/embed/" in path:
            continue
        page = visit(chromium_browser, running_site, path)
        page.locator("label[for=contrast-high]").click()
        try:
            accessible(page, rules=COLOURS)
        except AssertionError as found:
            raise AssertionError(f"{name} ({path}):\n{found}") from None
        page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_from_a_phone_to_a_desk(running_site, chromium_browser, language):
    for name, path in of_language(running_site, language).items():
        page = visit(chromium_browser, running_site, path, java_script_enabled=True)
        for width in (320, 360, 768, 1440, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            spare = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert spare <= 0, f"{name} ({path}) is {spare} px too wide at {width} px"
        page.set_viewport_size({"width": 360, "height": 800})
        page.evaluate("document.documentElement.dataset.size = 'large'")
        spare = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert spare <= 0, f"{name} ({path}) is {spare} px too wide at 360 px with large letters"
        page.context.close()


def test_a_first_visit_weighs_little_without_pictures(running_site, chromium_browser):
    for name, path in running_site.pages.items():
        context = chromium_browser.new_context(base_url=running_site.address)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        kinds: dict[str, str] = {}
        weights: dict[str, int] = {}
        session.on(
            "Network.responseReceived", lambda it, k=kinds: k.update({it["requestId"]: it["type"]})
        )
        session.on(
            "Network.loadingFinished",
            lambda it, w=weights: w.update({it["requestId"]: it["encodedDataLength"]}),
        )
        page.goto(path, wait_until="networkidle")
        total = sum(size for request, size in weights.items() if kinds.get(request) != "Image")
        assert 10 * KILOBYTE < total <= 200 * KILOBYTE, f"{name} ({path}): {total} bytes"
        assert context.cookies() == [], name
        context.close()


def test_the_first_tab_leads_past_the_menu(running_site, chromium_browser):
    for name in ("HomePage vi", "ArticlePage en", "/media/ vi"):
        page = visit(chromium_browser, running_site, running_site.pages[name])
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')"), name
        page.context.close()


def test_every_control_of_the_main_pages_is_reached_and_seen_by_keyboard(
    running_site, chromium_browser
):
    for name in ("HomePage vi", "ArticlePage vi", "/media/ vi", "WorkshopPage vi"):
        page = visit(chromium_browser, running_site, running_site.pages[name])
        wanted = page.evaluate(
            "[...document.querySelectorAll('a[href], button, input, select, textarea, summary')]"
            ".filter(e => e.checkVisibility() && e.tabIndex >= 0 && !e.disabled && e.type !== 'radio').length"
        )
        reached = set()
        for _ in range(wanted * 2):
            page.keyboard.press("Tab")
            place = page.evaluate(
                "(() => { const e = document.activeElement; if (e === document.body) return null;"
                " const all = [...document.querySelectorAll('*')]; const s = getComputedStyle(e);"
                " const l = e.labels?.[0]?.firstElementChild ?? e; const t = getComputedStyle(l);"
                " return [all.indexOf(e), s.outlineStyle !== 'none' || t.outlineStyle !== 'none' || e.classList.contains('hide')"
                " || !!e.closest('.card, .choice')]; })()"
            )
            if place is None:
                break
            assert place[1], f"{name}: no sign of the focus on element {place[0]}"
            reached.add(place[0])
        assert len(reached) >= wanted - 1, f"{name}: {len(reached)} of {wanted} reached"
        page.context.close()
