"""A screen that plays by itself: it loses the network, its page, its clock, and goes on."""

import json
import re
from datetime import datetime, time, timedelta

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.utils import timezone

import pytest
from playwright.sync_api import expect

from core.models import ContentChange, Pause
from demo.factories import files
from demo.factories.media import (
    AssetFactory,
    PlaylistFactory,
    PlaylistItemFactory,
    SloganFactory,
    VariantFactory,
)
from media.models import Playlist, ScreenBeat, Slogan

ADDRESS = "/media/led/quang-truong/"
SECOND = 1000
OF_ITS_PLAYLIST = ("/slides.json", "/state")
# What was heard of is kept: the page and everything that a slide or the page loads.
ALL_IS_KEPT = """async () => {
  if (navigator.serviceWorker.controller === null) return false;
  const { shell, files } = await (await fetch(document.body.dataset.slides)).json();
  const found = await Promise.all([...shell, ...files].map((each) => caches.match(each)));
  const state = await caches.match(location.pathname + "state");
  return Boolean(state) && found.every(Boolean);
}"""


@pytest.fixture
def playlist(home):
    playlist = PlaylistFactory(name="Quảng trường", slug="quang-truong")
    for wording in ("Câu thứ nhất", "Câu thứ hai"):
        PlaylistItemFactory(playlist=playlist, slogan=SloganFactory(wording=wording), seconds=8)
    return playlist


@pytest.fixture
def browse(browse):
    """As everywhere, and what a page has asked is known to `pass_time`."""

    def open_page(**options):
        page = browse(**options)
        page.asked = asked_by(page)
        return page

    return open_page


@pytest.fixture
def screen(browse):
    """Opens the playlist under a clock that the test turns, and waits until everything is kept."""

    def open_screen(at=None, **options):
        page = browse(width=1280, height=720, **options)
        page.clock.install(time=at or timezone.now())
        page.goto(ADDRESS)
        wait_until_kept(page)
        hold_time(page)
        return page

    return open_screen


@pytest.fixture
def release(monkeypatch):
    """Puts a release in place after which every static file has another address; `missing` are not there."""

    def put_in_place(missing=()):
        before = staticfiles_storage.url

        def address(name):
            return before(f"missing/{name}" if name in missing else name) + "?release=2"

        monkeypatch.setattr(staticfiles_storage, "url", address)
        ContentChange.record()

    return put_in_place


def asked_by(page):
    """What the page has asked of its playlist (`slides.json`, `state`) and is not yet answered."""
    asked = set()
    page.on("request", lambda each: each.url.endswith(OF_ITS_PLAYLIST) and asked.add(each))
    for is_over in ("requestfinished", "requestfailed"):
        page.on(is_over, lambda each: asked.discard(each))
    return asked


def wait_until_kept(page):
    wait_until(page, ALL_IS_KEPT)


def wait_until(page, question, argument=None):
    """Ask the page until it says yes; `wait_for_function` would take the promise itself for a yes."""
    for _wait in range(300):
        if page.evaluate(question, argument):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"The page never said yes to: {question}")


def hold_time(page):
    """From now on time stands still but for `pass_time`."""
    page.clock.pause_at(page.evaluate("Date.now() + 1000") / 1000)


def words(page):
    return page.locator("#words")


def see(page, text=None, picture=None, most=40):
    """Let time pass second by second until a text or a picture is seen."""
    for _second in range(most):
        seen = page.get_by_role("img", name=picture) if picture else words(page)
        if seen.is_visible() and (picture or seen.text_content() == text):
            return seen
        pass_time(page, SECOND)
    raise AssertionError(f"{text or picture} was not seen: {page.locator('body').inner_text()}")


def pass_time(page, milliseconds):
    """Time goes on; what was asked of the network meanwhile is answered before more of it passes."""
    page.clock.run_for(milliseconds)
    for _wait in range(300):
        page.evaluate(
            "() => new Promise((done) => { const c = new MessageChannel();"
            " c.port1.onmessage = done; c.port2.postMessage(0); })"
        )
        if not page.asked:
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"Never answered: {[each.url for each in page.asked]}")


