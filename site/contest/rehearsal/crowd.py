"""The people of a round: each goes through the forms at a pace of their own, all of them at the same time."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import translation

from contest.models import BankQuestion, Contest, Round
from contest.rehearsal.browser import Contestant, fields_of
from contest.rehearsal.entrants import Entrant, Sent
from contest.rehearsal.practice import Sum
from contest.rehearsal.worker import Worker
from contest.taking_part.carried import answer_name, answer_value

# Somebody on the way: yields how long until the next step.
Way = Iterator[timedelta]
SECOND = timedelta(seconds=1)
# Of a hundred people, so many press the last button twice.
_TWICE = 10


@dataclass
class Outcome:
    """What came of a round as those who took part saw it. `twice` are pairs of receipts of one form sent twice."""

    sent: list[Sent] = field(default_factory=list)
    twice: list[tuple[str, str]] = field(default_factory=list)
    surprises: list[str] = field(default_factory=list)


class Crowd:
    """Sends people through the flow of a contest."""

    def __init__(
        self, contest: Contest, questions: list[Sum], chance: Random, worker: Worker
    ) -> None:
        self.contest, self.chance, self.worker = contest, chance, worker
        self.by_wording = {each.wording: each for each in questions}
        self._asked: dict[str, tuple[Sum, dict[str, str]]] = {}

    def learn_the_questions(self) -> None:
        """By which fields the pages ask for the answers; the people of a rehearsal know it, and nobody else."""
        rows = BankQuestion.objects.prefetch_related("options")
        self._asked = {
            answer_name(row.pk): (
                self.by_wording[row.wording],
                {option.wording: answer_value(option.pk) for option in row.options.all()},
            )
            for row in rows
        }

    def browser_of(self, entrant: Entrant) -> Contestant:
        with translation.override("en" if entrant.reads_english else "vi"):
            address = reverse("contest_take", args=[self.contest.slug])
        return Contestant(Client(REMOTE_ADDR=entrant.address), address)

    def play(self, of: Round, people: list[Entrant], step: Callable[[int], object]) -> Outcome:
        """Let these people take part in a round; `step` is told of each who is done."""
        outcome = Outcome()
        length = (of.closes_at - of.opens_at) / SECOND
        ways: list[tuple[datetime, int, Way]] = []
        for entrant in people:
            # Many come on the last day, as they do everywhere.
            part = self.chance.random() ** 0.6
            comes = of.opens_at + part * (length - 3_600) * SECOND
            heapq.heappush(ways, (comes, entrant.number, self.enter(entrant, of, outcome)))
        while ways:
            moment, number, way = heapq.heappop(ways)
            self.worker.work_until(moment)
            pause = next(way, None)
            if pause is None:
                step(1)
            else:
                heapq.heappush(ways, (moment + pause, number, way))
        return outcome

    def enter(self, entrant: Entrant, of: Round, outcome: Outcome) -> Way:
        """From the first form to the receipt."""
        browser = self.browser_of(entrant)
        yield from self.reach_review(browser, entrant, outcome)
        form = {**fields_of(browser.form(browser.address)), "step": "submit"}
        browser.send(form)
        self._see(browser, entrant, outcome)
        if not (receipt := browser.code()):
            return
        outcome.sent.append(self._sent(entrant, of, receipt, form))
        if self.chance.randrange(100) < _TWICE:
            yield 2 * SECOND
            outcome.twice.append((receipt, browser.send(form).code()))

    def reach_review(self, browser: Contestant, entrant: Entrant, outcome: Outcome) -> Way:
        """Up to the page from which an entry is sent."""
        browser.begin()
        self._see(browser, entrant, outcome)
        yield self._some_seconds(20, 90)
        browser.press("details", **entrant.details())
        self._see(browser, entrant, outcome)
        yield self._some_seconds(30, 400)
        browser.press("answers", **self.answers(browser, entrant), prediction=self._prediction())
        self._see(browser, entrant, outcome)
        yield self._some_seconds(5, 60)

    def answers(self, browser: Contestant, entrant: Entrant) -> dict[str, str]:
        """What somebody chooses of the questions that the page shows."""
        chosen = {}
        inputs = browser.page.select("fieldset.q input")
        # In the order of the page, so that the same seed gives the same answers.
        for name in dict.fromkeys(each["name"] for each in inputs):
            question, options = self._asked[str(name)]
            knows = self.chance.random() < entrant.knows
            others = [each for each in question.options if each != question.truth]
            answer = question.truth if knows else self.chance.choice(others)
            chosen[str(name)] = options[answer]
        return chosen

    def _sent(self, entrant: Entrant, of: Round, receipt: str, form: dict[str, Any]) -> Sent:
        answers = {}
        for name, (question, options) in self._asked.items():
            if name in form:
                chosen = next(text for text, key in options.items() if key == form[name])
                answers[question.wording] = chosen
        return Sent(entrant, of.number, receipt.replace("-", ""), answers, self.worker.clock.now)

    def _see(self, browser: Contestant, entrant: Entrant, outcome: Outcome) -> None:
        if browser.response.status_code != 200:
            told = f"{entrant.number}: {browser.response.status_code} {browser.heading}"
            outcome.surprises.append(told)

    def _some_seconds(self, least: int, most: int) -> timedelta:
        return self.chance.randrange(least, most) * SECOND

    def _prediction(self) -> str:
        return str(self.chance.randrange(0, 100))
