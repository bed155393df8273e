"""Who is barred is found under any disguise, and an honest namesake is not."""

import random
import unicodedata
from collections import Counter
from datetime import date
from itertools import combinations

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from contest.enums import ContestBody, Identity
from contest.identity.barring import MatchKind, barred_persons, match, set_details
from contest.identity.names import is_same
from contest.identity.persons import find_or_add
from contest.identity.phones import normalised
from contest.models import BarredPerson
from core.text import fold
from demo.factories.contest import ContestFactory, RulesFactory
from tests.contest.people import details

pytestmark = pytest.mark.django_db

NAMES = [
    "Nguyễn Văn Minh",
    "Lê Thị Thanh Hương",
    "Trần Quốc Tuấn",
    "Phạm Đức Đạt",
    "Hoàng Thị Kim Ngân",
    "Vũ Hồng Phúc",
    "Đỗ Trường Giang",
    "Bùi Thị Bích Ngọc",
    "Trịnh Xuân Thành Công",
    "Hà Văn Dũng",
]


def barred(contest, name, birth_date="", phone="", body=ContestBody.JURY):
    row = BarredPerson(contest=contest, body=body)
    set_details(row, name, birth_date, phone)
    row.save()
    return row


@pytest.fixture
def contest(db):
    return ContestFactory()


@pytest.fixture
def listed(contest):
    """Ten people with their names, dates of birth and telephones."""
    people = [
        (name, date(1980 + number, 1 + number, 2 + number), f"+8493765432{number}")
        for number, name in enumerate(NAMES)
    ]
    for name, born, phone in people:
        barred(contest, name, born.isoformat(), phone)
    return people


def disguises(name, chance):
    """Ways to write a name by which one might hope to slip through."""
    words = name.split()
    place = chance.randrange(1, len(name) - 2)
    yield unicodedata.normalize("NFD", name)
    yield fold(name)
    yield name.upper()
    yield "  ".join(words)
    yield "\u200b".join(name)
    yield "-".join(words)
    yield "".join(words)
    yield name.translate(str.maketrans("aeocNHT", "аеосNНТ"))
    yield " ".join([words[-1], *words[:-1]])
    yield " ".join(reversed(words))
    yield f"{words[0]} {words[-1]}"
    yield f"{words[-1]} {words[0]}"
    yield name + "h"
    yield name[:place] + name[place + 1 :]
    yield name[:place] + "x" + name[place:]
    yield name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    yield name.replace("u", "y", 1)
    yield " ".join([words[-1], *words[:-1]]) + "n"
    yield f"{name}."
    yield "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in name)


def spellings(phone):
    """Ways to write a telephone number."""
    local = f"0{phone[3:]}"
    yield from (local, phone, f"84{phone[3:]}", f"(+84) {phone[3:]}", f"0084 {phone[3:]}")
    yield from (f"'{local}", ".".join(local), "\u00a0".join(local), f"+84 (0){phone[3:]}")
    yield local.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def test_none_of_five_hundred_disguises_slips_through(contest, listed):
    chance = random.Random(2026)  # noqa: S311 - for examples, not for secrets
    found = Counter()
    for name, born, phone in listed:
        for written in disguises(name, chance):
            for _turn in range(2):
                told = details(name=written, birth_date=born, phone="+84987654321")
                kind = match(contest, told).kind
                # What may as well be the name of somebody else is for people to look at.
                assert kind in (MatchKind.SAME, MatchKind.PERHAPS), written
                found[kind] += 1
        for written in spellings(phone):
            told = details(name=name, phone=normalised(written))
            assert match(contest, told).kind == MatchKind.SAME, written
            found[MatchKind.SAME] += 1
    assert found.total() >= 500
    assert found[MatchKind.SAME] > 400


# Common names as they are compared, without marks.
GIVEN = (
    "an anh ba bac bang bao bich binh cam can canh chau chi chien chinh chung cong cuc cuong dai dan danh "
    "dao dat diep dinh doan dong du duc dung duong duy gia giang ha hai han hang hanh hao hau hien hiep hieu "
    "hoa hoai hoan hoang hong hue hung huong huy huyen khai khang khanh khoa khoi kien kim lam lan lien linh "
    "loan loc loi long luan luc ly mai man manh minh my nam nga ngan nghia ngoc nguyen nguyet nhan nhat nhi "
    "nhu nhung ninh oanh phat phong phu phuc phung phuong quan quang que quoc quy quyen quynh sang sinh son "
    "sy ta tai tam tan tan thai than thang thanh thao thinh tho thoa thu thuan thuc thuy thuong tien tinh toan "
    "trang tri trinh trong truc trung truong tu tuan tung tuyen tuyet uyen van vi viet vinh vu vuong vy xuan yen"
)


def test_people_of_one_day_whose_names_are_nearly_the_same_are_two_people():
    for before in ("nguyen van", "nguyen thi", "le", "hoang thi thanh"):
        for one, other in combinations(sorted(set(GIVEN.split())), 2):
            assert not is_same(f"{before} {one}", f"{before} {other}"), (one, other)
    for one, other in combinations(("tran", "trang", "le", "ly", "luu", "lu", "ho", "ha"), 2):
        assert not is_same(f"{one} van an", f"{other} van an")


@pytest.mark.parametrize(
    "name", ["Nguyễn Văn Anh", "Nguyễn Văn Ân Ái", "Nguyễn An", "Nguyễn Vân An", "Nguyễn Văn Ban"]
)
def test_a_near_namesake_born_on_the_same_day_is_looked_at_and_not_refused(contest, name):
    row = barred(contest, "Nguyễn Văn An", "1990-05-19", "+84912345670")
    rules = RulesFactory(contest=contest)
    told = details(name=name, birth_date=date(1990, 5, 19))
    found = match(contest, told, rules)
    if fold(name) == fold("Nguyễn Văn An"):
        assert found.kind == MatchKind.SAME
    else:
        assert (found.kind, found.barred_id) == (MatchKind.PERHAPS, row.pk)
        find_or_add(contest, rules, told, rules.issued_at)
        assert barred_persons(contest, rules) == set()


