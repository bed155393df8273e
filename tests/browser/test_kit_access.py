"""Links, versions, recalls and letters as people meet them: on phones, without scripts, with aids."""

from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone

import pytest
from playwright.sync_api import expect

from demo.factories import files
from demo.factories.media import AccessLinkFactory, AssetFactory, KitFactory, VariantFactory
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from media.enums import Access, RecallReason
from media.models import Watcher
from media.recalls.recalling import recall


@pytest.fixture
def addresses(home):
    """Every page of its kind, with the status it answers."""
    kit = KitFactory.with_files(
        name="Bộ áp phích", name_en="Posters", slug="bo-ap-phich", unit=UnitFactory()
    )
    variant = kit.assets.get().variants.get(file_format="png")
    former = variant.get_absolute_url()
    variant.file = ContentFile(files.pixels(901, 333), name="moi.png")
    variant.change_note = "Sửa ngày thành 12/10."
    variant.save()
    other = AssetFactory(kit=kit, name="Băng rôn")
    recalled = VariantFactory(asset=other).get_absolute_url()
    recall([other], UserFactory(superuser=True), RecallReason.WEATHER, "Đợi bản mới.")
    closed = KitFactory.with_files(name="Bộ họp báo", slug="bo-hop-bao", access=Access.UNITS)
    return {
        kit.address: 200,
        former: 200,
        recalled: 410,
        AccessLinkFactory(kit=closed).get_absolute_url(): 200,
        AccessLinkFactory(kit=closed, expires_at=timezone.now()).get_absolute_url(): 410,
        "/_util/login/": 200,
        "/media/": 200,
    }


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_accessible_and_fits(browse, accessible, addresses, width, colours):
    page = browse(width=width, height=740, colours=colours)
    for address, status in addresses.items():
        for prefix in ("", "/en"):
            assert page.goto(f"{prefix}{address}").status == status, address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            accessible(page)


def test_a_reader_asks_agrees_and_ends_the_letters_without_a_script(
    browse, accessible, addresses, site_address
):
    page = browse(javascript=False, width=360)
    page.goto("/media/bo-ap-phich/")
    page.get_by_label("Thư điện tử").fill("ban-doc@example.vn")
    page.get_by_role("button", name="Báo cho tôi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hãy xem hộp thư")
    body = mail.outbox[-1].body
    link = next(line for line in body.splitlines() if line.startswith("http"))
    page.goto(link.replace("http://localhost", site_address, 1))
    page.get_by_role("button", name="Có, hãy báo cho tôi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bạn sẽ được báo")
    assert Watcher.objects.exclude(confirmed_at=None).get().email == "ban-doc@example.vn"
    assert page.context.cookies() == []


def test_a_wrong_address_is_told_beside_its_field(browse, accessible, addresses):
    page = browse(width=360)
    page.goto("/media/bo-ap-phich/")
    page.locator("#watch form").evaluate("form => { form.noValidate = true }")
    page.locator("#watch-email").fill("khong-phai")
    page.locator("#watch button").click()
    expect(page.locator("#watch-error")).to_contain_text("Đây không phải địa chỉ")
    expect(page.locator("#watch-email")).to_have_value("khong-phai")
    accessible(page)


def test_the_press_signs_in_takes_and_signs_out(browse, accessible, addresses):
    UserFactory(username="bao", password="mật khẩu mẫu đủ dài", groups=["Báo chí"])
    KitFactory.with_files(name="Bộ cho báo chí", access=Access.MEDIA)
    page = browse(javascript=False, width=360)
    page.goto("/media/")
    page.get_by_role("link", name="đăng nhập").click()
    page.locator("[name=username]").fill("bao")
    page.locator("[name=password]").fill("mật khẩu mẫu đủ dài")
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/media/")
    expect(page.locator("main")).to_contain_text("Bộ cho báo chí")
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.locator("main")).not_to_contain_text("Bộ cho báo chí")
