"""Addresses that open one kit to whoever holds them."""

import hashlib
import io
import zipfile
from datetime import timedelta

from django.utils import timezone

import pytest
import time_machine

from demo.factories.media import AccessLinkFactory, KitFactory
from demo.factories.units import UnitFactory
from media.enums import Access
from media.models import AccessLink, Download, Kit

pytestmark = pytest.mark.django_db


@pytest.fixture
def kit(home):
    return KitFactory.with_files(name="Bộ họp báo", name_en="Briefing", access=Access.UNITS)


@pytest.fixture
def link(kit):
    return AccessLinkFactory(kit=kit, outlet="Báo Ví dụ", email="toa-soan@example.vn")


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_link_opens_its_kit_with_every_address_below_it(client, kit, link):
    page = client.get(link.get_absolute_url())
    html = page.content.decode()
    assert page.status_code == 200
    assert "Báo Ví dụ" in html
    assert kit.address not in html
    for variant in kit.assets.get().variants.all():
        address = f"{link.get_absolute_url()}{variant.pk}/{variant.download_name}"
        assert address in html
        answer = client.get(address)
        assert hashlib.sha256(body(answer)).hexdigest() == variant.sha256
    archive = f"{link.get_absolute_url()}all.zip"
    assert archive in html
    with zipfile.ZipFile(io.BytesIO(body(client.get(archive)))) as opened:
        assert link.token not in opened.read("README.txt").decode()
    assert client.get(f"/en{link.get_absolute_url()}").status_code == 200


def test_nothing_below_a_link_is_kept_found_or_passed_on(client, kit, link):
    variant = kit.assets.get().variants.first()
    for address in (
        link.get_absolute_url(),
        f"{link.get_absolute_url()}all.zip",
        f"{link.get_absolute_url()}{variant.pk}/{variant.download_name}",
    ):
        answer = client.get(address)
        body(answer)
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.cookies
    html = client.get(link.get_absolute_url()).content.decode()
    assert "/s/" not in html.partition("<main")[2]
    assert link.email not in html


def test_the_address_says_nothing_of_its_holder_and_cannot_be_made_up(client, kit, link):
    assert "Báo" not in link.token and "example" not in link.token
    other = AccessLinkFactory(kit=KitFactory())
    number, _dot, sign = link.token.partition(".")
    forged = [
        f"{other.pk}.{sign}", f"{number}.{sign[:-1]}", f"{number}.", number, f"{number}.{sign}x",
        f"{'9' * 40}.{sign}", ".", "x.y.z", sign, "%00", "a" * 1500,
    ]  # fmt: skip
    for token in forged:
        assert client.get(f"/media/link/{token}/").status_code in (400, 404), token
        assert client.get(f"/media/link/{token}/all.zip").status_code in (400, 404), token


def test_a_link_opens_no_other_kit(client, kit, link):
    variant = KitFactory.with_files(name="Bộ khác").assets.get().variants.first()
    address = f"{link.get_absolute_url()}{variant.pk}/{variant.download_name}"
    assert client.get(address).status_code == 404


def test_an_expired_or_revoked_link_says_so_and_whom_to_ask(client, kit, link):
    kit.unit = UnitFactory(name="Sở Khoa học và Công nghệ")
    kit.save()
    variant = kit.assets.get().variants.first()
    addresses = [
        link.get_absolute_url(),
        f"{link.get_absolute_url()}all.zip",
        f"{link.get_absolute_url()}{variant.pk}/{variant.download_name}",
    ]
    with time_machine.travel(link.expires_at - timedelta(seconds=1), tick=False):
        assert {client.get(address).status_code for address in addresses} == {200}
    for ended in ("expired", "revoked"):
        if ended == "expired":
            AccessLink.objects.update(expires_at=timezone.now())
        else:
            later = timezone.now() + timedelta(days=1)
            AccessLink.objects.update(expires_at=later, revoked_at=timezone.now())
        for address in addresses:
            answer = client.get(address)
            html = answer.content.decode()
            assert answer.status_code == 410
            assert "Sở Khoa học và Công nghệ" in html
            assert "Bộ họp báo" not in html
            assert answer["Cache-Control"] == "private, no-store"


def test_a_link_to_a_kit_that_is_taken_down_leads_nowhere(client, kit, link):
    Kit.objects.update(live=False)
    assert client.get(link.get_absolute_url()).status_code == 404


def test_downloads_count_to_the_outlet(client, kit, link):
    variant = kit.assets.get().variants.first()
    body(client.get(f"{link.get_absolute_url()}all.zip"))
    body(client.get(f"{link.get_absolute_url()}{variant.pk}/{variant.download_name}"))
    assert set(Download.objects.values_list("outlet", flat=True)) == {"Báo Ví dụ"}


def test_a_download_below_a_link_can_be_resumed(client, kit, link):
    variant = kit.assets.get().variants.first()
    address = f"{link.get_absolute_url()}{variant.pk}/{variant.download_name}"
    whole = body(client.get(address))
    part = client.get(address, headers={"range": "bytes=10-"})
    assert (part.status_code, body(part)) == (206, whole[10:])


def test_only_safe_methods_are_taken(client, link):
    assert client.post(link.get_absolute_url()).status_code == 405
    assert client.head(link.get_absolute_url()).status_code == 200