def test_slides_follow_each_other_with_a_cut_and_nothing_moves_or_sounds(screen, playlist):
    film = VariantFactory(content=files.film(), file_name="phim.mp4", asset=AssetFactory())
    picture = VariantFactory(asset=AssetFactory(alt="Chợ quê quét mã"))
    for variant in (picture, film):
        PlaylistItemFactory(playlist=playlist, slogan=None, variant=variant, seconds=8)
    page = screen()
    see(page, "Câu thứ nhất")
    see(page, "Câu thứ hai")
    image = see(page, picture="Chợ quê quét mã")
    expect(words(page)).to_be_hidden()
    assert image.evaluate("(image) => getComputedStyle(image).objectFit") == "contain"
    pass_time(page, 9 * SECOND)
    video = page.locator("video")
    expect(video).to_be_visible()
    assert video.evaluate("(film) => film.muted && film.volume === 0")
    # Somebody with a remote control.
    video.evaluate("(film) => { film.muted = false; film.volume = 1 }")
    page.wait_for_function("() => document.querySelector('video').muted")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("document.querySelectorAll('audio, marquee').length") == 0
    assert page.context.cookies() == []


def test_a_screen_without_network_goes_on_even_when_its_page_is_opened_anew(screen, playlist):
    picture = VariantFactory(asset=AssetFactory(alt="Chợ quê quét mã"))
    PlaylistItemFactory(playlist=playlist, slogan=None, variant=picture, seconds=8)
    page = screen()
    page.context.set_offline(True)
    for _round in range(2):
        see(page, "Câu thứ nhất")
        see(page, "Câu thứ hai")
        image = see(page, picture="Chợ quê quét mã")
        assert image.evaluate("(image) => image.naturalWidth") == picture.width
        page.reload()
        # The page waits a moment for the site before it takes what it has kept.
        pass_time(page, 4 * SECOND)
    assert page.evaluate("document.fonts.check('700 16px \"Be Vietnam Pro\"')")


def files_of(page):
    """The addresses of pictures and films that the site names now."""
    slides = "async () => (await fetch(document.body.dataset.slides)).text()"
    return json.loads(page.evaluate(slides))["files"]


def build_of(page):
    return page.evaluate("document.body.dataset.build")


def wait_for_another_build(page, before):
    """The site is asked once more, and the page opens itself anew."""
    page.clock.run_for(61 * SECOND)
    page.wait_for_function("(before) => document.body?.dataset.build !== before", arg=before)
    page.wait_for_load_state()


