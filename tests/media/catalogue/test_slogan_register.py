"""The public register of slogans: read, narrowed, copied, handed to programs."""

import unicodedata
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from demo.factories.media import (
    AssetFactory,
    AssetKindFactory,
    KitFactory,
    SloganCategoryFactory,
    SloganFactory,
)
from demo.factories.programme import CampaignFactory, LegalDocumentFactory, TopicFactory
from media.enums import SloganState
from media.models import SloganCategory

pytestmark = pytest.mark.django_db


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_only_approved_slogans_in_use_are_public_anywhere(client, home):
    SloganFactory(wording="Câu đã duyệt")
    SloganFactory(wording="Câu chờ duyệt", proposed=True)
    SloganFactory(wording="Câu đã rút", state=SloganState.WITHDRAWN)
    SloganFactory(wording="Câu hết hạn", use_until=timezone.localdate())
    for address in ("/media/slogans/", "/media/slogans.txt", "/media/slogans.json"):
        body = html_of(client, address)
        assert "Câu đã duyệt" in body, address
        for hidden in ("Câu chờ duyệt", "Câu đã rút", "Câu hết hạn"):
            assert hidden not in body, address


def test_a_slogan_shows_its_source_and_can_be_copied(client, home):
    document = LegalDocumentFactory()
    last = timezone.localdate() + timedelta(days=5)
    slogan = SloganFactory(
        wording="Đi từng ngõ, gõ từng nhà", document=document, passage="mục II.3",
        use_until=last + timedelta(days=1),
    )  # fmt: skip
    kit = KitFactory()
    AssetFactory(kit=kit).slogans.add(slogan)
    asset = AssetFactory(kit=KitFactory(live=False))
    asset.slogans.add(slogan)
    asset.save()
    html = html_of(client, "/media/slogans/")
    assert html.count("<h1") == 1
    assert document.number in html and "mục II.3" in html
    assert f"{last:%d/%m/%Y}" in html
    assert f'id="slogan-{slogan.pk}">Đi từng ngõ, gõ từng nhà</blockquote>' in html
    assert f'data-copy="slogan-{slogan.pk}" data-done="' in html
    assert "style=" not in html


def test_a_slogan_without_english_stands_in_vietnamese_and_says_so(client, home):
    slogan = SloganFactory(wording="Đi từng ngõ", wording_en="")
    said = SloganFactory(wording="Gõ từng nhà", wording_en="To every door")
    html = html_of(client, "/en/media/slogans/")
    assert f'<blockquote id="slogan-{slogan.pk}" lang="vi">Đi từng ngõ<' in html
    assert f'<blockquote id="slogan-{said.pk}">To every door<' in html
    assert 'lang="vi">Đi' not in html_of(client, "/media/slogans/")


def test_slogans_are_narrowed_by_topic_and_year(client, home):
    topic, campaign = TopicFactory(), CampaignFactory()
    SloganFactory(wording="Theo chủ đề", topic=topic)
    SloganFactory(wording="Theo năm", campaign=campaign)
    html = html_of(client, f"/media/slogans/?topic={topic.slug}")
    assert "Theo chủ đề" in html and "Theo năm" not in html
    html = html_of(client, f"/media/slogans/?campaign={campaign.year}")
    assert "Theo năm" in html and "Theo chủ đề" not in html
    assert f"?campaign={campaign.year}" in html_of(client, "/media/slogans/")
    for odd in (
        "topic=none",
        "campaign=x",
        "campaign=99999999999999999999",
        "campaign=２０２４",
    ):
        html_of(client, f"/media/slogans/?{odd}")


