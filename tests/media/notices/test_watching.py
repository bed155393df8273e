"""Asking on the page of a kit to be told of changes: agreed to by letter, ended by a link."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

import pytest
import time_machine

from demo.factories.media import KitFactory
from media.duties import forget_watchers_and_letters
from media.enums import Access
from media.models import Watcher
from media.notices.watching import confirm_url, stop_url

pytestmark = pytest.mark.django_db
ADDRESS = "/media/bo-ap-phich/watch/"


@pytest.fixture
def kit(home):
    return KitFactory.with_files(name="Bộ áp phích", name_en="Posters", slug="bo-ap-phich")


def ask(client, email="Ban-Doc@example.vn", address=ADDRESS, headers=None, **more):
    return client.post(address, {"email": email, "website": "", **more}, headers=headers or {})


def path_in(message):
    line = next(line for line in message.body.splitlines() if line.startswith("http://localhost"))
    return line.removeprefix("http://localhost")


def test_an_address_counts_once_its_owner_has_pressed_the_button(client, kit):
    html = client.get(kit.address).content.decode()
    assert f'action="{ADDRESS}"' in html
    answer = ask(client)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    watcher = Watcher.objects.get()
    assert (watcher.email, watcher.language, watcher.confirmed_at) == (
        "ban-doc@example.vn", "vi", None,
    )  # fmt: skip
    message = mail.outbox[0]
    assert message.to == ["ban-doc@example.vn"]
    path = path_in(message)
    assert "ban-doc" not in path
    page = client.get(path)
    assert page.status_code == 200
    assert not Watcher.objects.exclude(confirmed_at=None).exists()
    assert client.post(path).status_code == 200
    confirmed = Watcher.objects.get().confirmed_at
    assert confirmed
    client.post(path)
    assert Watcher.objects.get().confirmed_at == confirmed


def test_a_reader_of_english_pages_is_written_to_in_english(client, kit):
    ask(client, address=f"/en{ADDRESS}")
    assert Watcher.objects.get().language == "en"
    assert "Posters" in mail.outbox[0].body
    assert path_in(mail.outbox[0]).startswith("/en/media/watch/")


def test_the_answer_does_not_tell_whether_an_address_is_known(client, kit):
    first = ask(client)
    client.post(confirm_url(Watcher.objects.get()).removeprefix("http://localhost"))
    known = ask(client)
    robot = ask(client, email="khac@example.vn", website="x")
    assert first.content == known.content == robot.content
    assert len(mail.outbox) == 1
    assert Watcher.objects.count() == 1


def test_asking_again_before_confirming_sends_another_letter(client, kit):
    ask(client)
    ask(client, email="BAN-DOC@EXAMPLE.VN")
    assert (Watcher.objects.count(), len(mail.outbox)) == (1, 2)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Chưa có địa chỉ"),
        ("khong-phai", "Đây không phải địa chỉ"),
        ("a@b\nBcc: c@example.vn", "Đây không phải địa chỉ"),
        ("a" * 300 + "@example.vn", "quá dài"),
        ("a\x00@example.vn", ""),
    ],
)
def test_what_is_no_address_is_refused_in_words_and_kept_in_the_field(client, kit, typed, said):
    answer = ask(client, email=typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()
    if typed == "khong-phai":
        assert 'value="khong-phai"' in answer.content.decode()
    assert not Watcher.objects.exists()


def test_whatever_a_program_writes_into_the_hidden_field_is_taken_for_a_program(client, kit):
    assert ask(client, website="\x00").status_code == 200
    assert not Watcher.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://xau.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}],
)
def test_a_form_of_another_site_is_refused(client, kit, headers):
    assert ask(client, headers=headers).status_code == 403
    assert not Watcher.objects.exists()
    assert ask(client, headers={"origin": "http://testserver"}).status_code == 200


def test_too_much_and_too_often_is_refused(client, kit):
    assert ask(client, website="x" * 5000).status_code == 413
    answers = [ask(client, email=f"a{number}@example.vn") for number in range(21)]
    assert {answer.status_code for answer in answers[:20]} == {200}
    assert answers[20].status_code == 429
    assert Watcher.objects.count() == 20
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=5)):
        assert ask(client).status_code == 200


def test_one_inbox_is_not_flooded(client, kit):
    for _number in range(8):
        assert ask(client).status_code == 200
    assert len(mail.outbox) == 5


def test_kits_that_are_not_open_to_all_take_no_address(client, kit):
    kit.access = Access.MEDIA
    kit.save()
    assert ask(client).status_code == 404
    assert client.get(ADDRESS).status_code == 404


def test_without_a_form_the_address_leads_to_the_kit(client, kit):
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer["Location"]) == (302, kit.address)


def test_a_link_to_confirm_holds_for_three_days(client, kit):
    ask(client)
    path = path_in(mail.outbox[0])
    with time_machine.travel(timezone.now() + timedelta(days=2, hours=23)):
        assert client.get(path).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=3, seconds=5)):
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code == 410
    assert Watcher.objects.get().confirmed_at is None


def test_tokens_that_nobody_gave_out_do_nothing(client, kit):
    ask(client)
    watcher = Watcher.objects.get()
    confirm = confirm_url(watcher).removeprefix("http://localhost")
    stop = stop_url(watcher).removeprefix("http://localhost")
    # The token of one thing is none of the other.
    crossed = [confirm.rstrip("/") + "/stop/", stop.replace("/stop/", "/")]
    for path in (*crossed, f"{confirm[:-2]}/", "/media/watch/1/", "/media/watch/1.x/stop/"):
        assert client.post(path).status_code in (404, 410), path
    assert Watcher.objects.get().confirmed_at is None


def test_the_letters_end_by_a_button_and_the_address_is_gone(client, kit):
    ask(client)
    path = stop_url(Watcher.objects.get()).removeprefix("http://localhost")
    assert "Xóa địa chỉ" in client.get(path).content.decode()
    assert Watcher.objects.exists()
    assert client.post(path).status_code == 200
    assert not Watcher.objects.exists()
    assert client.get(path).status_code == 200


def test_what_nobody_confirmed_is_deleted_after_seven_days(client, kit):
    ask(client)
    ask(client, email="nhan@example.vn")
    Watcher.objects.filter(email="nhan@example.vn").update(confirmed_at=timezone.now())
    forget_watchers_and_letters(timezone.now() + timedelta(days=6))
    assert Watcher.objects.count() == 2
    forget_watchers_and_letters(timezone.now() + timedelta(days=7, hours=1))
    assert Watcher.objects.get().email == "nhan@example.vn"
