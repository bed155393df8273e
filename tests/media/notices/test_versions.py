"""A new version keeps the addresses of the old ones, which say what became of them."""

import hashlib

from django.core.files.base import ContentFile

import pytest

from demo.factories import files
from demo.factories.media import AccessLinkFactory, KitFactory
from demo.factories.users import UserFactory
from media.enums import Access
from media.models import FormerVersion, Taking

pytestmark = pytest.mark.django_db


@pytest.fixture
def variant(home):
    return KitFactory.with_files(name="Bộ áp phích").assets.get().variants.get(file_format="png")


def replace(variant, width, note="", note_en=""):
    variant.file = ContentFile(files.pixels(width, 333), name="moi.png")
    if note:
        variant.change_note, variant.change_note_en = note, note_en
    variant.save()


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_the_address_of_a_former_version_tells_of_the_newer_one(client, variant):
    old = variant.get_absolute_url()
    replace(variant, 901, "Sửa ngày thành 12/10.", "The date is 12 October now.")
    answer = client.get(old)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/html")
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Cache-Control"] == "public, max-age=30"
    assert "Sửa ngày thành 12/10." in html
    assert f'href="{variant.get_absolute_url()}"' in html
    assert "-v2.png" in variant.get_absolute_url()
    assert "The date is 12 October now." in client.get(f"/en{old}").content.decode()
    assert client.get(variant.get_absolute_url())["Content-Type"] == "image/png"


def test_versions_of_a_long_name_have_addresses_of_their_own(client, variant):
    variant.asset.name = (
        "Áp phích tuyên truyền Ngày Chuyển đổi số ở mọi thôn, bản, khu phố của xã " * 2
    )
    variant.asset.save()
    old = variant.get_absolute_url()
    replace(variant, 901, "Sửa ngày thành 12/10.")
    assert variant.get_absolute_url() != old
    assert "-v2.png" in variant.get_absolute_url()
    assert "Sửa ngày thành 12/10." in client.get(old).content.decode()


def test_the_old_file_can_still_be_had_by_whoever_asks_for_it(client, variant):
    old, sha256 = variant.get_absolute_url(), variant.sha256
    replace(variant, 901)
    answer = client.get(f"{old}?old=1")
    assert hashlib.sha256(body(answer)).hexdigest() == sha256
    assert answer["Content-Disposition"].startswith("attachment")


def test_each_version_says_what_the_next_one_changed(client, variant):
    first = variant.get_absolute_url()
    replace(variant, 901, "Sửa ngày.")
    second = variant.get_absolute_url()
    replace(variant, 902, "Sửa màu.")
    third = variant.get_absolute_url()
    replace(variant, 903)
    pages = [client.get(address).content.decode() for address in (first, second, third)]
    assert "Sửa ngày." in pages[0] and "Sửa màu." not in pages[0]
    assert "Sửa màu." in pages[1] and "Sửa ngày." not in pages[1]
    assert "Sửa" not in pages[2].partition("<main")[2]
    assert all("Tải phiên bản 4" in page for page in pages)


def test_a_printed_address_holds_although_asset_and_variant_are_renamed(client, variant):
    old = variant.get_absolute_url()
    replace(variant, 901)
    variant.name = "Ảnh cho Zalo"
    variant.save()
    variant.asset.name = "Tên khác"
    variant.asset.save()
    assert client.get(old).status_code == 200
    former = FormerVersion.objects.get()
    assert client.get(former.get_absolute_url()).status_code == 200


def test_unknown_names_lead_to_the_newest_file(client, variant):
    base = variant.get_absolute_url().rpartition("/")[0]
    replace(variant, 901)
    for name in ("x.png", "ap-phich-v9.png", "all.zip"):
        answer = client.get(f"{base}/{name}")
        assert (answer.status_code, answer["Location"]) == (302, variant.get_absolute_url())


def test_another_format_is_another_name(client, variant):
    old = variant.get_absolute_url()
    variant.file = ContentFile(files.printed(), name="moi.pdf")
    variant.save()
    assert variant.get_absolute_url().endswith("-v2.pdf")
    assert client.get(old).status_code == 200


def test_files_of_deleted_variants_are_gone_in_every_version(client, variant):
    first = variant.get_absolute_url()
    replace(variant, 901)
    second = variant.get_absolute_url()
    variant.delete()
    assert [client.get(address).status_code for address in (first, second)] == [404, 404]


def test_former_versions_of_what_is_not_shown_are_not_found(client, variant):
    old = variant.get_absolute_url()
    replace(variant, 901)
    for field, value in {"state": "waiting", "hidden_from": "2020-01-01"}.items():
        asset = type(variant.asset).objects.filter(pk=variant.asset_id)
        before = asset.values_list(field, flat=True).get()
        asset.update(**{field: value})
        assert client.get(f"{old}?old=1").status_code == 404
        assert client.get(old).status_code == 404
        asset.update(**{field: before})
    assert client.get(old).status_code == 200


def test_the_same_file_again_is_no_new_version(variant):
    content = variant.file.read()
    variant.file = ContentFile(content, name="lai.png")
    variant.save()
    assert (variant.version, FormerVersion.objects.count()) == (1, 0)


def test_whoever_is_signed_in_is_remembered_as_taker_of_a_version(client, variant):
    reader = UserFactory()
    client.force_login(reader)
    old = variant.get_absolute_url()
    for _twice in range(2):
        body(client.get(old))
    body(client.get(old, headers={"range": "bytes=5-"}))
    client.head(old)
    assert Taking.objects.values_list("variant", "version", "user").get() == (
        variant.pk, 1, reader.pk,
    )  # fmt: skip
    replace(variant, 901)
    client.get(old)
    assert Taking.objects.count() == 1
    body(client.get(f"{variant.asset.kit.address}all.zip"))
    taken = set(Taking.objects.values_list("variant", "version"))
    other = variant.asset.variants.exclude(pk=variant.pk).get()
    assert taken == {(variant.pk, 1), (variant.pk, 2), (other.pk, 1)}


def test_strangers_and_questions_about_a_file_leave_no_trace(client, variant):
    body(client.get(variant.get_absolute_url()))
    client.force_login(UserFactory())
    client.head(variant.get_absolute_url())
    etag = client.head(variant.get_absolute_url())["ETag"]
    client.get(variant.get_absolute_url(), headers={"if-none-match": etag})
    assert not Taking.objects.exists()


def test_versions_below_a_link_lead_back_below_the_link(client, variant):
    kit = variant.asset.kit
    kit.access = Access.UNITS
    kit.save()
    link = AccessLinkFactory(kit=kit)
    old = f"{link.get_absolute_url()}{variant.pk}/{variant.download_name}"
    replace(variant, 901)
    html = client.get(old).content.decode()
    assert f'href="{link.get_absolute_url()}{variant.pk}/{variant.download_name}"' in html
    assert f'href="{kit.address}' not in html
    assert client.get(f"{old}?old=1").status_code == 200
