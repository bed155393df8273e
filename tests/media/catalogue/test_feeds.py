"""Feeds of new kits, read as programs read them."""

import json
from datetime import timedelta
from xml.etree import ElementTree

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from demo.factories import files
from demo.factories.media import KitFactory
from demo.factories.programme import TopicFactory
from media.enums import Access, Licence
from media.models import Kit, Variant

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def entries(client, language=""):
    return json.loads(read(client, f"{language}/feeds/kits/feed.json"))["items"]


def test_a_kit_is_told_of_when_it_is_published(client, home):
    kit = KitFactory.with_files(name="Bộ áp phích", name_en="Posters", live=False)
    assert entries(client) == []
    kit.save_revision().publish()
    (told,) = entries(client)
    assert (told["title"], told["url"]) == (
        "Bộ áp phích", f"http://localhost/media/{kit.slug}/",
    )  # fmt: skip
    assert entries(client, "/en")[0]["title"] == "Posters"
    assert entries(client, "/en")[0]["url"] == f"http://localhost/en/media/{kit.slug}/"


def test_every_format_names_the_licence_and_shows_the_kit(client, home):
    topic = TopicFactory(name="An toàn")
    kit = KitFactory.with_files(name="Một & hai < ba", topic=topic, licence=Licence.CC_BY)
    channel = ElementTree.fromstring(read(client, "/feeds/kits/rss.xml")).find("channel")  # noqa: S314
    (item,) = channel.findall("item")
    assert item.findtext("title") == kit.name
    assert "Creative Commons" in item.findtext(f"{DC}rights")
    assert "Creative Commons" in item.findtext("description")
    assert item.find("enclosure").get("type") == "image/webp"
    assert "An toàn" in [each.text for each in item.findall("category")]
    atom = ElementTree.fromstring(read(client, "/en/feeds/kits/atom.xml"))  # noqa: S314
    assert "Creative Commons" in atom.find(f"{ATOM}entry").findtext(f"{ATOM}rights")
    assert atom.find(f"{ATOM}link[@rel='self']").get("href").endswith("/en/feeds/kits/atom.xml")
    (told,) = entries(client)
    assert "Creative Commons" in told["_rights"]["text"]
    image = client.get(told["image"].removeprefix("http://localhost"))
    assert image.status_code == 200 and image["Content-Type"] == "image/webp"


def test_a_new_version_makes_an_entry_new_but_keeps_its_name(client, home):
    kit = KitFactory.with_files()
    long_ago = timezone.now() - timedelta(days=3)
    Kit.objects.update(first_published_at=long_ago, last_published_at=long_ago)
    Variant.objects.update(version_at=long_ago)
    (before,) = entries(client)
    variant = kit.assets.get().variants.last()
    variant.file = ContentFile(files.pixels(77, 70), name="anh.png")
    variant.save()
    (after,) = entries(client)
    assert after["id"] == before["id"] and after["date_published"] == before["date_published"]
    assert after["date_modified"] > before["date_modified"]


def test_what_is_not_open_recalled_empty_or_expired_is_never_told_of(client, home):
    KitFactory.with_files(live=False)
    KitFactory.with_files(access=Access.MEDIA)
    KitFactory.with_files(access=Access.UNITS)
    KitFactory.with_files(use_until=timezone.localdate())
    KitFactory()
    recalled = KitFactory.with_files()
    assert len(entries(client)) == 1
    asset = recalled.assets.get()
    asset.recalled_at = timezone.now()
    asset.save()
    assert entries(client) == []
    for name in ("rss.xml", "atom.xml"):
        assert "/media/" not in read(client, f"/feeds/kits/{name}")


def test_a_longer_feed_takes_no_more_queries(client, home):
    few = many = 0
    for number in (2, 12):
        while Kit.objects.count() < number:
            KitFactory.with_files(topic=TopicFactory())
        with CaptureQueriesContext(connection) as asked:
            assert len(entries(client)) == number
        few, many = many, len(asked)
    assert few == many <= 8


def test_letters_that_xml_forbids_break_no_feed(client, home):
    kit = KitFactory.with_files(name="Bộ")
    topic = TopicFactory(name="An\x1f toàn")
    Kit.objects.filter(pk=kit.pk).update(name="Bộ\x0b\x1f mới", credit="\x08\ufffe", topic=topic)
    for name in ("rss.xml", "atom.xml"):
        tree = ElementTree.fromstring(read(client, f"/feeds/kits/{name}"))  # noqa: S314
        assert "Bộ mới" in ElementTree.tostring(tree, encoding="unicode")


def test_the_library_and_the_page_of_feeds_name_them(client, home):
    for address in ("/media/", "/feeds/", "/en/media/"):
        html = read(client, address)
        prefix = "/en" if address.startswith("/en/") else ""
        for name in ("rss.xml", "atom.xml", "feed.json"):
            assert html.count(f'href="{prefix}/feeds/kits/{name}"') == 2, (address, name)
        assert f'href="{prefix}/api/"' in html
