"""How many scripted entries are refused or pointed out, and how many honest ones beside them.

    .venv/bin/python -m benchmarks.contest.bots [--scripted 1000] [--honest 1000]

A round of a week is played on an empty SQLite database, through the site's own pages and in a time of its own.
Programs send from 200 addresses, in seven ways; people fill in the same forms between them, half of them behind one
address of a carrier. When the round has closed the signs are searched for, as the site does. The table says what
came of each way. Ends with 1 only where the measurement did not take place.
"""

from __future__ import annotations

import argparse
import heapq
import html
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.contest.proof import prepare

if TYPE_CHECKING:
    from contest.rehearsal.entrants import Entrant

ADDRESSES, MOST_SCRIPTED, QUESTIONS = 200, 10_000, 10
HOUR, DAY = 3_600, 86_400

FAST, TRAP = "faster than people read", "fills in the hidden field"
SERIES, ROW = "one sheet, predictions in series", "telephone numbers in a row"
CROWD, BLIND = "many from one address", "sends without reading the pages"
CAREFUL = "like people in everything"
SCRIPTED = (FAST, TRAP, SERIES, ROW, CROWD, BLIND, CAREFUL)
ALONE, TOGETHER = "honest, on lines of their own", "honest, behind one address"
HONEST = (ALONE, TOGETHER)

# What became of an entry; each is told by the first of these that holds.
FATES = ("refused", "marked", "sign", "weak sign", "neither")

