"""Files chosen on the page of a kit come as one archive."""

import hashlib
import io
import re
import zipfile
from urllib.parse import unquote

import pytest

from demo.factories import files
from demo.factories.media import (
    AccessLinkFactory,
    AssetFactory,
    ChannelTextFactory,
    KitFactory,
    VariantFactory,
)
from media.models import Download

pytestmark = pytest.mark.django_db


@pytest.fixture
def kit(home):
    kit = KitFactory.with_files(name="Bộ áp phích")
    banner = AssetFactory(kit=kit, name="Băng rôn", sort_order=1)
    for number in range(2):
        VariantFactory(
            asset=banner, name="In", content=files.printed(300 + number), file_name="in.pdf"
        )
    return kit


@pytest.fixture
def archive(client, kit):
    """Asks for the archive with a query string."""

    def ask(query="", **headers):
        return client.get(f"/media/{kit.slug}/all.zip{query}", headers=headers)

    return ask


def keys(kit):
    return [variant.pk for asset in kit.assets.all() for variant in asset.variants.all()]


def body(response):
    return b"".join(response.streaming_content)


def opened(response):
    return zipfile.ZipFile(io.BytesIO(body(response)))


def named(response):
    return unquote(response["Content-Disposition"].rpartition("''")[2])


def test_the_page_offers_a_box_for_each_file_in_a_form_that_asks_for_the_archive(client, kit):
    html = client.get(kit.get_absolute_url()).content.decode()
    form = re.search(
        r'<form[^>]*id="chosen-files" method="get" action="([^"]+)".*?</form>', html, re.DOTALL
    )
    assert form[1] == f"/media/{kit.slug}/all.zip"
    assert 'type="submit"' in form[0]
    boxes = re.findall(r'type="checkbox" form="chosen-files" name="file" value="(\d+)"', html)
    assert [int(box) for box in boxes] == keys(kit)


def test_chosen_files_come_under_the_names_they_have_in_the_whole(archive, kit):
    whole = opened(archive()).namelist()
    first, *_between, last = keys(kit)
    with opened(archive(f"?file=&file={last}&file={first}")) as part:
        names = part.namelist()
        assert names == [*whole[:2], whole[2], whole[-1]]
        assert names[-1] == "Băng rôn – In (2).pdf"
        sums = part.read("SHA256SUMS").decode().splitlines()
        assert len(sums) == 2
        for line in sums:
            digest, name = line.split("  ", 1)
            assert hashlib.sha256(part.read(name)).hexdigest() == digest
        assert "Một phần của bộ: 2 trong 4 tệp." in part.read("README.txt").decode("utf-8-sig")


def test_the_name_of_a_part_says_that_it_is_one(archive, kit):
    first = keys(kit)[0]
    response = archive(f"?file={first}")
    assert named(response) == "Bộ áp phích – 1 trong 4 tệp.zip"
    assert f'filename="{kit.slug}-1.zip"' in response["Content-Disposition"]
    assert named(archive()) == "Bộ áp phích.zip"


def test_the_same_choice_gives_the_same_bytes_however_it_is_written(archive, kit):
    one, two, *_rest = keys(kit)
    answers = [
        archive(query)
        for query in (
            f"?file={one}&file={two}",
            f"?file={two}&file={one}&file={two}",
            f"?file=&file=0{one}&file={two}&file=99999999&other=1",
        )
    ]
    assert len({answer["ETag"] for answer in answers}) == 1
    assert len({body(answer) for answer in answers}) == 1
    assert archive(f"?file={one}")["ETag"] != answers[0]["ETag"]


def test_every_file_chosen_is_the_whole_kit(archive, kit):
    every = "&".join(f"file={key}" for key in keys(kit))
    assert archive(f"?{every}")["ETag"] == archive()["ETag"]
    assert named(archive(f"?{every}")) == "Bộ áp phích.zip"


@pytest.mark.parametrize(
    "query",
    [
        "?file=",
        "?file=x&file=-1",
        "?file=" + "9" * 400,
        "?file=٣",
        "?file=1e9",
        "?file=1.5",
    ],
)
def test_without_any_file_of_the_kit_its_page_says_so(client, archive, kit, query):
    response = archive(query)
    assert response.status_code == 302
    page = client.get(f"/media/{kit.slug}/all.zip{query}", follow=True)
    assert page.status_code == 200
    assert "Bạn chưa chọn tệp nào của bộ này." in page.content.decode()
    assert page.redirect_chain == [("./?chosen=none#files", 302)]
    assert "Bạn chưa chọn" not in client.get(kit.get_absolute_url()).content.decode()


def test_the_holder_of_a_link_chooses_too(client):
    kit = KitFactory.with_files(name="Bộ dành riêng", access="media")
    link = AccessLinkFactory(kit=kit)
    page = link.get_absolute_url()
    assert f'action="{page}all.zip"' in client.get(page).content.decode()
    with opened(client.get(f"{page}all.zip?file=&file={keys(kit)[0]}")) as part:
        assert len(part.namelist()) == 3
    back = client.get(f"{page}all.zip?file=", follow=True)
    assert "Bạn chưa chọn tệp nào của bộ này." in back.content.decode()


def test_files_of_other_kits_are_not_handed_out(archive, kit):
    other = KitFactory.with_files()
    with opened(archive(f"?file={keys(other)[0]}&file={keys(kit)[0]}")) as part:
        assert len(part.namelist()) == 3
    assert archive(f"?file={keys(other)[0]}").status_code == 302


def test_a_part_can_be_resumed(archive, kit):
    query = f"?file={keys(kit)[2]}"
    whole = body(archive(query))
    rest = archive(query, range="bytes=100-")
    assert rest.status_code == 206
    assert body(rest) == whole[100:]


def test_files_of_a_part_are_counted_one_by_one(archive, kit):
    one, two, *_rest = keys(kit)
    body(archive(f"?file={one}&file={two}"))
    body(archive(f"?file={one}", range="bytes=0-10"))
    rows = Download.objects.order_by("variant").values_list("variant", "whole_kit", "in_archive")
    assert list(rows) == [(one, False, True), (two, False, True)]


def test_the_readme_holds_what_a_poster_needs(archive, kit):
    banner = kit.assets.get(name="Băng rôn")
    banner.short_caption = "Một câu."
    banner.caption = "Dòng một\r\nDòng hai"
    banner.hashtags = "NgayChuyenDoiSo"
    banner.licence, banner.credit, banner.source = "press", "Phóng viên A", "Báo tỉnh"
    banner.save()
    ChannelTextFactory(asset=banner, words="Lời cho Zalo.", words_en="Words for Zalo.")
    ChannelTextFactory(asset=banner, channel="loudspeaker", words="Kính thưa bà con.")
    with opened(archive()) as whole:
        readme = whole.read("README.txt").decode("utf-8-sig")
    assert "\r\r" not in readme
    assert readme.replace("\r\n", "").count("\n") == 0
    vietnamese, english = readme.split("=" * 60)
    for told in (
        "Một câu.",
        "Dòng một\r\nDòng hai\r\n\r\n#NgayChuyenDoiSo",
        "Lời cho Zalo.\r\n\r\n#NgayChuyenDoiSo",
        "Kính thưa bà con.",
        "khoảng 2 giây",
        "Chỉ dành cho báo chí và các đơn vị",
        "Phóng viên A",
        "Báo tỉnh",
        "Phiên bản 1",
    ):
        assert told in vietnamese, told
    assert "Words for Zalo.\r\n\r\n#NgayChuyenDoiSo" in english
    assert "Version 1" in english
