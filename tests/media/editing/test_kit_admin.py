"""Kits and assets as editors work on them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import pytest

from demo.factories import files
from demo.factories.media import AssetFactory, AssetKindFactory, KitFactory, SloganFactory
from demo.factories.users import UserFactory
from media.models import Asset, Download, Kit, Variant

pytestmark = pytest.mark.django_db

KIT = {
    "name": "Bộ ra quân", "name_en": "", "slug": "", "description": "", "description_en": "",
    "campaign": "", "topic": "", "unit": "", "use_from": "", "use_until": "", "access": "open",
    "licence": "free", "credit": "",
}  # fmt: skip


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def asset_data(kit, *variants, **values):
    """What the form of an asset sends, with these variants as (name, upload)."""
    data = {
        "kit": kit.pk, "kind": AssetKindFactory(name="Áp phích").pk, "sort_order": 0,
        "name": "Áp phích chính", "name_en": "", "alt": "Nền đỏ", "alt_en": "",
        "caption": "", "caption_en": "",
        "variants-TOTAL_FORMS": len(variants), "variants-INITIAL_FORMS": 0,
        "variants-MIN_NUM_FORMS": 0, "variants-MAX_NUM_FORMS": 1000,
        **texts_data(),
    }  # fmt: skip
    for number, (name, upload) in enumerate(variants):
        data |= {
            f"variants-{number}-name": name,
            f"variants-{number}-name_en": "",
            f"variants-{number}-language": "vi",
            f"variants-{number}-file": upload,
            f"variants-{number}-ORDER": number + 1,
            f"variants-{number}-id": "",
            f"variants-{number}-DELETE": "",
        }
    return data | values


def texts_data(*texts):
    """What the form of an asset sends of the texts of its channels, each as (row, channel, words)."""
    data = {
        "channel_texts-TOTAL_FORMS": len(texts),
        "channel_texts-INITIAL_FORMS": sum(1 for row, _channel, _words in texts if row),
        "channel_texts-MIN_NUM_FORMS": 0,
        "channel_texts-MAX_NUM_FORMS": 1000,
    }
    for number, (row, channel, words) in enumerate(texts):
        data |= {
            f"channel_texts-{number}-id": row.pk if row else "",
            f"channel_texts-{number}-channel": channel,
            f"channel_texts-{number}-words": words,
            f"channel_texts-{number}-words_en": "",
            f"channel_texts-{number}-ORDER": number + 1,
            f"channel_texts-{number}-DELETE": "",
        }
    return data


def png(width=300):
    return SimpleUploadedFile("anh.png", files.pixels(width), "image/png")


def test_a_kit_is_drafted_published_and_withdrawn(office, client):
    office.post(reverse("wagtailsnippets_media_kit:add"), KIT)
    kit = Kit.objects.get()
    assert (kit.slug, kit.live) == ("bo-ra-quan", False)
    edit = reverse("wagtailsnippets_media_kit:edit", args=[kit.pk])
    office.post(edit, KIT | {"slug": kit.slug, "action-publish": "1"})
    kit.refresh_from_db()
    assert kit.live
    assert "Bộ ra quân" in html_of(client, "/media/bo-ra-quan/")
    office.post(reverse("wagtailsnippets_media_kit:unpublish", args=[kit.pk]))
    assert client.get("/media/bo-ra-quan/").status_code == 404


def test_a_kit_may_not_take_the_address_of_another_page(office):
    response = office.post(
        reverse("wagtailsnippets_media_kit:add"), KIT | {"slug": "slogans", "action-publish": "1"}
    )
    assert response.status_code == 200
    assert not Kit.objects.exists()


def test_an_editor_sees_a_draft_before_anyone_else(office):
    kit = KitFactory.with_files(name="Bản nháp", live=False)
    preview = reverse("wagtailsnippets_media_kit:preview_on_edit", args=[kit.pk])
    data = KIT | {"name": "Tên đang sửa", "slug": kit.slug}
    assert office.post(preview, data).json()["is_valid"]
    assert "Tên đang sửa" in html_of(office, preview)
    fresh = reverse("wagtailsnippets_media_kit:preview_on_add")
    assert office.post(fresh, KIT).json()["is_valid"]
    assert "Bộ ra quân" in html_of(office, fresh)


def test_a_kit_without_a_title_yet_is_previewed_too(office):
    untitled = KIT | {"name": ""}
    for preview in (
        reverse("wagtailsnippets_media_kit:preview_on_add"),
        reverse("wagtailsnippets_media_kit:preview_on_edit", args=[KitFactory.with_files().pk]),
    ):
        assert office.post(preview, untitled).json()["is_valid"]
        html_of(office, preview)


def test_a_title_without_latin_letters_asks_for_an_address(office):
    response = office.post(reverse("wagtailsnippets_media_kit:add"), KIT | {"name": "🌊🌊"})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["slug"]
    assert not Kit.objects.exists()


def test_an_address_that_names_no_kit_leads_to_an_empty_form(office):
    for named in ("abc", "0", "9" * 30, "9" * 5000):
        for add in ("wagtailsnippets_media_asset:add", "access_links:add"):
            assert office.get(reverse(add), {"kit": named}).status_code == 200


@pytest.mark.parametrize(
    "form",
    [
        "wagtailsnippets_media_kit:add",
        "wagtailsnippets_media_asset:add",
        "consents:add",
        "proofs:add",
    ],
)
def test_every_day_is_chosen_from_the_same_calendar(office, form):
    assert "initDateChooser(" in html_of(office, reverse(form))


def test_the_kits_screen_leads_to_its_assets_and_tells_its_downloads(office):
    kit = KitFactory.with_files()
    AssetFactory(kit=kit, name="Chưa có tệp")
    Download.objects.create(kit=kit, whole_kit=True)
    html = html_of(office, reverse("wagtailsnippets_media_kit:edit", args=[kit.pk]))
    for asset in kit.assets.all():
        assert reverse("wagtailsnippets_media_asset:edit", args=[asset.pk]) in html
    assert f"?kit={kit.pk}" in html
    html_of(office, reverse("wagtailsnippets_media_kit:add"))
    html_of(office, reverse("wagtailsnippets_media_kit:list"))
    html_of(office, reverse("wagtailsnippets_media_asset:list"))


def test_an_asset_is_uploaded_with_its_files_which_are_read(office):
    kit = KitFactory()
    slogan = SloganFactory()
    add = reverse("wagtailsnippets_media_asset:add")
    assert f'value="{kit.pk}"' in html_of(office, f"{add}?kit={kit.pk}")
    html_of(office, f"{add}?kit=x")
    pdf = SimpleUploadedFile("a2.pdf", files.printed(420, 594), "application/pdf")
    response = office.post(
        add, asset_data(kit, ("In A2", pdf), ("Ảnh", png()), slogans=[slogan.pk])
    )
    assert response.status_code == 302, response.content.decode()[:3000]
    asset = Asset.objects.get()
    printed, picture = asset.variants.all()
    assert (printed.file_format, printed.width, printed.height, printed.measure) == (
        "pdf", 420, 594, "mm",
    )  # fmt: skip
    assert (picture.width, picture.height, picture.measure) == (300, 200, "px")
    assert list(asset.slogans.all()) == [slogan]
    html = html_of(office, reverse("wagtailsnippets_media_asset:edit", args=[asset.pk]))
    assert printed.sha256 in html
    response = office.get(reverse("library_file", args=[printed.pk]))
    assert len(b"".join(response.streaming_content)) == printed.octets
    assert not Download.objects.exists()


def test_files_of_the_library_are_for_those_who_work_on_it(client, home, approver):
    variant = KitFactory.with_files(live=False).assets.get().variants.first()
    address = reverse("library_file", args=[variant.pk])
    assert client.get(address).status_code == 302
    client.force_login(UserFactory())
    assert client.get(address).status_code in (302, 403)
    client.force_login(approver)
    assert client.get(address).status_code == 302
    assert client.get(address, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


def test_a_lost_file_is_not_found(office):
    variant = KitFactory.with_files().assets.get().variants.first()
    variant.file.storage.delete(variant.file.name)
    assert office.get(reverse("library_file", args=[variant.pk])).status_code == 404


def test_a_bad_file_is_refused_at_its_field_and_nothing_is_stored(office):
    kit = KitFactory()
    bad = SimpleUploadedFile("a2.pdf", b"%PDF-1.7 nothing", "application/pdf")
    response = office.post(
        reverse("wagtailsnippets_media_asset:add"), asset_data(kit, ("In A2", bad))
    )
    assert response.status_code == 200
    assert not Asset.objects.exists()
    form = response.context["form"].formsets["variants"].forms[0]
    assert "PDF" in str(form.errors["file"])


def test_one_file_is_not_in_a_kit_twice(office):
    kit = KitFactory.with_files()
    stored = kit.assets.get().variants.get(file_format="png")
    with stored.file.open() as file:
        same = SimpleUploadedFile("khac.png", file.read())
    add = reverse("wagtailsnippets_media_asset:add")
    response = office.post(add, asset_data(kit, ("Trùng", same)))
    assert stored.name in response.content.decode()
    response = office.post(add, asset_data(kit, ("Một", png(310)), ("Hai", png(310))))
    assert response.status_code == 200
    assert Asset.objects.count() == 1
    other = KitFactory()
    same.seek(0)
    assert office.post(add, asset_data(other, ("Ở bộ khác", same))).status_code == 302


def test_replacing_a_file_makes_a_version_and_keeps_the_one_before(
    office, django_capture_on_commit_callbacks
):
    asset = AssetFactory()
    variant = Variant(asset=asset, name="Ảnh", file=png(), sort_order=0)
    variant.save()
    old, storage = variant.file.name, variant.file.storage
    edit = reverse("wagtailsnippets_media_asset:edit", args=[asset.pk])
    data = asset_data(asset.kit, ("Ảnh mới", png(333)), kind=asset.kind_id)
    data |= {"variants-INITIAL_FORMS": 1, "variants-0-id": variant.pk}
    with django_capture_on_commit_callbacks(execute=True):
        assert office.post(edit, data).status_code == 302
    variant.refresh_from_db()
    assert variant.width == 333
    assert storage.exists(variant.file.name)
    assert (variant.version, variant.former_versions.get().version) == (2, 1)
    assert variant.former_versions.get().file.name == old
    assert storage.exists(old)
    unchanged = asset_data(asset.kit, ("Ảnh mới hơn", ""), kind=asset.kind_id)
    unchanged |= {"variants-INITIAL_FORMS": 1, "variants-0-id": variant.pk}
    assert office.post(edit, unchanged).status_code == 302
    variant.refresh_from_db()
    assert (variant.name, variant.width) == ("Ảnh mới hơn", 333)


def test_an_asset_has_one_text_a_channel_and_two_may_change_places(office):
    kit = KitFactory()
    add = reverse("wagtailsnippets_media_asset:add")
    twice = texts_data((None, "zalo", "Một"), (None, "zalo", "Hai"))
    assert office.post(add, asset_data(kit, **twice)).status_code == 200
    assert not Asset.objects.exists()
    texts = texts_data((None, "zalo", "Cho Zalo"), (None, "loudspeaker", "Kính thưa bà con."))
    words = {"short_caption": "Một câu.", "hashtags": "#NgayChuyenDoiSo", "licence": "press"}
    assert office.post(add, asset_data(kit, **texts, **words)).status_code == 302
    asset = Asset.objects.get()
    assert (asset.short_caption, asset.hashtags) == ("Một câu.", "#NgayChuyenDoiSo")
    assert asset.licence == "press"
    first, second = asset.channel_texts.all()
    swapped = texts_data((first, "loudspeaker", first.words), (second, "zalo", second.words))
    edit = reverse("wagtailsnippets_media_asset:edit", args=[asset.pk])
    assert office.post(edit, asset_data(kit, **swapped)).status_code == 302
    assert dict(asset.channel_texts.values_list("channel", "words")) == {
        "loudspeaker": "Cho Zalo",
        "zalo": "Kính thưa bà con.",
    }
