"""The database counts as a second program does that shares nothing with it."""

from random import Random

from django.db import connection

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from contest import counting
from tests.contest.counting.games import SETTLED, Field, found
from tests.contest.counting.reference import outcome

SEEDS = 1_000


def gather_statistics():
    """As a running PostgreSQL does by itself: of rows not yet committed it knows nothing, and plans for empty tables."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@pytest.mark.django_db
def test_a_thousand_rounds_made_up_by_seeds_are_counted_alike():
    field = Field()
    chances = [Random(seed) for seed in range(SEEDS)]  # noqa: S311 - the same rounds each time
    games = [field.made_up(chance.randint) for chance in chances]
    seen = set()
    for seed, (made, game) in enumerate(field.stored(games)):
        if seed % 100 == 0:
            gather_statistics()
        expected = outcome(game)
        assert found(counting.count(made, SETTLED)) == expected, seed
        seen.add((game.counted, game.clock, game.target, expected.participants > 1))
    # Every way of counting was among them, with people to rank.
    assert len([way for way in seen if way[-1]]) == 18


class AnyRound(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.field = Field()

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_any_round_is_counted_as_the_reference_counts_it(self, data):
        game = self.field.made_up(lambda low, high: data.draw(st.integers(low, high)))
        ((made, numbered),) = self.field.stored([game])
        assert found(counting.count(made, SETTLED)) == outcome(numbered)
