"""What is still missing in the library."""

import csv
import io
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from demo.factories.media import AssetFactory, AssetKindFactory, KitFactory, VariantFactory
from media.gaps import Lack, assets_to_finish, counts, lacking, unfinished
from media.models import Asset, KindSpec, Variant
from tests.media.conftest import permitted
from tests.media.editing.test_kit_admin import html_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind(db):
    return AssetKindFactory(name="Áp phích")


@pytest.fixture
def a2(kind):
    return KindSpec.objects.create(kind=kind, name="A2, để in", languages=["vi", "en"])


def finished(kind, *places, **values):
    """An asset with all its texts, and files of these (size, language)."""
    asset = AssetFactory(kind=kind, name_en="Poster", alt_en="Red", **values)
    for spec, language in places:
        variant = VariantFactory(asset=asset, language=language)
        Variant.objects.filter(pk=variant.pk).update(spec=spec)
    return asset


def test_the_database_and_the_matrix_agree_on_what_is_missing(kind, a2):
    led = KindSpec.objects.create(kind=kind, name="LED", languages=["vi"])
    KindSpec.objects.create(kind=kind, name="Tùy chọn")
    KindSpec.objects.create(kind=AssetKindFactory(name="Khác"), name="Lạ", languages=["mtq"])
    finished(kind, (a2, "vi"), (a2, "en"), (led, "vi"), name="Đủ")
    finished(kind, (a2, "zxx"), (led, "zxx"), name="Không chữ")
    finished(kind, (a2, "vi"), (led, "vi"), name="Thiếu tiếng Anh")
    finished(kind, (None, "vi"), name="Ngoài quy cách")
    finished(kind, name="Trống")
    finished(kind, (a2, "zxx"), (led, "vi"), name="Thiếu chữ Anh", caption="Lời")
    AssetFactory(kind=kind, alt="", name_en="x", alt_en="x", name="Không mô tả")
    told = {
        lack: set(Asset.objects.filter(lacking(lack)).values_list("name", flat=True))
        for lack in Lack
    }
    assert told == {
        Lack.CELLS: {"Thiếu tiếng Anh", "Ngoài quy cách", "Trống", "Không mô tả"},
        Lack.FILES: {"Trống", "Không mô tả"},
        Lack.ENGLISH: {"Thiếu chữ Anh"},
        Lack.ALT: {"Không mô tả"},
    }
    for asset in Asset.objects.all():
        assert {lack for lack in Lack if asset.name in told[lack]} == set(unfinished(asset).lacks)
    assert counts() == {lack: len(names) for lack, names in told.items()}


def test_what_is_recalled_or_expired_needs_nothing_more(kind, a2):
    finished(kind, recalled_at=timezone.now())
    finished(kind, use_until=timezone.localdate())
    open_one = finished(kind, use_until=timezone.localdate() + timedelta(days=1))
    assert list(assets_to_finish()) == [open_one]


def test_the_report_names_what_is_missing_and_leads_to_where_it_is_added(office, kind, a2):
    asset = finished(kind, (a2, "vi"), name="=Áp phích chính", kit=KitFactory(name="Bộ A"))
    finished(kind, (a2, "vi"), (a2, "en"), name="Đã đủ")
    url = reverse("missing_in_library")
    html = html_of(office, url)
    edit = reverse("wagtailsnippets_media_asset:edit", args=[asset.pk])
    assert edit in html and "A2, để in" in html and "Đã đủ" not in html
    rows = list(csv.DictReader(io.StringIO(office.get(url, {"export": "csv"}).getvalue().decode())))
    assert len(rows) == 1
    (title, kit, _kind, _lacks, missing, address) = rows[0].values()
    assert (title, kit) == ("'=Áp phích chính", "Bộ A")
    assert missing.startswith("A2, để in (") and address.endswith(edit)
    assert office.get(url, {"export": "xlsx"}).status_code == 200
    assert asset.name in html_of(office, f"{url}?lack=cells&kit={asset.kit_id}")
    assert asset.name not in html_of(office, f"{url}?lack=files")
    for odd in ("lack=x", "kit=x", "kit=99999999999999999999", "p=x"):
        assert office.get(f"{url}?{odd}").status_code == 200


def test_the_report_takes_few_queries_however_long(office, kind, a2, django_assert_max_num_queries):
    for _number in range(20):
        finished(kind, (a2, "vi"), kit=KitFactory())
    url = reverse("missing_in_library")
    office.get(url)
    with django_assert_max_num_queries(30):
        office.get(url)


def test_the_dashboard_tells_it_to_editors_only(client, home, kind, a2):
    finished(kind)
    report = reverse("missing_in_library")
    client.force_login(permitted("change_asset"))
    assert f"{report}?lack=cells" in html_of(client, reverse("wagtailadmin_home"))
    client.force_login(permitted("view_asset"))
    assert report not in html_of(client, reverse("wagtailadmin_home"))
    assert client.get(report).status_code == 302


def test_the_matrix_stands_where_assets_and_kits_are_edited(office, kind, a2):
    asset = finished(kind, (a2, "vi"))
    for url in (
        reverse("wagtailsnippets_media_asset:edit", args=[asset.pk]),
        reverse("wagtailsnippets_media_kit:edit", args=[asset.kit_id]),
    ):
        html = html_of(office, url)
        assert html.count('class="library-missing"') == 1
        assert "A2, để in" in html
