"""Questions to practise with: little sums, of which everybody sees that they ask nothing in earnest."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from random import Random

TOPIC = ("Câu hỏi tập dượt", "Practice questions")
QUESTIONS_A_ROUND = 5
# The round and the question whose key is wrong in the file; with one round only, it is that one.
WRONG_ROUND, WRONG_QUESTION = 2, 3
_COLUMNS = ["question", "question_en", "a", "b", "c", "right", "topic", "source"]


@dataclass(frozen=True)
class Sum:
    """A question of a round. `options` in the order of the file; `key` is what the file calls right, by its place."""

    round: int
    number: int
    first: int
    second: int
    options: list[str]
    key: int

    @property
    def wording(self) -> str:
        return f"Tập dượt, câu {self.round}.{self.number}: {self.first} + {self.second} bằng bao nhiêu?"

    @property
    def wording_en(self) -> str:
        return f"Practice, question {self.round}.{self.number}: how much is {self.first} + {self.second}?"

    @property
    def truth(self) -> str:
        return str(self.first + self.second)

    @property
    def is_wrong(self) -> bool:
        """Whether the file calls a wrong answer right."""
        return self.options[self.key] != self.truth


def sums(rounds: int, chance: Random) -> list[Sum]:
    """The questions of all rounds; of one the key is wrong, as it happens to everybody once."""
    wrong = (min(WRONG_ROUND, rounds), WRONG_QUESTION)
    return [
        _sum(round_number, number, chance, is_wrong=(round_number, number) == wrong)
        for round_number in range(1, rounds + 1)
        for number in range(1, QUESTIONS_A_ROUND + 1)
    ]


def _sum(round_number: int, number: int, chance: Random, *, is_wrong: bool) -> Sum:
    first, second = chance.randrange(11, 90), chance.randrange(11, 90)
    truth = first + second
    options = [str(truth), str(truth - 10), str(truth + 1)]
    chance.shuffle(options)
    called_right = str(truth + 1) if is_wrong else str(truth)
    return Sum(round_number, number, first, second, options, options.index(called_right))


def file_of(questions: list[Sum]) -> bytes:
    """The CSV file that question setters import, its columns named as the import knows them."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(_COLUMNS)
    for each in questions:
        writer.writerow(
            [
                each.wording,
                each.wording_en,
                *each.options,
                "ABC"[each.key],
                TOPIC[0],
                f"{each.first} + {each.second} = {each.truth}",
            ]
        )
    return sheet.getvalue().encode("utf-8-sig")
