"""Assets that wait for a second pair of eyes."""

from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone

from wagtail import hooks
from wagtail.models import ModelLogEntry

import pytest

from core.templatetags.text_tags import day
from demo.factories.media import AssetFactory, AssetKindFactory, KitFactory, VariantFactory
from demo.factories.users import UserFactory
from media.approvals.decisions import approve, may_be_approved_by, waiting_for
from media.enums import AssetState
from media.models import Asset
from tests.media.conftest import permitted
from tests.media.editing.test_kit_admin import asset_data, html_of, png

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db):
    return Group.objects.create(name="Duyệt pano")


@pytest.fixture
def kind(group):
    return AssetKindFactory(name="Pano", second_approver=group)


@pytest.fixture
def looker(group):
    """Somebody of the group, who may approve and not edit."""
    user = permitted("view_asset", "approve_asset")
    user.groups.add(group)
    return user


@pytest.fixture
def writer(db):
    return permitted("add_asset", "change_asset", "view_asset", "change_kit")


def waiting(kind, by=None, **values):
    asset = AssetFactory(kind=kind, state=AssetState.WAITING, submitted_by=by, **values)
    VariantFactory(asset=asset)
    return asset


def address(asset, name):
    return reverse("decide_on_asset", args=[asset.pk, name])


def decide(client, asset, name, **given):
    """Look at the page, then answer what it asked."""
    shown = client.get(address(asset, name))
    assert shown.status_code == 200
    seen = shown.context["form"].initial["seen"]
    response = client.post(address(asset, name), {"seen": seen, **given})
    asset.refresh_from_db()
    return response


def saved(client, asset, *variants, **values):
    """Save the form of an asset with its stored file, and these new ones."""
    stored = list(asset.variants.all())
    data = asset_data(asset.kit, *[(each.name, "") for each in stored], *variants)
    data |= {"kind": asset.kind_id, "name": asset.name, "variants-INITIAL_FORMS": len(stored)}
    data |= {f"variants-{place}-id": each.pk for place, each in enumerate(stored)}
    url = reverse("wagtailsnippets_media_asset:edit", args=[asset.pk])
    response = client.post(url, data | values)
    assert response.status_code == 302, response.content.decode()[:2000]
    asset.refresh_from_db()


def test_a_new_asset_of_a_kind_with_a_second_approver_waits_and_is_not_public(
    client, home, writer, looker, kind
):
    client.force_login(writer)
    kit = KitFactory(slug="bo-cho-duyet")
    data = asset_data(kit, ("Ảnh", png()), kind=kind.pk)
    assert client.post(reverse("wagtailsnippets_media_asset:add"), data).status_code == 302
    asset = Asset.objects.get()
    assert (asset.state, asset.submitted_by) == (AssetState.WAITING, writer)
    assert not Asset.objects.public().exists()
    edit = html_of(client, reverse("wagtailsnippets_media_asset:edit", args=[asset.pk]))
    assert "Duyệt pano" in edit
    assert client.get(address(asset, "approve")).status_code == 302

    client.force_login(looker)
    assert address(asset, "approve") in html_of(client, reverse("wagtailadmin_home"))
    assert asset.name in html_of(client, address(asset, "approve"))
    assert decide(client, asset, "approve").status_code == 302
    assert (asset.state, asset.approved_by) == (AssetState.APPROVED, looker)
    assert list(Asset.objects.public()) == [asset]
    assert ModelLogEntry.objects.filter(action="media.approve_asset", user=looker).count() == 1
    assert address(asset, "approve") not in html_of(client, reverse("wagtailadmin_home"))


def test_an_asset_of_another_kind_never_waits(office):
    kit = KitFactory()
    office.post(reverse("wagtailsnippets_media_asset:add"), asset_data(kit, ("Ảnh", png())))
    assert Asset.objects.get().state == AssetState.APPROVED


