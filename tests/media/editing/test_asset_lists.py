"""The list of assets: narrowed, put in order, and changed many at once."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from core.models import ContentChange
from demo.factories.media import AssetFactory, AssetKindFactory, KitFactory, VariantFactory
from media.enums import AssetState
from media.models import Asset, KindSpec
from tests.media.editing.test_kit_admin import asset_data, html_of, png

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_media_asset:list"


def listed(client, **query):
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    return {asset.name for asset in response.context["object_list"]}


def action(name, *assets, **query):
    url = reverse("wagtail_bulk_action", args=["media", "asset", name])
    more = "".join(f"&{key}={value}" for key, value in query.items())
    return f"{url}?next={reverse(LIST)}" + "".join(f"&id={asset.pk}" for asset in assets) + more


def test_the_list_is_narrowed_by_what_editors_look_for(office):
    today = timezone.localdate()
    kit = KitFactory(access="units")
    AssetFactory(name="Ở bộ", kit=kit)
    AssetFactory(name="Chờ", state=AssetState.WAITING)
    VariantFactory(asset=AssetFactory(name="Tiếng Anh"), language="en")
    AssetFactory(name="Hết hạn", use_until=today)
    AssetFactory(name="Sắp hết", use_until=today + timedelta(days=14))
    AssetFactory(name="Còn lâu", use_until=today + timedelta(days=15))
    AssetFactory(name="Thu hồi", recalled_at=timezone.now())
    AssetFactory(name="Mất quyền", rights_until=today)
    AssetFactory(name="Sắp mất quyền", rights_until=today + timedelta(days=14))
    assert listed(office, kit=kit.pk) == {"Ở bộ"} == listed(office, access="units")
    assert listed(office, state="waiting") == {"Chờ"}
    assert listed(office, language="en") == {"Tiếng Anh"}
    assert listed(office, use="expired") == {"Hết hạn"}
    assert listed(office, use="ending") == {"Sắp hết"}
    assert listed(office, recalled="true") == {"Thu hồi"}
    assert listed(office, rights="ended") == {"Mất quyền"}
    assert listed(office, rights="ending") == {"Sắp mất quyền"}
    assert listed(office, q="tieng anh") == {"Tiếng Anh"}
    for odd in ({"state": "x"}, {"kit": "x"}, {"use": "\ufffd"}, {"kit": "9" * 30}, {"p": "x"}):
        assert office.get(reverse(LIST), odd).status_code == 200


def test_the_list_takes_few_queries_however_many_there_are(office, django_assert_max_num_queries):
    for _number in range(20):
        VariantFactory(asset=AssetFactory(kit=KitFactory()))
    office.get(reverse(LIST))
    with django_assert_max_num_queries(30):
        office.get(reverse(LIST))


def test_assets_are_dragged_into_order_within_their_kit(office):
    kit, other = KitFactory(), KitFactory()
    a, b, c = (AssetFactory(kit=kit, name=name) for name in "abc")
    stranger = AssetFactory(kit=other)
    ordered = {"kit": kit.pk, "ordering": "sort_order"}
    url = reverse("wagtailsnippets_media_asset:reorder", args=[999999])
    assert url in html_of(office, f"{reverse(LIST)}?kit={kit.pk}&ordering=sort_order")
    # Places in different kits can't be compared.
    assert url not in html_of(office, f"{reverse(LIST)}?ordering=sort_order")
    assert url not in html_of(office, f"{reverse(LIST)}?{'kind'}={a.kind_id}&ordering=sort_order")
    before = ContentChange.version()

    def drag(asset, place):
        url = reverse("wagtailsnippets_media_asset:reorder", args=[asset.pk])
        assert office.post(f"{url}?position={place}").status_code == 200
        shown = office.get(reverse(LIST), ordered).context["object_list"]
        return [each.name for each in shown]

    assert drag(c, 0) == ["c", "a", "b"]
    assert drag(a, 2) == ["c", "b", "a"]
    for odd in ("", "x", "-1", "9" * 5000, "99"):
        assert drag(c, odd)[-1] == "c"
        drag(c, 0)
    assert ContentChange.version() != before
    stranger.refresh_from_db()
    assert stranger.sort_order == 0


def test_a_new_asset_stands_last_in_its_kit(office):
    kit = KitFactory()
    AssetFactory(kit=kit, sort_order=3)
    office.post(reverse("wagtailsnippets_media_asset:add"), asset_data(kit, ("Ảnh", png())))
    assert kit.assets.last().sort_order == 4


def test_an_editor_is_told_where_else_the_file_is(office):
    elsewhere = VariantFactory(name="Ở nơi khác")
    with elsewhere.file.open() as file:
        upload = png()
        upload.file.seek(0)
        upload.file.truncate()
        upload.file.write(file.read())
        upload.seek(0)
    add = reverse("wagtailsnippets_media_asset:add")
    response = office.post(add, asset_data(KitFactory(), ("Ảnh", upload)), follow=True)
    assert "Ở nơi khác" in response.content.decode()


def test_days_and_terms_are_set_for_many_at_once(office):
    first, second, third = AssetFactory(credit="Cũ"), AssetFactory(), AssetFactory()
    url = action("set_days_of_use", first, second)
    assert first.name in html_of(office, url)
    wrong = office.post(url, {"use_from": "2026-10-10", "use_until": "2026-10-10"})
    assert wrong.status_code == 200
    assert not Asset.objects.exclude(use_from=None).exists()
    assert office.post(url, {"use_from": "2026-10-01", "use_until": ""}).status_code == 302
    assert set(Asset.objects.exclude(use_from=None)) == {first, second}

    url = action("set_terms", first, second)
    assert office.post(url, {"licence": "", "credit": "", "rights_until": ""}).status_code == 200
    given = {"licence": "press", "credit": "", "rights_until": "2027-01-01"}
    assert office.post(url, given).status_code == 302
    first.refresh_from_db()
    third.refresh_from_db()
    assert (first.licence, first.credit, f"{first.rights_until}") == ("press", "Cũ", "2027-01-01")
    assert third.licence == ""
    office.post(url, {"licence": "as-of-kit", "credit": "Sở", "rights_until": ""})
    first.refresh_from_db()
    assert (first.licence, first.credit) == ("", "Sở")


def test_days_longer_than_the_kind_may_hang_are_set_with_a_warning(office):
    kind = AssetKindFactory(name="Băng rôn", hanging_days=15)
    assets = [AssetFactory(kind=kind, name=f"Treo {number}") for number in range(7)]
    url = action("set_days_of_use", *assets)
    page = office.post(
        url, {"use_from": "2026-10-01", "use_until": "2026-10-17"}, follow=True
    ).content.decode()
    assert Asset.objects.exclude(use_from=None).count() == 7
    assert page.count("chỉ được treo 15 ngày") == 5
    assert "Còn 2 ấn phẩm" in page
    page = office.post(
        url, {"use_from": "2026-10-01", "use_until": "2026-10-16"}, follow=True
    ).content.decode()
    assert "được treo" not in page


def test_all_of_a_narrowed_list_are_those_that_it_shows(office):
    kit = KitFactory()
    inside, named = AssetFactory(kit=kit), AssetFactory(kit=kit, name="Phướn dọc")
    outside = AssetFactory()
    url = action("set_days_of_use", kit=kit.pk) + "&id=all"
    assert office.post(url, {"use_from": "2026-10-01", "use_until": ""}).status_code == 302
    assert set(Asset.objects.exclude(use_from=None)) == {inside, named}
    url = action("set_terms", kit=kit.pk, q="phuon") + "&id=all"
    office.post(url, {"licence": "press", "credit": "", "rights_until": ""})
    assert list(Asset.objects.filter(licence="press")) == [named]
    outside.refresh_from_db()
    assert outside.use_from is None


def test_assets_change_their_kind_only_when_all_files_fit(office, monkeypatch):
    from django.core.exceptions import ValidationError

    asset = AssetFactory()
    variant = VariantFactory(asset=asset)
    kind = AssetKindFactory(name="Phướn")
    spec = KindSpec.objects.create(kind=kind, name="Dọc")
    url = action("move_to_kind", asset)

    def refuse(kind, read):
        raise ValidationError("Phướn cần PDF có cạnh 800 × 2000 mm.")

    monkeypatch.setattr("media.editing.bulk_actions.fitting_spec", refuse)
    response = office.post(url, {"kind": kind.pk})
    assert "Phướn cần PDF có cạnh 800 × 2000 mm." in response.content.decode()
    monkeypatch.setattr("media.editing.bulk_actions.fitting_spec", lambda kind, read: spec)
    assert office.post(url, {"kind": kind.pk}).status_code == 302
    asset.refresh_from_db()
    variant.refresh_from_db()
    assert (asset.kind, variant.spec) == (kind, spec)
