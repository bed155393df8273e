"""What screens get from the site: a page that plays without scripts, the slides to come, and their files."""

import json
import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

import pytest
import time_machine

from core.models import Pause
from demo.factories import files
from demo.factories.media import (
    AssetFactory,
    KitFactory,
    PlaylistFactory,
    PlaylistItemFactory,
    SloganFactory,
    VariantFactory,
)
from demo.factories.programme import CampaignFactory, CampaignPhaseFactory
from media.enums import Access
from media.models import Playlist
from programme.enums import PhaseKind

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 10, 5, 12, 0, tzinfo=HERE)
ADDRESS = "/media/led/quang-truong/"
NGO = "Đi từng ngõ, gõ từng nhà, hướng dẫn từng người dân"


@pytest.fixture
def playlist(home):
    return PlaylistFactory(name="Quảng trường", slug="quang-truong")


def slogan(playlist, wording, **values):
    return PlaylistItemFactory(playlist=playlist, slogan=SloganFactory(wording=wording), **values)


def page_of(client, query="", address=ADDRESS):
    response = client.get(f"{address}{query}")
    assert response.status_code == 200
    return response.content.decode()


def slides_of(client, query=""):
    response = client.get(f"{ADDRESS}slides.json{query}")
    assert response.status_code == 200
    return response.json()


def words(html):
    return re.search(r'id="words">(.*?)</p>', html, re.S)[1]


def test_a_text_is_drawn_in_the_largest_size_that_fits(client, playlist):
    slogan(playlist, NGO, seconds=12)
    html = page_of(client)
    assert words(html) == "Đi từng ngõ,<br>gõ từng nhà,<br>hướng dẫn từng người dân"
    assert '<div class="led led--mid"' in html
    assert html.count("<h1") == 1
    slide = next(iter(slides_of(client)["slides"].values()))
    assert slide["lines"] == ["Đi từng ngõ,", "gõ từng nhà,", "hướng dẫn từng người dân"]
    assert (slide["size"], slide["seconds"], slide["kind"]) == ("mid", 12, "text")


def test_without_scripts_each_page_leads_to_the_next_after_its_seconds(client, playlist):
    slogan(playlist, "Một", seconds=9)
    slogan(playlist, "Hai", seconds=15)
    first, second = page_of(client), page_of(client, "?slide=1")
    assert '<meta http-equiv="refresh" content="9;url=?slide=1">' in first
    assert '<meta http-equiv="refresh" content="15;url=?slide=0">' in second
    assert (words(first), words(second)) == ("Một", "Hai")
    # A slide that is no more leads back into the list.
    for odd in ("?slide=7", "?slide=x", "?slide=-1", f"?slide={'9' * 70}"):
        assert words(page_of(client, odd)) in ("Một", "Hai")


def test_a_long_text_takes_several_slides(client, playlist):
    slogan(playlist, " ".join(["chuyển đổi số"] * 14))
    lines = [slide["lines"] for slide in slides_of(client)["slides"].values()]
    assert len(lines) == 2
    assert max(len(line) for screen in lines for line in screen) <= 33


def test_a_small_board_gets_one_line_at_a_time(client, playlist):
    slogan(playlist, NGO)
    slides = slides_of(client, "?small=1")["slides"].values()
    assert all(len(slide["lines"]) == 1 and slide["size"] == "small" for slide in slides)
    assert len(slides) > 2
    assert "url=?slide=1&amp;small=1" in page_of(client, "?small=1")


def test_texts_are_those_of_the_language_of_the_address(client, playlist):
    item = SloganFactory(wording="Quét mã một giây", wording_en="Scan in a second")
    PlaylistItemFactory(playlist=playlist, slogan=item)
    assert "Quét mã<br>" in page_of(client) or "Quét mã một giây" in page_of(client)
    assert "Scan in a second" in page_of(client, address=f"/en{ADDRESS}")