def test_texts_may_change_without_another_look_but_files_and_kind_may_not(office, chief, kind):
    asset = AssetFactory(kind=kind, name="Pano chính")
    VariantFactory(asset=asset)
    saved(office, asset, alt="Nền xanh", caption="Mới", **{"variants-0-name": "Tên mới"})
    assert (asset.state, asset.alt) == (AssetState.APPROVED, "Nền xanh")
    saved(office, asset, ("Hai", png(401)))
    assert (asset.state, asset.submitted_by) == (AssetState.WAITING, chief)
    decide(office, asset, "approve")
    saved(office, asset, **{"variants-1-DELETE": "on"})
    assert (asset.state, asset.variants.count()) == (AssetState.WAITING, 1)
    decide(office, asset, "approve")
    saved(office, asset, **{"variants-0-file": png(402)})
    assert (asset.state, asset.approved_by) == (AssetState.WAITING, None)
    plain = AssetKindFactory(name="Tờ rơi")
    saved(office, asset, kind=plain.pk)
    assert asset.state == AssetState.APPROVED
    saved(office, asset, kind=kind.pk)
    assert asset.state == AssetState.WAITING


def test_only_another_one_of_the_group_approves(client, home, writer, looker, kind, group, chief):
    asset = waiting(kind, by=looker)
    outsider = permitted("view_asset", "approve_asset")
    of_group = permitted("view_asset")
    of_group.groups.add(group)
    second = permitted("view_asset", "approve_asset")
    second.groups.add(group)
    for user in (looker, outsider, of_group, writer):
        assert not may_be_approved_by(asset, user), user
        assert not waiting_for(user).exists()
        client.force_login(user)
        for name in ("approve", "decline", "unknown"):
            response = client.post(address(asset, name), {"seen": "x"})
            assert response.status_code in (302, 403)
        with pytest.raises(PermissionError):
            approve(asset, user)
    asset.refresh_from_db()
    assert asset.state == AssetState.WAITING
    assert may_be_approved_by(asset, second) and may_be_approved_by(asset, chief)
    assert list(waiting_for(second)) == [asset] == list(waiting_for(chief))


def test_without_a_group_anyone_who_may_approve_looks(kind, writer):
    asset = waiting(kind, by=writer)
    kind.second_approver = None
    kind.save()
    asset = Asset.objects.get(pk=asset.pk)
    reader = permitted("approve_asset")
    assert may_be_approved_by(asset, reader)
    assert list(waiting_for(reader)) == [asset]
    writer.user_permissions.add(Permission.objects.get(codename="approve_asset"))
    assert not waiting_for(type(writer).objects.get(pk=writer.pk)).exists()


def test_a_refusal_says_why_and_the_asset_can_be_submitted_again(
    client, home, writer, looker, kind
):
    asset = waiting(kind, by=writer)
    client.force_login(looker)
    assert decide(client, asset, "decline", reason=" ").status_code == 422
    assert asset.state == AssetState.WAITING
    assert decide(client, asset, "decline", reason="Ngày phải là 10/10.").status_code == 302
    assert asset.state == AssetState.DECLINED
    client.force_login(writer)
    edit = reverse("wagtailsnippets_media_asset:edit", args=[asset.pk])
    html = html_of(client, edit)
    assert "Ngày phải là 10/10." in html and address(asset, "submit") in html
    history = html_of(client, reverse("wagtailsnippets_media_asset:history", args=[asset.pk]))
    assert "Ngày phải là 10/10." in history
    decide(client, asset, "submit")
    assert (asset.state, asset.submitted_by) == (AssetState.WAITING, writer)


def test_nobody_approves_files_that_came_after_the_look(client, home, looker, kind):
    asset = waiting(kind)
    client.force_login(looker)
    seen = client.get(address(asset, "approve")).context["form"].initial["seen"]
    VariantFactory(asset=asset, name="Sau cùng")
    response = client.post(address(asset, "approve"), {"seen": seen})
    assert response.status_code == 422
    asset.refresh_from_db()
    assert asset.state == AssetState.WAITING
    # The page that says so shows the new file; answered again, it counts.
    html = response.content.decode()
    assert "Sau cùng" in html
    again = response.context["form"]["seen"].value()
    assert client.post(address(asset, "approve"), {"seen": again}).status_code == 302
    asset.refresh_from_db()
    assert asset.state == AssetState.APPROVED


