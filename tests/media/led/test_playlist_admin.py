"""Playlists in the admin: made by editors, published by approvers, seen beforehand."""

from datetime import time, timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

import pytest

from demo.factories.media import (
    AssetFactory,
    KitFactory,
    PlaylistFactory,
    PlaylistItemFactory,
    SloganFactory,
    VariantFactory,
)
from demo.factories.users import UserFactory
from media.enums import Access
from media.models import Playlist

pytestmark = pytest.mark.django_db
ADD = "/admin/snippets/media/playlist/add/"


def form(*items, **values):
    """The form of a playlist as the browser sends it."""
    data = {"name": "Quảng trường", "name_en": "", "slug": "", **values}
    data |= {"items-TOTAL_FORMS": len(items), "items-INITIAL_FORMS": 0}
    data |= {"items-MIN_NUM_FORMS": 0, "items-MAX_NUM_FORMS": 1000}
    for number, item in enumerate(items):
        blank = {
            "slogan": "",
            "variant": "",
            "text": "",
            "text_en": "",
            "seconds": "10",
            "phase": "",
        }
        blank |= {
            "use_from": "",
            "use_until": "",
            "hour_from": "",
            "hour_until": "",
            "ORDER": number,
        }
        data |= {f"items-{number}-{name}": value for name, value in (blank | item).items()}
    return data


@pytest.fixture
def signed_in(client, home):
    def sign_in(role):
        user = UserFactory(groups=[role])
        client.force_login(user)
        return client

    return sign_in


def test_an_editor_drafts_and_an_approver_publishes(signed_in):
    slogan = SloganFactory(wording="Câu đã duyệt")
    evening = {"hour_from": "18:00", "hour_until": "01:00", "weekdays": ["6", "7"]}
    editor = signed_in("Biên tập")
    items = [{"slogan": slogan.pk}, {"text": "Câu gõ", **evening}]
    response = editor.post(ADD, form(*items, **{"action-publish": "x"}))
    playlist = Playlist.objects.get(slug="quang-truong")
    # Without the right to publish it stays a draft.
    assert response.status_code == 302 and not playlist.live
    assert editor.get(playlist.get_absolute_url()).status_code == 404
    draft = playlist.get_latest_revision_as_object()
    assert [str(item) for item in draft.items.all()] == ["Câu đã duyệt", "Câu gõ"]
    approver = signed_in("Duyệt")
    stored = {f"items-{place}-id": item.pk for place, item in enumerate(draft.items.all())}
    sent = form(*items, slug="quang-truong", **{"action-publish": "x"}) | stored
    address = f"/admin/snippets/media/playlist/edit/{playlist.pk}/"
    approver.post(address, sent | {"items-INITIAL_FORMS": len(stored)})
    playlist.refresh_from_db()
    assert playlist.live
    text = playlist.items.get(slogan=None)
    assert (str(text.hour_from), text.weekdays) == ("18:00:00", ["6", "7"])


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({"text": "Câu", "seconds": "3"}, "8"),
        ({"text": "Câu", "hour_from": "08:00"}, "Hãy ghi cả hai giờ"),
        ({}, "Hãy chọn một khẩu hiệu, hoặc một ảnh hay phim"),
        ({"text": "x" * 40}, "Không màn hình nào đủ chỗ"),
    ],
)
def test_what_cannot_play_is_refused_with_the_mend(office, item, said):
    response = office.post(ADD, form(item))
    assert response.status_code == 200
    assert said in response.content.decode()
    assert not Playlist.objects.exists()


def test_an_address_that_is_taken_is_refused(office):
    response = office.post(ADD, form(slug="text"))
    assert "Địa chỉ này" in response.content.decode()
    assert not Playlist.objects.exists()


@pytest.mark.parametrize("action", [{}, {"action-publish": "x"}])
def test_whoever_changes_the_address_of_what_plays_is_told_what_becomes_of_screens(office, action):
    playlist = PlaylistFactory(slug="quang-truong")
    address = f"/admin/snippets/media/playlist/edit/{playlist.pk}/"
    told = "màn hình đang mở /media/led/quang-truong/ chỉ còn biểu trưng của chiến dịch"
    response = office.post(address, form(slug="quang-truong", **action), follow=True)
    assert told not in response.content.decode()
    response = office.post(address, form(slug="san-van-dong", **action), follow=True)
    assert told in response.content.decode()
    assert "Mở /media/led/san-van-dong/ trên từng màn hình" in response.content.decode()


def test_the_address_of_a_draft_is_changed_without_a_word(office):
    playlist = PlaylistFactory(slug="quang-truong", live=False)
    address = f"/admin/snippets/media/playlist/edit/{playlist.pk}/"
    response = office.post(address, form(slug="san-van-dong"), follow=True)
    assert "trên từng màn hình" not in response.content.decode()


