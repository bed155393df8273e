"""The page of the API, the feeds and the box for proofs of use, as people meet them."""

import pytest

from demo.factories.media import KitFactory
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from media.models import ProofOfUse
from users.enums import Role

PAGES = ["/api/", "/en/api/", "/feeds/", "/media/", "/media/bo-bang-ron/"]


@pytest.fixture
def kit(home):
    return KitFactory.with_files(slug="bo-bang-ron", name="Bộ băng rôn")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_and_the_policy_find_nothing_and_nothing_is_too_wide(
    browse, accessible, kit, width, colours
):
    page = browse(width=width, colours=colours)
    for address in PAGES:
        assert page.goto(address).status == 200
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_unit_tells_of_its_use_with_the_keyboard_and_without_a_script(browse, kit):
    unit = UnitFactory()
    member = UserFactory(username="xa", groups=[Role.CONTRIBUTOR], unit=unit)
    member.set_password("mật khẩu mẫu đủ dài")
    member.save()
    page = browse(javascript=False, width=360)
    page.goto("/media/bo-bang-ron/")
    page.get_by_role("button", name="Gửi minh chứng sử dụng").press("Enter")
    page.locator("[name=username]").fill("xa")
    page.locator("[name=password]").fill("mật khẩu mẫu đủ dài")
    page.locator("[name=password]").press("Enter")
    assert page.locator("[name=asset]").input_value() == str(kit.assets.get().pk)
    page.locator("[name=kind]").select_option("hung")
    page.locator("[name=used_on]").fill(ProofOfUse().sent_at.date().isoformat())
    page.locator("[name=link]").fill("https://example.vn/tin/1")
    page.locator("[name=link]").press("Enter")
    page.wait_for_url("**/admin/library/proofs/")
    assert ProofOfUse.objects.get().unit == unit