def test_pictures_and_films_keep_their_sides_and_films_are_muted(client, playlist):
    asset = AssetFactory(alt="Chợ quê quét mã", kit=KitFactory())
    picture = VariantFactory(asset=asset, name="Ảnh")
    film = VariantFactory(asset=asset, name="Phim", content=files.film(), file_name="phim.mp4")
    vector = VariantFactory(
        asset=asset, name="Véc-tơ", content=files.drawing(700, 300), file_name="a.svg"
    )
    for variant in (picture, film, vector):
        PlaylistItemFactory(playlist=playlist, slogan=None, variant=variant)
    data = slides_of(client)
    drawn, played, shown = data["slides"].values()
    assert (drawn["kind"], drawn["alt"]) == ("picture", "Chợ quê quét mã")
    assert (drawn["width"], drawn["height"]) == (picture.width, picture.height)
    assert played["kind"] == "film"
    assert shown["address"] == vector.preview.url
    assert sorted(data["files"]) == sorted([drawn["address"], played["address"], shown["address"]])
    assert re.search(r"<video [^>]*\bmuted\b", page_of(client, "?slide=1"))
    response = client.get(drawn["address"])
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert "attachment" not in response.get("Content-Disposition", "")
    assert b"".join(response.streaming_content) == picture.file.open().read()
    part = client.get(played["address"], headers={"Range": "bytes=0-9"})
    assert part.status_code == 206


def test_a_film_plays_to_its_end(client, playlist):
    film = VariantFactory(content=files.film(), file_name="phim.mp4")
    item = PlaylistItemFactory(playlist=playlist, slogan=None, variant=film, seconds=8)
    film.seconds = 20.4
    assert item.holds_seconds == 21


def test_a_file_is_given_only_while_its_playlist_shows_it(client, playlist):
    variant = VariantFactory()
    PlaylistItemFactory(playlist=playlist, slogan=None, variant=variant)
    (address,) = slides_of(client)["files"]
    other = VariantFactory()
    foreign = address.replace(f"/{variant.pk}-", f"/{other.pk}-")
    assert client.get(foreign).status_code == 404
    assert client.get(address.replace(".png", ".jpg")).status_code == 404
    assert client.get(f"{ADDRESS}{'9' * 40}-x.png").status_code == 404
    assert client.get(f"{ADDRESS}{variant.pk}-%25_.png").status_code == 404
    variant.asset.kit.access = Access.UNITS
    variant.asset.kit.save()
    assert client.get(address).status_code == 404
    assert slides_of(client)["files"] == []


def test_a_recall_takes_a_picture_from_the_next_answer(client, playlist):
    variant = VariantFactory()
    PlaylistItemFactory(playlist=playlist, slogan=None, variant=variant)
    slogan(playlist, "Câu còn lại")
    assert len(slides_of(client)["slides"]) == 2
    variant.asset.recalled_at = timezone.now()
    variant.asset.save()
    (left,) = slides_of(client)["slides"].values()
    assert left["lines"] == ["Câu còn lại"]


def test_the_file_holds_the_coming_hours_without_a_gap_and_is_the_same_within_an_hour(
    client, playlist
):
    slogan(playlist, "Ban ngày", hour_from=time(6), hour_until=time(18))
    slogan(playlist, "Ban đêm", hour_from=time(18), hour_until=time(6))
    with time_machine.travel(NOON + timedelta(minutes=12), tick=False):
        data = slides_of(client)
        tag = client.get(f"{ADDRESS}slides.json")["ETag"]
    programmes = data["programmes"]
    edges = [datetime.fromisoformat(each["from"]) for each in programmes]
    assert edges[0] <= NOON and edges[1] == NOON.replace(hour=18)
    assert [each["until"] for each in programmes[:-1]] == [each["from"] for each in programmes[1:]]
    assert datetime.fromisoformat(data["until"]) - NOON > timedelta(hours=36)
    said = [data["slides"][each["slides"][0]]["lines"][0] for each in programmes[:4]]
    assert said == ["Ban ngày", "Ban đêm", "Ban đêm", "Ban ngày"]
    with time_machine.travel(NOON + timedelta(minutes=59), tick=False):
        same = client.get(f"{ADDRESS}slides.json", headers={"If-None-Match": tag})
    assert same.status_code == 304
    item = playlist.items.first()
    item.seconds = 30
    item.save()
    with time_machine.travel(NOON + timedelta(minutes=59), tick=False):
        changed = client.get(f"{ADDRESS}slides.json", headers={"If-None-Match": tag})
    assert changed.status_code == 200