def forget_network(page):
    """Neither the network answers from now on nor what the browser itself remembers of it."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    page.context.set_offline(True)


def test_after_a_release_a_screen_without_network_opens_the_new_page_and_plays(
    screen, playlist, release
):
    page = screen()
    old = build_of(page)
    release()
    wait_for_another_build(page, old)
    new = build_of(page)
    wait_until_kept(page)
    forget_network(page)
    page.reload()
    pass_time(page, 4 * SECOND)
    assert build_of(page) == new
    see(page, "Câu thứ hai")
    see(page, "Câu thứ nhất")


def test_until_all_of_a_release_is_there_a_screen_plays_on_with_what_it_has(
    screen, playlist, release
):
    page = screen()
    old = build_of(page)
    release(missing=["js/player/stage.js"])
    pass_time(page, 61 * SECOND)
    wait_until(
        page,
        "async () => Boolean(await caches.match("
        "document.getElementById('schedule').href + '?release=2'))",
    )
    forget_network(page)
    page.reload()
    pass_time(page, 4 * SECOND)
    assert build_of(page) == old
    see(page, "Câu thứ hai")
    see(page, "Câu thứ nhất")


def test_a_file_that_cannot_be_had_keeps_neither_a_recalled_one_nor_a_release_from_screens(
    screen, playlist, release
):
    recalled, missing = (VariantFactory(asset=AssetFactory(alt=alt)) for alt in ("Một", "Hai"))
    PlaylistItemFactory(playlist=playlist, slogan=None, variant=recalled, seconds=8)
    page = screen()
    (address,) = files_of(page)
    PlaylistItemFactory(playlist=playlist, slogan=None, variant=missing, seconds=8)
    missing.file.storage.delete(missing.file.name)
    recalled.asset.recalled_at = timezone.now()
    recalled.asset.save()
    pass_time(page, 61 * SECOND)
    wait_until(page, "async (address) => !(await caches.match(address))", address)
    status = "async (address) => (await fetch(address, { cache: 'no-cache' })).status"
    assert page.evaluate(status, address) == 404
    old = build_of(page)
    release()
    wait_for_another_build(page, old)


def test_a_screen_opened_while_its_playlist_is_unpublished_begins_when_it_is_published(
    screen, playlist
):
    page = screen()
    playlist.live = False
    playlist.save()
    pass_time(page, 61 * SECOND)
    for is_offline in (False, True):
        # The page, its scripts and the sign are kept.
        page.context.set_offline(is_offline)
        page.reload()
        pass_time(page, 4 * SECOND)
        assert page.locator("#marks svg").is_visible()
        expect(words(page)).to_be_hidden()
    page.context.set_offline(False)
    playlist.live = True
    playlist.save()
    see(page, "Câu thứ nhất", most=90)


def test_a_screen_waits_for_a_playlist_that_was_never_published(browse, home):
    page = browse(width=1280, height=720)
    page.clock.install(time=timezone.now())
    assert page.goto(ADDRESS).status == 404
    wait_until_kept(page)
    hold_time(page)
    assert page.locator("#marks svg").is_visible()
    playlist = PlaylistFactory(slug="quang-truong")
    PlaylistItemFactory(playlist=playlist, slogan=SloganFactory(wording="Câu mới"), seconds=8)
    see(page, "Câu mới", most=90)


@pytest.mark.parametrize("status", [200, 403, 404])
def test_an_answer_that_is_no_player_never_takes_the_place_of_the_kept_page(
    screen, playlist, monkeypatch, status
):
    page = screen()
    white = HttpResponse("<html><body>Bảo trì</body></html>", status=status)
    monkeypatch.setattr("media.led.player_views.render", lambda *_args, **_values: white)
    ContentChange.record()
    page.reload()
    pass_time(page, 4 * SECOND)
    see(page, "Câu thứ hai")
    see(page, "Câu thứ nhất")


def test_a_kept_page_of_another_build_is_renewed(screen, playlist):
    page = screen()
    page.evaluate(
        "async () => (await caches.open(`player ${location.pathname}`))"
        ".put(location.pathname, new Response('<body data-build=\"old\">'))"
    )
    pass_time(page, 61 * SECOND)
    wait_until(
        page,
        "async (build) => (await (await caches.match(location.pathname)).text())"
        '.includes(`data-build="${build}"`)',
        build_of(page),
    )


def test_a_day_without_network_plays_what_was_planned_for_each_hour(screen, home):
    playlist = PlaylistFactory(slug="quang-truong")
    hours = [("Ban đêm", time(0), time(6)), ("Buổi sáng", time(6), time(12)),
             ("Buổi chiều", time(12), time(18)), ("Buổi tối", time(18), time(0))]  # fmt: skip
    for wording, start, end in hours:
        slogan = SloganFactory(wording=wording)
        PlaylistItemFactory(playlist=playlist, slogan=slogan, hour_from=start, hour_until=end)
    picture = VariantFactory(asset=AssetFactory(alt="Ảnh"))
    PlaylistItemFactory(playlist=playlist, slogan=None, variant=picture, seconds=8)
    began = timezone.localtime()
    page = screen(at=began)
    page.context.set_offline(True)
    nodes = page.evaluate("document.getElementsByTagName('*').length")
    for hour in range(1, 25):
        page.clock.fast_forward("59:30")
        pass_time(page, 30 * SECOND)
        now = (began + timedelta(hours=hour)).time()
        planned = next(
            name for name, start, end in hours if start <= now and (now < end or end == time(0))
        )
        see(page, planned)
    assert page.evaluate("document.getElementsByTagName('*').length") <= nodes + 4
    page.context.set_offline(False)
    pass_time(page, 61 * SECOND)
    wait_until_kept(page)


def test_an_edit_and_a_pause_reach_a_screen_within_a_minute_or_two(screen, playlist):
    page = screen()
    pause = Pause.objects.create(reason="storm", notice="Tránh bão số 5.")
    see(page, "Tránh bão số 5.", most=90)
    expect(page.locator("#foot")).to_have_text("")
    pause.lifted_at = timezone.now()
    pause.save()
    see(page, "Câu thứ nhất", most=90)
    first = playlist.items.first().slogan
    Slogan.objects.filter(pk=first.pk).update(wording="Câu đã sửa")
    ContentChange.record()
    see(page, "Câu đã sửa", most=90)
    recalled = playlist.items.last().slogan
    recalled.withdraw()
    first.withdraw()
    pass_time(page, 61 * SECOND)
    wait_until_kept(page)
    pass_time(page, 2 * SECOND)
    expect(page.locator("#marks svg")).to_be_visible()
    expect(words(page)).to_be_hidden()
    Playlist.objects.all().delete()
    pass_time(page, 61 * SECOND)
    expect(words(page)).to_be_hidden()


@pytest.mark.parametrize("answer", [b"", b"{", b"[]", b'{"programmes": 1}', b"<html>"])
def test_a_broken_answer_changes_nothing(screen, playlist, answer):
    page = screen()
    page.route("**/slides.json", lambda route: route.fulfill(body=answer, status=200))
    pass_time(page, 61 * SECOND)
    first = words(page).text_content()
    pass_time(page, 9 * SECOND)
    expect(words(page)).not_to_have_text(first)


def test_a_wrong_clock_plays_by_the_time_of_the_site(screen, home):
    playlist = PlaylistFactory(slug="quang-truong")
    now = timezone.localtime()
    soon = (now + timedelta(hours=2)).time().replace(microsecond=0)
    before = (now - timedelta(hours=2)).time().replace(microsecond=0)
    PlaylistItemFactory(
        playlist=playlist, slogan=SloganFactory(wording="Bây giờ"), hour_from=before, hour_until=soon
    )  # fmt: skip
    page = screen(at=datetime(2001, 1, 1, tzinfo=now.tzinfo))
    pass_time(page, 2 * SECOND)
    expect(words(page)).to_have_text("Bây giờ")
    page.context.set_offline(True)
    page.reload()
    pass_time(page, 5 * SECOND)
    expect(words(page)).to_have_text("Bây giờ")
    # Long after everything it knows of it shows the sign, not what may be recalled by now.
    page.clock.fast_forward("40:00:00")
    pass_time(page, 2 * SECOND)
    expect(words(page)).to_be_hidden()
    expect(page.locator("#marks svg")).to_be_visible()


def test_a_file_that_is_broken_is_left_out(screen, playlist):
    picture = VariantFactory(asset=AssetFactory(alt="Ảnh hỏng"))
    PlaylistItemFactory(playlist=playlist, slogan=None, variant=picture, seconds=8)
    page = screen()
    (address,) = files_of(page)
    page.evaluate(
        "async (address) => { for (const name of await caches.keys())"
        " await (await caches.open(name)).put(address, new Response('hỏng')) }",
        address,
    )
    seen = set()
    for _second in range(40):
        pass_time(page, SECOND)
        seen.add(words(page).text_content())
        assert page.locator("img:visible").count() == 0
    assert seen == {"Câu thứ nhất", "Câu thứ hai"}


@pytest.mark.parametrize("is_film", [False, True])
def test_a_file_that_never_comes_holds_nothing_up(browse, playlist, is_film):
    film = {"content": files.film(), "file_name": "phim.mp4"} if is_film else {}
    variant = VariantFactory(asset=AssetFactory(), **film)
    PlaylistItemFactory(playlist=playlist, slogan=None, variant=variant, seconds=8)
    page = browse(service_workers="block")
    page.clock.install(time=timezone.now())
    # The request is never answered, as by a line that went dead.
    page.route(re.compile(r"/quang-truong/\d+-"), lambda route: None)
    page.goto(ADDRESS)
    hold_time(page)
    for wording in ("Câu thứ hai", "Câu thứ nhất", "Câu thứ hai"):
        see(page, wording)


@pytest.mark.parametrize("options", [{"blocked": True}, {"service_workers": "block"}])
def test_where_nothing_may_be_kept_it_plays_as_long_as_the_page_is_open(browse, playlist, options):
    page = browse(**options)
    page.clock.install()
    page.goto(ADDRESS)
    page.wait_for_load_state("networkidle")
    hold_time(page)
    pass_time(page, 4 * SECOND)
    page.context.set_offline(True)
    seen = set()
    for _time in range(4):
        pass_time(page, 9 * SECOND)
        seen.add(words(page).text_content())
    assert seen == {"Câu thứ nhất", "Câu thứ hai"}


def test_without_scripts_the_page_goes_on_by_itself(browse, playlist):
    page = browse(javascript=False)
    page.goto(ADDRESS)
    expect(words(page)).to_have_text("Câu thứ nhất")
    page.wait_for_url("**/?slide=1", timeout=20_000)
    expect(words(page)).to_have_text("Câu thứ hai")


def test_a_browser_in_which_the_player_does_not_start_goes_on_as_well(browse, playlist):
    page = browse()
    page.route("**/stage.js", lambda route: route.fulfill(body="syntax of tomorrow", status=200))
    page.goto(ADDRESS)
    page.wait_for_url("**/?slide=1", timeout=20_000)
    expect(words(page)).to_have_text("Câu thứ hai")
    # That its script has a fault is what this is about; the second page says so a while after it is seen.
    page.wait_for_load_state("networkidle")
    page.faults.clear()


def test_a_screen_says_every_five_minutes_that_it_is_on(screen, playlist):
    page = screen()
    sent = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    pass_time(page, 601 * SECOND)
    for _wait in range(100):
        if ScreenBeat.objects.count() == 3:
            break
        page.wait_for_timeout(100)
    # Once when it began, and twice since.
    assert ScreenBeat.objects.count() == 3
    assert len(sent) == 2
    assert not any(request.post_data or "cookie" in request.headers for request in sent)


def test_keys_and_a_button_that_goes_away_fill_the_screen(screen, playlist):
    page = screen()
    pass_time(page, SECOND)
    button = page.get_by_role("button", name="Toàn màn hình (F)")
    expect(button).to_be_visible()
    pass_time(page, 6 * SECOND)
    expect(button).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).cursor") == "none"
    page.mouse.move(200, 200)
    pass_time(page, 2 * SECOND)
    expect(button).to_be_visible()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")


def test_a_small_board_shows_one_line(browse, playlist):
    long = SloganFactory(wording="Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân")
    PlaylistItemFactory(playlist=playlist, slogan=long, sort_order=0, seconds=8)
    page = browse(width=192, height=64)
    page.goto(ADDRESS)
    page.wait_for_selector(".led--small")
    box = words(page).bounding_box()
    assert box["height"] <= 64
    assert page.evaluate("document.documentElement.scrollWidth") <= 192


@pytest.mark.parametrize("width", [360, 1920])
def test_every_slide_is_accessible(browse, accessible, playlist, width):
    picture = VariantFactory(asset=AssetFactory(alt="Chợ quê quét mã"))
    PlaylistItemFactory(playlist=playlist, slogan=None, variant=picture)
    page = browse(width=width, height=740, javascript=True)
    page.route("**/player.js", lambda route: route.abort())
    for number in range(3):
        page.goto(f"{ADDRESS}?slide={number}")
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1920, 1080)])
def test_axe_finds_nothing(browse, accessible, playlist, language, width, height):
    page = browse(width=width, height=height)
    assert page.goto(language + ADDRESS).status == 200
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), [(360, 740), (740, 360), (1280, 720), (1920, 1080)])
def test_the_button_covers_no_word(browse, playlist, width, height):
    page = browse(width=width, height=height)
    page.goto(ADDRESS)
    button = page.get_by_role("button", name="Toàn màn hình")
    expect(button).to_be_visible()
    covered = button.evaluate(
        """(button) => {
          const over = button.getBoundingClientRect();
          return [...document.querySelectorAll("#words, #foot span")].filter((each) => {
            const words = document.createRange();
            words.selectNodeContents(each);
            return [...words.getClientRects()].some((line) =>
              line.right > over.left && line.left < over.right &&
              line.bottom > over.top && line.top < over.bottom);
          }).map((each) => each.textContent);
        }"""
    )
    assert covered == []
