"""The reader's letter size and contrast: kept on the reader's own device, set before the first paint."""

import pytest
from playwright.sync_api import expect

from demo.factories.home import SiteSettingsFactory, StandardPageFactory, menu, menu_link


@pytest.fixture
def page_address(home):
    page = StandardPageFactory(parent=home)
    SiteSettingsFactory(navigation=menu(menu_link(page)))
    return page.url


def letters(page):
    return page.evaluate("getComputedStyle(document.documentElement).fontSize")


def ground(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def press(page, name):
    page.locator(f'label[for="{name}"]').click()


def test_a_choice_is_kept_for_the_next_page(browse, page_address):
    page = browse()
    page.goto("/")
    press(page, "size-large")
    assert letters(page) == "20px"
    page.goto(page_address)
    assert letters(page) == "20px"
    expect(page.locator("#size-large")).to_be_checked()
    assert page.context.cookies() == []


def test_the_choice_stands_before_the_page_is_painted(browse, page_address):
    page = browse()
    page.goto("/")
    press(page, "size-large")
    press(page, "contrast-high")
    # Nothing but the classic script in the head may be needed.
    page.route("**/site*.js", lambda route: route.abort())
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => {"
        " window.early = document.documentElement.dataset.size }, {capture: true, once: true})"
    )
    page.goto(page_address)
    assert page.evaluate("window.early") == "large"
    assert ground(page) == "rgb(0, 0, 0)"


def test_a_stored_choice_and_a_pressed_one_do_not_fight(browse, page_address):
    page = browse()
    page.goto("/")
    for size, shown in [("large", "20px"), ("small", "15px"), ("normal", "16px")]:
        press(page, f"size-{size}")
        assert letters(page) == shown
        page.reload()
        assert letters(page) == shown
        expect(page.locator(f"#size-{size}")).to_be_checked()
    assert page.evaluate("localStorage.length") == 0


def test_high_contrast_can_be_turned_on_and_off(browse, page_address):
    page = browse()
    page.goto("/")
    before = ground(page)
    press(page, "contrast-high")
    assert ground(page) == "rgb(0, 0, 0)"
    page.reload()
    assert ground(page) == "rgb(0, 0, 0)"
    press(page, "contrast-high")
    assert ground(page) == before
    page.reload()
    assert ground(page) == before


@pytest.mark.parametrize("options", [{"javascript": False}, {"blocked": True}])
def test_the_page_at_hand_obeys_without_script_or_storage(browse, page_address, options):
    page = browse(**options)
    page.goto("/")
    press(page, "size-large")
    press(page, "contrast-high")
    expect(page.locator("html")).to_have_css("font-size", "20px")
    expect(page.locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    press(page, "size-small")
    expect(page.locator("html")).to_have_css("font-size", "15px")


def test_nonsense_in_storage_changes_nothing(browse, page_address):
    page = browse()
    page.goto("/")
    page.evaluate("localStorage.setItem('size', 'gigantic'); localStorage.setItem('contrast', '')")
    page.reload()
    assert letters(page) == "16px"
    assert page.evaluate("document.documentElement.dataset.size") is None


def test_the_keyboard_reaches_everything_in_order(browse, page_address):
    page = browse()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
    page.goto("/")
    page.locator("#size-normal").focus()
    page.keyboard.press("ArrowRight")
    assert letters(page) == "20px"
    page.locator("#contrast-high").focus()
    page.keyboard.press("Space")
    assert ground(page) == "rgb(0, 0, 0)"


def test_the_menu_opens_on_a_phone_without_script(browse, page_address):
    page = browse(javascript=False, width=360)
    page.goto("/")
    link = page.locator("nav#menu a").first
    expect(link).to_be_hidden()
    page.locator('.mast .cluster button[popovertarget="menu"]').click()
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(f"{page.url.split(page_address)[0]}{page_address}")


def test_the_menu_closes_when_the_focus_goes_on_to_the_page(browse, page_address):
    page = browse(width=360)
    page.goto("/")
    page.locator('.mast .cluster button[popovertarget="menu"]').click()
    last = page.locator("nav#menu a").last
    last.focus()
    page.keyboard.press("Shift+Tab")
    expect(last).to_be_visible()
    last.focus()
    page.keyboard.press("Tab")
    expect(last).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_home_is_accessible(browse, page_address, accessible, colours):
    page = browse(colours=colours)
    page.goto("/")
    accessible(page)
