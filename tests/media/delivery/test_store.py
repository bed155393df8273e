"""Files that lie in an object store: handed over by a signed address, or sent on while they are read."""

import hashlib
import io
import os
import re
import socket
import subprocess
import sys
import time
import tracemalloc
import urllib.request
import zipfile
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
import time_machine

from core.sending import file_pieces, open_to_send
from core.storage import BucketStorage
from demo.factories.media import KitFactory, VariantFactory
from media.models import Download, Variant
from tests.media.taking import take

pytestmark = pytest.mark.django_db

SERVER = """
import sys, time
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=int(sys.argv[1]))
server.start()
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def store():
    """The address of a store that speaks S3, in a process whose memory is not ours."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(port)], stdin=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.communicate()


@pytest.fixture
def bucket(store, monkeypatch):
    """A bucket of its own, in which the files of kits lie."""
    name = f"files-{os.urandom(4).hex()}"
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret"}
    boto3.client("s3", endpoint_url=store, region_name="us-east-1", **keys).create_bucket(
        Bucket=name
    )
    kept = BucketStorage(
        bucket_name=name,
        endpoint_url=store,
        access_key="key",
        secret_key="secret",
        location="private",
        file_overwrite=False,
        signature_version="s3v4",
    )
    monkeypatch.setattr(Variant._meta.get_field("file"), "storage", kept)
    return kept


@pytest.fixture
def variant(bucket, home):
    return KitFactory.with_files(name="Bộ áp phích").assets.get().variants.get(file_format="png")


@pytest.fixture
def handed_over(settings):
    settings.KIT_DELIVERY = "store"


