"""What the page of a kit tells of its assets: versions, days, terms, words, recalls."""

import re
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import pytest

from demo.factories import files
from demo.factories.media import AssetFactory, ChannelTextFactory, KitFactory, VariantFactory
from media.enums import AssetState, RecallReason
from media.models import Asset, Kit
from media.words import hashtags_of, words_of

pytestmark = pytest.mark.django_db


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def kit(home):
    return KitFactory.with_files(name="Bộ áp phích", name_en="Posters")


@pytest.fixture
def asset(kit):
    return kit.assets.get()


def replace_file(variant, content, note):
    """A new file in place of a variant's."""
    variant.file = ContentFile(content, name="moi.png")
    variant.change_note = note
    variant.save()


def test_a_new_version_says_what_changed_and_keeps_the_address_of_the_former(client, kit, asset):
    variant = asset.variants.get(file_format="png")
    old = variant.get_absolute_url()
    html = html_of(client, kit.get_absolute_url())
    assert "Phiên bản" not in html and "phiên bản trước" not in html
    replace_file(variant, files.pixels(777), "sửa giờ hội thảo")
    html = html_of(client, kit.get_absolute_url())
    today = f"{timezone.localdate():%d/%m/%Y}"
    assert f"2, ngày {today}: sửa giờ hội thảo" in text_of(html)
    assert "1 phiên bản trước" in html
    assert old in html and variant.get_absolute_url() in html
    assert old != variant.get_absolute_url()
    assert f"thay ngày {today}" in html


def test_files_replaced_together_are_told_of_together(client, kit, asset):
    for number, variant in enumerate(asset.variants.all()):
        replace_file(variant, files.pixels(600 + number), "sửa ngày")
    html = html_of(client, kit.get_absolute_url())
    assert html.count("sửa ngày") == 1
    assert "2 phiên bản trước" in html


def test_a_recalled_asset_is_named_with_its_reason_and_nothing_else(client, kit, asset):
    VariantFactory(asset=AssetFactory(kit=kit, name="Còn dùng"))
    pictures = [each.thumbnail.url for each in asset.variants.all()]
    asset.recalled_at = timezone.now()
    asset.recall_reason = RecallReason.WEATHER
    asset.recall_note = "Tháo trước 18 giờ."
    asset.save()
    html = html_of(client, kit.get_absolute_url())
    notice = html[
        html.index('id="recalled"') : html.index("</section>", html.index('id="recalled"'))
    ]
    for told in (
        asset.name,
        "Bão, lụt hoặc quốc tang",
        "Tháo trước 18 giờ.",
        f"{timezone.localdate():%d/%m/%Y}",
    ):
        assert told in notice
    for variant in asset.variants.all():
        assert variant.sha256 not in html and variant.get_absolute_url() not in html
    assert not any(picture in html for picture in pictures)
    assert "Còn dùng" in html
    assert 'id="recalled"' not in html_of(client, KitFactory.with_files().get_absolute_url())


def test_editors_see_in_a_draft_only_what_readers_will(office, kit, asset):
    waiting = AssetFactory(kit=kit, name="Chờ duyệt", state=AssetState.WAITING)
    VariantFactory(asset=waiting)
    preview = reverse("wagtailsnippets_media_kit:preview_on_edit", args=[kit.pk])
    data = {"name": kit.name, "slug": kit.slug, "licence": "free", "access": "open"}
    assert office.post(preview, data).json()["is_valid"]
    html = html_of(office, preview)
    assert asset.name in html
    assert "Chờ duyệt" not in html


def test_an_asset_says_its_own_days_licence_and_source(client, kit, asset):
    other = AssetFactory(
        kit=kit,
        name="Ảnh hội thảo",
        use_until=timezone.localdate(),
        licence="press",
        credit="Phóng viên A",
        source="Báo tỉnh",
    )
    VariantFactory(asset=other)
    html = html_of(client, kit.get_absolute_url())
    section = html[html.index(f'id="{other.anchor}"') :]
    text = text_of(section)
    yesterday = f"{timezone.localdate() - timedelta(days=1):%d/%m/%Y}"
    assert f"Hết hạn {yesterday}" in text
    for told in ("Chỉ dành cho báo chí và các đơn vị", "Phóng viên A", "Báo tỉnh"):
        assert told in text
    first = html[html.index(f'id="{asset.anchor}"') : html.index(f'id="{other.anchor}"')]
    assert "<dl" not in first and "state--" not in first