def test_the_marks_are_the_days_of_the_peak_that_have_come(client, playlist):
    first = NOON.date() - timedelta(days=4)
    campaign = CampaignFactory(year=2026, opens_on=first, main_day=first + timedelta(days=9))
    CampaignPhaseFactory(
        campaign=campaign, kind=PhaseKind.PEAK, starts_on=first, ends_on=first + timedelta(days=10)
    )
    slogan(playlist, "Câu")
    with time_machine.travel(NOON, tick=False):
        html, (today, tomorrow, *_rest) = page_of(client), slides_of(client)["programmes"]
    assert campaign.main_day_name in html and campaign.owner.name in html
    assert today["marks"] in html
    # Outlines of the days to come: a path of a bar, two circles of a ring.
    assert today["marks"].count('stroke-width="5"') == 3 * 2 + 2 * 1
    assert tomorrow["marks"].count('stroke-width="5"') == 2 * 2 + 2 * 1


def test_with_nothing_to_play_the_sign_is_shown(client, playlist):
    html = page_of(client)
    assert "led--quiet" in html and '<svg xmlns="http://www.w3.org/2000/svg"' in html
    assert [slide["kind"] for slide in slides_of(client)["slides"].values()] == ["sign"]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_of_what_is_not_published_screens_get_the_sign_and_go_on_asking(client, playlist, prefix):
    slogan(playlist, "Câu")
    assert client.get(f"{prefix}{ADDRESS}").status_code == 200
    playlist.live = False
    playlist.save()
    for address in (f"{prefix}{ADDRESS}", f"{prefix}/media/led/chua-tung-co/"):
        response = client.get(address)
        html = response.content.decode()
        assert response.status_code == 404
        assert "led--quiet" in html and "<svg" in html and "Câu" not in html
        assert f'data-slides="{prefix}/media/led/' in html and "player.js" in html
        assert "Lúc này địa chỉ này không chiếu gì" in html or prefix
        assert "worker-src 'self'" in response["Content-Security-Policy"]
        response = client.get(f"{address}slides.json")
        data = response.json()
        assert response.status_code == 404
        assert [slide["kind"] for slide in data["slides"].values()] == ["sign"]
        assert data["shell"][0] == address and data["files"] == []
        assert client.post(f"{address}heartbeat/").status_code == 404
    playlist.live = True
    playlist.save()
    assert ">Câu</p>" in page_of(client, address=f"{prefix}{ADDRESS}")


def test_a_pause_reaches_screens_whose_playlist_is_not_published(client, playlist):
    playlist.live = False
    playlist.save()
    Pause.objects.create(reason="storm", notice="Tránh bão số 5.")
    response = client.get(ADDRESS)
    assert response.status_code == 404
    assert words(response.content.decode()) == "Tránh bão số 5."


