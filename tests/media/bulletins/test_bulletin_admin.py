"""Bulletins as editors work on them: the reading text, its length, its times, and drafts made from pages."""

from datetime import time

from django.contrib.auth.models import Group
from django.urls import reverse

import pytest

from demo.factories.bulletins import AbbreviationFactory, BulletinFactory
from demo.factories.media import RecordingFactory
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from demo.factories.users import UserFactory
from media.models import Abbreviation, Bulletin

pytestmark = pytest.mark.django_db

ADD = "/admin/snippets/media/bulletin/add/"
BLANK = {
    "title": "Bản tin sáng", "slug": "", "written": "Sáng 10/10, 5 xã học CĐS.", "reading": "",
    "syllables_a_minute": "210", "recording": "", "topic": "", "source_page": "",
    "use_from": "", "use_until": "",
}  # fmt: skip


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def edit_url(bulletin):
    return reverse("wagtailsnippets_media_bulletin:edit", args=[bulletin.pk])


def form_data(*times, initial=0, **values):
    """What the form of a bulletin sends, with these times as (time, names of days)."""
    data = BLANK | {
        "times-TOTAL_FORMS": len(times), "times-INITIAL_FORMS": initial,
        "times-MIN_NUM_FORMS": 0, "times-MAX_NUM_FORMS": 1000,
    }  # fmt: skip
    for number, (at, days) in enumerate(times):
        data |= {f"times-{number}-at": at, f"times-{number}-ORDER": number + 1}
        data |= {f"times-{number}-id": "", f"times-{number}-DELETE": ""}
        data |= {f"times-{number}-{day}": "on" for day in days}
    return data | values


def added(office, *times, **values):
    answer = office.post(ADD, form_data(*times, **values) | {"action-publish": "publish"})
    assert answer.status_code == 302, answer.context["form"].errors
    return Bulletin.objects.get()


def test_the_reading_text_is_made_by_the_rules_when_it_is_left_empty(office):
    bulletin = added(office)
    assert bulletin.reading == "Sáng ngày mười tháng mười, năm xã học chuyển đổi số."
    assert bulletin.slug == "ban-tin-sang"
    assert bulletin.live


def test_editors_abbreviations_are_read_without_any_code(office):
    AbbreviationFactory(written="NVH", spoken="nhà văn hóa")
    assert added(office, written="Mời bà con đến NVH.").reading == "Mời bà con đến nhà văn hóa."


def test_an_abbreviation_is_said_in_words(office):
    add = "/admin/snippets/media/abbreviation/add/"
    answer = office.post(add, {"written": "NQ57", "spoken": "nghị quyết 57"})
    assert "nghị quyết năm mươi bảy" in answer.content.decode()
    assert not Abbreviation.objects.exists()
    office.post(add, {"written": "NQ57", "spoken": "nghị quyết năm mươi bảy"})
    assert Abbreviation.objects.get().written == "NQ57"


def test_the_reading_text_follows_the_written_one_until_it_is_changed_by_hand(office):
    bulletin = added(office)
    data = form_data(title=bulletin.title, slug=bulletin.slug) | {"action-publish": "publish"}
    office.post(edit_url(bulletin), data | {"written": "Còn 3 ngày.", "reading": bulletin.reading})
    bulletin.refresh_from_db()
    assert bulletin.reading == "Còn ba ngày."
    by_hand = "Bà con ơi, còn ba ngày nữa thôi."
    office.post(edit_url(bulletin), data | {"written": "Còn 3 ngày.", "reading": by_hand})
    office.post(edit_url(bulletin), data | {"written": "Còn 2 ngày.", "reading": by_hand})
    bulletin.refresh_from_db()
    assert bulletin.reading == by_hand
    assert "đã được sửa tay" in html_of(office, edit_url(bulletin))
    office.post(
        edit_url(bulletin),
        data | {"written": "Còn 2 ngày.", "reading": by_hand, "read_anew": "on"},
    )
    bulletin.refresh_from_db()
    assert bulletin.reading == "Còn hai ngày."


def test_the_reading_text_of_several_lines_follows_with_the_ends_of_line_that_browsers_send(office):
    bulletin = added(office, written="Còn 3 ngày.\r\nMời bà con đến đông.")
    assert bulletin.reading == "Còn ba ngày.\nMời bà con đến đông."
    data = form_data(title=bulletin.title, slug=bulletin.slug) | {"action-publish": "publish"}
    sent = {"reading": bulletin.reading.replace("\n", "\r\n")}
    office.post(
        edit_url(bulletin), data | sent | {"written": "Còn 2 ngày.\r\nMời bà con đến đông."}
    )
    bulletin.refresh_from_db()
    assert bulletin.reading == "Còn hai ngày.\nMời bà con đến đông."


def sent_by_a_browser(bulletin, **values):
    """The form of a stored bulletin as a browser sends it, which ends lines in its own way."""
    texts = {"written": bulletin.written, "reading": bulletin.reading} | values
    data = form_data(title=bulletin.title, slug=bulletin.slug) | {"action-publish": "publish"}
    return data | {name: text.replace("\n", "\r\n") for name, text in texts.items()}


