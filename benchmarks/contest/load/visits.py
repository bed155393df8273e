"""A whole visit: two pages that anyone may keep, three of the flow, and the entry; each person its own."""

from __future__ import annotations

import asyncio
import html
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from ipaddress import IPv4Address
from typing import Any
from urllib.parse import urlencode

from benchmarks.contest.load.client import Answer, Client, NoAnswerError

# In this order, and what each of them is called in the report.
CONTEST, OTHER = "contest's page", "another page"
BEGIN, DETAILS, ANSWERS, SUBMIT = "details (form)", "questions", "review", "entry"
KINDS = (CONTEST, OTHER, BEGIN, DETAILS, ANSWERS, SUBMIT)

# Whoever got no answer presses the button again after about so many seconds.
AGAIN_SECONDS = 0.5

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
_OPTION = re.compile(r'<input type="radio" id="[^"]+" name="(q\d+)" value="(\d+)"')
_RECEIPT = re.compile(r'id="receipt-code">([^<]+)<')
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


class UnexpectedError(Exception):
    """The site answered, and not what the step should bring."""


@dataclass(frozen=True)
class Sending:
    """One step of a visit: when it was due, when it went out, when it was answered (seconds of the run)."""

    kind: str
    planned: float
    sent: float
    late: float
    answered: float


@dataclass
class Journal:
    """What came of all visits."""

    began: float = field(default_factory=time.monotonic)
    sendings: list[Sending] = field(default_factory=list)
    # What was not answered as it should be, by kind and what came instead; sent again until it was.
    unanswered: Counter[tuple[str, str]] = field(default_factory=Counter)
    # What ended a visit.
    errors: Counter[str] = field(default_factory=Counter)
    # The receipts that people were shown, by the number of their visit.
    receipts: dict[int, str] = field(default_factory=dict)

    @property
    def now(self) -> float:
        return time.monotonic() - self.began


@dataclass(frozen=True)
class Visitor:
    """Somebody with a name, a birthday, a telephone and an address of their own."""

    number: int
    facts: dict[str, Any]

    @property
    def address(self) -> str:
        """One of many networks, so that no network sends more than a hall of people would."""
        return str(IPv4Address((10 << 24) + (self.number * 257) % (1 << 24)))

    def details(self) -> dict[str, str]:
        born = date(1960, 1, 1) + timedelta(days=self.number % 16_000)
        unit, name = self.facts["units"][self.number % len(self.facts["units"])]
        groups = self.facts["groups"]
        return {
            "name": f"Nguyễn Thị {_NAMES[self.number % len(_NAMES)]} Hương",
            "birth_day": str(born.day),
            "birth_month": str(born.month),
            "birth_year": str(born.year),
            "phone": f"098{self.number:07}",
            "group": str(groups[self.number % len(groups)]) if groups else "",
            "unit": str(unit),
            "unit_search": name,
            "lives_here": "on",
            "not_barred": "on",
            "take_part": "on",
        }


_NAMES = ("Ánh", "Bích", "Cẩm", "Diệu", "Hạnh", "Kiều", "Lan", "Mai", "Ngọc", "Thu", "Xuân")


class Visit:
    """One visitor's way through the pages; `pause` is how many seconds each page is looked at."""

    def __init__(self, client: Client, journal: Journal, visitor: Visitor, pause: float) -> None:
        self.client, self.journal, self.visitor, self.pause = client, journal, visitor, pause
        self.page = visitor.facts["contest"]

    async def play(self, planned: float, *, with_pages: bool = True) -> None:
        """The whole visit, which begins at a moment of the run; notes how it ends."""
        try:
            await self._played(planned, with_pages)
        except UnexpectedError as fault:
            self.journal.errors[str(fault)] += 1

    async def _played(self, planned: float, with_pages: bool) -> None:
        if with_pages:
            await self._step(CONTEST, planned, self.page)
            await self._step(OTHER, planned + self.pause, self.visitor.facts["other"])
            planned += 2 * self.pause
        await self.submit(await self.reach_review(planned), planned + 3 * self.pause)

    async def reach_review(self, planned: float) -> dict[str, str]:
        """The form that only has to be sent."""
        page = await self._pressed(BEGIN, planned, {"step": "begin"})
        form = {**_hidden(page), **self.visitor.details(), "step": "details"}
        page = await self._pressed(DETAILS, planned + self.pause, form)
        chosen = dict(_OPTION.findall(page))
        if not chosen:
            raise UnexpectedError(f"{DETAILS}: {_heading(page)}")
        guess = str(random.randrange(20_000))  # noqa: S311 - made up
        form = {**_hidden(page), **chosen, "prediction": guess, "step": "answers"}
        page = await self._pressed(ANSWERS, planned + 2 * self.pause, form)
        return {**_hidden(page), "step": "submit"}

    async def submit(self, form: dict[str, str], planned: float) -> None:
        """Sends the entry and notes the receipt."""
        page = await self._pressed(SUBMIT, planned, form)
        found = _RECEIPT.search(page)
        if not found:
            raise UnexpectedError(f"{SUBMIT}: {_heading(page)}")
        self.journal.receipts[self.visitor.number] = found[1].replace("-", "")

    async def _pressed(self, kind: str, planned: float, form: dict[str, str]) -> str:
        body = urlencode(form).encode()
        return (await self._step(kind, planned, f"{self.page}take/", body)).text

    async def _step(
        self, kind: str, planned: float, path: str, form: bytes | None = None
    ) -> Answer:
        """Sends until there is an answer; the time counts from when it was due."""
        journal = self.journal
        ready = max(planned, journal.now)
        await asyncio.sleep(ready - journal.now)
        sent = journal.now
        while True:
            try:
                answer = await self.client.ask(path, form, self.visitor.address)
            except NoAnswerError as fault:
                journal.unanswered[kind, str(fault)] += 1
            else:
                if answer.status == 200:
                    journal.sendings.append(Sending(kind, planned, sent, sent - ready, journal.now))
                    return answer
                if answer.status < 500:
                    raise UnexpectedError(f"{kind}: {answer.status} {_heading(answer.text)}")
                journal.unanswered[kind, str(answer.status)] += 1
            await asyncio.sleep(AGAIN_SECONDS * random.uniform(0.6, 1.4))  # noqa: S311


def _hidden(page: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _HIDDEN.findall(page)}


def _heading(page: str) -> str:
    found = _HEADING.search(page)
    return html.unescape(found[1].strip()) if found else "no page"
