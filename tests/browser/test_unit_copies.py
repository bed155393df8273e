"""A unit takes a copy in its own name with nothing but the keyboard."""

import pytest
from playwright.sync_api import expect

from demo.factories.media import AssetFactory, SloganFactory
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from media.enums import PieceTemplate
from media.models import PieceSet, UnitCopy
from tests.media.pieces.making import SENTENCE, banner, giving_kit
from users.enums import Role

PASSWORD = "mật khẩu mẫu đủ dài"


@pytest.fixture
def asset(home):
    kit = giving_kit()
    made = PieceSet.objects.create(
        kit=kit,
        slogan=SloganFactory(wording=SENTENCE),
        sentence=SENTENCE,
        template=PieceTemplate.RIVER,
        unit_name="Tỉnh Mẫu",
    )
    return AssetFactory(kit=kit, kind=banner(), piece_set=made, name="Băng rôn khẩu hiệu")


@pytest.fixture
def form(browse, asset):
    """The form as a member of a unit comes to it, signed in."""

    def open_form(language="", **options):
        member = UserFactory(username="xa", groups=[Role.CONTRIBUTOR], unit=UnitFactory())
        member.set_password(PASSWORD)
        member.save()
        page = browse(**options)
        page.goto(f"{language}/media/{asset.kit.slug}/own/{asset.pk}/")
        page.locator("[name=username]").fill("xa")
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=password]").press("Enter")
        expect(page.locator("[name=name]")).to_be_visible()
        return page

    return open_form


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1920, "light")])
def test_axe_finds_nothing_and_nothing_is_too_wide(form, accessible, language, width, colours):
    page = form(language, width=width, colours=colours)
    for words in ("", "Xã Mẫu", "Ủy ban nhân dân xã Mẫu " * 8):
        page.locator("[name=name]").fill(words)
        page.locator("[name=name]").press("Enter")
        page.wait_for_load_state()
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, words


@pytest.mark.parametrize("javascript", [True, False])
def test_the_enter_key_looks_again_and_takes_nothing(form, javascript):
    page = form(javascript=javascript, width=360)
    name, preview = page.get_by_label("Tên sẽ đứng trên ấn phẩm"), page.locator("#preview img")
    for words in ("Xã Mẫu", "Phường Mẫu"):
        name.fill(words)
        name.press("Enter")
        expect(preview).to_be_in_viewport()
        expect(name).to_have_value(words)
    assert not UnitCopy.objects.exists()


def test_the_files_are_the_next_stop_after_the_preview(form, accessible):
    page = form()
    page.get_by_role("button", name="Xem trước").press("Enter")
    expect(page.locator("#preview img")).to_be_in_viewport()
    accessible(page, "main")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("value", "svg")
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename.endswith(".svg")
    assert UnitCopy.objects.get().file_format == "svg"
