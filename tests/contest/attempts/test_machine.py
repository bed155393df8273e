"""Whatever people do in whatever order while time goes on: the engine does what a few plain lists would."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from contest.attempts.refusals import Refusal
from contest.attempts.starting import RefusedError, start
from contest.attempts.submitting import InvalidEntryError, submit
from contest.enums import AttemptPolicy, QuestionSource, RoundState
from contest.models import Attempt, Entry
from core.clock import next_midnight
from demo.factories.contest import (
    BankQuestionFactory,
    ContestFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
    answers,
    at,
)

FIRST_OPENS, SECOND_OPENS, ENDS = (
    at("2031-09-01 10:00"),
    at("2031-09-03 09:00"),
    at("2031-09-05 09:00"),
)
LIMIT = 3
A_MOMENT = timedelta(microseconds=1)

# Which of the two people, or of the last two turns.
which = st.integers(0, 1)


@dataclass
class Turn:
    """What the model remembers of an attempt: from when on it is late, and what was sent of it."""

    attempt: Attempt
    round: int
    person: int
    began: datetime
    ends: datetime
    sent: tuple | None = None


class Taking(RuleBasedStateMachine):
    """Two people take part in two rounds that follow each other."""

    frame = None
    bank = ()

    @initialize(
        policy=st.sampled_from(AttemptPolicy),
        source=st.sampled_from(QuestionSource),
        minutes=st.sampled_from([None, 20, 1500]),
        grace=st.sampled_from([0, 30]),
    )
    def opens(self, policy, source, minutes, grace):
        contest = ContestFactory(campaign=self.frame.campaign, organiser=self.frame.organiser)
        self.rules = RulesFactory(
            contest=contest,
            attempt_policy=policy,
            attempt_limit=LIMIT,
            question_source=source,
            minutes=minutes,
            grace_seconds=grace,
            extra_time_percent=50,
        )
        self.rounds = [
            RoundFactory(contest=contest, opens_at=opens, closes_at=closes, questions=self.bank)
            for opens, closes in [(FIRST_OPENS, SECOND_OPENS), (SECOND_OPENS, ENDS)]
        ]
        self.people = PersonFactory.create_batch(2, contest=contest)
        self.now = FIRST_OPENS - A_MOMENT
        self.turns = []

    @rule(passed=st.sampled_from([A_MOMENT, timedelta(minutes=20), timedelta(hours=8)]))
    def time_passes(self, passed):
        self.now += passed

    @rule(before=st.booleans())
    def the_day_ends(self, before):
        self._goes_on_until(next_midnight(self.now), before)

    @precondition(lambda self: self._turn_under_way())
    @rule(before=st.booleans(), sends=st.booleans(), needs_more_time=st.booleans())
    def the_time_of_a_turn_ends(self, before, sends, needs_more_time):
        turn = self._turn_under_way()
        self._goes_on_until(turn.ends, before)
        if sends:
            self._sends(turn, 1, 10)
        else:
            self._begins(turn.person, turn.round, needs_more_time)

    # Not before people took part, else most rounds would be over before anything happened.
    @precondition(lambda self: sum(turn.round == self._round_now() for turn in self.turns) > 2)
    @rule(before=st.booleans())
    def the_round_closes(self, before):
        turn = self._turn_under_way()
        self._goes_on_until(self.rounds[self._round_now()].closes_at, before)
        if turn:
            self._sends(turn, 1, 10)

    def _goes_on_until(self, moment, before):
        self.now = max(self.now, moment - A_MOMENT if before else moment)

    def _round_now(self):
        return int(self.now >= SECOND_OPENS)

    def _turn_under_way(self):
        turns = [turn for turn in self.turns if turn.sent is None and self.now < turn.ends]
        return turns[-1] if turns else None

    @rule(
        person=which,
        in_the_other_round=st.sampled_from([False] * 7 + [True]),
        needs_more_time=st.booleans(),
        sends=st.booleans(),
    )
    def somebody_begins(self, person, in_the_other_round, needs_more_time, sends):
        self._begins(person, self._round_now() ^ in_the_other_round, needs_more_time)
        if sends and (turn := self._turn_under_way()):
            self._sends(turn, 2, 20)

    def _begins(self, person, number, needs_more_time):
        expected = self._expected(person, number)
        try:
            attempt = start(
                self.rounds[number],
                self.rules,
                self.people[person],
                self.now,
                needs_more_time=needs_more_time,
            )
        except RefusedError as refused:
            assert refused.reason == expected
            assert refused.message
            return
        if isinstance(expected, Turn):
            assert attempt == expected.attempt
            assert attempt.draw == expected.attempt.draw
            assert (attempt.started_at, attempt.deadline) == (
                expected.began,
                expected.attempt.deadline,
            )
            return
        assert expected is None
        assert attempt.started_at == self.now
        assert attempt.deadline == self._deadline(number, needs_more_time)
        grace = timedelta(seconds=self.rules.grace_seconds)
        closes_at = self.rounds[number].closes_at
        ends = min((attempt.deadline or closes_at) + grace, closes_at)
        self.turns.append(Turn(attempt, number, person, self.now, ends))

    def _expected(self, person, number):
        """The turn that goes on, None for a new one, or why there is none."""
        state = self.rounds[number].state(self.now)
        if state is not RoundState.OPEN:
            return Refusal.NOT_YET_OPEN if state is RoundState.NOT_YET_OPEN else Refusal.CLOSED
        of_person = [turn for turn in self.turns if turn.person == person]
        of_round = [turn for turn in of_person if turn.round == number]
        if of_round and of_round[-1].sent is None and self.now < of_round[-1].ends:
            return of_round[-1]
        if len(self._rivals(of_person, number, self.now)) < self._most():
            return None
        lapsed = of_round and of_round[-1].sent is None
        return Refusal.TIME_OVER if lapsed else Refusal.NO_MORE_TURNS

    def _rivals(self, turns, number, moment):
        """Those of somebody's turns that stand against another one."""
        policy = self.rules.attempt_policy
        if policy == AttemptPolicy.ONCE_EVER:
            return turns
        if policy == AttemptPolicy.ONCE_A_DAY:
            day = timezone.localtime(moment).date()
            return [turn for turn in turns if timezone.localtime(turn.began).date() == day]
        return [turn for turn in turns if turn.round == number]

    def _most(self):
        several = {AttemptPolicy.SOME_A_ROUND: LIMIT, AttemptPolicy.UNLIMITED: 10**9}
        return several.get(self.rules.attempt_policy, 1)

    def _deadline(self, number, needs_more_time):
        if self.rules.minutes is None:
            return None
        minutes = self.rules.minutes * (1.5 if needs_more_time else 1)
        return self.now + timedelta(minutes=minutes)

    @precondition(lambda self: self.turns)
    @rule(back=which, right=st.integers(0, 2), prediction=st.integers(0, 10**9 - 1))
    def somebody_sends(self, back, right, prediction):
        self._sends(self.turns[-1 - back % len(self.turns)], right, prediction)

    def _sends(self, turn, right, prediction):
        attempt = Attempt.objects.get(pk=turn.attempt.pk)
        entry = submit(attempt, answers(attempt, right), Decimal(prediction), self.now)
        if turn.sent is None:
            is_late = self.now >= turn.ends
            turn.sent = (entry.receipt, answers(attempt, right), prediction, self.now, is_late)
        assert entry.receipt == turn.sent[0]

    @precondition(lambda self: self.turns)
    @rule(back=which)
    def somebody_sends_nothing(self, back):
        turn = self.turns[-1 - back % len(self.turns)]
        try:
            entry = submit(turn.attempt, {}, Decimal("NaN"), self.now)
        except InvalidEntryError as invalid:
            assert turn.sent is None
            assert len(invalid.errors) == 3
        else:
            assert entry.receipt == turn.sent[0]

    @invariant()
    def what_was_sent_is_there_as_it_was_sent_and_nothing_else(self):
        kept = Entry.objects.filter(person__in=self.people).values_list(
            "receipt", "answers", "prediction", "submitted_at", "is_late"
        )
        sent = [turn.sent for turn in self.turns if turn.sent]
        assert sorted(kept, key=lambda entry: entry[0]) == sorted(sent, key=lambda each: each[0])

    @invariant()
    def nobody_has_more_turns_than_the_rules_give(self):
        for turn in self.turns:
            of_person = [each for each in self.turns if each.person == turn.person]
            assert len(self._rivals(of_person, turn.round, turn.began)) <= self._most()


@pytest.mark.django_db
def test_the_engine_does_what_plain_lists_would():
    class Machine(Taking):
        frame = ContestFactory()
        bank = BankQuestionFactory.create_batch(3)

    run_state_machine_as_test(
        Machine, settings=settings(max_examples=100, stateful_step_count=30, deadline=None)
    )
