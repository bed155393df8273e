"""How rows of ours are found."""

from __future__ import annotations

from wagtail.search import index


def by_name(*fields: str) -> list[index.BaseField]:
    """What leads to a row by its name, also by the beginning of a word; a row's texts weigh less."""
    searched = [index.SearchField(field, boost=2) for field in fields]
    return [*searched, *(index.AutocompleteField(field) for field in fields)]