def test_the_family_of_somebody_barred_may_share_the_telephone_where_names_count(contest):
    barred(contest, "Trần Quốc Tuấn", "1980-01-02", "+84912345678")
    rules = RulesFactory(contest=contest)
    daughter = details(name="Trần Thị Bích", birth_date=date(2006, 1, 1))
    assert match(contest, daughter, rules).kind == MatchKind.PERHAPS
    for the_same in ({"name": "Tran Quoc Tuan"}, {"birth_date": date(1980, 1, 2)}):
        told = details(**{"name": "Ai Đó", "birth_date": date(1999, 1, 1), **the_same})
        assert match(contest, told, rules).kind == MatchKind.SAME
    rules.identity = Identity.PHONE
    assert match(contest, daughter, rules).kind == MatchKind.SAME


def test_a_telephone_of_which_nothing_else_is_known_bars(contest):
    barred(contest, "", phone="+84912345678")
    assert match(contest, details()).kind == MatchKind.SAME


def test_a_namesake_with_another_birthday_and_telephone_is_not_refused(contest, listed):
    for name, born, _phone in listed:
        told = details(name=name.upper(), birth_date=born.replace(year=1999), phone="+84987654321")
        assert match(contest, told).kind == MatchKind.NAMED_ALIKE
        told = details(name=f"{name} Em", birth_date=born.replace(year=1999), phone="+84987654321")
        assert match(contest, told).kind == MatchKind.NONE


def test_others_born_on_the_same_day_are_not_refused(contest):
    barred(contest, "Nguyễn Văn An", "1990-05-19", "+84912345670")
    for name in ("Nguyễn Văn Tú", "Nguyễn Thị An", "Trần Văn Bình", "Nguyễn", "Lê Hoàng Yến"):
        told = details(name=name, birth_date=date(1990, 5, 19))
        assert match(contest, told).kind == MatchKind.NONE, name


def test_a_row_without_birthday_and_telephone_only_points_to_namesakes(contest):
    row = barred(contest, "Lê Thị Thanh Hương")
    found = match(contest, details())
    assert (found.kind, found.barred_id) == (MatchKind.NAMED_ALIKE, row.pk)
    assert match(contest, details(name="Hương Lê Thị Thanh")).kind == MatchKind.NAMED_ALIKE


def test_the_list_of_another_contest_bars_nobody_here(contest):
    barred(
        ContestFactory(campaign=contest.campaign),
        "Lê Thị Thanh Hương",
        "2001-02-28",
        "+84912345678",
    )
    assert match(contest, details()).kind == MatchKind.NONE


def test_rules_say_whose_members_are_barred(contest):
    rules = RulesFactory(contest=contest, barred_bodies=[ContestBody.JURY])
    barred(contest, "Lê Thị Thanh Hương", "2001-02-28", body=ContestBody.ORGANISERS)
    assert match(contest, details(), rules).kind == MatchKind.NONE
    assert match(contest, details()).kind == MatchKind.SAME
    barred(contest, "Lê Thị Thanh Hương", "2001-02-28", body=ContestBody.OTHER)
    assert match(contest, details(), rules).kind == MatchKind.SAME


def test_the_list_is_opened_once_and_again_when_it_changes(contest, listed, settings):
    settings.REMEMBER_PAGES = True
    told = details(birth_date=date(2001, 3, 1))
    match(contest, told)
    with CaptureQueriesContext(connection) as asked:
        assert match(contest, told).kind == MatchKind.NAMED_ALIKE
    assert not [each for each in asked if "barredperson" in each["sql"]]
    row = barred(contest, "Lê Thị Thanh Hương", "2001-03-01")
    assert match(contest, told).kind == MatchKind.SAME
    row.delete()
    assert match(contest, told).kind == MatchKind.NAMED_ALIKE


def test_a_lost_key_leaves_what_digests_tell(contest, settings, caplog):
    barred(contest, "Lê Thị Thanh Hương", "2001-02-28", "+84912345678")
    settings.CONTEST_SEALING_KEYS = ["b3RoZXIga2V5LCBhbmQgMzIgb2N0ZXRzIGxvbmc6Oik="]
    assert match(contest, details(phone="+84987654321")).kind == MatchKind.SAME
    assert match(contest, details(name="Ai Đó")).kind == MatchKind.SAME
    assert "CONTEST_SEALING_KEYS" in caplog.text


def test_who_was_put_on_the_list_later_is_found_among_those_who_entered(contest):
    rules = RulesFactory(contest=contest)
    person = find_or_add(contest, rules, details(), rules.issued_at)
    find_or_add(contest, rules, details(name="Ai Đó", phone="+84987654321"), rules.issued_at)
    assert barred_persons(contest) == set()
    barred(contest, "Le Thi Thahn Huong", "2001-02-28")
    assert barred_persons(contest) == {person.pk}


def test_the_opened_list_never_goes_to_a_cache(contest, listed, monkeypatch):
    stored = []
    cache = type(caches["pages"])
    keep = cache.set
    monkeypatch.setattr(
        cache,
        "set",
        lambda self, key, value, *rest, **more: (
            stored.append((key, value)),
            keep(self, key, value, *rest, **more),
        ),
    )
    match(contest, details())
    assert stored
    assert "minh" not in repr(stored).lower()