def test_a_pause_shows_its_notice_alone_and_is_over_when_it_is_lifted(client, playlist):
    slogan(playlist, "Câu của chiến dịch")
    pause = Pause.objects.create(reason="storm", notice="Tránh bão số 5.", notice_en="Storm.")
    html, data = page_of(client), json.dumps(slides_of(client), ensure_ascii=False)
    assert words(html) == "Tránh bão số 5."
    assert "<svg" in html and "Câu của chiến dịch" not in html + data
    assert words(page_of(client, address=f"/en{ADDRESS}")) == "Storm."
    export = client.get("/media/led/?text=x&columns=9&rows=1").content.decode()
    assert "Chiến dịch đang tạm dừng." in export and "led-lines" not in export
    assert client.get("/media/led/text.txt?text=x&columns=9&rows=1").status_code == 409
    pause.lifted_at = timezone.now()
    pause.save()
    assert "của chiến dịch" in words(page_of(client))
    assert client.get("/media/led/text.txt?text=x&columns=9&rows=1").status_code == 200


def test_in_mourning_the_words_stand_alone(client, playlist):
    slogan(playlist, "Câu")
    Pause.objects.create(reason="mourning", notice="Quốc tang.")
    html = page_of(client)
    assert words(html) == "Quốc tang." and "<svg" not in html


def test_a_pause_that_is_planned_is_in_the_file_before_it_begins(client, playlist):
    slogan(playlist, "Câu")
    with time_machine.travel(NOON, tick=False):
        Pause.objects.create(
            reason="other", notice="Tạm dừng.", starts_at=NOON + timedelta(hours=2),
            ends_at=NOON + timedelta(hours=3),
        )  # fmt: skip
        data = slides_of(client)
    kinds = [data["slides"][each["slides"][0]]["kind"] for each in data["programmes"][:3]]
    assert kinds == ["text", "notice", "text"]


def test_nobody_is_known_and_anyone_may_keep_it(client, playlist):
    slogan(playlist, "Câu")
    for address in (ADDRESS, f"{ADDRESS}slides.json", "/media/led/worker.js"):
        response = client.get(address)
        assert not response.cookies
        assert "public" in response["Cache-Control"], address
    policy = client.get(ADDRESS)["Content-Security-Policy"]
    assert "worker-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_worker_stands_above_all_playlists_of_its_language(client, playlist):
    for prefix in ("", "/en"):
        response = client.get(f"{prefix}/media/led/worker.js")
        assert response["Content-Type"] == "text/javascript; charset=utf-8"
        assert "no-cache" in response["Cache-Control"]
        assert f'data-worker="{prefix}/media/led/worker.js"' in page_of(
            client, address=f"{prefix}{ADDRESS}"
        )


def test_a_playlist_takes_few_queries_however_long_it_is(
    client, playlist, django_assert_max_num_queries
):
    for number in range(30):
        slogan(playlist, f"Câu {number}")
        PlaylistItemFactory(playlist=playlist, slogan=None, variant=VariantFactory())
    with django_assert_max_num_queries(30):
        assert len(slides_of(client)["slides"]) == 60
    assert Playlist.objects.count() == 1


def test_what_has_no_english_stands_in_vietnamese_and_says_so(client, home):
    playlist = PlaylistFactory(name="Quảng trường", name_en="", slug="quang-truong")
    PlaylistItemFactory(
        playlist=playlist, slogan=SloganFactory(wording="Đi từng ngõ", wording_en="")
    )
    PlaylistItemFactory(playlist=playlist, slogan=None, text="Chào", text_en="Welcome")
    html = page_of(client, address=f"/en{ADDRESS}")
    assert '<h1 class="hide" lang="vi">Quảng trường<' in html
    assert 'id="words" lang="vi">Đi từng ngõ<' in html
    assert 'id="words">Welcome<' in page_of(client, "?slide=1", address=f"/en{ADDRESS}")
    slides = client.get(f"/en{ADDRESS}slides.json").json()["slides"].values()
    assert [each.get("language") for each in slides] == ["vi", None]
    assert 'lang="vi">Quảng trường</a>' in client.get("/en/media/led/").content.decode()
    assert "language" not in next(iter(slides_of(client)["slides"].values()))
    assert '<h1 class="hide">' in page_of(client)
