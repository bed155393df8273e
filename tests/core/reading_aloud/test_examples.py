"""Real phrases and how they are read in a commune of Thanh Hóa; the table is `examples.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.reading_aloud import read_aloud

pytestmark = pytest.mark.one_database

TABLE = Path(__file__).with_name("examples.txt").read_text(encoding="utf-8")
EXAMPLES = [
    tuple(line.split(" => ")) for line in TABLE.splitlines() if line and not line.startswith("# ")
]


def test_the_table_is_long_and_says_nothing_twice() -> None:
    assert len({written for written, _spoken in EXAMPLES}) == len(EXAMPLES) >= 200


@pytest.mark.parametrize(("written", "spoken"), EXAMPLES)
def test_a_phrase_is_read_as_people_say_it(written: str, spoken: str) -> None:
    assert read_aloud(written) == spoken


@pytest.mark.parametrize(("written", "spoken"), EXAMPLES)
def test_a_read_phrase_is_not_read_twice(written: str, spoken: str) -> None:
    assert read_aloud(spoken) == spoken
