"""The kit on the home page holds only what may be taken and used today."""

from datetime import timedelta

from django.utils import timezone

import pytest

from demo.factories.media import AssetFactory, KitFactory, VariantFactory
from media.enums import AssetState

pytestmark = pytest.mark.django_db


@pytest.fixture
def home_html(client, home):
    def ask():
        response = client.get("/")
        assert response.status_code == 200
        return response.content.decode()

    return ask


def today():
    return timezone.localdate()


# What keeps an asset off the home page, as values of its factory made today.
UNFIT = {
    "recalled": lambda: {"recalled": True},
    "waiting": lambda: {"state": AssetState.WAITING},
    "declined": lambda: {"state": AssetState.DECLINED},
    "without rights": lambda: {"rights_until": today()},
}


@pytest.mark.parametrize("why", UNFIT)
def test_an_asset_that_is_not_given_out_is_neither_shown_nor_counted(home_html, why):
    kit = KitFactory.with_files(name="Bộ trang chủ")
    hidden = VariantFactory(asset=AssetFactory(kit=kit, **UNFIT[why]()))
    html = home_html()
    assert "1 ấn phẩm, 2 tệp" in html
    assert hidden.preview.url not in html


def test_an_expired_asset_lends_no_picture(home_html):
    kit = KitFactory.with_files(name="Bộ trang chủ")
    expired = VariantFactory(asset=AssetFactory(kit=kit, use_until=today()))
    coming = VariantFactory(asset=AssetFactory(kit=kit, use_from=today() + timedelta(days=1)))
    html = home_html()
    assert expired.preview.url not in html
    assert coming.preview.url in html


@pytest.mark.parametrize(
    "values",
    [
        lambda: {"live": False},
        lambda: {"access": "units"},
        lambda: {"access": "media"},
        lambda: {"use_until": today()},
    ],
)
def test_another_kit_takes_the_place_of_one_that_not_everyone_may_use(home, home_html, values):
    KitFactory.with_files(name="Bộ cũ còn dùng")
    unfit = KitFactory.with_files(name="Bộ không dùng được", **values())
    home.kit = unfit
    home.save()
    html = home_html()
    assert "Bộ cũ còn dùng" in html
    assert "Bộ không dùng được" not in html


@pytest.mark.parametrize("why", UNFIT)
def test_another_kit_takes_the_place_of_one_with_nothing_left(home_html, why):
    KitFactory.with_files(name="Bộ cũ còn dùng")
    empty = KitFactory(name="Bộ mới đã hết")
    VariantFactory(asset=AssetFactory(kit=empty, **UNFIT[why]()))
    html = home_html()
    assert "Bộ cũ còn dùng" in html
    assert "Bộ mới đã hết" not in html
