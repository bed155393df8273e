"""How a document stands in the index of an engine beside the database."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from search.grammar import Key
from search.models import Document

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# The texts are analysed already: words with blanks between, so the engine only cuts at the blanks.
ANALYSIS = {"analyzer": {"terms": {"type": "custom", "tokenizer": "whitespace"}}}
_SCORED = {"type": "text", "analyzer": "terms"}
_UNSCORED = {**_SCORED, "norms": False}
_LONG = {"type": "long"}

# Moments are microseconds since 1970, because dates of the engines know only milliseconds, and two
# documents of one millisecond would stand in another order than in the database.
PROPERTIES: dict[str, dict[str, Any]] = {
    "names": {
        **_UNSCORED,
        "index_options": "docs",
        # The beginnings of words are words of the index too, so that two letters are found at once.
        "index_prefixes": {"min_chars": 1, "max_chars": 8},
    },
    # Title and body are two values of one field, so a word is looked up once, and no phrase goes from the
    # one to the other. Each two words side by side are a word of the index, too, because most documents say
    # all words of a common phrase somewhere. Titles stand a second time for what they weigh.
    "said": {**_SCORED, "index_phrases": True},
    "title": _SCORED,
    "spelt": _UNSCORED,
    "title_shown": {"type": "keyword", "index": False},
    "kind": {"type": "keyword"},
    # The language of those who may read it, "" where it is of no language; nothing where nobody may.
    "readers": {"type": "keyword"},
    **dict.fromkeys(
        ("visible_from", "visible_until", "date", "year", "topic", "pillar", "unit", "id"), _LONG
    ),
}

# What an index was made for: it is part of the index's name, so that a release which asks for other fields
# answers from the database until its own index is there, and never asks one that has not got them.
FINGERPRINT = hashlib.sha256(
    json.dumps([PROPERTIES, ANALYSIS], sort_keys=True).encode()
).hexdigest()[:8]


def microseconds(moment: datetime) -> int:
    """Microseconds since the beginning of 1970."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def name_of(key: Key) -> str:
    """What a document is called in the index."""
    return f"{key[0]}-{key[1]}"


def key_named(name: str) -> Key:
    """The key of a document from its name in the index; raises `ValueError` for other names."""
    content_type, object_id = (int(part) for part in name.split("-", 1))
    # A database stumbles over numbers that it could not have given.
    if not (0 < content_type < 2**31 and 0 < object_id < 2**63):
        raise ValueError
    return content_type, object_id


def row_of(document: Document) -> dict[str, Any]:
    """The document as the engine keeps it; values that it has not are left out."""
    text = document.text
    row: dict[str, Any] = {
        "names": text.names,
        "said": [text.title, text.body],
        "title": text.title,
        "spelt": [text.title_spelt, text.body_spelt],
        "title_shown": document.title,
        "kind": document.kind,
        "readers": document.locale if document.is_public and document.kind else None,
        "visible_from": _moment(document.visible_from),
        "visible_until": _moment(document.visible_until),
        "date": _moment(document.date),
        "year": document.year,
        "topic": document.topic,
        "pillar": document.pillar,
        "unit": document.unit,
        "id": document.pk,
    }
    return {name: value for name, value in row.items() if value is not None}


def _moment(moment: datetime | None) -> int | None:
    return None if moment is None else microseconds(moment)
