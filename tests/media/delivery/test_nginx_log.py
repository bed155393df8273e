"""The log of what nginx sent, line by line: each counts once, and nothing in it stops the counting."""

import json
import shutil
from datetime import timedelta
from itertools import count

from django.utils import timezone

import pytest

from demo.factories.media import KitFactory
from media.delivery.handouts import Handout
from media.delivery.nginx_log import count_from_log
from media.duties import add_up_downloads, count_what_nginx_sent
from media.models import Download, DownloadCount, Kit

pytestmark = pytest.mark.django_db


# No two lines are the same: nginx says when each was written.
MOMENTS = count(1_917_000_000)


def line(kit, **told):
    """A line as nginx writes it of a whole kit."""
    taken = Handout(kit_id=kit.pk, octets=1000, reader="a")
    moment = next(MOMENTS)
    return (
        json.dumps(
            {
                "at": f"{moment}.250",
                "done": "OK",
                "status": "200",
                "sent": "1000",
                "range": "",
                "what": taken.sealed(),
                **told,
            }
        )
        + "\n"
    )


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "downloads.log"
    path.touch()
    return path


def add(log, *lines):
    with log.open("a") as opened:
        opened.write("".join(lines))
    count_from_log(log)
    return Download.objects.count()


def test_what_a_handout_holds_goes_through_the_log_and_back():
    taken = Handout(
        kit_id=7,
        octets=2**40,
        variant_ids=(3, 900, 901, 40_000),
        in_archive=True,
        outlet="Báo Đời sống",
        unit_id=5,
        is_robot=True,
        reader="0" * 32,
    )
    assert Handout.unsealed(taken.sealed()) == taken
    whole = Handout(kit_id=7, octets=1)
    assert Handout.unsealed(whole.sealed()) == whole
    many = Handout(kit_id=7, octets=1, variant_ids=tuple(range(1, 4000, 2)), in_archive=True)
    assert len(many.sealed()) < 1000


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ({}, 1),
        ({"sent": "1018"}, 1),
        ({"sent": "999"}, 0),
        ({"done": ""}, 0),
        ({"status": "499"}, 0),
        ({"status": "304"}, 0),
        ({"status": "206", "range": "bytes 400-999/1000", "sent": "600"}, 1),
        ({"status": "206", "range": "bytes 400-999/1000", "sent": "599"}, 0),
        ({"status": "206", "range": "bytes 400-998/1000", "sent": "600"}, 0),
    ],
)
def test_a_line_counts_when_the_end_of_the_file_was_sent(log, told, counts):
    assert add(log, line(KitFactory(), **told)) == counts


@pytest.mark.parametrize(
    "bad",
    [
        "\n",
        "GET /media/ 200\n",
        "{}\n",
        "[]\n",
        "null\n",
        '{"what": 5}\n',
        "\0" * 50 + "\n",
        "\udcff\udcfe\n",
        "9" * 5000 + "\n",
        "[" * 100_000 + "\n",
        line(Kit(pk=1), at="nan"),
        line(Kit(pk=1), at="1e300"),
        line(Kit(pk=1), at="yesterday"),
        line(Kit(pk=1), sent="many"),
        line(Kit(pk=1), status="206", range="bytes */1000"),
        line(Kit(pk=1), status="206", range=None),
        line(Kit(pk=1), what="WzFd:forged"),
        line(Kit(pk=1), what=None),
    ],
)
def test_what_is_no_line_of_ours_is_passed_over_and_told_of(log, caplog, bad):
    kit = KitFactory()
    with log.open("wb") as opened:
        opened.write(bad.encode(errors="surrogateescape"))
    assert add(log, line(kit)) == 1
    assert ("1 lines of" in caplog.text) is bool(bad.strip())
    assert add(log, line(kit)) == 2


def test_half_a_line_waits_for_its_other_half(log):
    whole = line(KitFactory())
    assert add(log, whole, whole[:30]) == 1
    assert add(log) == 1
    assert add(log, whole[30:]) == 2
    assert add(log) == 2


def test_a_line_without_end_is_passed_over_once_it_ends(log, monkeypatch, caplog):
    monkeypatch.setattr("media.delivery.nginx_log.OCTETS_AT_ONCE", 1000)
    kit = KitFactory()
    assert add(log, line(kit), "x" * 3500) == 1
    assert add(log, "x" * 3500) == 1
    assert add(log, "\n", line(kit)) == 2
    assert add(log) == 2
    assert "1 lines of" in caplog.text


