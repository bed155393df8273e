"""A kit that is not for everyone: nobody else learns by any way that it is there."""

from django.contrib.auth.models import Permission
from django.core.cache import caches
from django.urls import reverse

import pytest

from demo.factories.media import AssetFactory, KitFactory, VariantFactory
from demo.factories.users import UserFactory
from media.enums import Access
from media.models import Asset, Kit
from sharing.models import ShortLink

pytestmark = pytest.mark.django_db

TITLE = "Bộ dành riêng zyx"


@pytest.fixture
def kit(home):
    kit = KitFactory(name=TITLE, slug="bo-rieng", access=Access.MEDIA)
    VariantFactory(asset=AssetFactory(kit=kit, name="Áp phích dành riêng zyx"))
    return kit


def taker(*codenames, **values):
    user = UserFactory(**values)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def code(kit):
    return ShortLink.objects.get(view="kit", row_id=kit.pk, language="vi").code


def variant_of(kit):
    return kit.assets.get().variants.get()


# What belongs to the kit itself, by what a reader would find there: 404 for everyone but its takers.
OWN = {
    "page": lambda kit: kit.address,
    "english page": lambda kit: f"/en{kit.address}",
    "file": lambda kit: variant_of(kit).get_absolute_url(),
    "file by another name": lambda kit: f"{kit.address}{variant_of(kit).pk}/x.png",
    "archive": lambda kit: kit.archive_url,
    "short link": lambda kit: reverse("short_link", args=[code(kit)]),
    "QR code": lambda kit: reverse("short_link_qr", args=[code(kit), "svg"]),
    "QR picture": lambda kit: reverse("short_link_qr", args=[code(kit), "png"]),
    "share card": lambda kit: reverse("share_card", args=[code(kit)]),
    "saved copy": lambda kit: reverse("saved_copy", args=[code(kit)]),
    "guessed preview": lambda kit: f"/files/kit-previews/{kit.pk}/{variant_of(kit).pk}-480.webp",
    "guessed file": lambda kit: f"/files/{variant_of(kit).file.name}",
    "guessed link": lambda kit: f"/media/link/{kit.pk}.{'a' * 43}/",
}
# What lists kits and assets: it answers, without this one.
LISTS = {
    "library": "/media/",
    "library by kind": "/media/?kind=ap-phich",
    "home": "/",
    "search": "/search/?q=zyx",
    "suggestions": "/search/suggest/?q=B%E1%BB%99+d%C3%A0nh",
    "sitemap": "/sitemap.xml",
    "slogans": "/media/slogans/",
    "site map": "/site-map/",
}


@pytest.mark.parametrize("surface", OWN)
@pytest.mark.parametrize("access", [Access.MEDIA, Access.UNITS])
def test_strangers_and_people_without_the_right_find_nothing(client, kit, surface, access):
    Kit.objects.filter(pk=kit.pk).update(access=access)
    address = OWN[surface](kit)
    assert client.get(address).status_code == 404
    client.force_login(taker())
    answer = client.get(address)
    assert answer.status_code == 404
    assert "zyx" not in answer.content.decode()


@pytest.mark.parametrize("surface", LISTS)
def test_lists_do_not_name_it_to_strangers(client, kit, surface):
    KitFactory.with_files(name="Bộ cho mọi người zyw")
    answer = client.get(LISTS[surface], follow=True)
    assert answer.status_code in (200, 404)
    found = answer.content.decode()
    assert "bo-rieng" not in found
    assert "riêng zyx" not in found


def test_an_open_kit_is_found_on_the_surfaces_that_hide_a_restricted_one(client, kit):
    kit.access = Access.OPEN
    kit.save()
    gone = {"guessed preview", "guessed file", "guessed link"}
    for surface in OWN.keys() - gone:
        assert client.get(OWN[surface](kit)).status_code in (200, 302), surface
    for surface in ("library", "library by kind", "sitemap", "search"):
        assert "bo-rieng" in client.get(LISTS[surface]).content.decode(), surface


