"""While a round is open nobody learns what is right, or anything that tells how many have entered.

Everything that a reader or a role can reach is read twice: before and after the key was turned round, and before
and after more people have entered. What was read must be the same.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from urllib.parse import urldefrag, urlsplit

from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine
from bs4 import BeautifulSoup

from contest.audit.verifying import check_lines
from contest.enums import RequestKind
from contest.identity.persons import find_or_add
from contest.ledger import chain
from contest.models import (
    Annulment,
    BankOption,
    BankQuestion,
    Consent,
    DataRequest,
    Entry,
    Person,
)
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
from tests.contest.people import details
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
# Whoever works on the site and not on the contest; no role hides from somebody what another shows.
OTHERS = [each for each in Role if each not in BODIES]
# Tokens, nonces and signatures differ from answer to answer.
PASSING = re.compile(r'(value|nonce|content)="[^"]{30,}"|csrf[^\s<>]{20,}|"[A-Za-z0-9:_-]{40,}"')
# Pages of rows that are alike, as those of a hundred communes, say no more than the first of them.
MOST_ALIKE, MOST_PAGES = 12, 1_000
LOG, HISTORY = "/admin/contest/log/", "/admin/reports/site-history/"
FORMATS = ["jsonl", "csv"]
# Numbers of rows that come one after another with those who take part, and that stand nowhere by chance.
PERSON, CONSENT, ATTEMPT, ENTRY = 61_700_311, 62_700_313, 63_700_317, 64_700_319


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
    waiting, found, alike = list(starts), {}, Counter()
    while waiting:
        address = waiting.pop(0)
        shape = re.sub(r"\d+", "0", address)
        if address in found or alike[shape] == MOST_ALIKE:
            continue
        alike[shape] += 1
        # A page that leads to ever other ones would be read for ever.
        assert len(found) < MOST_PAGES, address
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
@pytest.mark.parametrize("roles", [*([each] for each in BODIES), OTHERS])
def test_nobody_who_works_here_sees_how_many_have_entered(asked, roles):
    client = Client()
    client.force_login(UserFactory(groups=roles))
    first = read(client, ADMIN, "/admin/")
    assert (roles == OTHERS) != any("contest" in each for each in first)
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


@pytest.fixture
def numbered(asked):
    """Somebody who took part as a person, in an attempt and by an entry of numbers that are known at sight."""
    contest = asked.contest
    person = find_or_add(contest, contest.rules.get(), details(), timezone.now())
    Consent.objects.filter(person=person).update(id=CONSENT, person=PERSON)
    Person.objects.filter(pk=person.pk).update(id=PERSON)
    attempt = AttemptFactory(pk=ATTEMPT, round=asked, person_id=PERSON, slot="r1-1")
    Entry.objects.bulk_create([EntryFactory.build(pk=ENTRY, attempt=attempt, answers={})])
    return Person.objects.get(pk=PERSON)


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(UserFactory(groups=[role]))
    return client


def secretariat_at_work(desk: Client, person: Person) -> dict[str, str]:
    """All that the secretariat does with a contestant down to erasing, and what it was shown."""
    shown = {}

    def keep(answer, address: str) -> None:
        assert answer.status_code == 200, address
        shown[f"{len(shown)} {address}"] = f"{answer.redirect_chain} {answer.content.decode()}"

    page = reverse("contest_person", args=[person.code])
    told = {"contest": person.contest_id, "sought": "0912 345 678"}
    keep(desk.post(reverse("contest_persons"), told, follow=True), "find")
    for name in ("contest_note_consent", "contest_withdraw_consent"):
        keep(desk.post(reverse(name, args=[person.code, "publish_name"]), follow=True), name)
    correct = {"name": "Lê Thị Thu Hương", "birth_date": "28/02/2001", "phone": "0912 345 678"}
    today = f"{timezone.localdate():%d/%m/%Y}"
    for kind in RequestKind:
        noted = {"kind": kind, "received_on": today}
        keep(desk.post(f"{page}requests/", noted, follow=True), f"note {kind}")
        keep(desk.get("/admin/contest/requests/", follow=True), "requests")
        asked = DataRequest.objects.get(person=person, kind=kind)
        address = reverse(f"contest_request_{kind}", args=[asked.pk])
        keep(desk.get(address, follow=True), kind)
        keep(desk.post(address, correct, follow=True), f"handle {kind}")
    return shown


def test_no_number_of_somebody_who_takes_part_stands_anywhere_before_the_close(numbered):
    desk, organiser = signed_in(Role.CONTEST_SECRETARY), signed_in(Role.CONTEST_ORGANISER)
    shown = secretariat_at_work(desk, numbered)
    assert Annulment.objects.get().entry_id == ENTRY
    told = {f"{LOG}export/{each}/": organiser.post(f"{LOG}export/{each}/") for each in FORMATS}
    exports = {address: b"".join(answer).decode() for address, answer in told.items()}
    assert check_lines(exports[f"{LOG}export/jsonl/"].splitlines(keepends=True)).faults == []
    assert numbered.code in exports[f"{LOG}export/csv/"]
    shown |= exports
    for client in (desk, organiser):
        starts = [HISTORY, f"{HISTORY}?export=csv", LOG, reverse("contest_requests")]
        found = read(client, starts, "/admin/")
        shown |= {f"{id(client)} {address}": text for address, text in found.items()}
    assert len(shown) > 40
    numbers = [str(each) for each in (PERSON, CONSENT, ATTEMPT, ENTRY)]
    dotted = [f"{each:,}".replace(",", ".") for each in (PERSON, CONSENT, ATTEMPT, ENTRY)]
    telling = [
        (number, address)
        for address, text in shown.items()
        for number in numbers + dotted
        if number in text
    ]
    assert telling == []