def test_many_lines_are_counted_in_parts_and_a_death_between_them_doubles_none(log, monkeypatch):
    kit = KitFactory()
    monkeypatch.setattr("media.delivery.nginx_log.OCTETS_AT_ONCE", 2 * len(line(kit)) + 10)
    real, calls = Download.objects.bulk_create, []

    def dies(rows):
        calls.append(rows)
        done = real(rows)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(Download.objects, "bulk_create", dies)
    with pytest.raises(KeyboardInterrupt):
        add(log, *[line(kit)] * 7)
    assert Download.objects.count() == 2
    assert add(log) == 7


def test_a_log_that_was_emptied_is_read_from_its_start(log):
    kit = KitFactory()
    assert add(log, line(kit), line(kit)) == 2
    log.write_text("")
    assert add(log, line(kit, done="")) == 2
    assert add(log, line(kit)) == 3


def test_a_log_that_was_copied_and_emptied_is_not_read_twice(log):
    kit = KitFactory()
    assert add(log, line(kit), line(kit)) == 2
    with log.open("a") as opened:
        opened.write(line(kit))
    # In between, both hold the same.
    shutil.copy(log, log.with_name("downloads.log.1"))
    assert add(log) == 3
    log.write_text("")
    assert add(log) == 3
    assert add(log, line(kit)) == 4


def test_a_new_log_of_the_same_number_and_length_is_another_log(log, caplog):
    kit = KitFactory()
    first, second = line(kit), line(kit)
    assert len(first) == len(second)
    assert add(log, first) == 1
    # As where a file system gives a number out again.
    log.write_text(second)
    assert add(log) == 2
    assert "taken away before" in caplog.text


def test_the_worker_may_miss_a_rotation(log, caplog):
    kit = KitFactory()
    assert add(log, line(kit)) == 1
    with log.open("a") as opened:
        opened.write(line(kit))
    # Two rotations while it slept.
    log.rename(log.with_name("downloads.log.2"))
    log.with_name("downloads.log.1").write_text(line(kit))
    log.write_text("")
    assert add(log, line(kit)) == 4
    assert not caplog.text
    for name in ("downloads.log.1", "downloads.log"):
        log.with_name(name).unlink()
    log.touch()
    assert add(log) == 4
    assert "taken away before" in caplog.text


def test_what_was_deleted_since_is_not_counted_and_stops_nothing(log):
    kit, other = KitFactory.with_files(), KitFactory()
    variant = kit.assets.get().variants.first()
    gone = Handout(kit_id=kit.pk, octets=1000, variant_ids=(variant.pk, 10**9), unit_id=10**9)
    assert add(log, line(Kit(pk=10**9)), line(other, what=gone.sealed())) == 2
    rows = Download.objects.order_by("id").values_list("variant_id", "whole_kit", "unit_id")
    assert list(rows) == [(variant.pk, False, None), (None, False, None)]


def test_without_its_log_nginx_can_not_be_counted_and_health_learns_it(settings, log):
    settings.KIT_DELIVERY = "nginx"
    settings.KIT_DOWNLOAD_LOG = log.with_name("none.log")
    with pytest.raises(FileNotFoundError):
        count_what_nginx_sent(timezone.now())
    # Yet what readers are told apart by goes with its day.
    Download.objects.create(kit=KitFactory(), reader="a", at=timezone.now() - timedelta(days=1))
    add_up_downloads(timezone.now())
    assert not Download.objects.exists()


def test_nobody_misses_the_log_where_the_site_sends_by_itself(settings, tmp_path):
    settings.KIT_DOWNLOAD_LOG = tmp_path / "none.log"
    count_what_nginx_sent(timezone.now())
    kit = KitFactory()
    settings.KIT_DOWNLOAD_LOG.write_text(line(kit))
    count_what_nginx_sent(timezone.now())
    assert Download.objects.get().kit == kit


def test_a_day_is_added_up_with_what_the_log_still_holds_of_it(settings, log):
    settings.KIT_DOWNLOAD_LOG = log
    kit = KitFactory()
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    late = f"{(midnight - timedelta(seconds=1)).timestamp():.3f}"
    add(log, line(kit, at=late))
    with log.open("a") as opened:
        opened.write(line(kit, at=late))
    add_up_downloads(midnight)
    counted = DownloadCount.objects.get()
    # One reader, who came again: no longer to be seen once the day is added up.
    assert (counted.count, counted.repeats, counted.handover) == (1, 1, "nginx")
    assert counted.day == (midnight - timedelta(days=1)).date()
