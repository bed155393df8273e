"""Files and kits as they are handed out."""

import hashlib
import io
import zipfile

import pytest

from demo.factories import files
from demo.factories.media import KitFactory, VariantFactory
from media.models import Download, Kit
from tests.media.taking import content

pytestmark = pytest.mark.django_db


@pytest.fixture
def kit(home):
    return KitFactory.with_files(name="Bộ áp phích", name_en="Posters")


@pytest.fixture
def variant(kit):
    return kit.assets.get().variants.get(file_format="png")


def test_a_file_comes_as_an_attachment_with_its_vietnamese_name(client, variant):
    response = client.get(variant.get_absolute_url())
    body = content(response)
    assert response.status_code == 200
    assert hashlib.sha256(body).hexdigest() == variant.sha256
    assert response["Content-Length"] == str(len(body)) == str(variant.octets)
    assert response["Content-Type"] == "image/png"
    disposition = response["Content-Disposition"]
    assert disposition.startswith(
        'attachment; filename="ap-phich-cua-bo-ap-phich-anh-dang-mang.png"'
    )
    assert "filename*=UTF-8''%C3%81p%20ph%C3%ADch" in disposition
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not response.cookies


def test_a_vector_file_can_run_nothing_where_it_is_served(client, kit):
    drawing = kit.assets.get().variants.get(file_format="svg")
    response = client.get(drawing.get_absolute_url())
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]


def test_an_archive_that_lacks_a_file_is_not_begun_and_operators_are_told_which(
    client, kit, variant, caplog
):
    address = f"/media/{kit.slug}/all.zip"
    assert client.head(address).status_code == 200
    variant.file.storage.delete(variant.file.name)
    for answer in (
        client.get(address),
        client.head(address),
        client.get(address, headers={"range": "bytes=9-"}),
        client.get(f"{address}?file={variant.pk}"),
    ):
        assert answer.status_code == 404
    told = [record for record in caplog.records if record.name.startswith("media.")]
    assert {record.levelname for record in told} == {"ERROR"} and len(told) == 4
    assert f"variant {variant.pk}" in told[0].getMessage()
    assert variant.file.name in told[0].getMessage()
    other = kit.assets.get().variants.exclude(pk=variant.pk).get()
    assert content(client.get(f"{address}?file={other.pk}")).startswith(b"PK")