# Half of all telephones call themselves alike: browsers no longer tell their model.
BROWSERS = ["Mozilla/5.0 (Linux; Android 10; K) Chrome/146.0.0.0 Mobile Safari/537.36"] * 20
BROWSERS += [f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_{n} like Mac OS X) Safari" for n in range(8)]
BROWSERS += [f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/{n}.0.0.0" for n in range(140, 148)]
BROWSERS += [f"Mozilla/5.0 (Linux; Android 14; SM-A{n}5F) SamsungBrowser" for n in range(4)]

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
_RECEIPT = re.compile(r'id="receipt-code">([^<]+)<')


@dataclass
class Visit:
    """One entry to be made: by whom, how, and in which seconds of the round; and the receipt that was shown for it.

    `pauses` are the seconds before the details, the answers and the entry are sent. `knows` is the chance to know
    an answer.
    """

    way: str
    entrant: Entrant
    browser: str
    comes: float
    pauses: tuple[float, float, float]
    knows: float
    guess: int
    is_over: bool = False
    receipt: str = ""


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scripted", type=int, default=1_000)
    parser.add_argument("--honest", type=int, default=1_000)
    given = parser.parse_args()
    # Fewer don't come from all addresses, since one way sends from one alone.
    if not 2 * ADDRESSES <= given.scripted <= MOST_SCRIPTED or given.honest < 1:
        parser.error(f"--scripted: {2 * ADDRESSES} to {MOST_SCRIPTED}; --honest: at least 1")
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        return measure(given.scripted, given.honest)


def measure(scripted: int, honest: int) -> int:
    """Let everybody enter, search, and tell; 0 when all that was to happen has."""
    from contest.signs.automatic import SETTLING
    from contest.signs.searching import search

    stage, chance = Stage(), Random(2031)  # noqa: S311 - made up, and the same each time
    visits = [*programs(stage, scripted, chance), *people(stage, honest, chance)]
    play(stage, visits, chance)
    made = search(stage.round, stage.round.closes_at + SETTLING)
    fates, found = told_of(stage, visits)
    print(*table(visits, fates, found), sep="\n")
    faults = [f"{visit.way}: not sent" for visit in visits if not visit.is_over]
    if made.entries != sum(bool(visit.receipt) for visit in visits):
        faults.append(f"{made.entries} entries were searched")
    addresses = {visit.entrant.address for visit in visits if visit.way in SCRIPTED}
    if len(addresses) != ADDRESSES:
        faults.append(f"programs sent from {len(addresses)} addresses")
    print(*faults[:10], sep="\n")
    return 1 if faults else 0


class Stage:
    """A contest with one open round of a week, ten questions, and one entry for each person."""

    def __init__(self) -> None:
        from django.urls import reverse
        from django.utils import timezone

        from contest.models import BankOption
        from contest.taking_part.carried import answer_name, answer_value
        from demo.factories.contest import (
            ContestFactory,
            ParticipantGroupFactory,
            RoundFactory,
            RulesFactory,
        )
        from demo.factories.home import HomePageFactory
        from demo.factories.units import UnitFactory

        HomePageFactory.as_site_root()
        contest = ContestFactory(organiser=UnitFactory(department=True))
        RulesFactory(contest=contest, question_count=QUESTIONS)
        now = timezone.now()
        self.round = RoundFactory(contest=contest, opens_at=now, closes_at=now + timedelta(weeks=1))
        self.units = [UnitFactory().pk for _ in range(8)]
        self.groups = [ParticipantGroupFactory(contest=contest).pk]
        self.address = reverse("contest_take", args=[contest.slug])
        # By the names of fields: what they hold for each option, the right one first.
        self.options: dict[str, list[str]] = defaultdict(list)
        for option in BankOption.objects.order_by("-is_right", "pk"):
            self.options[answer_name(option.question_id)].append(answer_value(option.pk))

    def entrants(self, count: int, chance: Random, prefix: str) -> list[Entrant]:
        """So many pretended people, each with a telephone number of their own that begins so."""
        from contest.rehearsal.entrants import entrants

        day = self.round.opens_at.date()
        numbers = chance.sample(range(10_000_000), count)
        made = entrants(count, chance, day, self.units, self.groups)
        return [
            replace(each, phone=f"{prefix}{number:07}", reads_english=False)
            for each, number in zip(made, numbers, strict=True)
        ]


def programs(stage: Stage, count: int, chance: Random) -> Iterator[Visit]:
    """The scripted entries: of each way as many, from addresses that no other way uses."""
    crowd = "198.18.0.7"
    others = [f"198.18.{number}.7" for number in range(1, ADDRESSES)]
    ways = [way for way in SCRIPTED if way != CROWD]
    addresses = {way: others[place :: len(ways)] for place, way in enumerate(ways)}
    turns: Counter[str] = Counter()
    for place, entrant in enumerate(stage.entrants(count, chance, "098")):
        way = SCRIPTED[place % len(SCRIPTED)]
        turn, own = turns[way], addresses.get(way, [crowd])
        turns[way] += 1
        entrant = replace(entrant, address=own[turn % len(own)])
        if way == ROW:
            entrant = replace(entrant, phone=f"0971{turn:06}")
        yield Visit(
            way,
            entrant,
            chance.choice(BROWSERS) if way == CAREFUL else BROWSERS[0],
            comes=_comes(way, turn, len(own), chance),
            pauses=(1, 3, 1) if way == FAST else _human(chance),
            # Who enters in series or takes such pains wants to win.
            knows=1 if way in (SERIES, CAREFUL) else 0.8,
            guess=100 + 5 * turn if way == SERIES else chance.randrange(3_000),
        )


def _comes(way: str, turn: int, addresses: int, chance: Random) -> float:
    """In series each address sends every ten minutes, from one address all come within two hours; else any time."""
    if way == SERIES:
        return HOUR + turn // addresses * 600 + turn % addresses
    if way == CROWD:
        return DAY + chance.uniform(0, 2 * HOUR)
    return chance.uniform(0, 6 * DAY)


def people(stage: Stage, count: int, chance: Random) -> Iterator[Visit]:
    """The honest: half on lines of some hundreds of networks all week, half within an hour behind one address."""
    for place, entrant in enumerate(stage.entrants(count, chance, "038")):
        is_alone = place % 2 == 0
        network = chance.randrange(300)
        own = f"10.{network // 250}.{network % 250}.{chance.randrange(1, 255)}"
        yield Visit(
            ALONE if is_alone else TOGETHER,
            replace(entrant, address=own if is_alone else "203.0.113.7"),
            chance.choice(BROWSERS),
            comes=chance.uniform(0, 6 * DAY) if is_alone else 2 * DAY + chance.uniform(0, HOUR),
            pauses=_human(chance),
            knows=chance.choice([0.97, 0.9, 0.8, 0.7, 0.5]),
            guess=round(chance.lognormvariate(6.2, 0.8) / 10) * 10,
        )


def _human(chance: Random) -> tuple[float, float, float]:
    """Seconds that people take for the details, ten questions, and a last look."""
    answers = max(25, chance.lognormvariate(5, 0.5))
    return chance.uniform(30, 120), answers, chance.uniform(4, 40)


def play(stage: Stage, visits: list[Visit], chance: Random) -> None:
    """Everybody enters, each step at its moment."""
    import time_machine

    opens = stage.round.opens_at
    ways = [
        (visit.comes, place, entering(stage, visit, chance)) for place, visit in enumerate(visits)
    ]
    heapq.heapify(ways)
    with time_machine.travel(opens, tick=False) as clock:
        while ways:
            moment, place, way = heapq.heappop(ways)
            clock.move_to(opens + timedelta(seconds=moment), tick=False)
            pause = next(way, None)
            if pause is None:
                visits[place].is_over = True
            else:
                heapq.heappush(ways, (moment + pause, place, way))


def entering(stage: Stage, visit: Visit, chance: Random) -> Iterator[float]:
    """From the first form to the receipt, or to the first page that refuses; yields how long until the next step."""
    from django.test import Client

    client = Client(REMOTE_ADDR=visit.entrant.address, HTTP_USER_AGENT=visit.browser)

    def sent(step: str, before: str = "", **typed: str) -> str:
        """The page that answers; empty where the step is refused."""
        form = {name: html.unescape(value) for name, value in _HIDDEN.findall(before)}
        if visit.way == TRAP:
            form["website"] = "https://spam.example"
        response = client.post(stage.address, {**form, **typed, "step": step})
        return response.content.decode() if response.status_code == 200 else ""

    details = visit.entrant.details()
    answers = {
        name: options[0] if chance.random() < visit.knows else chance.choice(options[1:])
        for name, options in stage.options.items()
    }
    answers["prediction"] = str(visit.guess)
    page = sent("begin")
    yield visit.pauses[0]
    if visit.way == BLIND:
        page = sent("submit", page, **details, **answers)
    else:
        page = sent("details", page, **details)
        yield visit.pauses[1]
        page = page and sent("answers", page, **answers)
        yield visit.pauses[2]
        page = page and sent("submit", page)
    if found := _RECEIPT.search(page):
        visit.receipt = found[1].replace("-", "")


def told_of(stage: Stage, visits: list[Visit]) -> tuple[dict[str, Counter[str]], dict[str, Any]]:
    """By way: how many met each fate, and how many entries have each mark and each kind of sign."""
    from contest.enums import SignStrength
    from contest.models import Entry

    entries = Entry.objects.filter(round=stage.round).prefetch_related("signs")
    by_receipt = {entry.receipt: entry for entry in entries}
    fates: dict[str, Counter[str]] = defaultdict(Counter)
    found: dict[str, Any] = defaultdict(Counter)
    for visit in visits:
        entry = by_receipt.get(visit.receipt)
        if entry is None:
            fates[visit.way]["refused"] += 1
            continue
        signs = list(entry.signs.all())
        found[visit.way].update({*entry.flags, *(f"sign {each.kind}" for each in signs)})
        if entry.flags:
            fate = "marked"
        elif any(each.strength > SignStrength.WEAK for each in signs):
            fate = "sign"
        else:
            fate = "weak sign" if signs else "neither"
        fates[visit.way][fate] += 1
    return fates, found


def table(
    visits: list[Visit], fates: dict[str, Counter[str]], found: dict[str, Any]
) -> Iterator[str]:
    """A line a way, and one for all of each side."""
    yield "| way | entries | refused | marked | sign | weak sign alone | neither | what was found |"
    yield "|---|---:|---:|---:|---:|---:|---:|---|"
    for side, ways in (("all scripted", SCRIPTED), ("all honest", HONEST)):
        for way in ways:
            told = ", ".join(f"{number} {what}" for what, number in found[way].most_common())
            yield _line(way, fates[way], told)
        whole = sum((fates[way] for way in ways), Counter())
        noticed = whole.total() - whole["neither"]
        strongly = noticed - whole["weak sign"]
        told = f"{_percent(noticed, whole)} noticed, {_percent(strongly, whole)} without weak signs"
        yield _line(f"**{side}**", whole, told)


def _line(way: str, counted: Counter[str], told: str) -> str:
    numbers = " | ".join(f"{counted[fate]:,}" for fate in FATES)
    return f"| {way} | {counted.total():,} | {numbers} | {told} |"


def _percent(part: int, whole: Counter[str]) -> str:
    return f"{100 * part / whole.total():.1f} %"


if __name__ == "__main__":
    sys.exit(main())
