"""The library as its readers see it."""

from datetime import datetime, time, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest
import time_machine

from demo.factories import files
from demo.factories.media import AssetFactory, AssetKindFactory, KitFactory, VariantFactory
from demo.factories.programme import CampaignFactory, TopicFactory
from demo.factories.stock import make_stock
from demo.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.fixture
def kit(home):
    return KitFactory.with_files(name="Bộ áp phích", name_en="Posters")


def test_the_library_lists_assets_of_live_kits_with_their_files(client, kit):
    html = html_of(client, "/media/")
    assert html.count("<h1") == 1
    assert "Áp phích của Bộ áp phích" in html
    assert f'href="/media/bo-ap-phich/#{kit.assets.get().anchor}"' in html
    assert "SVG, PNG" in html
    assert "style=" not in html


def test_assets_of_drafts_and_assets_without_files_are_not_listed(client, home):
    KitFactory.with_files(name="Bản nháp", live=False)
    AssetFactory(name="Chưa có tệp")
    html = html_of(client, "/media/")
    assert "Bản nháp" not in html
    assert "Chưa có tệp" not in html


def test_an_expired_kit_leaves_the_list_but_can_be_asked_for(client, home):
    today = timezone.localdate()
    KitFactory.with_files(name="Bộ hết hạn", use_until=today)
    KitFactory.with_files(name="Bộ sắp dùng", use_from=today + timedelta(days=2))
    html = html_of(client, "/media/")
    assert "Bộ hết hạn" not in html
    assert "Bộ sắp dùng" in html
    html = html_of(client, "/media/?use=expired")
    assert "Bộ hết hạn" in html
    assert "Bộ sắp dùng" not in html
    html = html_of(client, "/media/?use=coming&use=expired")
    assert html.index("của Bộ sắp dùng") < html.index("của Bộ hết hạn")
    assert "Bộ sắp dùng" not in html_of(client, "/media/?use=in-use")


def test_the_list_is_narrowed_by_kind_topic_language_and_format(client, home):
    topic = TopicFactory()
    banner = AssetFactory(
        name="Băng rôn A", kind=AssetKindFactory(name="Băng rôn"), kit=KitFactory(topic=topic)
    )
    VariantFactory(asset=banner, content=files.printed(6000, 1000), file_name="a.pdf")
    poster = AssetFactory(name="Áp phích B")
    VariantFactory(asset=poster, language="en")
    cases = {
        "kind=bang-ron": banner,
        f"topic={topic.slug}": banner,
        "format=pdf": banner,
        "language=vi": banner,
        "language=en": poster,
        "kind=ap-phich": poster,
        "format=picture": poster,
    }
    for query, expected in cases.items():
        html = html_of(client, f"/media/?{query}")
        other = poster if expected is banner else banner
        assert f"{expected.name}</a>" in html, query
        assert f"{other.name}</a>" not in html, query
    assert "6 × 1 m · PDF" in html_of(client, "/media/?kind=bang-ron")


def test_a_phase_shows_what_may_be_used_in_it(client, home):
    campaign = CampaignFactory()
    phase = campaign.phases.order_by("starts_on").first()
    KitFactory.with_files(name="Trong đợt", use_from=phase.starts_on, use_until=phase.ends_on)
    KitFactory.with_files(name="Sau đợt", use_from=phase.ends_on)
    with time_machine.travel(datetime.combine(phase.starts_on, time(12)), tick=False):
        html = html_of(client, f"/media/?phase={phase.pk}")
    assert "Áp phích của Trong đợt" in html
    assert "Áp phích của Sau đợt" not in html


def test_chosen_filters_are_ticked_and_can_be_dropped(client, kit):
    html = html_of(client, "/media/?kind=ap-phich&language=vi")
    assert 'value="ap-phich" checked' in html
    assert 'href="?language=vi"' in html
    assert 'href="?kind=ap-phich"' in html


def test_nothing_found_offers_the_way_back(client, kit):
    AssetKindFactory(name="Phướn")
    assert 'href="/media/"' in html_of(client, "/media/?kind=phuon")


def test_many_assets_are_spread_over_pages_that_keep_the_filter(client, home):
    kit = KitFactory()
    for number in range(13):
        VariantFactory(asset=AssetFactory(kit=kit, name=f"Số {number:02}", sort_order=number))
    html = html_of(client, "/media/?kind=ap-phich&unknown=<x>")
    assert "kind=ap-phich&amp;page=2" in html
    assert "unknown" not in html
    assert "Số 12</a>" in html_of(client, "/media/?kind=ap-phich&page=2")
    for page in ("0", "-1", "x", "9" * 5000, "1e9", "２"):
        html_of(client, f"/media/?page={page}")
    assert client.get("/media/?page=%00").status_code in (200, 400)


