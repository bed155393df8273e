"""Keys change without anybody's details being lost, and the old ones open nothing afterwards."""

from datetime import date, timedelta

from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest
from cryptography.fernet import Fernet

from contest.enums import ContestBody, Identity
from contest.identity.barring import MatchKind, match, set_details
from contest.identity.persons import details_of, find_or_add
from contest.keys import SealBrokenError, changing, open_sealed
from contest.models import BarredPerson, Person
from demo.factories.contest import PersonFactory, RoundFactory, RulesFactory
from tests.contest.people import details

pytestmark = pytest.mark.django_db
AT = timezone.now()
NEW_KEY = Fernet.generate_key().decode()
NEW_DIGEST_KEY = "another key for digests, and long enough for the checks of a server"


@pytest.fixture
def rules(db):
    """Rules of a contest with three contestants, one who was erased, and one barred person."""
    rules = RulesFactory()
    for number in range(3):
        find_or_add(rules.contest, rules, details(phone=f"+8491234567{number}"), AT)
    PersonFactory(contest=rules.contest, sealed="")
    barred = BarredPerson(contest=rules.contest, body=ContestBody.JURY)
    set_details(barred, "Trần Quốc Tuấn", "1980-01-02", "+84987654321")
    barred.save()
    return rules


def sealed_texts():
    rows = [*Person.objects.exclude(sealed=""), *BarredPerson.objects.all()]
    return [row.sealed for row in rows]


def test_what_was_sealed_under_the_old_key_is_sealed_under_the_new_one(rules, settings, capsys):
    old = settings.CONTEST_SEALING_KEYS
    settings.CONTEST_SEALING_KEYS = [NEW_KEY, *old]
    call_command("change_contest_keys")
    assert "4 rows changed" in capsys.readouterr().out
    settings.CONTEST_SEALING_KEYS = old
    for sealed in sealed_texts():
        with pytest.raises(SealBrokenError):
            open_sealed(sealed)
    settings.CONTEST_SEALING_KEYS = [NEW_KEY]
    assert {details_of(each)["name"] for each in Person.objects.exclude(sealed="")} == {
        "Lê Thị Thanh Hương"
    }
    assert find_or_add(rules.contest, rules, details(phone="+84912345671"), AT)
    assert Person.objects.count() == 4


def test_it_goes_on_where_it_was_stopped(rules, settings, monkeypatch):
    settings.CONTEST_SEALING_KEYS = [NEW_KEY, *settings.CONTEST_SEALING_KEYS]
    monkeypatch.setattr(changing, "ROWS_AT_ONCE", 1)
    seal_anew, done = changing.sealed_anew, []

    def stopped(sealed):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(sealed)
        return seal_anew(sealed)

    monkeypatch.setattr(changing, "sealed_anew", stopped)
    with pytest.raises(KeyboardInterrupt):
        changing.reseal()
    monkeypatch.setattr(changing, "sealed_anew", seal_anew)
    assert changing.reseal().changed == 2
    assert changing.reseal().changed == 0


def test_what_the_site_changes_meanwhile_stays_as_the_site_wrote_it(rules, settings, monkeypatch):
    settings.CONTEST_SEALING_KEYS = [NEW_KEY, *settings.CONTEST_SEALING_KEYS]
    seal_anew = changing.sealed_anew
    person = Person.objects.exclude(sealed="").first()

    def corrected_meanwhile(sealed):
        Person.objects.filter(sealed=person.sealed).update(sealed=changed)
        return seal_anew(sealed)

    changed = seal_anew(Person.objects.exclude(sealed="").last().sealed)
    monkeypatch.setattr(changing, "sealed_anew", corrected_meanwhile)
    changing.reseal()
    person.refresh_from_db()
    assert person.sealed == changed


def test_a_row_that_no_key_opens_is_told_and_the_others_are_done(rules, settings):
    Person.objects.filter(pk=Person.objects.exclude(sealed="").first().pk).update(sealed="broken")
    settings.CONTEST_SEALING_KEYS = [NEW_KEY, *settings.CONTEST_SEALING_KEYS]
    with pytest.raises(CommandError, match="1 rows open with none"):
        call_command("change_contest_keys")
    assert sum(changing.is_under_newest_key(sealed) for sealed in sealed_texts()) == 3


def test_digests_change_and_everybody_is_known_again(rules, settings, capsys):
    before = set(Person.objects.values_list("phone_digest", flat=True))
    settings.CONTEST_DIGEST_KEY = NEW_DIGEST_KEY
    call_command("change_contest_keys", "--digests")
    assert "4 rows changed" in capsys.readouterr().out
    after = set(Person.objects.exclude(sealed="").values_list("phone_digest", flat=True))
    assert not before & after
    for number in range(3):
        find_or_add(rules.contest, rules, details(phone=f"+8491234567{number}"), AT)
    assert Person.objects.count() == 4
    told = details(phone="+84987654321", name="Trần Quốc Tuấn")
    assert match(rules.contest, told).kind == MatchKind.SAME
    assert changing.change_digests(AT).changed == 0


def test_digests_of_id_numbers_are_dropped_once(rules, settings):
    rules.asks_id_number = True
    told = details(phone="+84900000000", id_number="038090123456")
    person = find_or_add(rules.contest, rules, told, AT)
    settings.CONTEST_DIGEST_KEY = NEW_DIGEST_KEY
    changing.change_digests(AT)
    person.refresh_from_db()
    assert person.id_digest is None
    assert details_of(person)["id_ending"] == "456"


def test_two_who_share_a_telephone_stay_two_when_only_it_counts_now(rules, settings):
    other = details(phone="+84912345670", name="Lê Văn Bình", birth_date=date(1975, 1, 1))
    second = find_or_add(rules.contest, rules, other, AT)
    type(rules).objects.update(identity=Identity.PHONE)
    settings.CONTEST_DIGEST_KEY = NEW_DIGEST_KEY
    changing.change_digests(AT)
    second.refresh_from_db()
    now = type(rules).objects.get()
    assert find_or_add(rules.contest, now, other, AT) == second
    first = Person.objects.filter(phone_digest=second.phone_digest).earliest("pk")
    assert first != second


def test_digests_do_not_change_while_a_round_is_open(rules):
    RoundFactory(contest=rules.contest, questions=[])
    with pytest.raises(CommandError, match="A round is open"):
        call_command("change_contest_keys", "--digests")
    assert changing.change_digests(AT + timedelta(days=30)).changed == 0
