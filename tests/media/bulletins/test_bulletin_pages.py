"""Bulletins as operators of commune radios take them: pages, files, feeds, and none of them during a pause."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest
import time_machine
from docx import Document

from demo.factories.bulletins import BulletinFactory
from demo.factories.core import PauseFactory
from demo.factories.media import RecordingFactory
from demo.factories.programme import TopicFactory
from media.bulletins.files import plain_text, word_document
from media.models import Bulletin
from media.models.bulletins import week_of
from media.views.bulletins import bulletin_response

pytestmark = pytest.mark.django_db

FEEDS = ("rss.xml", "atom.xml", "feed.json")
FILES = ("text.txt", "text.docx", "sound.wav")
# A Wednesday.
NOON = datetime(2026, 10, 7, 12, tzinfo=timezone.get_default_timezone())


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def entries(client, language=""):
    return json.loads(html_of(client, f"{language}/feeds/bulletins/feed.json"))["items"]


def test_the_page_shows_the_reading_text_with_its_length_and_times(client, home):
    bulletin = BulletinFactory(
        title="Ngày hội", times=[(time(5, 30), [1, 3, 5]), (time(17), list(range(1, 8)))]
    )
    html = html_of(client, "/media/bulletins/ngay-hoi/")
    assert html.count("<h1") == 1 and "style=" not in html
    assert "<p>Sáng ngày mười tháng mười, bà con" in html and "10/10, bà con" not in html
    assert f"Khoảng {bulletin.seconds} giây" in html
    assert "05:30: Thứ Hai, Thứ Tư, Thứ Sáu" in html
    assert "17:00: hằng ngày" in html
    assert 'data-copy="reading"' in html and 'id="reading" lang="vi"' in html
    english = html_of(client, "/en/media/bulletins/ngay-hoi/")
    assert "05:30: Monday, Wednesday, Friday" in english
    assert '<h1 lang="vi">Ngày hội</h1>' in english


def test_the_list_tells_what_is_read_this_week_by_the_hour(client, home):
    BulletinFactory(title="Buổi sáng", times=[(time(5, 30), [1, 3])])
    BulletinFactory(title="Buổi chiều", times=[(time(17), [3])])
    BulletinFactory(title="Từ thứ năm", use_from=date(2026, 10, 8), times=[(time(6), [3, 4])])
    BulletinFactory(title="Hết hạn", use_until=date(2026, 10, 5), times=[(time(6), [1])])
    BulletinFactory(title="Bản nháp", live=False, times=[(time(6), [1])])
    with time_machine.travel(NOON, tick=False):
        html = html_of(client, "/media/bulletins/")
    assert "Hết hạn" not in html and "Bản nháp" not in html
    assert "05–11/10/2026" in html
    times = [html.index(f'datetime="{each}"') for each in (
        "2026-10-05T05:30", "2026-10-07T05:30", "2026-10-07T17:00", "2026-10-08T06:00",
    )]  # fmt: skip
    assert times == sorted(times)
    assert "2026-10-07T06:00" not in html


def test_a_week_begins_on_monday() -> None:
    for day in range(5, 12):
        days = week_of(date(2026, 10, day))
        assert (days[0], days[-1]) == (date(2026, 10, 5), date(2026, 10, 11))


def test_the_text_file_holds_only_what_is_said(client, home):
    BulletinFactory(title="Ngày hội", written="Sáng 10/10 có hội. Mời bà con.\nTP. Thanh Hóa vui.")
    answer = client.get("/media/bulletins/ngay-hoi/text.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="ban-tin-loa-ngay-hoi.txt"'
    assert answer.content.decode() == (
        "Sáng ngày mười tháng mười có hội.\nMời bà con.\n\nThành phố Thanh Hóa vui.\n"
    )
    assert not answer.cookies


def test_the_word_file_opens_in_large_letters_and_is_the_same_each_time(client, home):
    bulletin = BulletinFactory(title="Ngày hội Đường lối", times=[(time(17), [1])])
    with time_machine.travel(NOON):
        first = client.get("/en/media/bulletins/ngay-hoi-duong-loi/text.docx")
    with time_machine.travel(NOON + timedelta(days=2)):
        again = word_document(Bulletin.objects.get())
    assert first.content == again
    assert first["Content-Disposition"].endswith('"ban-tin-loa-ngay-hoi-duong-loi.docx"')
    document = Document(io.BytesIO(first.content))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[0] == "Ngày hội Đường lối"
    assert bulletin.reading in said
    assert "17:00: Thứ Hai" in said
    assert document.styles["Normal"].font.size.pt >= 18
    assert zipfile.ZipFile(io.BytesIO(first.content)).testzip() is None


def test_letters_that_xml_forbids_break_no_file_and_no_feed(client, home):
    bulletin = BulletinFactory(topic=TopicFactory(name="An\x1f toàn"))
    Bulletin.objects.update(title="Bản\x0b tin\x1f", reading="Một\x08 hai\ufffe.")
    bulletin.refresh_from_db()
    assert Document(io.BytesIO(word_document(bulletin))).paragraphs[0].text == "Bản tin"
    for name in FEEDS[:2]:
        ElementTree.fromstring(html_of(client, f"/feeds/bulletins/{name}"))  # noqa: S314


def test_drafts_have_no_page_no_file_and_no_entry(client, home):
    bulletin = BulletinFactory(live=False, recording=RecordingFactory())
    for name in ("", *FILES):
        assert client.get(f"/media/bulletins/{bulletin.slug}/{name}").status_code == 404
    assert entries(client) == []
    bulletin.save_revision().publish()
    assert [each["title"] for each in entries(client)] == [bulletin.title]


def test_an_expired_bulletin_keeps_its_page_but_can_no_longer_be_taken(client, home):
    bulletin = BulletinFactory(use_until=timezone.localdate(), recording=RecordingFactory())
    html = html_of(client, f"/media/bulletins/{bulletin.slug}/")
    assert "text.docx" not in html
    assert "<audio" not in html and ".wav" not in html
    assert client.get(f"/media/bulletins/{bulletin.slug}/sound.wav").status_code == 404
    assert client.get(f"/media/bulletins/{bulletin.slug}/text.txt").status_code == 404
    assert entries(client) == []


def test_feeds_carry_the_reading_text_and_the_sound(client, home):
    sound = RecordingFactory(title="Đọc")
    BulletinFactory(title="Một & hai", recording=sound, topic=TopicFactory(name="An toàn"))
    BulletinFactory(title="Sắp tới", use_from=timezone.localdate() + timedelta(days=1))
    channel = ElementTree.fromstring(html_of(client, "/feeds/bulletins/rss.xml")).find("channel")  # noqa: S314
    (item,) = channel.findall("item")
    assert item.findtext("title") == "Một & hai"
    assert "ngày mười tháng mười" in item.findtext("description")
    enclosure = item.find("enclosure")
    assert enclosure.get("type") in ("audio/wav", "audio/x-wav")
    assert int(enclosure.get("length")) == sound.file.size
    assert enclosure.get("url") == "http://localhost/media/bulletins/mot-hai/sound.wav"
    (told,) = entries(client)
    assert told["attachments"][0]["url"] == enclosure.get("url")
    assert told["tags"] == ["An toàn"]


def test_feeds_tell_when_and_how_long_a_bulletin_is_read(client, home):
    bulletin = BulletinFactory(times=[(time(17), list(range(1, 8))), (time(5, 30), [1, 3])])
    (told,) = entries(client)
    assert told["_times"] == [
        {"at": "05:30", "days": [1, 3]},
        {"at": "17:00", "days": [1, 2, 3, 4, 5, 6, 7]},
    ]
    assert told["_seconds"] == bulletin.seconds
    assert told["content_text"].startswith(bulletin.reading)
    for said in (f"Khoảng {bulletin.seconds} giây", "05:30: Thứ Hai, Thứ Tư", "17:00: hằng ngày"):
        assert said in told["content_text"]
        for name in FEEDS[:2]:
            assert said in html_of(client, f"/feeds/bulletins/{name}")
    assert "05:30: Monday, Wednesday" in entries(client, "/en")[0]["content_text"]


def test_feeds_hold_every_bulletin_in_use_in_the_same_number_of_queries(client, home):
    few = many = 0
    for number in (2, 33):
        while Bulletin.objects.count() < number:
            BulletinFactory(times=[(time(5), [1])])
        client.get("/")
        with CaptureQueriesContext(connection) as asked:
            assert len(entries(client)) == number
        few, many = many, len(asked)
    assert few == many


def test_the_sound_has_an_address_of_its_own_and_is_sent_in_parts(client, home):
    sound = RecordingFactory()
    bulletin = BulletinFactory(recording=sound)
    address = f"/media/bulletins/{bulletin.slug}/sound.wav"
    html = html_of(client, f"/media/bulletins/{bulletin.slug}/")
    assert html.count(f'"{address}"') == 3 and sound.file.url not in html
    with sound.file.open() as stored:
        content = stored.read()
    whole = client.get(address)
    assert b"".join(whole.streaming_content) == content
    assert whole["Content-Type"] in ("audio/wav", "audio/x-wav")
    assert whole["Cache-Control"] == "public, max-age=60" and not whole.cookies
    part = client.get(address, headers={"range": "bytes=4-9"})
    assert part.status_code == 206 and b"".join(part.streaming_content) == content[4:10]
    assert client.get(address, headers={"if-none-match": whole["ETag"]}).status_code == 304
    assert client.post(address).status_code == 405
    for odd in ("sound.mp3", "sound.", "sound.wav/"):
        assert client.get(f"/media/bulletins/{bulletin.slug}/{odd}").status_code in (301, 404)


def test_a_sound_that_was_taken_away_is_not_found(client, home):
    sound = RecordingFactory()
    bulletin = BulletinFactory(recording=sound)
    silent, lost = BulletinFactory(), f"/media/bulletins/{bulletin.slug}/sound.wav"
    assert client.get(f"/media/bulletins/{silent.slug}/sound.wav").status_code == 404
    sound.file.storage.delete(sound.file.name)
    assert client.get(lost).status_code == 404


def test_the_page_of_a_draft_plays_the_sound_from_where_it_is_stored(rf, home):
    sound = RecordingFactory()
    draft = BulletinFactory(live=False, recording=sound)
    html = bulletin_response(rf.get("/"), draft).content.decode()
    assert "<audio" in html and sound.file.url in html


def test_a_recording_whose_right_has_ended_is_not_given_out(client, home):
    sound = RecordingFactory(rights_until=timezone.localdate())
    bulletin = BulletinFactory(recording=sound)
    assert "<audio" not in html_of(client, f"/media/bulletins/{bulletin.slug}/")
    assert "attachments" not in entries(client)[0]


def test_a_pause_holds_every_bulletin_and_its_end_brings_them_back(client, home):
    bulletin = BulletinFactory(
        title="Ngày hội", recording=RecordingFactory(), times=[(time(5), list(range(1, 8)))]
    )
    page, pause = f"/media/bulletins/{bulletin.slug}/", None

    def is_read_out() -> list[bool]:
        shown = [
            "ngày mười tháng mười" in html_of(client, page),
            bulletin.title in html_of(client, "/media/bulletins/"),
            bool(entries(client)),
            *("<item>" in html_of(client, f"/feeds/bulletins/{name}") or "<entry>" in html_of(client, f"/feeds/bulletins/{name}") for name in FEEDS[:2]),
        ]  # fmt: skip
        return [
            *shown,
            *(client.get(f"{page}{name}").status_code == 200 for name in FILES),
        ]

    assert all(is_read_out())
    pause = PauseFactory(notice="Loa tạm nghỉ vì bão.", starts_at=timezone.now())
    assert not any(is_read_out())
    for address in (page, "/media/bulletins/"):
        assert "Loa tạm nghỉ vì bão." in html_of(client, address)
    assert "<audio" not in html_of(client, page)
    for name in FILES:
        answer = client.get(f"{page}{name}")
        assert answer.status_code == 404
        assert answer.content.decode() == "Loa tạm nghỉ vì bão.\n"
    assert "Loa tạm nghỉ" in html_of(client, "/feeds/bulletins/rss.xml")
    pause.lifted_at = timezone.now()
    pause.save()
    assert all(is_read_out())


def test_a_pause_that_is_planned_begins_and_ends_by_itself(client, home):
    BulletinFactory()
    with time_machine.travel(NOON, tick=False) as clock:
        PauseFactory(starts_at=NOON + timedelta(hours=1), ends_at=NOON + timedelta(hours=2))
        told = []
        for hour in (0, 1, 2):
            clock.move_to(NOON + timedelta(hours=hour, seconds=1 if hour else 0))
            told.append(len(entries(client)))
    assert told == [1, 0, 1]


def test_more_bulletins_take_no_more_queries(client, home):
    few = many = 0
    for number in (2, 9):
        while Bulletin.objects.count() < number:
            BulletinFactory(
                topic=TopicFactory(),
                recording=RecordingFactory(),
                times=[(time(5), [1, 2, 3, 4, 5, 6, 7])],
            )
        client.get("/")
        with CaptureQueriesContext(connection) as asked:
            html_of(client, "/media/bulletins/")
        few, many = many, len(asked)
    assert few == many


def test_odd_addresses_find_nothing(client, home):
    for odd in ("khong-co", "a" * 300, "..%2f"):
        assert client.get(f"/media/bulletins/{odd}/").status_code == 404
    assert client.post("/media/bulletins/").status_code == 405
    html_of(client, "/media/bulletins/?page=x&topic=zzz")


def test_bulletins_are_found_by_readers(client, home):
    bulletin = BulletinFactory(title="Hội trăng rằm")
    address = f'href="{bulletin.get_absolute_url()}"'
    assert address in html_of(client, "/search/?q=trang+ram&type=bulletins")
    PauseFactory()
    assert address not in html_of(client, "/search/?q=trang+ram&type=bulletins")


def test_a_bulletin_has_a_short_link_and_a_saved_copy(client, home):
    bulletin = BulletinFactory(title="Ngày hội")
    html = html_of(client, f"/media/bulletins/{bulletin.slug}/")
    assert "/s/" in html and 'id="share"' in html


def test_plain_text_of_a_text_of_one_word(db):
    assert plain_text(BulletinFactory.build(reading="Một")) == "Một\n"