@pytest.mark.parametrize(
    "address", ["/media/?sort=name", "/media/?kind=pano&size=16-9&q=so&page=2"]
)
def test_the_number_of_queries_does_not_grow_with_the_list(
    client, home, django_assert_num_queries, address
):
    # The first reader of a new site makes its settings, which is a change.
    client.get("/media/slogans/")
    counts = []
    for assets in (30, 270):
        make_stock(assets)
        # The frame of all pages is known from here on.
        client.get("/media/slogans/")
        with CaptureQueriesContext(connection) as made:
            html_of(client, address)
        counts.append(len(made))
    assert counts[0] == counts[1] <= 20
    with django_assert_num_queries(1):
        client.get(address)


def test_what_the_list_knows_is_read_once_while_nothing_changes(
    client, home, django_assert_num_queries
):
    make_stock(30)
    client.get("/media/")
    with CaptureQueriesContext(connection) as narrowed:
        client.get("/media/?kind=pano")
    assert not [each for each in narrowed if 'FROM "media_variant" INNER JOIN' in each["sql"]]


def test_the_library_is_the_same_for_everyone(client, kit):
    response = client.get("/media/")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "public" in response["Cache-Control"]


def test_an_edit_shows_at_once(client, kit):
    html_of(client, "/media/")
    asset = kit.assets.get()
    asset.name = "Tên mới"
    asset.save()
    assert "Tên mới" in html_of(client, "/media/")


def test_english_readers_get_the_same_rows_in_english(client, kit):
    html = html_of(client, f"/en/media/{kit.slug}/")
    assert "Posters" in html
    assert '<link rel="canonical" href="http://testserver/en/media/bo-ap-phich/">' in html
    assert "/en/media/bo-ap-phich/all.zip" in html


def test_the_kit_page_shows_files_terms_and_checksums(client, kit):
    kit.credit = "UBND tỉnh"
    kit.save()
    html = html_of(client, "/media/bo-ap-phich/")
    assert html.count("<h1") == 1
    for variant in kit.assets.get().variants.all():
        assert variant.sha256 in html
        assert variant.get_absolute_url() in html
        assert variant.get_language_display() in html
    assert "UBND tỉnh" in html
    assert "/media/bo-ap-phich/all.zip" in html
    assert "data-copy" in html and "data-done" in html
    assert "style=" not in html


def test_a_kit_of_several_assets_shows_each_with_its_rules(client, kit):
    kind = AssetKindFactory(name="Băng rôn", rules="Không chăng ngang đường.")
    banner = AssetFactory(kit=kit, kind=kind, name="Băng rôn cổng", caption="Mời bà con.")
    VariantFactory(asset=banner, content=files.film(), file_name="led.mp4")
    html = html_of(client, "/media/bo-ap-phich/")
    assert "Không chăng ngang đường." in html
    assert "Mời bà con." in html
    assert "1920 × 1080 px" in html
    assert f'id="{banner.anchor}"' in html


def test_a_kit_without_files_offers_no_download(client, home):
    kit = KitFactory(name="Trống")
    assert "all.zip" not in html_of(client, kit.get_absolute_url())


def test_drafts_and_unknown_kits_are_not_found(client, home):
    KitFactory(name="Nháp", live=False)
    for slug in ("nhap", "khong-co", "x" * 300):
        assert client.get(f"/media/{slug}/").status_code == 404


def test_queries_of_a_kit_page_do_not_grow_with_its_files(client, kit, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get("/media/bo-ap-phich/")
    kit.save()
    with CaptureQueriesContext(connection) as few:
        client.get("/media/bo-ap-phich/")
    for _number in range(3):
        VariantFactory(asset=AssetFactory(kit=kit))
    with django_assert_num_queries(len(few)):
        client.get("/media/bo-ap-phich/")
    assert len(few) <= 20


def test_rules_that_several_kinds_share_stand_once(client, home, kit):
    same = "Không chăng ngang đường.\nTreo không quá 15 ngày."
    for name, rules in [("Băng rôn", same), ("Pano", same), ("Màn hình", "Không âm thanh.")]:
        kind = AssetKindFactory(name=name, rules=rules)
        VariantFactory(asset=AssetFactory(kit=kit, kind=kind))
    html = client.get(kit.get_absolute_url()).content.decode()
    assert html.count("Không chăng ngang đường.") == 1
    assert "Treo, dán, đăng đúng chỗ: Băng rôn, Pano<" in html
    assert "Treo, dán, đăng đúng chỗ: Màn hình<" in html


def test_a_kit_names_the_unit_that_gives_it_out(client, home):
    unit = UnitFactory(name="Sở Khoa học và Công nghệ", name_en="Department of Science")
    KitFactory.with_files(slug="bo-treo", unit=unit)
    assert "<dd>Sở Khoa học và Công nghệ</dd>" in client.get("/media/bo-treo/").content.decode()
    assert "<dd>Department of Science</dd>" in client.get("/en/media/bo-treo/").content.decode()
