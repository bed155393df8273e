"""Screens say that they are on; the site keeps how many, and nothing else."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

import pytest
import time_machine

from demo.factories.media import PlaylistFactory
from media.duties import add_up_screens
from media.led import beats
from media.led.beats import last_hours, screens_of, silent_playlists
from media.models import ScreenBeat, ScreenHour

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 10, 5, 12, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
HOUR = timedelta(hours=1)


@pytest.fixture
def playlist(home):
    return PlaylistFactory(slug="quang-truong")


def beat(client, **values):
    return client.post("/media/led/quang-truong/heartbeat/", **values)


def test_a_beat_is_counted_without_a_word_of_who_sent_it(client, playlist):
    response = beat(client, headers={"User-Agent": "Bảng LED", "Origin": "http://testserver"})
    assert response.status_code == 204
    assert not response.cookies and not response.content
    kept = {field.name for field in ScreenBeat._meta.get_fields()}
    assert kept == {"id", "playlist", "at"}


def test_what_is_no_beat_is_refused(client, playlist):
    assert client.get("/media/led/quang-truong/heartbeat/").status_code == 405
    assert client.post("/media/led/khong-co/heartbeat/").status_code == 404
    assert beat(client, headers={"Origin": "https://other.example"}).status_code == 403
    assert beat(client, data="x" * 300, content_type="text/plain").status_code == 413
    assert not ScreenBeat.objects.exists()


def test_nobody_fills_the_table(client, playlist, monkeypatch):
    monkeypatch.setattr("media.led.player_views.MOST_FROM_ONE_PLACE", 3)
    monkeypatch.setattr("media.led.player_views.MOST_OF_A_PLAYLIST", 4)
    said = [beat(client).status_code for _time in range(5)]
    assert said == [204, 204, 204, 429, 429]
    said = [beat(client, REMOTE_ADDR=f"10.0.0.{number}").status_code for number in range(3)]
    assert said == [204, 429, 429]
    assert ScreenBeat.objects.count() == 4


def test_beats_become_numbers_by_hour_and_none_is_counted_twice(playlist, monkeypatch):
    monkeypatch.setattr(beats, "ROWS_AT_ONCE", 5)
    other = PlaylistFactory()
    for minute in range(0, 60, 5):
        ScreenBeat.objects.create(playlist=playlist, at=NOON + timedelta(minutes=minute))
    ScreenBeat.objects.create(playlist=playlist, at=NOON + HOUR)
    ScreenBeat.objects.create(playlist=other, at=NOON)
    for _time in range(2):
        add_up_screens(NOON + HOUR)
    assert not ScreenBeat.objects.exists()
    counted = set(ScreenHour.objects.values_list("playlist", "hour", "beats"))
    assert counted == {
        (playlist.pk, NOON, 12), (playlist.pk, NOON + HOUR, 1), (other.pk, NOON, 1)
    }  # fmt: skip
    ScreenBeat.objects.create(playlist=playlist, at=NOON + timedelta(minutes=1))
    add_up_screens(NOON + HOUR)
    row = ScreenHour.objects.get(playlist=playlist, hour=NOON)
    assert (row.beats, row.last_at) == (13, NOON + timedelta(minutes=55))


def test_numbers_of_long_ago_are_dropped(playlist):
    for at in (NOON, NOON - timedelta(days=401)):
        ScreenHour.objects.create(playlist=playlist, hour=at, beats=1, last_at=at)
    add_up_screens(NOON)
    assert list(ScreenHour.objects.values_list("hour", flat=True)) == [NOON]


@pytest.mark.parametrize(("count", "screens"), [(0, 0), (1, 1), (12, 1), (23, 2), (120, 10)])
def test_screens_are_estimated_by_how_often_each_says_that_it_is_on(count, screens):
    assert screens_of(count) == screens


def test_hours_without_a_screen_stand_among_the_last(playlist):
    ScreenHour.objects.create(playlist=playlist, hour=NOON - 2 * HOUR, beats=24, last_at=NOON)
    hours = last_hours(playlist, NOON + timedelta(minutes=10), count=3)
    assert [(each.hour, each.screens) for each in hours] == [
        (NOON - HOUR, 0), (NOON - 2 * HOUR, 2), (NOON - 3 * HOUR, 0)
    ]  # fmt: skip


def test_editors_see_screens_and_are_warned_of_silent_ones(office, playlist):
    now = timezone.now()
    last = now - beats.SILENT_AFTER
    hour = beats.full_hour(last)
    ScreenHour.objects.create(playlist=playlist, hour=hour, beats=24, last_at=last)
    assert list(silent_playlists(now)) == [playlist]
    dashboard = office.get("/admin/").content.decode()
    assert playlist.name in dashboard and "14 giờ nay" in dashboard
    html = office.get("/admin/snippets/media/playlist/").content.decode()
    assert f"{timezone.localtime(last):%H:%M, %d/%m/%Y}" in html
    html = office.get(f"/admin/snippets/media/playlist/edit/{playlist.pk}/").content.decode()
    assert "Số màn hình (ước tính)" in html
    with time_machine.travel(now - timedelta(minutes=5), tick=False):
        assert not silent_playlists(timezone.now())
    assert not silent_playlists(now + beats.IN_USE_WITHIN)
    playlist.live = False
    playlist.save()
    assert not silent_playlists(now)
