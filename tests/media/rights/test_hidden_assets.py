"""An asset that may not be shown (any more) leaves every page, list, feed and archive of the library."""

import io
import zipfile
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from demo.factories import story
from demo.factories.home import StandardPageFactory
from demo.factories.media import AssetFactory, KitFactory, SloganFactory, VariantFactory

pytestmark = pytest.mark.django_db

NAME = "Áp phích có cháu bé"


@pytest.fixture
def kit(home):
    """A kit of two assets, one of which is about to be hidden."""
    kit = KitFactory(name="Bộ ra quân")
    VariantFactory(asset=AssetFactory(kit=kit, name="Áp phích còn lại"), name="Ảnh còn lại")
    return kit


@pytest.fixture
def asset(kit):
    asset = AssetFactory(kit=kit, name=NAME, alt="Cháu bé cười", hashtags="#ChauBe", sort_order=5)
    VariantFactory(asset=asset, name="Ảnh cháu bé")
    asset.slogans.add(SloganFactory())
    asset.save()
    return asset


def hide(asset):
    asset.needs_consent = True
    asset.save()


def body(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_hidden_asset_leaves_pages_lists_feeds_and_programs(client, home, kit, asset):
    page = StandardPageFactory(parent=home, body=story.story(story.kit(kit)))
    preview = asset.variants.get().thumbnail.url
    shown_in = ["/media/", kit.get_absolute_url(), "/api/v1/assets"]
    told_in = [
        home.url,
        page.url,
        "/media/slogans/",
        "/feeds/kits/atom.xml",
        "/feeds/kits/feed.json",
        *api_of(kit),
    ]
    for address in shown_in:
        html = body(client.get(address)).decode()
        assert NAME in html and preview in html, address
    hide(asset)
    for address in [*shown_in, *told_in]:
        text = body(client.get(address)).decode()
        for trace in (NAME, "Cháu bé", "ChauBe", "Ảnh cháu bé", preview):
            assert trace not in text, (address, trace)
    assert "Áp phích còn lại" in body(client.get(kit.get_absolute_url())).decode()


def api_of(kit):
    return ["/api/v1/kits", f"/api/v1/kits/{kit.slug}"]


def test_the_files_of_a_hidden_asset_are_handed_to_nobody(client, kit, asset):
    variant = asset.variants.get()
    assert client.get(variant.get_absolute_url()).status_code == 200
    hide(asset)
    assert client.get(variant.get_absolute_url()).status_code == 404
    archive = zipfile.ZipFile(io.BytesIO(body(client.get(reverse("kit_archive", args=[kit.slug])))))
    assert not [name for name in archive.namelist() if "cháu bé" in name]
    assert b"Ch\xc3\xa1u b\xc3\xa9" not in archive.read("README.txt")


def test_numbers_of_files_leave_hidden_assets_out(client, home, kit, asset):
    page = StandardPageFactory(parent=home, body=story.story(story.kit(kit)))
    addresses = [page.url, "/media/", home.url]
    assert all("2 tệp" in body(client.get(address)).decode() for address in addresses[:2])
    hide(asset)
    for address in addresses:
        assert "2 tệp" not in body(client.get(address)).decode(), address


def test_a_kit_whose_assets_are_all_hidden_stays_whole(client, home, kit, asset):
    for each in kit.assets.all():
        hide(each)
    for address in (kit.get_absolute_url(), "/media/", home.url, "/sitemap.xml"):
        assert NAME not in body(client.get(address)).decode()
    assert client.get(reverse("kit_archive", args=[kit.slug])).status_code == 404
    assert kit.get_absolute_url() not in body(client.get("/sitemap.xml")).decode()


def test_an_asset_ends_at_midnight(client, kit, asset, time_machine):
    asset.rights_until = timezone.localdate() + timedelta(days=1)
    asset.save()
    assert NAME in body(client.get(kit.get_absolute_url())).decode()
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert NAME not in body(client.get(kit.get_absolute_url())).decode()
