"""Vietnamese news-like texts, as many as wanted, the same ones for the same seed.

The frequencies are those that make searching hard: some compounds of the campaign's field stand in a third to
two thirds of all texts, and most of the vocabulary in less than one of a thousand.
"""

# ruff: noqa: S311 - the same numbers in every run are wanted

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from benchmarks.search import words

COMPOUNDS = 30_000
# Mandelbrot's form of Zipf's law: the compound of rank r has the weight 1 / (r + SHIFT) ** STEEPNESS.
SHIFT, STEEPNESS = 12, 1.15
# So many compounds are what a text is about; they stand in its title and again and again in its body.
SUBJECTS = 6


@dataclass(frozen=True)
class Text:
    """A text in plain words; the paragraphs of the body end in full stops."""

    title: str
    summary: str
    body: tuple[str, ...]


class Language:
    """The vocabulary with its frequencies, and sentences of it."""

    def __init__(self, seed: int) -> None:
        self.source = random.Random(seed)
        # The vocabulary is the same for all seeds, so that texts of several runs go together.
        self.compounds = words.field()
        self.compounds += words.made_up(COMPOUNDS - len(self.compounds), random.Random(0))
        self._weights = _zipf(len(self.compounds), SHIFT, STEEPNESS)
        self.particles = words.PARTICLES.split()
        self._particle_weights = _zipf(len(self.particles), 2, 1.0)

    def draw(self, count: int) -> list[str]:
        return self.source.choices(self.compounds, cum_weights=self._weights, k=count)

    def particle(self) -> str:
        return self.source.choices(self.particles, cum_weights=self._particle_weights)[0]

    def person(self) -> str:
        choose = self.source.choice
        names = (words.FAMILY_NAMES, words.MIDDLE_NAMES, words.GIVEN_NAMES)
        return " ".join(choose(each.split()) for each in names)

    def number(self) -> str:
        return str(self.source.choice((self.source.randint(2, 99), self.source.randint(100, 9999))))

    def sentence(self, subjects: list[str], compounds: int) -> str:
        """A sentence of so many compounds, every third of them one of the subjects, with what lies between."""
        parts: list[str] = []
        for drawn in self.draw(compounds):
            chance = self.source.random()
            if chance < 0.28:
                drawn = self.source.choice(subjects)
            elif chance < 0.32:
                drawn = self.number()
            elif chance < 0.34:
                drawn = self.person()
            parts.append(drawn)
            if self.source.random() < 0.3:
                parts.append(self.particle())
        text = " ".join(parts)
        return f"{text[0].upper()}{text[1:]}."

    def title(self, subjects: list[str]) -> str:
        """Six to twelve syllables."""
        wanted = self.source.randint(6, 9)
        said: list[str] = []
        for subject in subjects:
            said += subject.split()
            if len(said) >= wanted:
                break
            if self.source.random() < 0.3:
                said.append(self.particle())
        text = " ".join(said[:12])
        return text[0].upper() + text[1:]

    def text(self) -> Text:
        """A title, a summary of one sentence, and a body of 100 to 400 syllables in paragraphs."""
        subjects = list(dict.fromkeys(self.draw(SUBJECTS)))
        wanted = self.source.randint(100, 385)
        paragraphs: list[str] = []
        length = 0
        while length < wanted:
            sentences = [
                self.sentence(subjects, self.source.randint(3, 7))
                for _ in range(self.source.randint(2, 4))
            ]
            paragraphs.append(" ".join(sentences))
            length += sum(len(each.split()) for each in sentences)
        kept = " ".join(paragraphs[-1].split()[: wanted - length or None]).rstrip(".")
        return Text(
            self.title(subjects), self.sentence(subjects, 6), (*paragraphs[:-1], f"{kept}.")
        )


def _zipf(count: int, shift: float, steepness: float) -> list[float]:
    """Cumulative weights of so many ranks."""
    return list(accumulate(1 / (rank + shift) ** steepness for rank in range(1, count + 1)))


def texts(count: int, seed: int = 1) -> Iterator[Text]:
    """So many texts; those of a smaller count are the first ones of a larger one."""
    language = Language(seed)
    for _ in range(count):
        yield language.text()
