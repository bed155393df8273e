"""Under which name a winner stands: consents, age, erasure, and names taken down."""

import pytest

from contest.enums import ConsentPurpose
from contest.judging.names import public_name
from contest.judging.takedowns import take_down, undo
from contest.models import Consent, Contest
from contest.secretariat.erasing import erase
from demo.factories.contest import ContestFactory, PersonFactory, at
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from tests.contest.judging.conftest import LATER, agree, told_of
from units.enums import UnitKind

pytestmark = pytest.mark.django_db

OWN, GUARDIANS = ConsentPurpose.PUBLISH_NAME, ConsentPurpose.GUARDIAN_PUBLISH
CAME = at("2021-09-02 10:00")
COMMUNE = {"kind": UnitKind.COMMUNE, "name": "Phường Hạc Thành"}


def person(birth_date="1990-05-04", **unit):
    return PersonFactory(
        contest=Contest.objects.first() or ContestFactory(),
        sealed=told_of("Nguyễn Thị Ếch", birth_date, guardian_name="Nguyễn Văn Ao"),
        unit=UnitFactory(**{**COMMUNE, **unit}),
        added_at=CAME,
    )


def shown(of, guardian_age=16):
    of = type(of).objects.get(pk=of.pk)
    told = public_name(of, guardian_age)
    return told.name, told.place


def test_a_full_name_needs_consent_in_force():
    somebody = person()
    assert shown(somebody) == ("Nguyễn T.Ế.", "Phường Hạc Thành")
    agree(somebody, ConsentPurpose.TAKE_PART)
    assert shown(somebody)[0] == "Nguyễn T.Ế."
    agree(somebody, OWN)
    assert shown(somebody) == ("Nguyễn Thị Ếch", "Phường Hạc Thành")


@pytest.mark.parametrize(
    ("agreed", "name"),
    [
        ([], "N.T.Ế."),
        ([OWN], "N.T.Ế."),
        ([GUARDIANS], "N.T.Ế."),
        # That somebody may take part is no word about the name.
        ([OWN, ConsentPurpose.GUARDIAN], "N.T.Ế."),
        ([OWN, GUARDIANS], "Nguyễn Thị Ếch"),
    ],
)
def test_of_the_young_the_full_name_needs_both_consents(agreed, name):
    child = person("2005-09-03")
    agree(child, *agreed)
    assert shown(child) == (name, "Phường Hạc Thành")


@pytest.mark.parametrize(
    ("birth_date", "guardian_age", "name"),
    [
        ("2005-09-02", 16, "Nguyễn Thị Ếch"),
        ("2005-09-03", 16, "N.T.Ế."),
        ("2005-09-02", 18, "N.T.Ế."),
        ("2003-09-02", 18, "Nguyễn Thị Ếch"),
        ("", 16, "N.T.Ế."),
        ("nonsense", 16, "N.T.Ế."),
    ],
)
def test_young_is_who_was_younger_than_the_rules_say_on_the_day_of_coming(
    birth_date, guardian_age, name
):
    somebody = person(birth_date)
    agree(somebody, OWN)
    assert shown(somebody, guardian_age)[0] == name


def test_no_school_or_office_is_told_of_the_young():
    assert shown(person("2010-01-01", kind=UnitKind.SERVICE, name="Trường X")) == ("N.T.Ế.", "")
    assert shown(person(kind=UnitKind.SERVICE, name="Sở X")) == ("Nguyễn T.Ế.", "Sở X")


@pytest.mark.parametrize("purpose", [OWN, GUARDIANS])
def test_a_consent_that_is_taken_back_takes_the_name_away_by_itself(purpose):
    child = person("2010-01-01")
    agree(child, OWN, GUARDIANS)
    Consent.objects.filter(purpose=purpose).update(withdrawn_at=LATER)
    assert shown(child) == ("", "")


def test_a_name_is_taken_down_and_may_stand_again():
    somebody = person()
    agree(somebody, OWN)
    taken = take_down(somebody, UserFactory(), LATER, "Người ấy yêu cầu ngày 05/10.")
    assert shown(somebody) == ("", "")
    undo(taken, UserFactory(), LATER, "Người ấy đổi ý.")
    assert shown(somebody)[0] == "Nguyễn Thị Ếch"


def test_nothing_is_told_of_whoever_was_erased_or_whose_seal_is_broken():
    somebody, broken = person(), person(name="Phường Hàm Rồng")
    agree(somebody, OWN)
    erase(somebody, LATER)
    type(broken).objects.filter(pk=broken.pk).update(sealed="gAAAAAB")
    for each in (somebody, broken, PersonFactory(contest=broken.contest)):
        assert shown(each) == ("", "")


def test_no_more_is_told_than_name_and_place():
    told = public_name(person(), 16)
    assert vars(told) == {"name": "Nguyễn T.Ế.", "place": "Phường Hạc Thành"}
