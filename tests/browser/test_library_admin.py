"""Where slogans and what hangs are signed off, and where screens and bulletins are kept: seen and worked with keys."""

from django.urls import reverse

from wagtail.users.models import UserProfile

import pytest
from playwright.sync_api import expect

from demo.factories.bulletins import BulletinFactory
from demo.factories.media import (
    AssetFactory,
    AssetKindFactory,
    KindSpecFactory,
    PlaylistFactory,
    PlaylistItemFactory,
    SloganFactory,
)
from demo.factories.users import UserFactory
from media.enums import AssetState

SCREENS = {
    "asset to approve": ("decide_on_asset", "asset", ["approve"]),
    "asset to decline": ("decide_on_asset", "asset", ["decline"]),
    "slogan to approve": ("decide_on_slogan", "slogan", ["approve"]),
    "pause": ("pause", None, []),
    "playlist": ("wagtailsnippets_media_playlist:edit", "playlist", []),
    "what plays": ("playlist_plays", "playlist", []),
    "bulletin": ("wagtailsnippets_media_bulletin:edit", "bulletin", []),
    "kind": ("wagtailsnippets_media_assetkind:edit", "kind", []),
    "board": ("wagtailsnippets_media_ledboard:add", None, []),
}


@pytest.fixture
def rows(home):
    kind = AssetKindFactory(name="Băng rôn", hanging_days=15)
    KindSpecFactory(kind=kind)
    playlist = PlaylistFactory(name="Quảng trường")
    PlaylistItemFactory(playlist=playlist, slogan=SloganFactory())
    return {
        "asset": AssetFactory(kind=kind, state=AssetState.WAITING),
        "slogan": SloganFactory(proposed=True),
        "playlist": playlist,
        "bulletin": BulletinFactory(),
        "kind": kind,
    }


@pytest.fixture
def chief(home):
    return UserFactory(superuser=True)


def address_of(screen, rows):
    name, row, rest = SCREENS[screen]
    return reverse(name, args=[*([rows[row].pk] if row else []), *rest])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1920, "light")])
def test_axe_finds_nothing(desk, chief, rows, accessible, language, width, colours):
    UserProfile.objects.update_or_create(user=chief, defaults={"preferred_language": language})
    page = desk(chief, width=width, colours=colours)
    for screen in SCREENS:
        assert page.goto(address_of(screen, rows)).status == 200, screen
        try:
            accessible(page, "main")
        except AssertionError as found:
            raise AssertionError(f"{screen}:\n{found}") from None
        assert page.evaluate("document.documentElement.scrollWidth") <= width, screen


def test_a_slogan_is_approved_and_the_campaign_paused_and_lifted_with_keys_alone(desk, chief, rows):
    page = desk(chief)
    page.goto(address_of("slogan to approve", rows))
    page.get_by_role("button", name="Duyệt", exact=True).press("Enter")
    expect(page.get_by_text("Khẩu hiệu đã được duyệt và công khai.")).to_be_visible()
    page.goto(address_of("pause", rows))
    page.locator("[name=reason][value=storm]").press("Space")
    page.get_by_role("button", name="Tạm dừng chiến dịch ngay").press("Enter")
    page.get_by_role("button", name="Bỏ tạm dừng").press("Enter")
    expect(page.get_by_text("Chiến dịch chạy tiếp.")).to_be_visible()


def test_a_long_choice_leaves_its_neighbour_room(chief, desk):
    kind = AssetKindFactory(name="Băng rôn treo ngang đường liên xã, đường liên thôn và trong chợ")
    AssetFactory(kind=kind, kit__name="Bộ ấn phẩm treo ngoài trời và trong nhà " * 3)
    page = desk(chief, width=1440)
    page.goto(reverse("wagtailsnippets_media_asset:add"))
    kit, other = (page.locator(f"[name={name}]").bounding_box() for name in ("kit", "kind"))
    assert kit["x"] + kit["width"] < other["x"]
    assert kit["width"] > 200 and other["width"] > 200