def test_the_words_of_an_asset_are_ready_to_paste(client, kit, asset):
    asset.short_caption = "Mười ngày, mỗi nhà một việc."
    asset.caption = "Tổ công nghệ số đến tận nơi."
    asset.hashtags = "#NgayChuyenDoiSo, ChuyenDoiSo"
    asset.save()
    ChannelTextFactory(asset=asset, channel="facebook", words="Bạn học gì trước? #ngaychuyendoiso")
    ChannelTextFactory(asset=asset, channel="press", words="Chiều 5/10, tổ công nghệ số ra quân.")
    ChannelTextFactory(asset=asset, channel="loudspeaker", words="Kính thưa bà con. " * 50)
    said = {words.key: words for words in words_of(asset)}
    assert said["short"].text == "Mười ngày, mỗi nhà một việc."
    assert said["post"].text == "Tổ công nghệ số đến tận nơi.\n\n#NgayChuyenDoiSo #ChuyenDoiSo"
    assert said["facebook"].text == "Bạn học gì trước? #ngaychuyendoiso\n\n#ChuyenDoiSo"
    assert "#" not in said["press"].text
    assert said["loudspeaker"].seconds == 80
    assert said["press"].seconds is None
    html = html_of(client, kit.get_absolute_url())
    for words in said.values():
        assert f'data-copy="{asset.anchor}-{words.key}"' in html
        assert f"{words.length} ký tự" in html
    assert "khoảng 80 giây" in html


def test_hashtags_that_no_text_takes_along_stand_alone(asset):
    asset.hashtags = "#A"
    assert [words.key for words in words_of(asset)] == ["hashtags", "alt"]
    asset.hashtags = " # ,, ;#"
    assert hashtags_of(asset) == []
    assert [words.key for words in words_of(asset)] == ["alt"]


def test_words_are_in_the_readers_language(client, kit, asset):
    ChannelTextFactory(asset=asset, words="Lời tiếng Việt", words_en="Words in English")
    assert "Lời tiếng Việt" in html_of(client, kit.get_absolute_url())
    assert "Words in English" in html_of(client, f"/en/media/{kit.slug}/")


def test_texts_with_markup_are_printed_as_they_are(client, kit, asset):
    ChannelTextFactory(asset=asset, words="<script>alert(1)</script>")
    html = html_of(client, kit.get_absolute_url())
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_words_of_several_assets_are_folded_but_for_the_first(client, kit):
    for number in range(3):
        VariantFactory(asset=AssetFactory(kit=kit, name=f"Mẫu {number}"))
    html = html_of(client, kit.get_absolute_url())
    words = html[html.index('id="words"') :]
    assert words.count("<details") == 4
    assert words.count("<details open") == 1


def test_queries_do_not_grow_with_versions_words_and_recalls(
    client, kit, asset, django_assert_num_queries
):
    client.get(kit.get_absolute_url())
    kit.save()
    with CaptureQueriesContext(connection) as few:
        client.get(kit.get_absolute_url())
    for number in range(4):
        more = AssetFactory(kit=kit)
        ChannelTextFactory(asset=more)
        replace_file(VariantFactory(asset=more), files.pixels(900 + number), "mới")
        AssetFactory(kit=kit, recalled=True)
    # Where nothing was replaced and nothing is said, two queries less are needed.
    with django_assert_num_queries(len(few)):
        client.get(kit.get_absolute_url())


def test_an_asset_whose_rights_have_ended_leaves_page_and_archive(client, kit, asset):
    Asset.objects.filter(pk=asset.pk).update(hidden_from=date(2020, 1, 1))
    kit.save()
    html = html_of(client, kit.get_absolute_url())
    assert asset.name not in html and "all.zip" not in html
    assert client.get(f"{kit.get_absolute_url()}all.zip").status_code == 404
    assert Kit.objects.public().filter(pk=kit.pk).exists()
