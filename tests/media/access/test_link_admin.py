"""Giving links, seeing how they are used, taking them back."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from wagtail.models import ModelLogEntry

import pytest

from demo.factories.media import AccessLinkFactory, KitFactory, VariantFactory
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from media.delivery.adding_up import add_up_days_before
from media.enums import Access, RecallReason
from media.models import AccessLink, Download, DownloadCount, Taking, Watcher
from media.recalls.recalling import recall
from tests.media.taking import take

pytestmark = pytest.mark.django_db


@pytest.fixture
def kit(home):
    return KitFactory.with_files(name="Bộ họp báo", access=Access.UNITS)


@pytest.fixture
def editor(client, kit):
    user = UserFactory(groups=["Biên tập"])
    client.force_login(user)
    return user


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def give(client, **values):
    values = {
        "outlet": "Báo Ví dụ",
        "email": "",
        "expires_at": local(timezone.now() + timedelta(days=10)),
        **values,
    }
    return client.post(reverse("access_links:add"), values)


def test_a_link_is_given_from_the_list_of_kits(client, kit, editor):
    listed = client.get(reverse("wagtailsnippets_media_kit:list")).content.decode()
    address = f"{reverse('access_links:add')}?kit={kit.pk}"
    assert address in listed
    form = client.get(address).content.decode()
    assert f'value="{kit.pk}" selected' in form
    assert timezone.localtime(timezone.now() + timedelta(days=30)).strftime("%d/%m/%Y") in form
    answer = give(client, kit=kit.pk, outlet="  Báo   Ví dụ ")
    link = AccessLink.objects.get()
    assert (link.outlet, link.made_by) == ("Báo Ví dụ", editor)
    assert answer["Location"] == reverse("access_links:edit", args=[link.pk])
    html = client.get(answer["Location"]).content.decode()
    assert f"http://localhost/media/link/{link.token}/" in html
    client.logout()
    assert client.get(link.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"expires_at": "2020-01-01 08:00"}, "đã qua"),
        ({"expires_at": local(timezone.now() + timedelta(days=400))}, "một năm"),
        ({"expires_at": "mai"}, "id_expires_at"),
        ({"outlet": ""}, "id_outlet"),
        ({"email": "khong"}, "id_email"),
        ({"kit": "999999999999999999999999"}, "id_kit"),
    ],
)
def test_what_makes_no_link_is_refused_in_words(client, kit, editor, wrong, said):
    answer = give(client, **{"kit": kit.pk, **wrong})
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not AccessLink.objects.exists()


def test_a_link_stays_with_its_kit(client, kit, editor):
    link = AccessLinkFactory(kit=kit)
    other = KitFactory(name="Bộ khác")
    later = timezone.now() + timedelta(days=3)
    values = {"kit": other.pk, "outlet": link.outlet, "email": "", "expires_at": local(later)}
    client.post(reverse("access_links:edit", args=[link.pk]), values)
    link.refresh_from_db()
    assert link.kit == kit
    assert local(link.expires_at) == local(later)


def test_a_link_is_taken_back_after_asking_once_more(client, kit, editor):
    link = AccessLinkFactory(kit=kit)
    address = reverse("take_back_link", args=[link.pk])
    assert address in client.get(reverse("access_links:index")).content.decode()
    assert client.get(address).status_code == 200
    assert AccessLink.objects.valid().exists()
    client.post(address)
    assert not AccessLink.objects.valid().exists()
    before = AccessLink.objects.get().revoked_at
    client.post(address)
    assert AccessLink.objects.get().revoked_at == before
    assert ModelLogEntry.objects.filter(action="media.take_back_link", user=editor).count() == 1
    assert address not in client.get(reverse("access_links:index")).content.decode()
    assert client.get(link.get_absolute_url()).status_code == 410


def test_links_are_filtered_by_state_and_told_with_their_downloads(
    client, kit, editor, django_assert_max_num_queries
):
    now = timezone.now()
    AccessLinkFactory(kit=kit, outlet="Báo còn hạn")
    AccessLinkFactory(kit=kit, outlet="Báo hết hạn", expires_at=now - timedelta(days=1))
    AccessLinkFactory(kit=kit, outlet="Báo bị lấy lại", revoked_at=now)
    DownloadCount.objects.create(kit=kit, outlet="Báo còn hạn", day=now.date(), count=41)
    Download.objects.create(kit=kit, outlet="Báo còn hạn")
    Download.objects.create(kit=kit, outlet="Báo còn hạn", is_robot=True)
    Download.objects.create(kit=KitFactory(), outlet="Báo còn hạn")
    index = reverse("access_links:index")
    for state, outlet in {
        "valid": "Báo còn hạn", "expired": "Báo hết hạn", "revoked": "Báo bị lấy lại",
    }.items():  # fmt: skip
        listed = client.get(f"{index}?state={state}").context["object_list"]
        assert [link.outlet for link in listed] == [outlet]
    assert ">42<" in "".join(client.get(index).content.decode().split())
    for _number in range(8):
        AccessLinkFactory(kit=kit)
    with django_assert_max_num_queries(40):
        client.get(index)


def test_links_are_found_by_outlet_and_kit_and_no_address_gets_into_an_address(client, kit, editor):
    other = KitFactory(name="Bộ khác")
    AccessLinkFactory(kit=kit, outlet="Báo Hoa", email="toa-soan@example.vn")
    AccessLinkFactory(kit=other, outlet="Đài Ví dụ", email="dai@example.vn")
    index = reverse("access_links:index")
    html = client.get(index).content.decode()
    assert 'name="q"' not in html and "example.vn" not in html
    for query in ("outlet=Báo Hoa", f"kit={kit.pk}"):
        found = client.get(f"{index}?{query}").context["object_list"]
        assert [link.outlet for link in found] == ["Báo Hoa"]
    # Nor does it tell whether there is such an address, whatever is asked.
    for query in ("q=toa-soan@example.vn", "q=nobody@example.vn"):
        assert len(client.get(f"{index}?{query}").context["object_list"]) == 2
    assert "toa-soan" not in client.get(f"{index}?outlet=x").content.decode()


def test_nobody_else_sees_gives_or_takes_back_links(client, kit):
    link = AccessLinkFactory(kit=kit, email="toa-soan@example.vn")
    client.force_login(UserFactory(groups=["Cộng tác viên đơn vị"]))
    for address in (
        reverse("access_links:index"), reverse("access_links:add"),
        reverse("access_links:edit", args=[link.pk]), reverse("take_back_link", args=[link.pk]),
        reverse("takers_of_asset", args=[kit.assets.get().pk]),
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code in (302, 403), address
        assert "toa-soan" not in answer.content.decode()
    client.post(reverse("take_back_link", args=[link.pk]))
    assert AccessLink.objects.valid().exists()


def test_those_who_may_recall_see_who_took_an_asset_and_who_was_told(client, kit):
    asset = kit.assets.get()
    taker = UserFactory(first_name="Nguyễn", last_name="Lấy", unit=UnitFactory(name="Sở Mẫu"))
    Taking.objects.create(user=taker, variant=asset.variants.first(), version=1)
    AccessLinkFactory(kit=kit, outlet="Báo Ví dụ")
    Watcher.objects.create(
        kit=kit, email="bi-mat@example.vn", language="vi", confirmed_at=timezone.now()
    )
    boss = UserFactory(groups=["Duyệt"])
    recall([asset], boss, RecallReason.WEATHER)
    client.force_login(boss)
    html = client.get(reverse("takers_of_asset", args=[asset.pk])).content.decode()
    for said in ("Nguyễn", taker.email, "Sở Mẫu", "Báo Ví dụ", str(RecallReason.WEATHER.label)):
        assert said in html, said
    assert "bi-mat@" not in html
    listed = client.get(reverse("wagtailsnippets_media_asset:list")).content.decode()
    assert reverse("takers_of_asset", args=[asset.pk]) in listed
    history = client.get(reverse("wagtailsnippets_media_asset:history", args=[asset.pk]))
    assert "Thu hồi" in history.content.decode()


def test_a_reader_who_comes_again_counts_once_before_the_day_is_added_up_and_after(client, kit):
    page = AccessLinkFactory(kit=kit).get_absolute_url()
    asset = kit.assets.get()
    VariantFactory(asset=asset, sort_order=2)
    first, second = asset.variants.all()[:2]
    chosen = f"{page}all.zip?file={first.pk}&file={second.pk}"
    for address in (f"{page}all.zip", chosen, f"{page}{first.pk}/{first.download_name}"):
        for _again in range(2):
            take(client, address)
    take(client, chosen, reader="203.0.113.8")
    assert AccessLink.objects.with_downloads().get().downloads == 1 + 2 + 1 + 2
    add_up_days_before(timezone.now() + timedelta(days=1))
    assert AccessLink.objects.with_downloads().get().downloads == 1 + 2 + 1 + 2
