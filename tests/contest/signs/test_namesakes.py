"""One person who took part under several spellings of a name."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from contest.enums import SignDecision, SignKind, SignStrength
from contest.identity.persons import find_or_add
from contest.models import Annulment, Sign
from contest.signs.deciding import decide
from contest.signs.finders import namesakes
from contest.signs.searching import search
from contest.signs.sheets import looked_at
from contest.signs.words import evidence
from demo.factories.users import UserFactory
from tests.contest.people import details
from tests.contest.signs.conftest import OPENED, SEARCHED, Closed
from users.enums import Role

pytestmark = pytest.mark.django_db

A_WEEK_LATER = SEARCHED + timedelta(weeks=1)


def called(closed, name, **told):
    """Whoever gives this name, at one telephone and with one date of birth."""
    return find_or_add(
        closed.contest, closed.contest.rules.get(), details(name=name, **told), OPENED
    )


def entered(closed, name, in_round=None, **told):
    """An entry of whoever gives this name."""
    return closed.entry(person=called(closed, name, **told), in_round=in_round)


def signs():
    return Sign.objects.filter(kind=SignKind.ONE_PERSON)


@pytest.fixture
def second(closed):
    return closed.another_round()


@pytest.fixture
def in_two_rounds(closed, second):
    """Entries of one person, who is called otherwise in the second round."""
    return [entered(closed, "Nguyễn Văn An"), entered(closed, "An Nguyễn Văn", second)]


@pytest.mark.parametrize("most", [1, 30])
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
    assert (sign.figures["people"], sign.figures["count"]) == (len(entries), len(entries))
    assert "cùng một tên viết khác nhau" in evidence(sign)
    assert "đợt thi khác" not in evidence(sign)
    assert not any(entry.annulment for entry in entries)
    search(closed.round, SEARCHED)
    assert signs().count() == 1


@pytest.mark.parametrize("other", ["Nguyễn An", "An Nguyễn", "Nguyễn Văn Anh", "Nguyễn Văn Na"])
def test_whose_names_are_nearly_one_may_be_one_person_or_twins(closed, other):
    entries = [entered(closed, name) for name in ("Nguyễn Văn An", other)]
    search(closed.round, SEARCHED)
    sign = signs().get()
    assert set(sign.entries.all()) == set(entries)
    assert sign.strength == SignStrength.MEDIUM
    assert "họ tên gần giống nhau" in evidence(sign)


def test_twins_of_other_names_are_two_people(closed):
    for name in ("Nguyễn Văn An", "Nguyễn Văn Bình"):
        entered(closed, name)
    search(closed.round, SEARCHED)
    assert not signs()


def test_one_name_is_pointed_out_beside_names_that_are_nearly_one(closed):
    an, reversed_an, twin = [
        entered(closed, name) for name in ("Nguyễn Văn An", "An Nguyễn Văn", "Nguyễn Văn Anh")
    ]
    search(closed.round, SEARCHED)
    strong, medium = signs().order_by("-strength")
    assert (strong.strength, medium.strength) == (SignStrength.STRONG, SignStrength.MEDIUM)
    assert set(strong.entries.all()) == {an, reversed_an}
    assert set(medium.entries.all()) == {an, reversed_an, twin}


def test_more_people_than_any_family_has_are_pointed_out_together(closed, monkeypatch):
    monkeypatch.setattr(namesakes, "MOST_COMPARED", 2)
    names = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường")
    entries = [entered(closed, name) for name in names]
    search(closed.round, SEARCHED)
    sign = signs().get()
    assert set(sign.entries.all()) == set(entries)
    assert sign.strength == SignStrength.MEDIUM
    assert "nhiều đến mức không so họ tên được" in evidence(sign)


def test_one_person_in_two_rounds_is_pointed_out_once_when_both_have_closed(
    closed, second, in_two_rounds
):
    search(closed.round, SEARCHED)
    assert not signs()
    search(second, A_WEEK_LATER)
    sign = signs().get()
    assert sign.round == second
    assert set(sign.entries.all()) == set(in_two_rounds)
    assert (sign.figures["people"], sign.figures["count"]) == (2, 2)
    assert evidence(sign).endswith("Trong đó có 1 bài của đợt thi khác.")
    for each in (closed.round, second):
        search(each, A_WEEK_LATER)
    assert signs().count() == 1


def test_a_search_of_either_round_finds_one_person_in_both(closed, second, in_two_rounds):
    search(closed.round, A_WEEK_LATER)
    sign = signs().get()
    assert sign.round == closed.round
    assert set(sign.entries.all()) == set(in_two_rounds)


def test_what_was_decided_on_one_person_in_two_rounds_is_asked_in_neither_again(
    closed, second, in_two_rounds
):
    search(second, A_WEEK_LATER)
    judge = UserFactory()
    decide(signs().get(), SignDecision.NOTHING_WRONG, "Sinh đôi.", judge, A_WEEK_LATER)
    for each in (closed.round, second):
        search(each, A_WEEK_LATER)
    assert signs().get().decision == SignDecision.NOTHING_WRONG


def test_entries_that_do_not_count_make_nobody_one_person(closed, second):
    first = entered(closed, "Nguyễn Văn An")
    closed.entry(person=called(closed, "An Văn Nguyễn"), is_late=True)
    called(closed, "Văn An Nguyễn")
    entered(closed, "An Nguyễn Văn", second)
    Annulment.objects.create(entry=first, reason="Thi hộ.", decided_at=SEARCHED)
    search(second, A_WEEK_LATER)
    assert not signs()


def test_two_of_an_earlier_round_are_no_matter_of_a_round_they_did_not_enter(closed, second):
    for name in ("Nguyễn Văn An", "An Nguyễn Văn"):
        entered(closed, name)
    entered(closed, "Trần Thị Bình", second)
    search(second, A_WEEK_LATER)
    assert not signs()


def test_contestants_of_another_contest_are_not_compared(closed, second):
    entered(closed, "Nguyễn Văn An", second)
    entered(Closed(campaign=closed.contest.campaign), "An Nguyễn Văn")
    search(second, A_WEEK_LATER)
    assert not signs()


def test_many_pairs_are_found_by_no_more_queries_than_one(closed, second):
    def queries(pairs):
        for number in pairs:
            told = {"phone": f"+8491234{number:04}"}
            entered(closed, "Nguyễn Văn An", **told)
            entered(closed, "An Nguyễn Văn", second, **told)
        entries = looked_at(second)
        with CaptureQueriesContext(connection) as asked:
            found = list(namesakes.one_under_several_names(second, entries, A_WEEK_LATER))
        return len(found), len(asked)

    assert queries(range(1)) == (1, 3)
    assert queries(range(1, 6)) == (6, 3)


def test_a_judge_annuls_the_entry_of_either_round(client, home, closed, second, in_two_rounds):
    search(second, A_WEEK_LATER)
    sign = signs().get()
    client.force_login(UserFactory(groups=[Role.JUDGE]))
    for each in (closed.round, second):
        listed = client.get(reverse("contest_signs"), {"round": each.pk}).content.decode()
        assert reverse("contest_sign", args=[sign.pk]) in listed
    page = reverse("contest_sign", args=[sign.pk])
    table = BeautifulSoup(client.get(page).content, "html.parser").select_one("table.listing")
    rounds = [row.find_all("td")[3].get_text() for row in table.tbody.find_all("tr")]
    assert "Đợt thi" in table.thead.get_text() and rounds == ["2", "1"]
    first, _second = in_two_rounds
    sent = {"seen": "", "decision": "annulled", "reason": "Một người.", "entries": [str(first.pk)]}
    told = client.post(page, sent, follow=True).content.decode()
    assert "Tính lại đợt thi có bài bị hủy" in told
    assert Annulment.objects.get().entry == first
    for each in (closed.round, second):
        search(each, A_WEEK_LATER)
    assert signs().count() == 1


def test_entries_of_a_round_that_is_open_again_are_shown_to_nobody(
    client, home, closed, second, in_two_rounds
):
    search(closed.round, A_WEEK_LATER)
    second.closes_at += timedelta(days=365 * 20)
    second.save()
    client.force_login(UserFactory(groups=[Role.JUDGE]))
    page = client.get(reverse("contest_sign", args=[signs().get().pk])).content.decode()
    first, of_second = in_two_rounds
    assert str(first) in page and str(of_second) not in page
