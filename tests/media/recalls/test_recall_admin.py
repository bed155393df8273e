"""Recalling assets in the admin: one, several, all of a kit, all that carry a slogan."""

from urllib.parse import parse_qs, urlsplit

from django.core import mail
from django.urls import reverse
from django.utils import timezone

from wagtail.models import ModelLogEntry

import pytest

from demo.factories.media import AssetFactory, KitFactory, SloganFactory, VariantFactory
from demo.factories.users import UserFactory
from media.enums import RecallReason
from media.models import Asset, Notice, Watcher

pytestmark = pytest.mark.django_db


def action(name, **query):
    base = reverse("wagtail_bulk_action", args=["media", "asset", name])
    ids = query.pop("id")
    parts = [f"id={each}" for each in (ids if isinstance(ids, list) else [ids])]
    parts += [f"{key}={value}" for key, value in query.items()]
    return f"{base}?{'&'.join([*parts, 'next=/admin/'])}"


@pytest.fixture
def kit(home):
    kit = KitFactory.with_files(name="Bộ áp phích", slug="bo-ap-phich")
    VariantFactory(asset=AssetFactory(kit=kit, name="Băng rôn 2"))
    VariantFactory(asset=AssetFactory(kit=kit, name="Pano 3"))
    VariantFactory(asset=AssetFactory(name="Của bộ khác"))
    return kit


@pytest.fixture
def boss(client, kit):
    user = UserFactory(groups=["Duyệt"])
    client.force_login(user)
    return user


def recalled():
    return set(Asset.objects.exclude(recalled_at=None).values_list("name", flat=True))


def test_one_asset_is_recalled_from_its_page(client, kit, boss, django_capture_on_commit_callbacks):
    Watcher.objects.create(
        kit=kit, email="a@example.vn", language="vi", confirmed_at=timezone.now()
    )
    asset = kit.assets.get(name="Pano 3")
    edit = reverse("wagtailsnippets_media_asset:edit", args=[asset.pk])
    address = action("recall_assets", id=asset.pk).split("&next")[0]
    html = client.get(edit).content.decode()
    assert address in html.replace("&amp;", "&")
    form = client.get(address).content.decode()
    assert "Pano 3" in form and 'name="reason"' in form
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            f"{address}&next={edit}", {"reason": "wrong-date", "note": "  Đợi  bản mới. "}
        )
    assert (answer.status_code, answer["Location"]) == (302, edit)
    asset.refresh_from_db()
    assert (asset.recalled_by, asset.recall_note) == (boss, "Đợi bản mới.")
    assert recalled() == {"Pano 3"}
    assert len(mail.outbox) == 1
    assert ModelLogEntry.objects.filter(action="media.recall_asset", user=boss).count() == 1
    assert client.get(asset.variants.get().get_absolute_url()).status_code == 410
    html = client.get(edit).content.decode()
    assert "lift_recalls" in html and "recall_assets" not in html
    with django_capture_on_commit_callbacks(execute=True):
        client.post(action("lift_recalls", id=asset.pk))
    assert recalled() == set()
    assert len(mail.outbox) == 2


def test_several_are_recalled_at_once_and_told_of_in_one_notice(client, kit, boss):
    keys = [asset.pk for asset in Asset.objects.filter(name__in=["Pano 3", "Băng rôn 2"])]
    client.post(action("recall_assets", id=keys), {"reason": RecallReason.WEATHER})
    assert recalled() == {"Pano 3", "Băng rôn 2"}
    assert Notice.objects.get().assets.count() == 2


def test_all_of_a_kit_are_recalled_from_the_kit(client, kit, boss):
    edit = reverse("wagtailsnippets_media_kit:edit", args=[kit.pk])
    html = client.get(edit).content.decode().replace("&amp;", "&")
    start = html.index(reverse("wagtail_bulk_action", args=["media", "asset", "recall_assets"]))
    address = html[start : html.index('"', start)]
    assert parse_qs(urlsplit(address).query)["kit"] == [str(kit.pk)]
    client.post(address, {"reason": RecallReason.OTHER})
    assert recalled() == {"Áp phích của Bộ áp phích", "Băng rôn 2", "Pano 3"}


def test_all_that_carry_a_slogan_are_recalled_through_the_filter(client, kit, boss):
    slogan = SloganFactory(wording="Ngày 10/10")
    for name in ("Pano 3", "Của bộ khác"):
        asset = Asset.objects.get(name=name)
        asset.slogans.add(slogan)
        asset.save()
    listed = client.get(f"{reverse('wagtailsnippets_media_asset:list')}?slogan={slogan.pk}")
    html = listed.content.decode()
    assert "Pano 3" in html and "Băng rôn 2" not in html
    client.post(
        action("recall_assets", id="all", slogan=slogan.pk), {"reason": RecallReason.WRONG_DATE}
    )
    assert recalled() == {"Pano 3", "Của bộ khác"}


def test_without_a_known_reason_nothing_is_recalled_and_what_was_typed_stays(client, kit, boss):
    asset = kit.assets.first()
    for values in ({}, {"reason": "x"}, {"reason": "weather", "note": "x" * 401}):
        answer = client.post(action("recall_assets", id=asset.pk), {"note": "Giữ lại", **values})
        assert answer.status_code == 200
        assert values.get("note", "Giữ lại") in answer.content.decode()
    assert recalled() == set()
    for strange in ("0", "x", "9" * 30):
        assert client.post(action("recall_assets", id=strange)).status_code == 404


def test_those_who_may_not_recall_are_offered_nothing_and_change_nothing(client, kit):
    client.force_login(UserFactory(groups=["Biên tập"]))
    asset = kit.assets.first()
    edit = client.get(reverse("wagtailsnippets_media_asset:edit", args=[asset.pk]))
    assert "recall_assets" not in edit.content.decode()
    client.post(action("recall_assets", id=asset.pk), {"reason": RecallReason.WEATHER})
    assert recalled() == set()
    assert not Notice.objects.exists()


def test_an_editor_says_who_may_take_a_kit_and_in_which_phase(client, kit):
    client.force_login(UserFactory(superuser=True))
    html = client.get(reverse("wagtailsnippets_media_kit:edit", args=[kit.pk])).content.decode()
    assert 'name="access"' in html
    assert 'name="phase"' in html
    listed = client.get(f"{reverse('wagtailsnippets_media_kit:list')}?access=units")
    assert "Bộ áp phích" not in listed.content.decode()
