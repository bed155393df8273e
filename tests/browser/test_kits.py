"""The library and a kit as agencies use them: by keyboard, on a small screen, with and without a script."""

import zipfile

import pytest

from demo.factories.home import HomePageFactory
from demo.factories.media import (
    AssetFactory,
    ChannelTextFactory,
    KitFactory,
    VariantFactory,
)

LANGUAGES = ("", "/en")


@pytest.fixture
def kit(db):
    HomePageFactory.as_site_root()
    kit = KitFactory.with_files(name="Bộ áp phích", slug="bo-ap-phich")
    first = kit.assets.get()
    first.hashtags = "#ChuyenDoiSo"
    first.caption = "Mười ngày, mỗi nhà một việc."
    first.save()
    ChannelTextFactory(asset=first, channel="loudspeaker", words="Kính thưa bà con.")
    banner = AssetFactory(kit=kit, name="Băng rôn", sort_order=1, licence="press")
    for number in range(2):
        VariantFactory(asset=banner, name=f"Băng rôn {number}", sort_order=number)
    AssetFactory(kit=kit, name="Pano", recalled=True, recall_note="Tháo ngay hôm nay.")
    return kit


def boxes(page):
    return page.locator("input[type=checkbox][name=file]")


@pytest.mark.parametrize("javascript", [True, False])
def test_chosen_files_are_taken_by_keyboard_with_or_without_a_script(browse, kit, javascript):
    page = browse(javascript=javascript, width=360, height=800, accept_downloads=True)
    page.goto("/media/bo-ap-phich/")
    for number in (0, 2):
        boxes(page).nth(number).focus()
        page.keyboard.press("Space")
    page.locator("#chosen-files button").focus()
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    download = taken.value
    assert "file=" in download.url
    assert download.suggested_filename == "Bộ áp phích – 2 trong 4 tệp.zip"
    with zipfile.ZipFile(download.path()) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 4


def test_without_a_tick_the_page_says_what_to_do(browse, kit):
    page = browse(javascript=False)
    page.goto("/media/bo-ap-phich/")
    page.locator("#chosen-files button").click()
    page.wait_for_url("**/media/bo-ap-phich/?chosen=none#files")
    assert page.get_by_role("alert").inner_text().startswith("Bạn chưa chọn tệp nào")


def test_a_script_tells_how_much_is_chosen(browse, kit):
    page = browse()
    page.goto("/media/bo-ap-phich/")
    told = page.locator("#chosen-files [role=status]")
    assert told.inner_text() == ""
    boxes(page).nth(0).check()
    boxes(page).nth(1).check()
    told.get_by_text("Đã chọn 2 tệp,").wait_for()
    boxes(page).nth(0).uncheck()
    boxes(page).nth(1).uncheck()
    page.wait_for_function(
        "document.querySelector('#chosen-files [role=status]').textContent === ''"
    )


def test_a_text_is_copied_as_it_will_be_posted(browse, kit):
    page = browse(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/media/bo-ap-phich/")
    anchor = kit.assets.get(name="Áp phích của Bộ áp phích").anchor
    page.locator(f"[data-copy={anchor}-post]").click()
    page.get_by_text("Đã chép").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "Mười ngày, mỗi nhà một việc.\n\n#ChuyenDoiSo"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1440, "light")])
def test_axe_finds_nothing_in_the_library_and_a_kit(
    browse, accessible, kit, language, width, colours
):
    page = browse(width=width, colours=colours)
    for path in (
        "/media/bo-ap-phich/",
        "/media/bo-ap-phich/?chosen=none",
        "/media/?q=ap+phich&kind=ap-phich&sort=name",
        "/media/?q=khong+co",
    ):
        page.goto(language + path)
        for summary in page.locator("main details:not([open]) > summary").all():
            if summary.is_visible():
                summary.click()
        accessible(page)
        spare = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert spare <= 0, (path, width)
