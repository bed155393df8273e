"""Kinds of asset and their sizes as editors keep them, and what they do to assets."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import pytest

from demo.factories import files
from demo.factories.media import AssetFactory, AssetKindFactory, KindSpecFactory, VariantFactory
from media.models import Asset, AssetKind, KindSpec, Variant
from tests.media.editing.test_kit_admin import asset_data, png

pytestmark = pytest.mark.django_db

KIND = {
    "name": "Băng rôn", "name_en": "Banner", "slug": "", "sort_order": 0,
    "rules": "", "rules_en": "", "rules_document": "", "second_approver": "",
    "sponsor_percent": 0,
}  # fmt: skip


def kind_data(*specs, **values):
    """What the form of a kind sends, with these sizes."""
    data = KIND | {"specs-TOTAL_FORMS": len(specs), "specs-INITIAL_FORMS": 0}
    data |= {"specs-MIN_NUM_FORMS": 0, "specs-MAX_NUM_FORMS": 1000}
    for number, spec in enumerate(specs):
        whole = {"name": "Khổ", "ORDER": number + 1, "id": "", "DELETE": "", "measure": ""} | spec
        data |= {f"specs-{number}-{name}": value for name, value in whole.items()}
    return data | values


def ratio(width, height, **rules):
    sides = {"measure": "mm", "width": width, "height": height, "is_ratio": True}
    return sides | rules


def test_a_kind_gets_its_address_from_its_name_and_its_sizes_in_order(office):
    add = reverse("wagtailsnippets_media_assetkind:add")
    assert office.get(add).status_code == 200
    first = {
        "name": "6 × 1 m",
        "measure": "mm",
        "width": "6000",
        "height": "1000",
        "is_ratio": "on",
    }
    second = {"name": "Véc-tơ", "formats": ["svg"], "languages": ["vi", "en"]}
    assert office.post(add, kind_data(first, second)).status_code == 302
    kind = AssetKind.objects.get()
    assert kind.slug == "bang-ron"
    banner, vectors = kind.specs.all()
    assert (banner.width, banner.is_ratio, banner.formats) == (6000, True, [])
    assert (vectors.formats, vectors.languages) == (["svg"], ["vi", "en"])
    page = office.get(reverse("wagtailsnippets_media_assetkind:edit", args=[kind.pk]))
    assert "6 × 1 m" in page.content.decode()


@pytest.mark.parametrize(
    ("spec", "field"),
    [
        ({"width": "6000", "measure": "mm"}, "height"),
        ({"width": "6000", "height": "1000"}, "measure"),
        ({"width": "0", "height": "1", "measure": "mm"}, "width"),
        ({"width": "9" * 40, "height": "1", "measure": "mm"}, "width"),
        ({"width": "NaN", "height": "1", "measure": "mm"}, "width"),
        ({"least_seconds": "9", "most_seconds": "8"}, "most_seconds"),
        ({"least_width": "9" * 30}, "least_width"),
        ({"formats": ["exe"]}, "formats"),
        ({"languages": ["x\0"]}, "languages"),
    ],
)
def test_a_size_that_can_not_be_is_refused_at_its_field(office, spec, field):
    response = office.post(reverse("wagtailsnippets_media_assetkind:add"), kind_data(spec))
    assert response.status_code == 200
    (errors,) = response.context["form"].formsets["specs"].errors
    assert list(errors) == [field]
    assert not AssetKind.objects.exists()


def test_the_share_of_a_sponsor_is_at_most_what_the_law_allows(office, settings):
    add = reverse("wagtailsnippets_media_assetkind:add")
    page = office.post(add, kind_data(sponsor_percent=21))
    assert page.context["form"].errors["sponsor_percent"] == [
        "Ghi 20 hoặc ít hơn: Luật Quảng cáo cho biểu trưng của nhà tài trợ nhiều nhất 20% diện tích."
    ]
    assert not AssetKind.objects.exists()
    assert office.post(add, kind_data(sponsor_percent=20)).status_code == 302
    settings.MOST_SPONSOR_PERCENT = 15
    page = office.post(add, kind_data(name="Phướn", sponsor_percent=16))
    assert "nhiều nhất 15%" in page.content.decode()


def test_a_larger_share_of_before_stays_until_it_is_changed(office):
    kind = AssetKindFactory(name="Băng rôn", slug="bang-ron", sponsor_percent=50)
    edit = reverse("wagtailsnippets_media_assetkind:edit", args=[kind.pk])
    assert office.post(edit, kind_data(slug="bang-ron", sponsor_percent=60)).status_code == 200
    answer = office.post(
        edit, kind_data(name="Băng rôn ngang", slug="bang-ron", sponsor_percent=50)
    )
    assert answer.status_code == 302
    kind.refresh_from_db()
    assert (kind.name, kind.sponsor_percent) == ("Băng rôn ngang", 50)


def upload(content, name):
    return SimpleUploadedFile(name, content)


def add_asset(office, kind, content, name):
    asset = AssetFactory(kind=kind)
    data = asset_data(asset.kit, ("In", upload(content, name)), kind=kind.pk)
    return office.post(reverse("wagtailsnippets_media_asset:add"), data)


def test_a_file_that_fits_is_told_its_size_and_one_that_does_not_is_refused_at_its_field(office):
    kind = AssetKindFactory(name="Băng rôn")
    spec = KindSpecFactory(kind=kind, **ratio(6000, 1000))
    assert add_asset(office, kind, files.printed(600, 100), "a.pdf").status_code == 302
    assert Variant.objects.get().spec == spec
    response = add_asset(office, kind, files.printed(400, 300), "b.pdf")
    assert response.status_code == 200
    (errors,) = response.context["form"].formsets["variants"].errors
    assert errors["file"] == ["Băng rôn: cần tỷ lệ 6:1, tệp có 4:3. Xuất lại đúng quy cách."]
    assert Variant.objects.count() == 1


def stored(kind, content, name):
    asset = AssetFactory(kind=kind)
    return VariantFactory(asset=asset, name="Bản in", content=content, file_name=name)


def edit_data(variant, kind):
    data = asset_data(variant.asset.kit, (variant.name, ""), kind=kind.pk)
    return data | {"variants-INITIAL_FORMS": 1, "variants-0-id": variant.pk}


def test_an_asset_may_not_become_of_a_kind_that_its_files_do_not_fit(office):
    variant = stored(AssetKindFactory(name="Khác"), files.printed(400, 300), "a.pdf")
    edit = reverse("wagtailsnippets_media_asset:edit", args=[variant.asset.pk])
    banner = AssetKindFactory(name="Băng rôn")
    KindSpecFactory(kind=banner, **ratio(6000, 1000))
    response = office.post(edit, edit_data(variant, banner))
    assert response.status_code == 200
    (told,) = response.context["form"].errors["kind"]
    assert "Bản in" in told and "cần tỷ lệ 6:1, tệp có 4:3" in told
    board = AssetKindFactory(name="Pano")
    fits = KindSpecFactory(kind=board, **ratio(4000, 3000))
    assert office.post(edit, edit_data(variant, board)).status_code == 302
    variant.refresh_from_db()
    assert (Asset.objects.get().kind, variant.spec) == (board, fits)


def test_a_stored_file_that_is_taken_away_or_replaced_need_not_fit(office):
    variant = stored(AssetKindFactory(name="Khác"), files.printed(400, 300), "a.pdf")
    edit = reverse("wagtailsnippets_media_asset:edit", args=[variant.asset.pk])
    banner = AssetKindFactory(name="Băng rôn")
    KindSpecFactory(kind=banner, **ratio(6000, 1000))
    replaced = edit_data(variant, banner)
    replaced["variants-0-file"] = upload(files.printed(600, 100), "b.pdf")
    assert office.post(edit, replaced).status_code == 302
    variant.refresh_from_db()
    assert variant.spec == banner.specs.get()
    board = AssetKindFactory(name="Pano")
    KindSpecFactory(kind=board, **ratio(4000, 3000))
    gone = edit_data(variant, board) | {"variants-0-DELETE": "on"}
    assert office.post(edit, gone).status_code == 302
    assert not Variant.objects.exists()


def test_stored_files_are_matched_anew_when_sizes_of_their_kind_change(office):
    kind = AssetKindFactory(name="Băng rôn")
    variant = stored(kind, files.printed(600, 100), "a.pdf")
    assert variant.spec is None
    edit = reverse("wagtailsnippets_media_assetkind:edit", args=[kind.pk])
    size = {"measure": "mm", "width": "6000", "height": "1000", "is_ratio": "on"}
    assert office.post(edit, kind_data(size, slug=kind.slug)).status_code == 302
    variant.refresh_from_db()
    spec = KindSpec.objects.get()
    assert variant.spec == spec
    data = kind_data(size | {"id": spec.pk, "width": "3000"}, slug=kind.slug)
    assert office.post(edit, data | {"specs-INITIAL_FORMS": 1}).status_code == 302
    variant.refresh_from_db()
    assert variant.spec is None


def test_an_asset_of_a_kind_without_sizes_takes_any_file(office):
    kind = AssetKindFactory(name="Khác")
    asset = AssetFactory(kind=kind)
    data = asset_data(asset.kit, ("Ảnh", png()), kind=kind.pk)
    assert office.post(reverse("wagtailsnippets_media_asset:add"), data).status_code == 302


def test_a_kind_whose_name_has_no_latin_letters_asks_for_an_address(office):
    add = reverse("wagtailsnippets_media_assetkind:add")
    response = office.post(add, kind_data(name="🌊"))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["slug"]
    assert not AssetKind.objects.exists()


def test_sides_are_shown_without_needless_zeros(office):
    kind = AssetKindFactory(name="Băng rôn")
    KindSpecFactory(kind=kind, measure="mm", width="1920.00", height="1080.50")
    page = office.get(reverse("wagtailsnippets_media_assetkind:edit", args=[kind.pk]))
    html = page.content.decode()
    assert 'value="1920"' in html and 'value="1080.5"' in html
    assert "1920.00" not in html and "1080.50" not in html
