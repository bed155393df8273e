"""Titles that go on as a reader began to type."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from search.analysis import terms
from search.answering import answered
from search.results import narrowing, visible_objects

MOST_SUGGESTIONS = 8
# One letter begins half of everything.
FEWEST_LETTERS = 2
# More are asked for than shown: some may say the same, or have been taken back a moment ago.
ASKED_FOR = 3 * MOST_SUGGESTIONS


def suggestions(begun: str, request: HttpRequest) -> list[dict[str, str]]:
    """`title`, `kind` and `url` of things anyone may see whose title has these words, the last one begun."""
    words = tuple(terms(begun))
    if not words or len("".join(words)) < FEWEST_LETTERS:
        return []
    found = answered(lambda engine: engine.suggest(words, narrowing({}), ASKED_FOR))
    objects = visible_objects(request, [each.key for each in found])
    offered: dict[str, dict[str, Any]] = {}
    for each in found:
        if each.key in objects:
            kind, instance = objects[each.key]
            shown = kind.describe(instance, request)
            if not _goes_on(shown.title, words):
                continue
            entry = {"title": shown.title, "kind": shown.kind, "url": shown.url}
            offered.setdefault(shown.title.casefold(), entry)
    return list(offered.values())[:MOST_SUGGESTIONS]


def _goes_on(title: str, words: tuple[str, ...]) -> bool:
    """Whether the title has the words in the reader's language: a row is found by its names in all."""
    said = terms(title)
    return all(word in said for word in words[:-1]) and any(
        term.startswith(words[-1]) for term in said
    )