def test_the_plain_list_is_text_and_the_data_is_json(client, home):
    slogan = SloganFactory(wording="Mười năm", wording_en="Ten years")
    response = client.get("/media/slogans.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == "Mười năm\n"
    assert client.get("/en/media/slogans.txt").content.decode() == "Ten years\n"
    told = client.get("/media/slogans.json").json()
    assert told["count"] == 1
    assert told["slogans"][0]["id"] == slogan.pk
    assert told["slogans"][0]["text_en"] == "Ten years"


def test_the_page_of_slogans_takes_few_queries_however_many_there_are(
    client, home, django_assert_num_queries
):

    SloganFactory(topic=TopicFactory(), document=LegalDocumentFactory())
    client.get("/media/slogans/")
    SloganFactory()
    with CaptureQueriesContext(connection) as few:
        client.get("/media/slogans/")
    for _number in range(5):
        SloganFactory(topic=TopicFactory(), document=LegalDocumentFactory())
    with django_assert_num_queries(len(few)):
        client.get("/media/slogans/")
    assert len(few) <= 19


def test_chips_tell_how_many_slogans_a_year_and_a_category_have(client, home):
    launch, campaign = SloganCategory.objects.get(slug="ra-quan"), CampaignFactory(year=2026)
    SloganFactory(wording="Đi từng ngõ", category=launch, campaign=campaign)
    SloganFactory(wording="Gõ từng nhà", category=launch)
    SloganFactory(wording="Chờ duyệt", category=launch, proposed=True)
    page = html_of(client, "/media/slogans/")
    assert ">Năm 2026 (1)</a>" in page
    assert '<a href="/media/slogans/?category=ra-quan">Ra quân (2)</a>' in page
    assert "Hội thảo" not in page
    narrowed = html_of(client, "/media/slogans/?category=ra-quan")
    assert 'aria-current="true">Ra quân (2)</a>' in narrowed
    assert "Launch (2)" in html_of(client, "/en/media/slogans/")
    assert client.get("/media/slogans.json?category=ra-quan").json()["count"] == 2


def test_short_slogans_have_a_list_whose_limit_editors_keep(client, home):
    SloganFactory(wording="Một hai ba bốn")
    SloganFactory(wording="Một hai ba bốn năm")
    assert "Ngắn, cho" not in html_of(client, "/media/slogans/")
    led = AssetKindFactory(name="Màn hình LED", slug="led", most_syllables=4)
    AssetKindFactory(name="Pano", slug="pano", most_syllables=40)
    AssetKindFactory(name="Phim", slug="phim")
    page = html_of(client, "/media/slogans/")
    assert ">Ngắn, cho màn hình LED (1)</a>" in page
    assert "4 tiếng, hợp màn hình LED, pano" in page
    assert "5 tiếng, hợp pano" in page
    short = html_of(client, "/media/slogans/?kind=led")
    assert "Một hai ba bốn</blockquote>" in short and "bốn năm" not in short
    led.most_syllables = 5
    led.save()
    assert ">Ngắn, cho màn hình LED (2)</a>" in html_of(client, "/media/slogans/")
    for odd in ("phim", "khong-co", "%01", "led&kind=pano"):
        html_of(client, f"/media/slogans/?kind={odd}")


def test_assets_that_carry_a_slogan_are_links_and_hidden_ones_are_not_told(client, home):
    slogan = SloganFactory(wording="Đi từng ngõ")
    shown = AssetFactory(kit=KitFactory(), name="Băng rôn ra quân")
    hidden = AssetFactory(kit=KitFactory(live=False), name="Bản chờ")
    for asset in (shown, hidden):
        asset.slogans.add(slogan)
        asset.save()
    page = html_of(client, "/media/slogans/")
    assert f'<a href="{shown.get_absolute_url()}">Băng rôn ra quân</a>' in page
    assert "1 ấn phẩm có câu này" in page
    assert "Bản chờ" not in page
    row = client.get("/media/slogans.json").json()["slogans"][0]
    assert row["assets"] == [f"http://testserver{shown.get_absolute_url()}"]


def test_programs_get_the_year_the_category_the_document_and_the_syllables(client, home):
    SloganFactory(
        wording="Đi từng ngõ, gõ từng nhà",
        category=SloganCategoryFactory(name="Ra quân", slug="ra-quan"),
        campaign=CampaignFactory(year=2026),
        document=LegalDocumentFactory(number="58/KH-UBND"),
    )
    row = client.get("/media/slogans.json").json()["slogans"][0]
    told = {name: row[name] for name in ("category", "campaign", "document", "syllables")}
    assert told == {
        "category": "ra-quan",
        "campaign": 2026,
        "document": "58/KH-UBND",
        "syllables": 6,
    }


def test_editors_keep_the_categories(office):
    address = "/admin/snippets/media/slogancategory/add/"
    given = {"name": "Đường lối", "name_en": "Guidelines", "slug": "", "sort_order": "9"}
    assert office.post(address, given).status_code == 302
    assert SloganCategory.objects.get(name="Đường lối").slug == "duong-loi"
    again = office.post(address, given | {"name": "Đường  Lối"})
    assert "địa chỉ này" in again.content.decode()
    # A keyboard that sends letters and marks apart writes the same name.
    apart = unicodedata.normalize("NFD", "Đường lối")
    again = office.post(address, given | {"name": apart, "slug": "khac"})
    assert "name" in again.context["form"].errors
    assert "Tên cần có chữ" in office.post(address, given | {"name": "?!"}).content.decode()


def test_words_that_are_refused_are_told_once(office):
    address = "/admin/snippets/media/slogan/add/"
    for wording in ("a\x00b", "", "x" * 400, "?!"):
        answer = office.post(address, {"wording": wording, "sort_order": "1"})
        assert len(answer.context["form"].errors["wording"]) == 1, wording
