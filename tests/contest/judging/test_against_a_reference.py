"""One prize a person with approved awards, against a second way of finding them, written down plainly."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import given as for_any
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.contest.judging.conftest import Judged, given

PEOPLE, LADDER = "ABCDEF", [("Nhất", 1), ("Nhì", 1)]


def expected(rankings, approved, passed):
    """By round, who wins: of all ways of giving prizes the one in which nobody has cause to complain.

    A prize at a time, the best first and of equal ones that of the earlier round, goes to the highest in its
    round who has none. That is right only because every step of every ladder holds one prize here.
    """
    won = {number: list(people) for number, people in approved.items()}
    taken = {person for people in approved.values() for person in people}
    for step in range(len(LADDER)):
        for number, ranking in sorted(rankings.items()):
            if number in approved:
                continue
            waiting = [each for each in ranking if each not in taken and each not in passed[number]]
            if waiting and len(won.setdefault(number, [])) == step:
                won[number].append(waiting[0])
                taken.add(waiting[0])
    return won


class AnyRounds(TestCase):
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @for_any(st.data())
    def test_any_rounds_are_given_prizes_as_the_reference_gives_them(self, data):
        game = Judged(one_prize_a_person=True, prizes=LADDER)
        people = {code: game.person(code=f"{code}{game.contest.pk}") for code in PEOPLE}
        rankings, approved = {}, {}
        passed = {number: set() for number in (1, 2, 3)}
        for number in (1, 2, 3):
            made = game.round if number == 1 else game.another_round(number)
            order = data.draw(st.permutations(PEOPLE))[: data.draw(st.integers(0, len(PEOPLE)))]
            rankings[number] = order
            game.fill(*(people[code] for code in order), in_round=made)
            ladder = game.ladder(made)
            if data.draw(st.booleans()) and ladder.awards().given:
                who = data.draw(st.sampled_from(ladder.awards().given)).name[0]
                game.pass_over(people[who], ladder)
                passed[number].add(who)
            if data.draw(st.booleans()):
                approved[number] = [
                    name[0] for prize, name in given(game.approve(ladder)) if prize != "-"
                ]
        found = {
            made.number: [each.name[0] for each in game.ladder(made).awards().given]
            for made in game.contest.rounds.all()
        }
        assert found == {**dict.fromkeys(rankings, []), **expected(rankings, approved, passed)}