def get(address, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with urllib.request.urlopen(urllib.request.Request(address, headers=named)) as answer:
        return answer.status, answer.headers, answer.read()


@pytest.mark.usefixtures("handed_over")
def test_the_store_gives_the_file_under_its_name_for_a_short_time(client, variant):
    answer = take(client, variant.get_absolute_url())
    assert answer.status_code == 302
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    signed = parse_qs(urlsplit(answer["Location"]).query)
    assert signed["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
    assert signed["X-Amz-Expires"] == ["300"]
    assert signed["X-Amz-SignedHeaders"] == ["host"]
    status, headers, body = get(answer["Location"])
    assert status == 200
    assert hashlib.sha256(body).hexdigest() == variant.sha256
    assert headers["Content-Type"] == "image/png"
    assert headers["Content-Disposition"].startswith('attachment; filename="ap-phich-cua-bo')
    assert "filename*=UTF-8''%C3%81p" in headers["Content-Disposition"]
    assert get(answer["Location"], range="bytes=-7")[2] == body[-7:]


@pytest.mark.usefixtures("handed_over")
def test_an_address_of_the_store_is_of_its_moment(client, variant):
    addresses = set()
    for moment in ("2031-05-01 08:00:00 +0700", "2031-05-01 08:00:01 +0700"):
        with time_machine.travel(moment, tick=False):
            addresses.add(take(client, variant.get_absolute_url())["Location"])
    signatures = {re.search("X-Amz-Signature=([0-9a-f]{64})", each)[1] for each in addresses}
    assert len(signatures) == 2


@pytest.mark.usefixtures("handed_over")
def test_what_is_handed_over_counts_at_once_and_apart(client, variant):
    address = variant.get_absolute_url()
    take(client, address)
    take(client, address, range="bytes=0-")
    take(client, address, agent="curl/8.5.0")
    # The rest of what was handed over, a look at its end, and mere questions.
    take(client, address, range="bytes=9-")
    take(client, address, range="bytes=-9")
    etag = client.head(address)["ETag"]
    assert take(client, address, if_none_match=etag).status_code == 304
    rows = Download.objects.order_by("id").values_list("variant", "handover", "is_robot")
    assert list(rows) == [
        (variant.pk, "store", False),
        (variant.pk, "store", False),
        (variant.pk, "store", True),
    ]


@pytest.mark.usefixtures("handed_over")
def test_what_only_asks_is_answered_by_the_site(client, variant):
    answer = client.head(variant.get_absolute_url())
    assert (answer.status_code, answer["Content-Length"]) == (200, str(variant.octets))
    assert answer["Content-Type"] == "image/png"


@pytest.mark.usefixtures("handed_over")
def test_what_the_store_has_lost_is_not_found(client, variant, bucket):
    bucket.delete(variant.file.name)
    assert take(client, variant.get_absolute_url()).status_code == 404
    assert not Download.objects.exists()


@pytest.mark.parametrize("delivery", ["site", "store"])
def test_an_archive_is_made_of_what_lies_in_the_store(client, variant, settings, delivery):
    settings.KIT_DELIVERY = delivery
    kit = variant.asset.kit
    whole = take(client, f"/media/{kit.slug}/all.zip").body
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        found = {hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    assert {each.sha256 for each in kit.assets.get().variants.all()} <= found
    part = take(client, f"/media/{kit.slug}/all.zip", range=f"bytes={len(whole) // 2}-")
    assert part.body == whole[len(whole) // 2 :]
    assert set(Download.objects.values_list("handover", "whole_kit")) == {("site", True)}


def test_the_files_of_an_archive_are_asked_for_all_at_once(client, variant, bucket):
    asset = variant.asset
    for _number in range(5):
        lost = VariantFactory(asset=asset)
    asked = []
    events = bucket.connection.meta.client.meta.events
    events.register("before-call.s3", lambda model, **_told: asked.append(model.name))
    address = f"/media/{asset.kit.slug}/all.zip"
    assert client.head(address).status_code == 200
    bucket.delete(lost.file.name)
    asked.clear()
    assert take(client, address).status_code == 404
    assert asked == ["ListObjectsV2"]
    assert not Download.objects.exists()


@pytest.mark.parametrize("page", [1, 2, 3, 1000])
def test_a_bucket_tells_which_files_are_there_a_page_at_a_time(bucket, monkeypatch, page):
    monkeypatch.setattr("core.storage.LISTED_AT_ONCE", page)
    there = {"kits/a0.png", "kits/a1.png", "kits/b.png", "kits/b.png2", "kits/ế.png", "x.png"}
    for name in there | {"kits/a.png", "kits/b.pn", "kits/b.pn0", "kits/zz.png"}:
        bucket.bucket.Object(f"private/{name}").put(Body=b"0")
    bucket.bucket.Object("elsewhere/kits/c.png").put(Body=b"0")
    lost = {"kits/a00.png", "kits/c.png", "kits/zzz.png", "a.png", "z.png"}
    assert bucket.existing(there | lost) == there
    assert bucket.existing({"kits/b.png"}) == {"kits/b.png"}
    assert bucket.existing(lost) == bucket.existing(set()) == set()


def test_the_site_sends_on_what_lies_in_the_store(client, variant):
    address = variant.get_absolute_url()
    whole = take(client, address).body
    assert hashlib.sha256(whole).hexdigest() == variant.sha256
    assert take(client, address, range="bytes=9-20").body == whole[9:21]
    assert Download.objects.get().handover == "site"


def test_a_large_file_of_the_store_is_never_held_as_a_whole(bucket):
    size = 64 * 1024 * 1024
    block = os.urandom(1024 * 1024)
    bucket.bucket.Object("private/large.bin").upload_fileobj(io.BytesIO(block * 64))
    expected = hashlib.sha256(block * 64).hexdigest()
    tracemalloc.start()
    try:
        digest = hashlib.sha256()
        for piece in file_pieces(lambda: open_to_send(bucket, "large.bin"), 0, size):
            digest.update(piece)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert digest.hexdigest() == expected
    assert peak < 8 * 1024 * 1024


def test_a_stream_reads_from_any_byte_and_says_when_the_store_fails(bucket):
    bucket.bucket.Object("private/ten.bin").put(Body=b"0123456789")
    with open_to_send(bucket, "ten.bin") as stream:
        assert stream.read(3) == b"012"
        stream.seek(8)
        assert stream.read() == b"89"
        assert stream.read(1) == b""
        stream.seek(2)
        assert stream.read(2) == b"23"
    with open_to_send(bucket, "none.bin") as stream, pytest.raises(OSError, match="object store"):
        stream.read(1)
