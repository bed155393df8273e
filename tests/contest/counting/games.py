"""Rounds made up at random, as plain records for the reference and as rows for the site."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product

from contest.counting.freezing import SETTLING
from contest.enums import CountedAttempt, PredictionTarget, TieClock
from contest.keys import seal
from contest.models import (
    Annulment,
    Attempt,
    BarredPerson,
    Contest,
    Entry,
    Person,
    Result,
    Round,
    Voiding,
)
from demo.factories.contest import (
    BankQuestionFactory,
    ContestFactory,
    PersonFactory,
    RulesFactory,
    at,
)
from tests.contest.counting.reference import Game, Outcome, Place, Sent

OPENED, CLOSED = at("2021-09-01 09:00"), at("2021-09-08 09:00")
SETTLED = CLOSED + SETTLING
RULES_IN_FORCE = at("2021-08-01 08:00")
PERSONS, BARRED, QUESTIONS = 7, 1, 5

# A whole number from the first to the last, both possible.
Choose = Callable[[int, int], int]


class Field:
    """A contest for each way of counting, each with its people, all with the same questions."""

    def __init__(self) -> None:
        self.questions = BankQuestionFactory.create_batch(QUESTIONS)
        self.options = {
            question.pk: [option.pk for option in question.options.all()]
            for question in self.questions
        }
        self.key = {
            question.pk: next(option.pk for option in question.options.all() if option.is_right)
            for question in self.questions
        }
        self.contests: dict[tuple[str, str, str], Contest] = {}
        self.persons: dict[tuple[str, str, str], list[Person]] = {}
        shared = ContestFactory()
        for way in product(CountedAttempt.values, TieClock.values, PredictionTarget.values):
            self._add(way, shared)

    def _add(self, way: tuple[str, str, str], like: Contest) -> None:
        contest = ContestFactory(campaign=like.campaign, organiser=like.organiser)
        counted, clock, target = way
        RulesFactory(
            contest=contest,
            issued_at=RULES_IN_FORCE,
            counted_attempt=counted,
            tie_clock=clock,
            prediction_target=target,
        )
        phones = [secrets.token_hex(32) for _ in range(PERSONS)]
        sealed = seal({"name": "Lê Văn Mẫu", "birth_date": "2001-05-04"})
        self.contests[way] = contest
        self.persons[way] = [
            PersonFactory(contest=contest, phone_digest=phone, sealed=sealed) for phone in phones
        ]
        for phone in phones[:BARRED]:
            BarredPerson.objects.create(contest=contest, body="jury", phone_digest=phone)

    def made_up(self, choose: Choose) -> Game:
        """A round in which much is equal, since that is where counts go wrong. Entries are not numbered yet."""
        way = (
            CountedAttempt.values[choose(0, 2)],
            TieClock.values[choose(0, 1)],
            PredictionTarget.values[choose(0, 2)],
        )
        questions = list(self.key)
        people = self.persons[way]
        sent = tuple(self._entry(choose, questions, people) for _ in range(choose(0, 14)))
        return Game(
            opened=OPENED,
            key=self.key,
            counted=way[0],
            clock=way[1],
            target=way[2],
            voided=frozenset(question for question in questions if choose(0, 7) == 0),
            barred=frozenset(person.pk for person in people[:BARRED]),
            sent=sent,
        )

    def _entry(self, choose: Choose, questions: list[int], people: list[Person]) -> Sent:
        drawn = questions[choose(0, 3) :]
        if choose(0, 1):
            drawn = drawn[::-1]
        answers = {}
        for question in drawn:
            option = choose(0, 4)
            if option < 4:
                answers[question] = [self.key[question], *self.options[question]][option]
        started = OPENED + timedelta(seconds=choose(0, 2), microseconds=choose(0, 2) * 499_999)
        took = timedelta(seconds=choose(0, 1), microseconds=choose(0, 3) * 333_333 + choose(0, 1))
        return Sent(
            number=0,
            person=people[choose(0, PERSONS - 1)].pk,
            drawn=tuple(drawn),
            answers=answers,
            prediction=Fraction(choose(0, 12)) + Fraction(choose(0, 3) * 33, 100),
            started=started,
            submitted=started + took,
            late=choose(0, 9) == 0,
            annulled=choose(0, 9) == 0,
        )

    def stored(self, games: Sequence[Game]) -> list[tuple[Round, Game]]:
        """The rounds as rows; the games with the numbers their entries got."""
        first = Round.objects.count() + 1
        rounds = Round.objects.bulk_create(
            Round(
                contest=self.contests[game.counted, game.clock, game.target],
                number=first + place,
                opens_at=OPENED,
                closes_at=CLOSED,
            )
            for place, game in enumerate(games)
        )
        entries = [
            (made, sent) for made, game in zip(rounds, games, strict=True) for sent in game.sent
        ]
        rows = self._entries(entries)
        Annulment.objects.bulk_create(
            Annulment(entry=row, reason="Nhờ người thi hộ.", decided_at=CLOSED)
            for row, (_, sent) in zip(rows, entries, strict=True)
            if sent.annulled
        )
        Voiding.objects.bulk_create(
            Voiding(round=made, question_id=question, reason="Đáp án sai.", voided_at=CLOSED)
            for made, game in zip(rounds, games, strict=True)
            for question in game.voided
        )
        numbers = iter(row.pk for row in rows)
        return [
            (
                made,
                replace(
                    game, sent=tuple(replace(sent, number=next(numbers)) for sent in game.sent)
                ),
            )
            for made, game in zip(rounds, games, strict=True)
        ]

    def _entries(self, entries: Sequence[tuple[Round, Sent]]) -> list[Entry]:
        rules = {key: contest.rules.get() for key, contest in self.contests.items()}
        of_contest = {each.contest_id: each for each in rules.values()}
        attempts = Attempt.objects.bulk_create(
            Attempt(
                nonce=secrets.token_hex(16),
                round=made,
                person_id=sent.person,
                rules=of_contest[made.contest_id],
                slot=f"r{made.number}-{place}",
                draw=[[question, self.options[question]] for question in sent.drawn],
                started_at=sent.started,
            )
            for place, (made, sent) in enumerate(entries)
        )
        return Entry.objects.bulk_create(
            Entry(
                attempt=attempt,
                round=made,
                person_id=sent.person,
                receipt=secrets.token_hex(8).upper(),
                answers={str(asked): str(chosen) for asked, chosen in sent.answers.items()},
                prediction=Decimal(sent.prediction.numerator) / sent.prediction.denominator,
                started_at=sent.started,
                submitted_at=sent.submitted,
                is_late=sent.late,
            )
            for attempt, (made, sent) in zip(attempts, entries, strict=True)
        )


def found(result: Result) -> Outcome:
    """What the site counted, in the reference's words."""
    return Outcome(
        participants=result.participants,
        fully_right=result.fully_right,
        actual=Fraction(result.actual),
        places=tuple(
            Place(
                rank=standing.rank,
                number=standing.entry_id,
                person=standing.person_id,
                right=standing.right,
                voided=standing.voided,
                distance=Fraction(standing.distance),
                clock=standing.clock,
            )
            for standing in result.standings.order_by("rank")
        ),
    )
