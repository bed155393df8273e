"""The list of winners says how much of each name the public page tells, and never the name."""

from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from contest.enums import ConsentPurpose
from contest.judging.takedowns import take_down
from contest.models import Consent, Person
from contest.secretariat.erasing import erase
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from tests.contest.counting.conftest import OPENED
from tests.contest.judging.conftest import LATER, agree, told_of
from units.enums import UnitKind
from users.enums import Role

pytestmark = pytest.mark.django_db

OWN, GUARDIANS = ConsentPurpose.PUBLISH_NAME, ConsentPurpose.GUARDIAN_PUBLISH


@pytest.fixture
def winner(judged, home):
    """Makes somebody of a commune the winner of a contest whose list is approved."""
    commune = UnitFactory(kind=UnitKind.COMMUNE, name="Phường Hạc Thành")

    def approved(birth_date="1990-05-04", unit=commune):
        game = judged(prizes=[("Giải Nhất", 1)])
        person = game.person(
            code="ABCDEFGHJK",
            sealed=told_of("Nguyễn Thị Ếch", birth_date),
            unit=unit,
            added_at=OPENED,
        )
        game.fill(person)
        game.approve()
        person.game = game
        return person

    return approved


@pytest.fixture
def said(client):
    """What the secretariat reads beside the only winner."""

    def read(role=Role.CONTEST_SECRETARY):
        client.force_login(UserFactory(groups=[role]))
        page = BeautifulSoup(client.get(reverse("contest_winners")).content, "html.parser").main
        assert "Ếch" not in page.get_text() and "Hạc Thành" not in page.get_text()
        (row,) = page.select("tbody tr")
        _prize, code, name = row.select("td")
        assert "ABCD-EFGH-JK" in code.get_text()
        assert name.a["href"] == reverse("contest_winner", args=["ABCDEFGHJK"])
        name.a.extract()
        return " ".join(name.get_text().split())

    return read


PLACE = ", kèm đơn vị hoặc xã, phường"


def test_how_much_of_a_name_is_told_goes_by_consent_and_age(winner, said):
    grown = winner()
    assert said() == f"Họ và chữ cái đầu{PLACE}"
    agree(grown, OWN)
    assert said() == said(Role.CONTEST_ORGANISER) == f"Họ tên đầy đủ{PLACE}"


def test_of_the_young_initials_are_told_until_both_agree(winner, said):
    child = winner("2010-01-01")
    agree(child, OWN)
    assert said() == f"Chỉ chữ cái đầu{PLACE}"
    agree(child, GUARDIANS)
    assert said() == f"Họ tên đầy đủ{PLACE}"


def test_where_no_place_is_told_none_is_said_to_be(winner, said):
    winner("2010-01-01", unit=UnitFactory(kind=UnitKind.SERVICE, name="Trường X"))
    assert said() == "Chỉ chữ cái đầu"


def test_where_the_code_stands_alone_it_is_said_why(winner, said):
    person = winner()
    agree(person, OWN)
    Person.objects.filter(pk=person.pk).update(sealed="gAAAAAB")
    assert said() == "Chỉ mã: không mở được thông tin"
    Consent.objects.update(withdrawn_at=LATER)
    assert said() == "Chỉ mã: đã rút lại sự đồng ý"
    take_down(person, UserFactory(), LATER, "Yêu cầu ngày 05/10.")
    assert said() == "Chỉ mã: tên đã được gỡ"
    erase(person, LATER)
    assert said() == "Chỉ mã: thông tin đã bị xóa"


def test_of_an_outdated_list_the_page_tells_codes_alone(winner, said):
    person = winner()
    person.game.count(reason="Đáp án câu 1 sai.")
    assert said() == "Chỉ mã: danh sách không còn đúng"
