"""How downloads are counted where the site sends them, and what is kept of readers: nothing."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import DatabaseError
from django.utils import timezone

import pytest
import time_machine

from demo.factories.files import pixels
from demo.factories.media import KitFactory, VariantFactory
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from media.delivery.counting import Numbers, numbers_of_kit
from media.duties import add_up_downloads
from media.models import Download, DownloadCount, ReaderKey
from tests.media.taking import BROWSER, break_off, content, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def kit(home):
    return KitFactory.with_files(name="Bộ áp phích", name_en="Posters")


@pytest.fixture
def variant(kit):
    return kit.assets.get().variants.get(file_format="png")


@pytest.fixture
def address(variant):
    return variant.get_absolute_url()


def midnight():
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def row(kit, **values):
    return Download.objects.create(kit=kit, at=midnight() - timedelta(seconds=1), **values)


def test_a_file_and_a_kit_are_counted_when_their_last_byte_has_left(client, kit, variant, address):
    take(client, address)
    take(client, f"/media/{kit.slug}/all.zip")
    rows = Download.objects.order_by("id").values_list(
        "kit", "variant", "whole_kit", "in_archive", "handover", "is_robot"
    )
    assert list(rows) == [
        (kit.pk, variant.pk, False, False, "site", False),
        (kit.pk, None, True, False, "site", False),
    ]


def test_chosen_files_are_counted_one_by_one_and_as_what_they_are(client, kit, variant):
    asset = kit.assets.get()
    third = VariantFactory(asset=asset, name="Nền màn hình")
    chosen = sorted([variant.pk, third.pk])
    address = f"/media/{kit.slug}/all.zip?file={chosen[0]}&file={chosen[1]}"
    take(client, address)
    rows = Download.objects.order_by("variant").values_list("variant", "whole_kit", "in_archive")
    assert list(rows) == [(each, False, True) for each in chosen]
    every = "&".join(f"file={each.pk}" for each in asset.variants.all())
    take(client, f"/media/{kit.slug}/all.zip?{every}")
    assert Download.objects.filter(whole_kit=True, variant=None).count() == 1


def test_whoever_is_signed_in_is_counted_to_their_unit_and_not_by_name(client, address):
    user = UserFactory(unit=UnitFactory())
    client.force_login(user)
    assert take(client, address)["Cache-Control"] == "private, no-store"
    counted = Download.objects.values().get()
    assert counted["unit_id"] == user.unit_id
    assert not {"user", "user_id"} & counted.keys()


def test_a_former_version_is_counted_to_its_file_and_says_which_it_is(client, variant):
    address = variant.get_absolute_url()
    variant.file = ContentFile(pixels(900, 300), name="moi.png")
    variant.save()
    answer = take(client, f"{address}?old")
    assert "%20v1.png" in answer["Content-Disposition"]
    assert Download.objects.get().variant == variant


def test_a_reader_who_breaks_off_is_not_counted(client, kit, address):
    for begun in (address, f"/media/{kit.slug}/all.zip"):
        break_off(client.get(begun, headers={"user-agent": BROWSER}))
    assert not Download.objects.exists()


def test_what_only_asks_is_not_counted(client, kit, variant, address):
    etag = client.head(address)["ETag"]
    client.head(f"/media/{kit.slug}/all.zip")
    assert take(client, address, if_none_match=etag).status_code == 304
    assert take(client, address, range=f"bytes={variant.octets}-").status_code == 416
    assert not Download.objects.exists()


@pytest.mark.parametrize(
    ("asked", "counts"),
    [
        ("bytes=0-", True),
        ("bytes=9-", True),
        ("bytes={last}-{last}", True),
        ("bytes=9-{beyond}", True),
        ("bytes=0-9", False),
        ("bytes=9-{before_last}", False),
        ("bytes=-9", False),
        ("bytes=-{beyond}", False),
        ("lines=1-2", True),
    ],
)
def test_a_part_counts_if_the_file_is_complete_with_it(client, variant, address, asked, counts):
    size = variant.octets
    asked = asked.format(last=size - 1, before_last=size - 2, beyond=size * 9)
    take(client, address, range=asked)
    assert Download.objects.count() == counts


def test_a_download_in_parts_is_one_download(client, variant, address):
    middle = variant.octets // 2
    first = take(client, address, range=f"bytes=0-{middle - 1}")
    rest = take(client, address, range=f"bytes={middle}-", if_range=first["ETag"])
    assert len(first.body + rest.body) == variant.octets
    assert Download.objects.count() == 1


def test_counting_costs_one_insert_and_changes_no_row(
    client, address, django_assert_num_queries, monkeypatch
):
    take(client, address)
    response = client.get(address, headers={"user-agent": BROWSER})
    with django_assert_num_queries(1) as asked:
        content(response)
    assert asked[0]["sql"].startswith("INSERT INTO")


def test_a_failure_to_count_does_not_break_the_download(client, variant, address, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("The disk is full.")

    monkeypatch.setattr(Download.objects, "bulk_create", fail)
    assert len(take(client, address).body) == variant.octets
    monkeypatch.undo()
    monkeypatch.setattr(ReaderKey, "of", fail)
    assert len(take(client, address).body) == variant.octets
    assert Download.objects.get().reader == ""


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "   ",
        "curl/8.5.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "facebookexternalhit/1.1",
    ],
)
def test_robots_are_marked_as_such(client, address, agent):
    take(client, address, agent=agent)
    assert Download.objects.get().is_robot


def test_no_address_is_kept_and_two_files_of_one_reader_are_not_known_to_be_so(
    client, kit, address
):
    other = kit.assets.get().variants.get(file_format="svg").get_absolute_url()
    for each in (address, address, other):
        take(client, each, reader="203.0.113.7")
    take(client, address, reader="198.51.100.9")
    take(client, address, agent=f"{BROWSER} Edg/129.0")
    first, again, of_other, of_another, with_another = Download.objects.order_by("id").values()
    assert first["reader"] == again["reader"]
    assert len({row["reader"] for row in (first, of_other, of_another, with_another)}) == 4
    assert "203.0.113.7" not in str(first)
    assert "Mozilla" not in str(first)


def test_the_key_of_a_day_is_random_shared_and_gone_with_the_day(client, address):
    with time_machine.travel("2031-05-01 08:00 +0700") as clock:
        take(client, address)
        take(client, address)
        key = ReaderKey.objects.get().key
        assert len({row.reader for row in Download.objects.all()}) == 1
        clock.move_to("2031-05-02 08:00 +0700")
        take(client, address)
        assert ReaderKey.objects.count() == 2
        assert len({row.reader for row in Download.objects.all()}) == 2
        add_up_downloads(timezone.now())
        assert not ReaderKey.objects.filter(key=key).exists()
        assert Download.objects.get().reader
        clock.move_to("2031-05-03 00:00:01 +0700")
        add_up_downloads(timezone.now())
        assert not Download.objects.exists()
        assert not ReaderKey.objects.exists()


def test_a_counted_download_leaves_remembered_pages_as_they_are(
    client, kit, address, django_assert_num_queries
):
    for _time in range(2):
        # The first reader of a new site makes its settings, which is a change.
        client.get(f"/media/{kit.slug}/")
    take(client, address)
    with django_assert_num_queries(1):
        client.get(f"/media/{kit.slug}/")


def test_days_gone_by_are_added_up_with_readers_repeats_and_robots_apart(kit, variant):
    unit = UnitFactory()
    for reader in ("a", "a", "a", "b", "", ""):
        row(kit, variant=variant, reader=reader)
    row(kit, variant=variant, reader="a", is_robot=True)
    row(kit, whole_kit=True, reader="a")
    row(kit, variant=variant, in_archive=True, reader="a")
    row(kit, variant=variant, outlet="Báo A", reader="c")
    row(kit, variant=variant, unit=unit, reader="d")
    row(kit, variant=variant, handover="store", reader="a")
    today = Download.objects.create(kit=kit, whole_kit=True, at=midnight())
    add_up_downloads(timezone.now())
    assert list(Download.objects.all()) == [today]
    yesterday = (midnight() - timedelta(seconds=1)).date()
    assert {count.day for count in DownloadCount.objects.all()} == {yesterday}
    counts = {
        (
            each.variant_id,
            each.whole_kit,
            each.in_archive,
            each.outlet,
            each.unit_id,
            each.handover,
        ): (
            each.count,
            each.repeats,
            each.robots,
        )
        for each in DownloadCount.objects.all()
    }
    assert counts == {
        (variant.pk, False, False, "", None, "site"): (4, 2, 1),
        (None, True, False, "", None, "site"): (1, 0, 0),
        (variant.pk, False, True, "", None, "site"): (1, 0, 0),
        (variant.pk, False, False, "Báo A", None, "site"): (1, 0, 0),
        (variant.pk, False, False, "", unit.pk, "site"): (1, 0, 0),
        (variant.pk, False, False, "", None, "store"): (1, 0, 0),
    }


def test_days_are_those_of_the_province(kit):
    for at in ("2031-05-01 16:59:59 +0000", "2031-05-01 17:00 +0000"):
        Download.objects.create(kit=kit, whole_kit=True, at=at)
    with time_machine.travel("2031-06-01 08:00 +0700"):
        add_up_downloads(timezone.now())
    days = DownloadCount.objects.order_by("day").values_list("day", "count")
    assert [(f"{day}", count) for day, count in days] == [("2031-05-01", 1), ("2031-05-02", 1)]


def test_adding_up_twice_changes_nothing_and_late_rows_are_added(kit, variant):
    row(kit, variant=variant, reader="a")
    add_up_downloads(timezone.now())
    add_up_downloads(timezone.now())
    assert DownloadCount.objects.get().count == 1
    row(kit, variant=variant, reader="b")
    row(kit, variant=variant, is_robot=True)
    add_up_downloads(timezone.now())
    count = DownloadCount.objects.get()
    assert (count.count, count.repeats, count.robots) == (2, 0, 1)


def test_a_worker_that_dies_while_it_adds_up_loses_and_doubles_nothing(kit, variant, monkeypatch):
    for outlet in ("a", "b", "c"):
        for _time in range(3):
            row(kit, variant=variant, outlet=outlet)
    real, calls = Download.objects.filter, []

    def dies(*args, **kwargs):
        calls.append(kwargs)
        # Each number asks twice: for its rows, and to delete them.
        if len(calls) == 5:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    monkeypatch.setattr(Download.objects, "filter", dies)
    with pytest.raises(KeyboardInterrupt):
        add_up_downloads(timezone.now())
    monkeypatch.undo()
    assert DownloadCount.objects.count() == 1
    assert Download.objects.count() == 6
    add_up_downloads(timezone.now())
    assert [each.count for each in DownloadCount.objects.all()] == [3, 3, 3]
    assert not Download.objects.exists()


def test_many_downloads_are_added_up_whole(kit, monkeypatch):
    monkeypatch.setattr("media.delivery.adding_up.ROWS_AT_ONCE", 2)
    for reader in "abcab":
        row(kit, whole_kit=True, reader=reader)
    add_up_downloads(timezone.now())
    count = DownloadCount.objects.get()
    assert (count.count, count.repeats) == (3, 2)
    assert not Download.objects.exists()


def test_the_numbers_of_a_kit_hold_today_and_days_gone_by(client, kit, variant, address):
    row(kit, variant=variant, reader="a")
    row(kit, variant=variant, in_archive=True, reader="a")
    add_up_downloads(timezone.now())
    for _time in range(2):
        take(client, address)
    take(client, address, agent="curl/8.5.0")
    take(client, f"/media/{kit.slug}/all.zip")
    assert numbers_of_kit(kit.pk) == {
        "whole": Numbers(1, 0, 0),
        "single": Numbers(2, 1, 1),
        "chosen": Numbers(1, 0, 0),
    }
