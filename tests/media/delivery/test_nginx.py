"""Files that nginx sends when the site says so, and downloads counted from nginx's own log."""

import hashlib
import io
import json
import os
import shutil
import socket
import subprocess
import zipfile
from datetime import timedelta

from django.utils import timezone

import pytest

from demo.factories import files
from demo.factories.home import HomePageFactory
from demo.factories.media import AssetFactory, KitFactory, VariantFactory
from media.duties import count_what_nginx_sent
from media.models import Download, Kit, ReadLog
from tests.media.delivery.nginx import running_nginx
from tests.media.taking import BROWSER, take


def sound_of(megabytes):
    """A sound that is long enough to break off in."""
    head = bytearray(files.sound())
    size = megabytes * 1024 * 1024
    noise = os.urandom(1024) * (size // 1024)
    head[4:8] = (len(head) - 8 + len(noise)).to_bytes(4, "little")
    at = head.index(b"data")
    head[at + 4 : at + 8] = (int.from_bytes(head[at + 4 : at + 8], "little") + size).to_bytes(
        4, "little"
    )
    return bytes(head) + noise


@pytest.fixture
def nginx_is_set(settings, tmp_path):
    settings.KIT_DELIVERY = "nginx"
    settings.BEHIND_PROXY = True
    settings.KIT_DOWNLOAD_LOG = tmp_path / "cong-downloads.log"


@pytest.fixture
def nginx(nginx_is_set, tmp_path, live_server, requests_under_way):
    """nginx before the running site."""
    HomePageFactory.as_site_root()
    with running_nginx(tmp_path, live_server.thread.port) as running:
        yield running
    requests_under_way.wait_until_answered()


def make_kit():
    kit = KitFactory.with_files(name="Bộ áp phích")
    asset = AssetFactory(kit=kit, name="Bản tin loa")
    VariantFactory(
        asset=asset, name="Đọc", content=sound_of(24), file_name="loa.wav", language="zxx"
    )
    return kit


def sound(kit):
    return kit.assets.get(name="Bản tin loa").variants.get()


def numbers():
    return sorted(
        Download.objects.values_list("variant_id", "whole_kit", "handover", "is_robot"), key=str
    )


running = pytest.mark.django_db(transaction=True)


@running
def test_a_file_comes_from_nginx_as_it_would_from_the_site(nginx, client, settings):
    variant = sound(make_kit())
    address = variant.get_absolute_url()
    status, headers, body = nginx.read(address, user_agent=BROWSER)
    assert status == 200
    assert hashlib.sha256(body).hexdigest() == variant.sha256
    settings.KIT_DELIVERY = "site"
    of_site = {name.lower(): value for name, value in take(client, address).items()}
    of_connection = {"server", "date", "connection"}
    assert {name: headers.get(name) for name in of_site} == of_site
    assert headers.keys() - of_site.keys() <= of_connection
    assert "x-download" not in headers
    assert "x-accel-redirect" not in headers


@running
def test_nginx_sends_parts_and_only_what_is_missing(nginx):
    variant = sound(make_kit())
    address, size = variant.get_absolute_url(), variant.octets
    _status, headers, whole = nginx.read(address, user_agent=BROWSER)
    for asked, expected in {
        "bytes=0-9": whole[:10],
        f"bytes={size - 5}-": whole[-5:],
        "bytes=-7": whole[-7:],
    }.items():
        status, told, body = nginx.read(address, range=asked, user_agent=BROWSER)
        assert (status, body) == (206, expected), asked
        assert told["content-range"].endswith(f"/{size}")
    assert nginx.read(address, range=f"bytes={size}-")[0] == 416
    assert nginx.read(address, range="bytes=0-1,5-6")[2] == whole
    etag = headers["etag"]
    assert nginx.read(address, if_none_match=etag)[0] == 304
    assert nginx.read(address, range="bytes=9-", if_range=etag)[0] == 206
    assert nginx.read(address, range="bytes=9-", if_range='"before"')[0] == 200
    status, told, body = nginx.read(address, method="HEAD")
    assert (status, told["content-length"], body) == (200, str(size), b"")


@running
def test_what_lies_there_is_reached_through_the_site_alone(nginx):
    variant = sound(make_kit())
    for guess in (f"/kits-inside/{variant.file.name}", f"/private/{variant.file.name}"):
        assert nginx.read(guess)[0] == 404
    Kit.objects.update(live=False)
    assert nginx.read(variant.get_absolute_url())[0] == 404
    status, headers, _body = nginx.read("/", x_accel_redirect=f"/kits-inside/{variant.file.name}")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")


@running
def test_downloads_are_counted_from_the_log_and_once(nginx):
    kit = make_kit()
    variant = sound(kit)
    address, size = variant.get_absolute_url(), variant.octets
    nginx.read(address, user_agent=BROWSER)
    nginx.read(address, user_agent="curl/8.5.0")
    nginx.read(address, user_agent=BROWSER, range=f"bytes={size // 2}-")
    _status, _headers, zipped = nginx.read(f"/media/{kit.slug}/all.zip", user_agent=BROWSER)
    assert zipfile.ZipFile(io.BytesIO(zipped)).testzip() is None
    for asked in ({"range": "bytes=0-9"}, {"range": "bytes=-9"}, {"range": f"bytes={size}-"}):
        nginx.read(address, user_agent=BROWSER, **asked)
    nginx.read(address, method="HEAD", user_agent=BROWSER)
    nginx.read(f"/media/{kit.slug}/", user_agent=BROWSER)
    lines = nginx.lines(4)
    assert len(lines) == 4
    assert not Download.objects.exists()
    for _time in range(2):
        count_what_nginx_sent(timezone.now())
    assert numbers() == [
        (variant.pk, False, "nginx", False),
        (variant.pk, False, "nginx", False),
        (variant.pk, False, "nginx", True),
        (None, True, "nginx", False),
    ]
    people = Download.objects.filter(variant=variant, is_robot=False)
    assert len({row.reader for row in people}) == 1
    assert all(timezone.now() - row.at < timedelta(minutes=5) for row in people)
    told = "".join(lines)
    assert "127.0.0.1" not in told
    assert "Mozilla" not in told


@running
def test_a_reader_who_breaks_off_is_not_counted(nginx):
    kit = make_kit()
    for address in (sound(kit).get_absolute_url(), f"/media/{kit.slug}/all.zip"):
        connection = nginx.connect()
        # A small window: nginx can't put the rest into the air.
        connection.sock = None
        connection.connect()
        connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.request("GET", address, headers={"User-Agent": BROWSER})
        assert connection.getresponse().read(100_000)
        connection.sock.close()
        connection.close()
    lines = nginx.lines(2)
    count_what_nginx_sent(timezone.now())
    assert not Download.objects.exists(), lines


@running
def test_http_2_is_counted_as_well(nginx, tmp_path):
    curl = shutil.which("curl")
    assert curl, "curl is missing: apt install curl"
    address = nginx.address + sound(make_kit()).get_absolute_url()
    ask = [curl, "--http2", "--insecure", "--silent", "--user-agent", BROWSER, address]
    subprocess.run([*ask, "--output", tmp_path / "whole"], check=True)
    broken = subprocess.run(
        [*ask, "--output", tmp_path / "part", "--limit-rate", "1M", "--max-time", "1"]
    )
    assert broken.returncode == 28
    assert len(nginx.lines(2)) == 2
    count_what_nginx_sent(timezone.now())
    assert Download.objects.count() == 1


@running
def test_a_header_that_a_reader_sends_counts_nothing(nginx):
    kit = make_kit()
    address = sound(kit).get_absolute_url()
    nginx.read(address, user_agent=BROWSER)
    replayed = json.loads(nginx.lines(1)[0])["what"]
    forged = f"{replayed[:-1]}{'A' if replayed[-1] != 'A' else 'B'}"
    for header in (replayed, forged):
        nginx.read("/", x_download=header)
        nginx.read(address, range="bytes=0-1", x_download=header)
    count_what_nginx_sent(timezone.now())
    assert Download.objects.count() == 1


@running
def test_a_log_that_is_rotated_is_read_to_its_end_and_the_new_one_from_its_start(nginx):
    address = sound(make_kit()).get_absolute_url()
    old = nginx.log.with_name(f"{nginx.log.name}.1")
    nginx.read(address, user_agent=BROWSER)
    nginx.lines(1)
    count_what_nginx_sent(timezone.now())
    nginx.log.rename(old)
    nginx.log.touch()
    # nginx goes on with the file it has open until it is told.
    nginx.read(address, user_agent=BROWSER)
    nginx.lines(2, of=old)
    count_what_nginx_sent(timezone.now())
    assert Download.objects.count() == 2
    nginx.reopen_logs()
    nginx.read(address, user_agent=BROWSER)
    nginx.lines(1)
    for _time in range(2):
        count_what_nginx_sent(timezone.now())
    assert Download.objects.count() == 3
    old.rename(nginx.log.with_name(f"{nginx.log.name}.2.gz"))
    count_what_nginx_sent(timezone.now())
    assert Download.objects.count() == 3
    assert [row.path for row in ReadLog.objects.all()] == [str(nginx.log)]


@pytest.mark.django_db
def test_an_archive_of_so_many_files_that_no_header_holds_them_is_counted_by_the_site(
    nginx_is_set, client, home, monkeypatch
):
    kit = KitFactory.with_files()
    address = f"/media/{kit.slug}/all.zip"
    assert "X-Download" in take(client, address)
    assert not Download.objects.exists()
    monkeypatch.setattr("media.delivery.handing_out.LONGEST_LOG_HEADER", 10)
    assert "X-Download" not in take(client, address)
    assert Download.objects.get().handover == "site"


@pytest.mark.django_db
def test_chosen_files_go_through_the_log_one_by_one(nginx_is_set, client, home, settings):
    kit = make_kit()
    chosen = sorted(kit.assets.first().variants.values_list("pk", flat=True))
    address = f"/media/{kit.slug}/all.zip?file={chosen[0]}&file={chosen[1]}"
    answer = take(client, address)
    told = {
        "at": "1917000000.5",
        "done": "OK",
        "status": "200",
        "sent": answer["Content-Length"],
        "range": "",
        "what": answer["X-Download"],
    }
    settings.KIT_DOWNLOAD_LOG.write_text(json.dumps(told) + "\n")
    count_what_nginx_sent(timezone.now())
    rows = Download.objects.order_by("variant").values_list("variant", "in_archive", "handover")
    assert list(rows) == [(each, True, "nginx") for each in chosen]
