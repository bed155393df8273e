"""The script, which shares nothing with the site, finds the site's own result in rounds made up at random."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from contest import counting
from contest.ledger.files import make_file
from contest.ledger.heads import text_of_heads
from contest.models import Prize, RoundQuestion
from tests.contest.counting.games import SETTLED, Field
from tests.contest.ledger.conftest import VERIFY, content

SEEDS = 150


class FieldOfPrizes(Field):
    """Rounds that say which questions they ask, with a ladder of two steps and three prizes."""

    def __init__(self):
        super().__init__()
        Prize.objects.bulk_create(
            Prize(rules=contest.rules.get(), name=name, quantity=quantity, sort_order=place)
            for contest in self.contests.values()
            for place, (name, quantity) in enumerate([("Giải Nhất", 1), ("Giải Nhì", 2)])
        )

    def stored(self, games):
        made = super().stored(games)
        RoundQuestion.objects.bulk_create(
            RoundQuestion(round=each, question=question, sort_order=place)
            for each, _game in made
            for place, question in enumerate(self.questions)
        )
        return made


def answer(made) -> int:
    """What the script says of a round that the site counts now."""
    file = counting.count(made, SETTLED).ledger_files.get()
    make_file(file, SETTLED)
    with TemporaryDirectory() as folder:
        path, heads = Path(folder, "file.jsonl"), Path(folder, "heads.txt")
        path.write_bytes(content(file))
        heads.write_text(text_of_heads(made))
        return VERIFY.main([str(path), str(heads)])


@pytest.mark.django_db
def test_rounds_made_up_by_seeds_are_counted_alike(capsys):
    field = FieldOfPrizes()
    chances = [Random(seed) for seed in range(SEEDS)]  # noqa: S311 - the same rounds each time
    games = [field.made_up(chance.randint) for chance in chances]
    passed_over = 0
    for seed, (made, _game) in enumerate(field.stored(games)):
        assert answer(made) == 0, (seed, capsys.readouterr().out)
        passed_over += "Passed over" in capsys.readouterr().out
    # Prizes of other rounds were among what decided.
    assert passed_over > 10
    assert len({(game.counted, game.clock, game.target) for game in games}) == 18


class AnyRound(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.field = FieldOfPrizes()

    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_any_round_is_counted_alike(self, data):
        game = self.field.made_up(lambda low, high: data.draw(st.integers(low, high)))
        ((made, _numbered),) = self.field.stored([game])
        assert answer(made) == 0
