"""The filters of the library: what each finds, and what the numbers beside its choices say."""

import re
from collections import Counter
from datetime import timedelta
from html import unescape

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
from demo.factories.stock import make_stock
from media.catalogue.sizes import size_of
from media.models import Asset

pytestmark = pytest.mark.django_db


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def choices(html):
    """The numbers beside the choices, by filter and value."""
    found = re.findall(
        r'<input type="checkbox" name="(\w+)" value="([^"]+)"(?: checked)?> <span>[^<]*?\((\d+)\)</span>',
        html,
    )
    return {(name, value): int(count) for name, value, count in found}


def total(html):
    return int(re.search(r'id="results">(\d+) ', html)[1])


def titles(html):
    return [
        unescape(title) for title in re.findall(r'<h3><a href="[^"]*#an-pham-\d+">([^<]+)', html)
    ]


def asset(name, kit=None, *, kind="Áp phích", variant=None, **values):
    made = AssetFactory(
        name=name, kit=kit or KitFactory(), kind=AssetKindFactory(name=kind), **values
    )
    VariantFactory(asset=made, **(variant or {}))
    return made


def test_each_number_is_what_the_choice_would_find(client, home):
    make_stock(90, assets_a_kit=2)
    for query in (
        "",
        "kind=pano",
        "kind=pano&language=vi",
        "use=expired&format=pdf",
        "size=a2&size=16-9",
        "q=so+1",
    ):
        html = html_of(client, f"/media/?{query}")
        asked = dict(choices(html))
        assert asked, query
        chosen = [part.split("=") for part in query.split("&") if part]
        for (name, value), count in asked.items():
            others = "&".join("=".join(each) for each in chosen if each[0] != name)
            found = total(html_of(client, f"/media/?{others}&{name}={value}"))
            assert count == found, (query, name, value)
            assert count > 0 or [name, value] in chosen


def test_the_list_agrees_with_the_database(client, home):
    make_stock(90, assets_a_kit=2)
    today = timezone.localdate()
    pdf = Asset.objects.filter(variants__file_format="pdf", kind__slug="pano").distinct()
    usable = pdf.not_expired(today)
    assert total(html_of(client, "/media/?kind=pano&format=pdf")) == usable.count()
    states = Counter(each.use_state for each in Asset.objects.select_related("kit__phase"))
    html = html_of(client, "/media/")
    for state, count in states.items():
        assert choices(html)["use", str(state)] == count


def test_words_find_titles_of_assets_kits_and_kinds_without_marks(client, home):
    kit = KitFactory(name="Bộ ra quân", name_en="Launch kit")
    asset("Áp phích Đường lối", kit, name_en="The road")
    asset("Biển chỉ đường", kind="Băng rôn")
    for words, expected in {
        "duong": {"Áp phích Đường lối", "Biển chỉ đường"},
        "DUONG loi": {"Áp phích Đường lối"},
        "đường": {"Áp phích Đường lối", "Biển chỉ đường"},
        "launch road": {"Áp phích Đường lối"},
        "bang ron": {"Biển chỉ đường"},
        "ra-quân": {"Áp phích Đường lối"},
        "khong co": set(),
        "!!": {"Áp phích Đường lối", "Biển chỉ đường"},
    }.items():
        html = html_of(client, f"/media/?q={words}")
        assert set(titles(html)) == expected, words


def test_words_filters_and_order_keep_each_other(client, home):
    asset("Áp phích A")
    html = html_of(client, "/media/?q=<ap>&kind=ap-phich&sort=name")
    assert '<input type="hidden" name="q" value="&lt;ap&gt;">' in html
    search = re.search(
        r'<form[^>]*role="search" method="get" action="/media/".*?</form>', html, re.DOTALL
    )[0]
    assert 'name="kind" value="ap-phich"' in search and 'name="sort" value="name"' in search
    # Each chip drops what it says and nothing else.
    assert 'href="?kind=ap-phich&amp;sort=name"' in html
    assert 'href="?q=%3Cap%3E&amp;sort=name"' in html
    orders = re.search(r'<ul class="order.*?</ul>', html, re.DOTALL)[0]
    assert "kind=ap-phich" in orders and "sort=ends" in orders