@pytest.mark.parametrize(
    ("right", "opened"),
    [("take_media_kit", {Access.MEDIA}), ("take_unit_kit", {Access.MEDIA, Access.UNITS})],
)
def test_those_with_the_right_see_and_take_it(client, home, right, opened):
    client.force_login(taker(right))
    for access in (Access.MEDIA, Access.UNITS):
        kit = KitFactory.with_files(name=f"Bộ {access}", access=access)
        asset = kit.assets.get()
        addresses = [kit.address, kit.archive_url, asset.variants.first().get_absolute_url()]
        status = 200 if access in opened else 404
        assert [client.get(address).status_code for address in addresses] == [status] * 3
        assert (asset.name in client.get("/media/").content.decode()) is (access in opened)


def test_superusers_see_every_kit(client, kit, chief):
    client.force_login(chief)
    assert client.get(kit.address).status_code == 200


def test_the_role_of_the_press_takes_what_is_for_accredited_media(client, kit):
    client.force_login(UserFactory(groups=["Báo chí"]))
    assert client.get(kit.address).status_code == 200
    Kit.objects.filter(pk=kit.pk).update(access=Access.UNITS)
    assert client.get(kit.address).status_code == 404


def test_a_draft_is_nobodys(client, kit, chief):
    Kit.objects.filter(pk=kit.pk).update(live=False)
    client.force_login(chief)
    assert client.get(kit.address).status_code == 404


def test_what_a_signed_in_person_saw_is_remembered_for_nobody(client, kit):
    reader = taker("take_media_kit")
    for address in (kit.address, "/media/", "/media/?kind=ap-phich"):
        client.logout()
        before = client.get(address)
        client.force_login(reader)
        seen = client.get(address)
        assert seen.status_code == 200
        assert "zyx" in seen.content.decode()
        assert seen["Cache-Control"] == "private, no-store"
        client.logout()
        client.cookies.clear()
        after = client.get(address)
        assert (after.status_code, after.content) == (before.status_code, before.content)
        assert "riêng zyx" not in after.content.decode()


def test_the_page_of_a_restricted_kit_offers_nothing_to_pass_on(client, kit):
    client.force_login(taker("take_media_kit"))
    html = client.get(kit.address).content.decode()
    assert f"/s/{code(kit)}" not in html
    assert "og:title" not in html
    assert "Không dành cho mọi người" in html


def test_a_kit_that_becomes_restricted_disappears_at_once(client, kit):
    kit.access = Access.OPEN
    kit.save()
    assert "zyx" in client.get("/media/").content.decode()
    assert client.get(kit.address).status_code == 200
    kit.access = Access.UNITS
    kit.save()
    assert client.get(kit.address).status_code == 404
    assert "riêng zyx" not in client.get("/media/").content.decode()
    assert "bo-rieng" not in client.get("/search/?q=zyx").content.decode()


def test_the_library_asks_no_more_queries_for_somebody_who_is_signed_in(
    client, kit, django_assert_max_num_queries
):
    client.force_login(taker("take_media_kit"))
    client.get("/media/")
    caches["pages"].clear()
    with django_assert_max_num_queries(30):
        client.get("/media/")


def test_visible_assets_are_those_that_are_shown_of_the_kits_one_may_take(kit, chief):
    assert not Asset.objects.visible_to(taker()).exists()
    assert Asset.objects.visible_to(taker("take_media_kit")).get().kit == kit
    Asset.objects.update(state="waiting")
    assert not Asset.objects.visible_to(chief).exists()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_press_signs_in_without_the_admin_and_lands_in_the_library(client, kit, prefix):
    UserFactory(username="bao", password="mật khẩu đủ dài 10", groups=["Báo chí"])
    library = client.get(f"{prefix}/media/").content.decode()
    assert f'href="{prefix}/_util/login/"' in library
    page = client.get(f"{prefix}/_util/login/")
    assert page.status_code == 200
    assert 'id="main-content"' in page.content.decode()
    answer = client.post(
        f"{prefix}/_util/login/", {"username": "bao", "password": "mật khẩu đủ dài 10", "next": ""}
    )
    assert (answer.status_code, answer["Location"]) == (302, f"{prefix}/media/")
    html = client.get(f"{prefix}/media/").content.decode()
    assert "Cán bộ" in html or "bao" in html
    assert client.get("/admin/").status_code == 302
    out = client.post(f"{prefix}/media/sign-out/")
    assert (out.status_code, out["Location"]) == (302, f"{prefix}/media/")
    assert client.get(kit.address).status_code == 404


def test_signing_out_takes_a_form_and_nothing_else(client, home):
    assert client.get("/media/sign-out/").status_code == 405