def test_a_new_abbreviation_makes_no_text_look_changed_by_hand(office):
    bulletin = added(office, written="Mời bà con đến NVH.")
    AbbreviationFactory(written="NVH", spoken="nhà văn hóa")
    html = html_of(office, edit_url(bulletin))
    assert "đã được sửa tay" not in html and "nay sẽ ra bản đọc khác" in html
    written = "Mời bà con đến NVH lúc 7h."
    office.post(edit_url(bulletin), sent_by_a_browser(bulletin, written=written))
    bulletin.refresh_from_db()
    assert bulletin.reading == "Mời bà con đến nhà văn hóa lúc bảy giờ."
    assert "nay sẽ ra bản đọc khác" not in html_of(office, edit_url(bulletin))


def test_of_an_old_text_nobody_knows_who_worded_it_but_what_the_rules_say(office):
    followed = BulletinFactory(written="Còn 3 ngày.", reading="Còn ba ngày.")
    by_hand = BulletinFactory(written="Còn 3 ngày.", reading="Còn ba ngày nữa thôi.")
    for bulletin in (followed, by_hand):
        office.post(edit_url(bulletin), sent_by_a_browser(bulletin, written="Còn 2 ngày."))
        bulletin.refresh_from_db()
    assert followed.reading == "Còn hai ngày."
    assert by_hand.reading == "Còn ba ngày nữa thôi."


def test_what_was_spelled_out_stands_beside_the_text_with_its_length(office):
    bulletin = added(office)
    html = html_of(office, edit_url(bulletin))
    for written, spoken in (("10/10", "ngày mười tháng mười"), ("CĐS", "chuyển đổi số")):
        assert f"<td>{written}</td><td>{spoken}</td>" in html
    assert f"{bulletin.syllables} tiếng" in html
    assert bulletin.syllables == 11 and bulletin.seconds == 4
    listed = html_of(office, reverse("wagtailsnippets_media_bulletin:list"))
    assert bulletin.title in listed and "Số tiếng" in listed


def test_abbreviations_that_nobody_knows_are_named_with_the_way_to_their_list(office):
    written = "NGÀY HỘI CỦA XÃ\nCTCP và XYZQ-ABC mời bà con đến LÀNG VUI nghe UBND xã."
    bulletin = BulletinFactory(written=written, reading="")
    Bulletin.objects.update(reading="NGÀY HỘI CỦA XÃ\nXYZQ-ABC mời bà con đến LÀNG.")
    html = html_of(office, edit_url(bulletin))
    assert "“XYZQ-ABC”." in html and "“LÀNG”" not in html and "“HỘI”" not in html
    assert f'href="{reverse("wagtailsnippets_media_abbreviation:list")}"' in html
    Bulletin.objects.update(reading="Mời bà con đến làng.")
    assert "Chưa biết đọc" not in html_of(office, edit_url(bulletin))


def test_what_a_voice_can_not_say_in_a_text_changed_by_hand_is_named(office):
    bulletin = BulletinFactory(reading="Mời bà con lúc 7h30.")
    assert "“7h30” (bảy giờ ba mươi phút)" in html_of(office, edit_url(bulletin))


def test_times_and_days_are_rows_and_a_time_needs_a_day(office):
    answer = office.post(ADD, form_data(("05:30", [])) | {"action-publish": "publish"})
    assert answer.status_code == 200 and "ít nhất một ngày" in answer.content.decode()
    bulletin = added(office, ("05:30", ["monday", "friday"]), ("17:00", ["sunday"]))
    assert [(each.at, each.weekdays) for each in bulletin.times.all()] == [
        (time(5, 30), [1, 5]),
        (time(17), [7]),
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("written", "…"),
        ("syllables_a_minute", "0"),
        ("syllables_a_minute", "99999999999999999999"),
        ("title", ""),
        ("slug", "!!!"),
        ("written", "một\x00hai"),
        ("source_page", "999999"),
        ("use_until", "2026-13-40"),
    ],
)
def test_bad_input_is_refused_by_name(office, field, value):
    answer = office.post(ADD, form_data(**{field: value}) | {"action-publish": "publish"})
    assert answer.status_code == 200
    assert answer.context["form"].errors.get(field), field
    assert not Bulletin.objects.exists()


def test_a_title_that_makes_no_address_asks_for_one(office):
    answer = office.post(ADD, form_data(title="…") | {"action-publish": "publish"})
    assert "địa chỉ bằng chữ cái Latinh" in str(answer.context["form"].errors["slug"])
    added(office, title="…", slug="ban-tin")


def test_a_field_that_is_refused_says_one_thing(office):
    for value in ("một\x00hai", "", "x" * 20_000):
        answer = office.post(ADD, form_data(written=value) | {"action-publish": "publish"})
        assert len(answer.context["form"].errors["written"]) == 1
    for written in ("N\x00", "", "N" * 50):
        answer = office.post(
            "/admin/snippets/media/abbreviation/add/", {"written": written, "spoken": "nhà"}
        )
        assert len(answer.context["form"].errors["written"]) == 1