def test_a_title_that_makes_no_address_asks_for_one(office):
    response = office.post(ADD, form(name="…"))
    assert "địa chỉ bằng chữ cái Latinh" in response.content.decode()
    assert not Playlist.objects.exists()


def test_editors_see_what_plays_at_a_moment_and_why_the_rest_does_not(office):
    playlist = PlaylistFactory()
    for wording, values in {"Câu một": {}, "Câu chờ": {"proposed": True}}.items():
        PlaylistItemFactory(playlist=playlist, slogan=SloganFactory(wording=wording, **values))
    later = timezone.localdate() + timedelta(days=3)
    PlaylistItemFactory(playlist=playlist, slogan=None, text="Câu sau", use_from=later)
    address = f"/admin/library/playlists/{playlist.pk}/plays/"
    html = office.get(address).content.decode()
    assert "date-time-chooser" in html
    playing, silent = html.split("Không phát</h2>")
    assert "Câu một" in playing
    assert "Câu chờ: Ngày đó chưa duyệt" in silent and "Câu sau: Không phát vào giờ này" in silent
    for asked in (f"{later} 12:00", f"{later:%d/%m/%Y} 12:00"):
        html = office.get(address, {"at": asked}).content.decode()
        assert f'value="{asked}"' in html
        assert "Câu sau" in html.split("Không phát</h2>")[0]
    assert "Hãy ghi ngày và giờ" in office.get(address, {"at": ""}).content.decode()
    for wrong in ("hôm nay", "9" * 5000, "31/02/2024 10:00", "02/31/2024 10:00"):
        response = office.get(address, {"at": wrong})
        assert response.status_code == 200
        assert "Hãy ghi ngày/tháng/năm rồi giờ:phút" in response.content.decode()


def test_pictures_of_a_draft_are_seen_before_screens_may_fetch_them(office):
    variant = VariantFactory(asset=AssetFactory(name="Chợ quê", alt="Bà bán rau"))
    item = {"variant": variant.pk}
    office.post(ADD, form(item))
    playlist = Playlist.objects.get()
    assert not playlist.live
    html = office.get(f"/admin/library/playlists/{playlist.pk}/plays/").content.decode()
    assert f'<img src="{variant.thumbnail.url}" alt="Bà bán rau"' in html


@pytest.mark.parametrize("at", ["0001-01-01 00:00", "1999-12-31 23:59", "9999-12-31 23:59"])
def test_a_moment_that_nobody_means_is_refused_with_the_mend(office, at):
    playlist = PlaylistFactory()
    PlaylistItemFactory(playlist=playlist, hour_from=time(22), hour_until=time(2))
    answer = office.get(f"/admin/library/playlists/{playlist.pk}/plays/", {"at": at})
    assert answer.status_code == 200
    assert "Hãy ghi năm từ 2000 đến 2999." in answer.content.decode()


def test_what_plays_costs_no_queries_for_each_slide(office, django_assert_max_num_queries):
    def asked(slides):
        playlist = PlaylistFactory()
        for _slide in range(slides):
            PlaylistItemFactory(playlist=playlist, slogan=SloganFactory())
            PlaylistItemFactory(playlist=playlist, slogan=None, variant=VariantFactory())
        Playlist.objects.get(pk=playlist.pk).save_revision()
        with django_assert_max_num_queries(100) as queries:
            office.get(f"/admin/library/playlists/{playlist.pk}/plays/")
        return len(queries)

    asked(1)
    # But for those of Wagtail, which looks up what a draft names: its playlist and what was chosen.
    assert asked(4) - asked(1) <= 3 * 2 * 2


def test_files_are_found_by_the_words_of_their_asset_without_marks(office):
    VariantFactory(asset=AssetFactory(name="Chợ quê quét mã"))
    VariantFactory(asset=AssetFactory(name="Tổ công nghệ"))
    VariantFactory(asset=AssetFactory(name="Chợ kín", kit=KitFactory(access=Access.UNITS)))
    html = office.get("/admin/variant_chooser/").json()["html"]
    assert "Chợ quê quét mã" in html and "Tổ công nghệ" in html and "Chợ kín" not in html
    html = office.get("/admin/variant_chooser/results/?q=cho+que").content.decode()
    assert "Chợ quê quét mã" in html and "Tổ công nghệ" not in html


def test_who_may_not_work_on_playlists_sees_none(signed_in):
    playlist = PlaylistFactory()
    client = signed_in("Quản lý đơn vị")
    assert client.get("/admin/snippets/media/playlist/").status_code == 302
    assert client.get(f"/admin/library/playlists/{playlist.pk}/plays/").status_code in (302, 403)
    assert Group.objects.filter(name="Duyệt", permissions__codename="publish_playlist").exists()