def test_a_file_is_not_compressed_on_the_way(client, variant):
    response = client.get(variant.get_absolute_url(), headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in response
    assert response["Content-Length"] == str(variant.octets)


def test_a_renamed_file_is_still_found(client, variant):
    old = variant.get_absolute_url()
    variant.name = "Ảnh cho Zalo"
    variant.save()
    response = client.get(old)
    assert response.status_code == 302
    assert response["Location"].endswith("anh-cho-zalo.png")


def test_files_of_drafts_other_kits_and_lost_files_are_not_found(client, kit, variant):
    address = variant.get_absolute_url()
    other = KitFactory(name="Bộ khác")
    assert client.get(address.replace(kit.slug, other.slug)).status_code == 404
    for number in ("0", "9" * 30):
        assert client.get(f"/media/{kit.slug}/{number}/x.png").status_code == 404
    variant.file.storage.delete(variant.file.name)
    assert client.get(address).status_code == 404
    Kit.objects.filter(pk=kit.pk).update(live=False)
    assert client.get(address).status_code == 404
    assert client.get(f"/media/{kit.slug}/all.zip").status_code == 404
    assert client.get(f"/media/{other.slug}/all.zip").status_code == 404
    assert not Download.objects.exists()


def test_a_download_can_be_resumed_at_any_byte(client, variant):
    address = variant.get_absolute_url()
    whole = content(client.get(address))
    size = len(whole)
    for asked, expected in {
        "bytes=0-9": whole[:10],
        "bytes=10-": whole[10:],
        "bytes=-7": whole[-7:],
        f"bytes={size - 1}-": whole[-1:],
        f"bytes=5-{size * 9}": whole[5:],
    }.items():
        response = client.get(address, headers={"range": asked})
        assert response.status_code == 206, asked
        assert content(response) == expected
        assert response["Content-Length"] == str(len(expected))
        assert response["Content-Range"].endswith(f"/{size}")
    for asked in (f"bytes={size}-", "bytes=9-3", "bytes=-0"):
        response = client.get(address, headers={"range": asked})
        assert response.status_code == 416, asked
        assert response["Content-Range"] == f"bytes */{size}"
    for asked in ("bytes=-", "lines=1-2", "bytes=0-1,5-6", "bytes=x-y", "bytes=" + "9" * 40 + "-"):
        response = client.get(address, headers={"range": asked})
        assert response.status_code == 200, asked
        assert content(response) == whole


def test_a_changed_file_is_not_resumed_but_sent_anew(client, variant):
    address = variant.get_absolute_url()
    etag = client.head(address)["ETag"]
    same = client.get(address, headers={"range": "bytes=5-", "if-range": etag})
    other = client.get(address, headers={"range": "bytes=5-", "if-range": '"before"'})
    assert (same.status_code, other.status_code) == (206, 200)


def test_a_reader_who_has_the_file_gets_no_second_copy(client, variant):
    address = variant.get_absolute_url()
    etag = client.head(address)["ETag"]
    for known in (etag, f'"x", W/{etag}', "*"):
        response = client.get(address, headers={"if-none-match": known})
        assert response.status_code == 304
        assert not content(response)


def test_a_kit_comes_as_a_zip_with_readme_and_checksums(client, kit):
    kit.description_en = "Print from A4 to A2."
    kit.save()
    asset = kit.assets.get()
    VariantFactory(asset=asset, name="In: A4?", content=files.printed(), file_name="a4.pdf")
    VariantFactory(asset=asset, name="In A4", content=files.printed(211), file_name="a4.pdf")
    VariantFactory(
        asset=asset, name="To print", content=files.printed(212), file_name="a.pdf", language="en"
    )
    response = client.get(f"/media/{kit.slug}/all.zip")
    body = content(response)
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Length"] == str(len(body))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[:2] == ["README.txt", "SHA256SUMS"]
        assert set(names[2:]) == {
            f"Áp phích của Bộ áp phích – {name}"
            for name in (
                "Gốc véc-tơ.svg",
                "Ảnh đăng mạng.png",
                "In A4.pdf",
                "In A4 (2).pdf",
                "To print (en).pdf",
            )
        }
        readme = archive.read("README.txt").decode("utf-8-sig")
        sums = dict(
            reversed(line.split("  ", 1))
            for line in archive.read("SHA256SUMS").decode().splitlines()
        )
        for name in names[2:]:
            assert hashlib.sha256(archive.read(name)).hexdigest() == sums[name]
            assert name in readme
            assert sums[name] in readme
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert kit.description in readme
    assert "Print from A4 to A2." in readme
    assert asset.alt in readme
    assert "http://localhost/media/bo-ap-phich/" in readme


def test_the_same_kit_gives_the_same_bytes_in_every_language(client, kit):
    first = client.get(f"/media/{kit.slug}/all.zip")
    second = client.get(f"/en/media/{kit.slug}/all.zip")
    assert first["ETag"] == second["ETag"]
    assert content(first) == content(second)
    asset = kit.assets.get()
    asset.alt = "Khác"
    asset.save()
    assert client.head(f"/media/{kit.slug}/all.zip")["ETag"] != first["ETag"]


def test_a_zip_can_be_resumed_in_the_middle_of_a_file(client, kit):
    address = f"/media/{kit.slug}/all.zip"
    whole = content(client.get(address))
    for start in range(0, len(whole), 997):
        rest = content(client.get(address, headers={"range": f"bytes={start}-{start + 400}"}))
        assert rest == whole[start : start + 401]


def test_a_file_shorter_than_it_was_ends_the_download_with_an_error(client, kit, variant):
    with open(variant.file.path, "r+b") as stored:
        stored.truncate(10)
    with pytest.raises(OSError, match="shorter"):
        content(client.get(variant.get_absolute_url()))


def test_only_reading_is_possible(client, kit, variant):
    for address in (variant.get_absolute_url(), f"/media/{kit.slug}/all.zip", "/media/"):
        assert client.post(address).status_code == 405


def test_the_files_of_an_asset_without_a_kit_page_are_removed_with_it(
    kit, variant, django_capture_on_commit_callbacks
):
    storage, name, preview = variant.file.storage, variant.file.name, variant.preview.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        kit.delete()
    assert not storage.exists(name)
    assert not variant.preview.storage.exists(preview)