def test_a_number_that_is_refused_says_what_may_be_written(office):
    said = {"x": "Hãy ghi một số nguyên.", "9999": "Hãy ghi số không lớn hơn 400."}
    for value, told in said.items():
        answer = office.post(ADD, form_data(syllables_a_minute=value))
        assert answer.context["form"].errors["syllables_a_minute"] == [told]


def test_a_film_is_no_recording_of_a_bulletin(office):
    film = RecordingFactory(video=True)
    answer = office.post(ADD, form_data(recording=film.pk) | {"action-publish": "publish"})
    assert answer.context["form"].errors["recording"]


def test_a_draft_has_history_and_a_preview(office):
    answer = office.post(ADD, form_data())
    assert answer.status_code == 302
    bulletin = Bulletin.objects.get()
    assert not bulletin.live and bulletin.latest_revision
    history = reverse("wagtailsnippets_media_bulletin:history", args=[bulletin.pk])
    assert html_of(office, history)


def test_roles_write_and_publish_bulletins(client, home):
    writer = UserFactory()
    writer.groups.add(Group.objects.get(name="Biên tập"))
    assert writer.has_perm("media.add_bulletin") and writer.has_perm("media.add_abbreviation")
    assert not writer.has_perm("media.publish_bulletin")
    chief = UserFactory()
    chief.groups.add(Group.objects.get(name="Duyệt"))
    assert chief.has_perm("media.publish_bulletin") and chief.has_perm("media.delete_bulletin")


@pytest.fixture
def article(home):
    index = NewsIndexPageFactory(parent=home)
    return ArticlePageFactory(
        parent=index,
        title="5 xã học CĐS",
        summary="Ngày 10/10, bà con học dùng DVC.",
        body=[
            ("heading", "Một buổi tối"),
            (
                "paragraph",
                '<p>Bà con ở TP. Thanh Hóa <a href="https://a.vn">xem ở đây</a>. Ai cũng vui.</p>'
                "<ul><li>Cài VNeID<ul><li>Gọi 1022</li></ul></li></ul>",
            ),
            ("quote", {"text": "Dễ lắm.", "who": "Bà Ếch"}),
        ],
    )


def test_an_article_becomes_a_draft_in_whole_sentences(office, article):
    address = reverse("bulletin_from_page", args=[article.pk])
    assert f'href="{address}"' in html_of(office, f"/admin/pages/{article.pk}/edit/")
    assert 'value="120"' in html_of(office, address)
    answer = office.post(address, {"seconds": "120"})
    bulletin = Bulletin.objects.get()
    assert answer.status_code == 302 and answer.url == edit_url(bulletin)
    assert not bulletin.live and bulletin.source_page.pk == article.pk
    assert bulletin.latest_revision.user is not None
    assert bulletin.written.splitlines() == [
        "5 xã học CĐS.",
        "Ngày 10/10, bà con học dùng DVC.",
        "Một buổi tối.",
        "Bà con ở TP. Thanh Hóa xem ở đây. Ai cũng vui.",
        "Cài VNeID.",
        "Gọi 1022.",
        "Bà Ếch: Dễ lắm.",
    ]
    assert "https" not in bulletin.reading
    assert bulletin.reading.startswith("Năm xã học chuyển đổi số.\nNgày mười tháng mười,")


def test_a_short_time_takes_fewer_sentences_but_always_the_first(office, article):
    office.post(reverse("bulletin_from_page", args=[article.pk]), {"seconds": "15"})
    bulletin = Bulletin.objects.get()
    assert bulletin.written.startswith("5 xã học CĐS.") and "Ếch" not in bulletin.written
    assert bulletin.seconds <= 15
    assert bulletin.written.endswith(".")


def test_two_bulletins_of_one_page_have_two_addresses(office, article):
    for _time in range(2):
        office.post(reverse("bulletin_from_page", args=[article.pk]), {"seconds": "60"})
    assert len(set(Bulletin.objects.values_list("slug", flat=True))) == 2


@pytest.mark.parametrize("seconds", ["", "x", "1", "99999999999999999999", "\x00"])
def test_a_length_that_is_none_is_refused(office, article, seconds):
    answer = office.post(reverse("bulletin_from_page", args=[article.pk]), {"seconds": seconds})
    assert answer.status_code == 200 and answer.context["form"].errors["seconds"]
    assert not Bulletin.objects.exists()


def test_who_may_not_write_bulletins_sees_no_button_and_makes_none(client, article):
    reader = UserFactory()
    reader.groups.add(Group.objects.get(name="Cộng tác viên đơn vị"))
    client.force_login(reader)
    address = reverse("bulletin_from_page", args=[article.pk])
    assert client.post(address, {"seconds": "60"}).status_code == 302
    assert not Bulletin.objects.exists()
