"""Recalls: hidden at once, explained at every address, told to those who can be known."""

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile

from wagtail.models import ModelLogEntry

import pytest

from demo.factories import files
from demo.factories.media import AssetFactory, KitFactory, VariantFactory
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from media.enums import Access, RecallReason
from media.models import Asset, Notice
from media.recalls.recalling import lift, recall

pytestmark = pytest.mark.django_db


@pytest.fixture
def kit(home):
    return KitFactory.with_files(name="Bộ áp phích", slug="bo-ap-phich")


@pytest.fixture
def asset(kit):
    return kit.assets.get()


@pytest.fixture
def boss(db):
    return UserFactory(superuser=True)


def take_back(asset, boss, **words):
    return recall([asset], boss, RecallReason.WRONG_DATE, **words)


def test_the_addresses_of_a_recalled_asset_say_what_when_why_and_what_to_do(
    client, kit, asset, boss
):
    kit.unit = UnitFactory(name="Sở Khoa học và Công nghệ")
    kit.save()
    variant = asset.variants.get(file_format="png")
    first = variant.get_absolute_url()
    variant.file = ContentFile(files.pixels(777, 200), name="moi.png")
    variant.save()
    addresses = [first, f"{first}?old=1", variant.get_absolute_url(), f"{first}x"]
    assert client.get(variant.get_absolute_url()).status_code == 200
    take_back(asset, boss, note="Dùng bản ngày 12/10.", note_en="Use the one of 12 October.")
    for address in addresses:
        answer = client.get(address)
        html = answer.content.decode()
        assert answer.status_code == 410
        assert answer["Content-Type"].startswith("text/html")
        assert "noindex" in answer["X-Robots-Tag"]
        for said in (
            asset.name,
            str(RecallReason.WRONG_DATE.label),
            "Dùng bản ngày 12/10.",
            "Sở Khoa học",
        ):
            assert said in html, said
    english = client.get(f"/en{first}")
    assert english.status_code == 410
    assert "Use the one of 12 October." in english.content.decode()


def test_a_recalled_asset_leaves_lists_archives_and_pages_at_once(client, kit, asset, boss):
    other = AssetFactory(kit=kit, name="Băng rôn khác")
    VariantFactory(asset=other)
    preview = asset.lead_variant().preview.url
    pages = ["/media/", "/", kit.address]
    assert all(asset.name in client.get(address).content.decode() for address in pages[::2])
    assert preview in client.get("/").content.decode()
    whole = client.get(kit.archive_url)
    take_back(asset, boss)
    for address in pages:
        html = client.get(address).content.decode()
        assert f"#{asset.anchor}" not in html, address
        assert preview not in html, address
    rest = client.get(kit.archive_url)
    assert int(rest["Content-Length"]) < int(whole["Content-Length"])
    assert rest["ETag"] != whole["ETag"]
    lift([asset], boss)
    assert asset.name in client.get("/media/").content.decode()
    assert client.get(asset.variants.first().get_absolute_url()).status_code == 200


def test_the_archive_of_a_kit_of_which_everything_is_recalled_is_gone(client, kit, asset, boss):
    take_back(asset, boss)
    assert client.get(kit.archive_url).status_code == 404
    assert client.get(kit.address).status_code == 200
    assert kit.address not in client.get("/sitemap.xml").content.decode()


def test_a_recall_of_a_restricted_kit_is_no_strangers_business(client, kit, asset, boss):
    kit.access = Access.UNITS
    kit.save()
    take_back(asset, boss)
    address = asset.variants.first().get_absolute_url()
    assert client.get(address).status_code == 404
    client.force_login(boss)
    assert client.get(address).status_code == 410


def test_only_those_who_may_recall_and_lift(asset):
    for act in (lambda user: take_back(asset, user), lambda user: lift([asset], user)):
        with pytest.raises(PermissionDenied):
            act(UserFactory(groups=["Biên tập"]))
    assert not Notice.objects.exists()
    assert take_back(asset, UserFactory(groups=["Duyệt"]))


def test_what_is_recalled_already_keeps_its_reason_and_is_told_of_once(asset, boss):
    take_back(asset, boss, note="Sai ngày.")
    before = Asset.objects.get()
    other = AssetFactory(kit=asset.kit)
    notice = recall([asset, other], boss, RecallReason.WEATHER)
    assert list(notice.assets.all()) == [other]
    after = Asset.objects.get(pk=asset.pk)
    assert (after.recall_reason, after.recalled_at) == (RecallReason.WRONG_DATE, before.recalled_at)
    assert recall([asset, other], boss, RecallReason.OTHER) is None
    assert lift([asset, other], boss)
    assert lift([asset, other], boss) is None


def test_every_recall_and_its_end_stand_in_the_history(asset, boss):
    take_back(asset, boss, note="Sai ngày.")
    lift([asset], boss)
    entries = ModelLogEntry.objects.filter(object_id=str(asset.pk)).order_by("timestamp")
    assert [(entry.action, entry.user) for entry in entries] == [
        ("media.recall_asset", boss),
        ("media.lift_recall", boss),
    ]
    assert entries[0].data == {"reason": "wrong-date", "note": "Sai ngày."}


def test_a_recall_that_fails_halfway_leaves_everything_as_it_was(asset, boss, monkeypatch):
    def fails(*_args, **_values):
        raise RuntimeError

    monkeypatch.setattr("media.recalls.recalling.log", fails)
    with pytest.raises(RuntimeError):
        take_back(asset, boss)
    assert Asset.objects.get().recalled_at is None
    assert not Notice.objects.exists()
