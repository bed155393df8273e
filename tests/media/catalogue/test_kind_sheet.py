"""The print sheet of a kind, and the warning of uses longer than its kind may hang."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from demo.factories import files
from demo.factories.media import (
    AssetFactory,
    AssetKindFactory,
    KindSpecFactory,
    KitFactory,
    VariantFactory,
)
from demo.factories.programme import LegalDocumentFactory
from media.models import Asset

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind(home):
    kind = AssetKindFactory(
        name="Băng rôn", name_en="Banner", slug="bang-ron", hanging_days=15, sponsor_percent=20,
        rules="Không treo ngang đường.\nKhông che biển báo.", rules_en="Not across a road.",
        rules_document=LegalDocumentFactory(number="16/2012/QH13"),
    )  # fmt: skip
    KindSpecFactory(
        kind=kind, name="Ngang", formats=["pdf"], measure="mm", width=6000, height=1000,
        is_ratio=True, least_dpi=50,
    )  # fmt: skip
    return kind


def used(kind, days, start=0, **values):
    today = timezone.localdate()
    return AssetFactory(
        kind=kind,
        use_from=today + timedelta(days=start),
        use_until=today + timedelta(days=start + days),
        **values,
    )


def sheet(client, kind, prefix=""):
    answer = client.get(prefix + kind.get_absolute_url())
    assert answer.status_code == 200
    return answer


def test_the_sheet_tells_sizes_scale_bleed_days_share_rules_and_law(client, kind):
    html = sheet(client, kind).content.decode()
    for told in (
        "6 × 1 m", "600 × 100 mm, tỷ lệ 1:10, tràn lề 3 mm", "15 ngày", "20%",
        "Không treo ngang đường.", "Không che biển báo.", "16/2012/QH13", "50 dpi", "PDF",
    ):  # fmt: skip
        assert told in html, told


def test_the_sheet_is_public_cookieless_and_in_both_languages(client, kind):
    answer = sheet(client, kind)
    assert not answer.cookies and "public" in answer["Cache-Control"]
    english = sheet(client, kind, "/en").content.decode()
    assert "Not across a road." in english and "15 days" in english


def test_an_unknown_kind_has_no_sheet(client, home):
    assert client.get("/media/kinds/khong-co/").status_code == 404


def test_assets_used_longer_than_the_kind_hangs_are_named_on_the_sheet(client, kind):
    long, short = used(kind, 16, name="Treo lâu"), used(kind, 15, name="Treo vừa")
    html = sheet(client, kind).content.decode()
    assert long.name in html and short.name not in html


@pytest.mark.parametrize(
    ("days", "limit", "is_long"), [(15, 15, False), (16, 15, True), (400, None, False)]
)
def test_a_use_is_too_long_by_whole_days(kind, days, limit, is_long):
    kind.hanging_days = limit
    assert bool(used(kind, days).longest_hanging()) == is_long


def test_a_use_without_an_end_is_too_long_and_the_days_of_the_kit_count(kind):
    today = timezone.localdate()
    assert AssetFactory(kind=kind, kit=KitFactory()).longest_hanging() == 15
    kit = KitFactory(use_from=today, use_until=today + timedelta(days=10))
    assert AssetFactory(kind=kind, kit=kit).longest_hanging() is None


def test_the_page_of_a_kit_leads_to_the_sheets_of_its_kinds(client, kind):
    asset = used(kind, 5)
    VariantFactory(asset=asset, content=files.printed(600, 100), file_name="a.pdf")
    assert kind.get_absolute_url() in client.get(asset.kit.get_absolute_url()).content.decode()


def test_saving_an_asset_with_a_long_use_warns_and_saves(office, kind):
    asset = used(kind, 16)
    url = reverse("wagtailsnippets_media_asset:edit", args=[asset.pk])
    data = {
        "kit": asset.kit.pk, "kind": kind.pk, "name": "Tên mới", "alt": "Nền đỏ", "name_en": "",
        "use_from": asset.use_from, "use_until": asset.use_until, "needs_consent": "",
        **{f"{prefix}-{key}": value for prefix in ("variants", "channel_texts")
           for key, value in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0), ("MIN_NUM_FORMS", 0),
                              ("MAX_NUM_FORMS", 1000))},
    }  # fmt: skip
    page = office.post(url, data, follow=True).content.decode()
    assert Asset.objects.get(pk=asset.pk).name == "Tên mới"
    assert "chỉ được treo 15 ngày" in page
    data["use_until"] = asset.use_from + timedelta(days=15)
    assert "chỉ được treo" not in office.post(url, data, follow=True).content.decode()
