"""While a round is open nobody learns what is right, or anything that tells how many have entered.

Everything that a reader or a role can reach is read twice: before and after the key was turned round, and before
and after more people have entered. What was read must be the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from urllib.parse import urldefrag, urlsplit

from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

import pytest
import time_machine
from bs4 import BeautifulSoup

from contest.ledger import chain
from contest.models import BankOption, BankQuestion
from contest.unit_tables.making import make_due
from core.models import ContentChange
from demo.factories.contest import (
    AttemptFactory,
    BankQuestionFactory,
    ContestFactory,
    EntryFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.units import UnitFactory
from demo.factories.users import UserFactory
from tests.contest.taking_part.conftest import Contestant, fields_of
from units.enums import UnitKind
from users.enums import Role

pytestmark = pytest.mark.django_db

# The passage in which the right answer stands.
CANARY = "CANARY passage 7f3a"
PUBLIC = ["/", "/en/", "/contest/tim-hieu/", "/en/contest/tim-hieu/", "/contest/tim-hieu/embed/"]
PUBLIC += ["/contest/tim-hieu/embed-code/", "/contest/tim-hieu/rules/", "/quiz/", "/sitemap.xml"]
PUBLIC += ["/contest/tim-hieu/receipt/", "/en/contest/tim-hieu/receipt/"]
PUBLIC += ["/contest/tim-hieu/appeal/", "/en/contest/tim-hieu/appeal/"]
PUBLIC += ["/contest/tim-hieu/verify/", "/en/contest/tim-hieu/verify/"]
PUBLIC += ["/contest/tim-hieu/rounds/1/heads.txt", "/contest/tim-hieu/rounds/1/ledger-1.jsonl"]
PUBLIC += ["/contest/tim-hieu/units/", "/en/contest/tim-hieu/units/"]
PUBLIC += ["/contest/tim-hieu/results/", "/en/contest/tim-hieu/results/"]
PUBLIC += ["/search/?q=canary", "/search/?q=Ng%C3%A0y+Chuy%E1%BB%83n+%C4%91%E1%BB%95i+s%E1%BB%91"]
PUBLIC += ["/api/v1/slogans", "/robots.txt", "/feeds/", "/media/", "/contest/units.json?q=hac"]
ADMIN = ["/admin/", "/admin/reports/site-history/"]
BODIES = [Role.CONTEST_ORGANISER, Role.QUESTION_SETTER, Role.CONTEST_SECRETARY, Role.JUDGE]
# Tokens, nonces and signatures differ from answer to answer.
PASSING = re.compile(r'(value|nonce|content)="[^"]{30,}"|csrf[^\s<>]{20,}|"[A-Za-z0-9:_-]{40,}"')
MOST_PAGES = 150


@pytest.fixture
def asked(home):
    """A round that is open, of three questions, which four people have answered."""
    contest = ContestFactory(
        slug="tim-hieu",
        name="Tìm hiểu về chuyển đổi số",
        name_en="A contest",
        tables_at=timezone.localtime(timezone.now() - timedelta(minutes=3)).time(),
    )
    RulesFactory(contest=contest, question_count=3)
    asked = RoundFactory(
        contest=contest, questions=BankQuestionFactory.create_batch(3, source=CANARY)
    )
    chain.keep(timezone.now() - timedelta(minutes=1))
    enter(asked, 4)
    chain.keep(timezone.now())
    return asked


@pytest.fixture
def commune(home):
    return UnitFactory(kind=UnitKind.COMMUNE, name="Phường Hạc Thành", name_en="Hac Thanh Ward")


def enter(asked, people: int) -> None:
    for number in range(people):
        EntryFactory(
            attempt=AttemptFactory(round=asked, started_at=timezone.now() - timedelta(hours=1)),
            right=number % 4,
            prediction=number,
        )
    ContentChange.record()


def turn_the_key() -> None:
    """Another option of every question is right, as if it always had been: nobody acts, so no log tells of it."""
    options = QuerySet(BankOption)
    for question in BankQuestion.objects.all():
        right, other = (
            options.filter(question=question, is_right=is_right) for is_right in (True, False)
        )
        now_right = other.first().pk
        right.update(is_right=False)
        options.filter(pk=now_right).update(is_right=True)
    ContentChange.record()


def read(client: Client, starts: Iterable[str], below: str = "") -> dict[str, str]:
    """What the addresses, and all that they lead to below a path, answer; without what passes."""
    waiting, found = list(starts), {}
    while waiting and len(found) < MOST_PAGES:
        address = waiting.pop(0)
        if address in found:
            continue
        response = client.get(address)
        assert response.status_code < 500, address
        body = b"".join(response) if response.streaming else response.content
        text = body.decode(errors="replace")
        found[address] = PASSING.sub("", text)
        if "html" in response.headers.get("Content-Type", ""):
            waiting += [each for each in links(text) if below and each.startswith(below)]
    return found


def links(text: str) -> Iterator[str]:
    """What the links of a page and the menu of the admin lead to."""
    found = [link["href"] for link in BeautifulSoup(text, "html.parser").select("a[href]")]
    found += re.findall(r'"url": "(/admin/[^"]*)"', html.unescape(text))
    for address in (urldefrag(each).url for each in found):
        # A workbook holds the second in which it was made; the same report as CSV is read.
        if not urlsplit(address).netloc and not re.search("logout|xlsx|bank/file", address):
            yield address


def differing(first: dict[str, str], second: dict[str, str]) -> list[str]:
    return [each for each in {*first, *second} if first.get(each) != second.get(each)]


@pytest.fixture
def still():
    """Time stands, so that nothing differs by it."""
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
        yield


@pytest.mark.usefixtures("still")
def test_readers_see_the_same_whatever_is_right_and_however_many_have_entered(asked, client):
    first = read(client, PUBLIC, "/contest/")
    assert "/contest/tim-hieu/" in first
    turn_the_key()
    assert differing(first, read(client, PUBLIC, "/contest/")) == []
    enter(asked, 9)
    make_due(timezone.now())
    assert asked.contest.unit_tables.exists()
    assert differing(first, read(client, PUBLIC, "/contest/")) == []
    assert not [each for each, text in first.items() if CANARY in text]


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("role", BODIES)
def test_no_body_sees_how_many_have_entered(asked, role):
    client = Client()
    client.force_login(UserFactory(groups=[role]))
    first = read(client, ADMIN, "/admin/")
    assert [each for each in first if "contest" in each]
    enter(asked, 9)
    assert differing(first, read(client, ADMIN, "/admin/")) == []


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("role", [each for each in BODIES if each != Role.QUESTION_SETTER])
def test_only_those_who_set_questions_see_what_is_right(asked, role):
    client = Client()
    client.force_login(UserFactory(groups=[role]))
    first = read(client, ADMIN, "/admin/")
    turn_the_key()
    assert differing(first, read(client, ADMIN, "/admin/")) == []
    assert not [each for each, text in first.items() if CANARY in text]


def test_a_contestant_is_told_the_same_whatever_is_right(asked, client, commune):
    contestant = Contestant(client, commune).begin().give_details()
    questions = PASSING.sub("", contestant.response.content.decode())
    again = Contestant(client, commune).begin()
    turn_the_key()
    assert PASSING.sub("", again.give_details().response.content.decode()) == questions
    assert "fieldset" in questions and CANARY not in questions
    contestant.give_answers()
    sent = {**fields_of(contestant.page.select_one("form[action$='/take/']")), "step": "submit"}
    receipt = contestant.send(sent).response.content
    assert contestant.code()
    turn_the_key()
    enter(asked, 9)
    assert contestant.send(sent).response.content == receipt


def test_a_receipt_tells_the_same_whatever_is_right_and_however_many_have_entered(asked, client):
    code = asked.entries.first().receipt
    answers = []
    for change in (lambda: None, turn_the_key, lambda: enter(asked, 9)):
        change()
        answer = client.post("/contest/tim-hieu/receipt/", {"code": code})
        answers.append(PASSING.sub("", answer.content.decode()))
    assert "ticket" in answers[0] and CANARY not in answers[0]
    assert len(set(answers)) == 1