def test_many_are_approved_at_once_but_only_those_that_one_may(client, home, looker, kind, writer):
    mine, theirs = waiting(kind, by=looker), waiting(kind, by=writer)
    client.force_login(looker)
    url = reverse("wagtail_bulk_action", args=["media", "asset", "approve_assets"])
    url = f"{url}?id={mine.pk}&id={theirs.pk}&id=x&id=٣"
    page = client.get(url)
    form = page.context["form"]
    changed = client.post(url, {"seen": "other"})
    assert changed.status_code == 200 and "Xem lại" in changed.content.decode()
    assert Asset.objects.filter(state=AssetState.WAITING).count() == 2
    assert client.post(url, {"seen": form.initial["seen"]}).status_code == 302
    states = dict(Asset.objects.values_list("pk", "state"))
    assert states == {mine.pk: AssetState.WAITING, theirs.pk: AssetState.APPROVED}


def test_of_many_those_that_change_meanwhile_wait_on(client, home, looker, kind, writer):
    changed, declined, sound = (waiting(kind, by=writer) for _each in range(3))
    client.force_login(looker)
    url = reverse("wagtail_bulk_action", args=["media", "asset", "approve_assets"])
    url = f"{url}?" + "&".join(f"id={asset.pk}" for asset in (changed, declined, sound))
    seen = client.get(url).context["form"].initial["seen"]

    def meanwhile(*_of_the_action):
        changed.variants.update(sha256="0" * 64)
        Asset.objects.filter(pk=declined.pk).update(state=AssetState.DECLINED)

    with hooks.register_temporarily("before_bulk_action", meanwhile):
        assert client.post(url, {"seen": seen}).status_code == 302
    assert dict(Asset.objects.values_list("pk", "state")) == {
        changed.pk: AssetState.WAITING,
        declined.pk: AssetState.DECLINED,
        sound.pk: AssetState.APPROVED,
    }


def test_the_page_of_a_decision_says_until_when_it_hangs_and_leads_to_the_other_decision(
    client, home, looker, group
):
    client.force_login(looker)
    kind = AssetKindFactory(name="Băng rôn", second_approver=group, hanging_days=15)
    today = timezone.localdate()
    days = {"use_from": today, "use_until": today + timedelta(days=16)}
    html = html_of(client, address(waiting(kind, **days), "approve"))
    assert "Băng rôn chỉ được treo 15 ngày; thời gian dùng này dài hơn." in html
    asset = waiting(kind, **(days | {"use_until": today + timedelta(days=15)}))
    html = html_of(client, address(asset, "approve"))
    assert day(today + timedelta(days=14)) in html and "chỉ được treo" not in html
    assert address(asset, "decline") in html
    assert address(asset, "approve") in html_of(client, address(asset, "decline"))


def test_the_group_that_looks_at_a_kind_cannot_be_deleted_and_the_admin_says_why(client, home):
    group, free = Group.objects.create(name="Người soát"), Group.objects.create(name="Nhóm trống")
    kind = AssetKindFactory(name="Băng rôn", second_approver=group)
    AssetKindFactory(name="Phướn", second_approver=group)
    client.force_login(UserFactory(superuser=True))
    delete = reverse("wagtailusers_groups:delete", args=[group.pk])
    assert client.get(delete).status_code == 200
    html = client.post(delete, follow=True).content.decode()
    assert "Không xóa được nhóm “Người soát”" in html
    assert "Băng rôn" in html and "Phướn" in html
    kind.refresh_from_db()
    assert kind.second_approver == group
    client.post(reverse("wagtailusers_groups:delete", args=[free.pk]))
    assert not Group.objects.filter(pk=free.pk).exists()
