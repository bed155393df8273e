"""How fast a sentence finds its slogan among five thousand, and a text of 2,000 words is searched for slips.

    .venv/bin/python -m benchmarks.media.wording [--slogans 5000] [--sentences 300]

Made-up slogans of 6 to 30 words, out of the few words of the demonstration's slogans, so that each shares words
with hundreds of others. Times are of the processor.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.media.results_file import keep

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slogans", type=int, default=5000)
    parser.add_argument("--sentences", type=int, default=300)
    given = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

    import django

    django.setup()
    figures = measure(given.slogans, given.sentences)
    keep("wording", figures)
    for name, value in figures.items():
        print(f"{name:40} {value}")


def measure(slogans: int, sentences: int) -> dict[str, Any]:
    """Milliseconds by what was done."""
    from demo.content.slogans import SLOGANS
    from media.wording.checking import Finding, check
    from media.wording.quoting import Quotations
    from media.wording.register import KnownSlogan, Register
    from media.wording.words import words_of

    chance = random.Random(10)  # noqa: S311 - samples, no secret
    words = sorted({word for each in SLOGANS for word in each[0].replace(",", "").split()})
    wordings = [" ".join(chance.choices(words, k=chance.randint(6, 30))) for _ in range(slogans)]
    today = datetime.now(UTC).date()

    def known() -> list[KnownSlogan]:
        return [
            KnownSlogan(number, "vi", wording, tuple(words_of(wording)), True, None, None)
            for number, wording in enumerate(wordings)
        ]

    made, register = timed(lambda: Register(known()))
    searched, quotations = timed(lambda: Quotations(register.known))
    took = []
    for _ in range(sentences):
        wrong = chance.choice(wordings).split()
        wrong[chance.randrange(len(wrong))] = "sai"
        milliseconds, verdict = timed(lambda: check(" ".join(wrong), register, today))  # noqa: B023
        assert verdict.finding == Finding.DIFFERS
        took.append(milliseconds)
    took.sort()
    text = " ".join(chance.choices(words, k=2000))
    read, _found = timed(lambda: quotations.faulty_in(text, today))
    return {
        "slogans": slogans,
        "register made, ms": made,
        "pairs of words made, ms": searched,
        "a wrong sentence, median ms": took[len(took) // 2],
        "a wrong sentence, slowest ms": took[-1],
        "text of 2,000 words, ms": read,
    }


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds of the processor, and what came of it."""
    begun = time.process_time()
    result = work()
    return round((time.process_time() - begun) * 1000, 1), result


if __name__ == "__main__":
    main()