def test_the_list_can_be_ordered_by_title_or_by_the_end_of_use(client, home):
    today = timezone.localdate()
    for name, days in (("Đèn", 9), ("Ảnh", 3), ("Dải", None), ("Ánh", 5)):
        until = today + timedelta(days=days) if days else None
        asset(name, use_until=until)
    assert titles(html_of(client, "/media/?sort=name")) == ["Ảnh", "Ánh", "Dải", "Đèn"]
    assert titles(html_of(client, "/media/?sort=ends")) == ["Ảnh", "Ánh", "Đèn", "Dải"]
    newest = titles(html_of(client, "/media/"))
    assert (
        newest == titles(html_of(client, "/media/?sort=nonsense")) == ["Ánh", "Dải", "Ảnh", "Đèn"]
    )


def test_a_size_is_that_of_the_kind_or_else_paper_or_shape(client, home):
    kind = AssetKindFactory(name="Pano")
    KindSpecFactory(
        kind=kind, name="6 × 4 m", name_en="6 by 4 m", measure="mm", width=6000, height=4000
    )
    board = asset(
        "Pano cổng",
        kind="Pano",
        variant={"content": files.printed(6000, 4000), "file_name": "a.pdf"},
    )
    sheet = asset(
        "Tờ A4", kind="Tờ rơi", variant={"content": files.printed(297, 210), "file_name": "a.pdf"}
    )
    screen = asset("Màn 16:9", kind="Màn hình", variant={"content": files.pixels(320, 180)})
    html = html_of(client, "/media/")
    for size, label, found in (
        ("6-4-m", "6 × 4 m", board),
        ("a4", "A4", sheet),
        ("16-9", "Ngang 16:9", screen),
    ):
        assert f"{label} (1)" in html
        assert titles(html_of(client, f"/media/?size={size}")) == [found.name]
    assert "6 by 4 m (1)" in html_of(client, "/en/media/")


@pytest.mark.parametrize(
    ("file_format", "width", "height", "measure", "expected"),
    [
        ("png", 800, 800, "px", "square"),
        ("png", 1366, 768, "px", "16-9"),
        ("mp4", 1080, 1920, "px", "9-16"),
        ("png", 1536, 256, "px", "strip"),
        ("pdf", 100, 700, "mm", "tall-strip"),
        ("png", 1200, 630, "px", "landscape"),
        ("jpeg", 1000, 1414, "px", "portrait"),
        ("pdf", 594, 420, "mm", "a2"),
        ("svg", 420, 594, "px", "any-size"),
        ("svg", 420, 594, "mm", "a2"),
        ("mp3", None, None, "", ""),
    ],
)
def test_every_file_has_a_size_that_agencies_know(file_format, width, height, measure, expected):
    assert size_of("", file_format, measure, width, height) == expected


def test_paper_has_one_name_whatever_kinds_call_it(client, home):
    for kind in ("Áp phích", "Tờ rơi"):
        KindSpecFactory(kind=AssetKindFactory(name=kind), name=f"{kind} A4, để in")
        printed = {"content": files.printed(), "file_name": "a.pdf"}
        asset(f"{kind} một", kind=kind, variant=printed)
    html = html_of(client, "/media/")
    assert "<span>A4 (2)</span>" in html
    assert "A4, để in" not in html


def test_an_asset_with_own_days_leaves_the_list_before_its_kit(client, home):
    today = timezone.localdate()
    kit = KitFactory(use_until=today + timedelta(days=9))
    asset("Ảnh hội thảo", kit, use_until=today)
    asset("Áp phích chung", kit)
    assert titles(html_of(client, "/media/")) == ["Áp phích chung"]
    assert titles(html_of(client, "/media/?use=expired")) == ["Ảnh hội thảo"]


def test_recalled_waiting_and_restricted_assets_are_neither_listed_nor_counted(client, home):
    asset("Còn dùng")
    asset("Thu hồi", recalled=True)
    asset("Chờ duyệt", state="waiting")
    asset("Hết quyền", rights_until=timezone.localdate())
    asset("Của đơn vị", KitFactory(access="units"), kind="Loại kín")
    html = html_of(client, "/media/?use=in-use&use=coming&use=expired")
    assert titles(html) == ["Còn dùng"]
    assert total(html) == 1
    assert "Loại kín" not in html
    counts = choices(html)
    assert max(counts.values()) == 1
    assert {key for key, count in counts.items() if not count} == {
        ("use", "coming"),
        ("use", "expired"),
    }


def test_bad_values_are_passed_over(client, home):
    asset("Áp phích A")
    for query in (
        "kind=%27",
        "size=" + "9" * 79,
        "phase=99999999999999999999",
        "sort=%F0%9F%92%A5",
        "q=%25",
        "use=x&use=y",
        "page=%F0",
    ):
        html_of(client, f"/media/?{query}")
    assert client.get("/media/?q=%00").status_code in (200, 400)
