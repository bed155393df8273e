"""An entry commits to the details of its person, and erasing them leaves the chain whole."""

from datetime import timedelta

from django.utils import timezone

import pytest

from contest.identity import salts
from contest.identity.persons import details_of, find_or_add
from contest.keys import open_sealed, seal
from contest.ledger.commitments import Opening, opened
from contest.ledger.files import make_file
from contest.models import LedgerLine, Person
from contest.secretariat.correcting import correct
from contest.secretariat.erasing import erase
from demo.factories.users import UserFactory
from tests.contest.counting.conftest import CLOSED
from tests.contest.ledger.conftest import Proved, content
from tests.contest.people import details
from users.enums import Role

pytestmark = pytest.mark.django_db

TOLD = {"name": "Lê Thị Hoa", "birth_date": "2001-05-04", "phone": "+84912345678"}


@pytest.fixture
def game():
    return Proved()


def line(game):
    return LedgerLine.objects.select_related("entry__person").get(ledger__round=game.round)


def test_the_kept_details_open_the_commitment(game):
    person = find_or_add(game.contest, game.rules, details(), timezone.now())
    game.entry(person)
    game.minutes_pass(1)
    assert opened(line(game)) is Opening.MATCHES
    assert "secret" not in details_of(person)


def test_other_details_do_not(game):
    person = game.person(sealed=seal(TOLD))
    game.entry(person)
    game.minutes_pass(1)
    held = open_sealed(Person.objects.get(pk=person.pk).sealed)
    changed = seal({**held, "name": "Lê Thị Hoà"})
    Person.objects.filter(pk=person.pk).update(sealed=changed)
    assert opened(line(game)) is Opening.DIFFERS


def test_two_entries_of_one_person_commit_unlike(game):
    person = game.person(sealed=seal(TOLD))
    game.entry(person, after=10)
    game.entry(person, after=20)
    game.minutes_pass(1)
    assert LedgerLine.objects.values("commitment").distinct().count() == 2
    assert {opened(each) for each in LedgerLine.objects.all()} == {Opening.MATCHES}


def test_persons_of_before_get_their_secret_once(game):
    person = game.person(sealed=seal(TOLD))
    game.entry(person, after=10)
    game.minutes_pass(1)
    secret = open_sealed(Person.objects.get(pk=person.pk).sealed)["secret"]
    assert len(secret) == 64
    game.entry(person, after=70)
    game.minutes_pass(1, start=1)
    assert open_sealed(Person.objects.get(pk=person.pk).sealed) == {**TOLD, "secret": secret}


def test_what_is_sealed_meanwhile_is_not_lost_when_the_secret_is_added(game, monkeypatch):
    person = game.person(sealed=seal(TOLD))
    game.entry(person)
    corrected, seal_it = {**TOLD, "name": "Lê Thị Hòa"}, salts.seal

    def corrected_meanwhile(told):
        monkeypatch.setattr(salts, "seal", seal_it)
        Person.objects.filter(pk=person.pk).update(sealed=seal_it(corrected))
        return seal_it(told)

    monkeypatch.setattr(salts, "seal", corrected_meanwhile)
    game.minutes_pass(1)
    assert details_of(Person.objects.get(pk=person.pk)) == corrected
    assert opened(line(game)) is Opening.MATCHES


def test_a_correction_keeps_the_secret_even_if_it_was_added_meanwhile(game):
    person = game.person(sealed=seal(TOLD))
    read_before = Person.objects.get(pk=person.pk)
    game.entry(person)
    game.minutes_pass(1)
    told = {"guardian_name": "", "guardian_phone": "", **TOLD, "name": "Lê Thị Hòa"}
    correct(read_before, told, timezone.now(), None)
    assert opened(line(game)) is Opening.DIFFERS
    correct(Person.objects.get(pk=person.pk), {**told, **TOLD}, timezone.now(), None)
    assert opened(line(game)) is Opening.MATCHES


def test_erasing_closes_the_commitment_and_leaves_the_chain_and_the_file_whole(game, verify):
    person = game.person(sealed=seal(TOLD))
    game.entry(person)
    game.minutes_pass(1)
    result = game.count()
    erase(person, CLOSED + timedelta(days=1))
    person.refresh_from_db()
    assert person.sealed == ""
    assert opened(line(game)) is Opening.CLOSED
    file = result.ledger_files.get()
    make_file(file, CLOSED + timedelta(days=2))
    assert verify(content(file), game.heads())[0] == 0


def test_whoever_has_no_details_gets_a_commitment_that_looks_like_any(game):
    game.entry(game.person(sealed="", erased_at=CLOSED), after=10)
    game.entry(game.person(sealed="no key opens this"), after=20)
    game.minutes_pass(1)
    lines = LedgerLine.objects.all()
    assert {len(each.commitment) for each in lines} == {64}
    assert {opened(each) for each in lines} == {Opening.CLOSED}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda person: None, "Khớp với cam kết"),
        (
            lambda person: Person.objects.filter(pk=person.pk).update(
                sealed=seal({**open_sealed(person.sealed), "name": "Lê Văn Khác"})
            ),
            "Không khớp với cam kết",
        ),
        (lambda person: erase(person, CLOSED + timedelta(days=1)), "không ai mở được cam kết"),
    ],
)
def test_judges_see_whether_the_details_match_and_never_the_details(game, client, change, said):
    person = find_or_add(game.contest, game.rules, details(), timezone.now())
    entry = game.entry(person)
    game.minutes_pass(1)
    change(Person.objects.get(pk=person.pk))
    client.force_login(UserFactory(groups=[Role.JUDGE]))
    page = client.get(f"/admin/contest/results/entries/{entry.receipt}/").content.decode()
    assert said in page
    assert "Hương" not in page and "Khác" not in page
