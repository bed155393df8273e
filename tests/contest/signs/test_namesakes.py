"""One person who took part under several spellings of a name."""

from datetime import date

import pytest

from contest.enums import SignKind, SignStrength
from contest.identity.persons import find_or_add
from contest.models import Sign
from contest.signs.finders import namesakes
from contest.signs.searching import search
from contest.signs.words import evidence
from tests.contest.people import details
from tests.contest.signs.conftest import OPENED, SEARCHED

pytestmark = pytest.mark.django_db


def entered(closed, name, **told):
    """An entry of whoever gives this name, at one telephone and with one date of birth."""
    rules = closed.contest.rules.get()
    return closed.entry(
        person=find_or_add(closed.contest, rules, details(name=name, **told), OPENED)
    )


def signs():
    return Sign.objects.filter(kind=SignKind.ONE_PERSON)


@pytest.mark.parametrize("most", [1, 200])
def test_one_person_under_several_spellings_is_pointed_out_and_stays(closed, monkeypatch, most):
    monkeypatch.setattr(namesakes, "MOST_COMPARED", most)
    entries = [entered(closed, name) for name in ("Nguyễn Văn An", "An Nguyễn Văn")]
    if most > 1:
        entries += [entered(closed, name) for name in ("NguyenVanAn", "Nguyễn Vănn An")]
    entered(closed, "Nguyễn Văn An", phone="+84987654321")
    entered(closed, "Nguyễn Văn An", birth_date=date(1999, 1, 1))
    search(closed.round, SEARCHED)
    sign = signs().get()
    assert set(sign.entries.all()) == set(entries)
    assert sign.strength == SignStrength.STRONG
    assert sign.figures == {"people": len(entries), "count": len(entries)}
    assert "cùng ngày sinh" in evidence(sign)
    assert not any(entry.annulment for entry in entries)
    search(closed.round, SEARCHED)
    assert signs().count() == 1


@pytest.mark.parametrize("twin", ["Nguyễn Văn Anh", "Nguyễn Văn Na", "Nguyễn Văn Bình"])
def test_twins_at_one_telephone_are_two_people(closed, twin):
    for name in ("Nguyễn Văn An", twin):
        entered(closed, name)
    search(closed.round, SEARCHED)
    assert not signs()
