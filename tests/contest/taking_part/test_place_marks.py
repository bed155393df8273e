"""What is kept of where an attempt began: digests alone, for a time, and nowhere else."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from contest.identity.marks import place_marks
from contest.models import Attempt
from contest.secretariat.erasing import erase, erase_all
from demo.factories.contest import AttemptFactory
from demo.factories.users import UserFactory
from tests.contest.taking_part.conftest import Contestant
from users.enums import Role

pytestmark = pytest.mark.django_db

BROWSER = "Mozilla/5.0 (Linux; Android 14) Firefox/131.0"


def begun(client, commune, address, browser, phone):
    client.defaults.update(REMOTE_ADDR=address, HTTP_USER_AGENT=browser)
    Contestant(client, commune).begin().give_details(phone=phone)
    return Attempt.objects.order_by("-pk").first()


def test_the_network_and_the_browser_are_kept_as_digests(client, asked, commune):
    first = begun(client, commune, "203.0.113.7", BROWSER, "0912345671")
    near = begun(client, commune, "203.0.113.99", BROWSER, "0912345672")
    other = begun(client, commune, "203.0.113.7", "Opera/9.8", "0912345673")
    far = begun(client, commune, "198.51.100.7", BROWSER, "0912345674")
    assert (first.network_mark, first.device_mark) == (near.network_mark, near.device_mark)
    assert first.network_mark == other.network_mark and first.device_mark != other.device_mark
    assert first.network_mark != far.network_mark and first.device_mark != far.device_mark
    for mark in (first.network_mark, first.device_mark):
        assert len(mark) == 64 and int(mark, 16)


def test_nobody_is_followed_from_one_contest_to_another():
    assert place_marks(1, "203.0.113.0/24", BROWSER) != place_marks(2, "203.0.113.0/24", BROWSER)
    assert place_marks(1, "", BROWSER).device == ""


def test_a_browser_of_many_words_or_of_none_is_no_trouble(client, asked, commune):
    for number, browser in enumerate(["", "x" * 5_000, "trình duyệt\t\x00"]):
        attempt = begun(client, commune, "203.0.113.7", browser, f"091234567{number}")
        assert len(attempt.device_mark) == 64


def test_they_go_with_the_details_of_a_person(asked):
    marked = {"network_mark": "a" * 64, "device_mark": "b" * 64}
    gone, stays = AttemptFactory(round=asked, **marked), AttemptFactory(round=asked, **marked)
    erase(gone.person, timezone.now())
    gone.refresh_from_db()
    stays.refresh_from_db()
    assert (gone.network_mark, gone.device_mark) == ("", "")
    assert stays.device_mark == "b" * 64


def test_nothing_is_left_of_them_when_the_days_of_keeping_are_over(asked):
    AttemptFactory.create_batch(3, round=asked, network_mark="a" * 64, device_mark="b" * 64)
    erased = AttemptFactory(round=asked, network_mark="a" * 64)
    type(erased.person).objects.filter(pk=erased.person_id).update(erased_at=timezone.now())
    erase_all(asked.contest, timezone.now() + timedelta(days=999))
    assert not Attempt.objects.exclude(network_mark="", device_mark="").exists()


def test_the_secretariat_can_tell_a_person_that_they_are_kept(client, asked):
    attempt = AttemptFactory(round=asked, network_mark="a" * 64, device_mark="b" * 64)
    client.force_login(UserFactory(groups=[Role.CONTEST_SECRETARY]))
    address = reverse("contest_person", args=[attempt.person.code])
    page = client.get(address).content.decode()
    assert "dưới dạng mã" in page and "a" * 64 not in page and "b" * 64 not in page
    erase(attempt.person, timezone.now())
    assert "dưới dạng mã" not in client.get(address).content.decode()


def test_the_rules_tell_of_them(client, asked):
    page = client.get("/contest/tim-hieu/rules/").content.decode()
    assert "một mã của mạng và loại trình duyệt" in page
