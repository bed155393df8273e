"""What Elasticsearch and OpenSearch are asked, in the one language that both speak."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from search.engines.database import EXACT_SCORE, PHRASE_SCORE
from search.engines.rows import microseconds
from search.grammar import FACETS, Asked, Clause, Expression, Narrowing, Phrase, Words

Query = dict[str, Any]

TEXT = ("title", "body")
SPELT = ("title_spelt", "body_spelt")
# How much more a word counts in a title than in a text.
BOOSTS = {"title": 8}

# What engines call it.
_WEIGHT = "_score"

# Engines list so many results of a question at most; nobody turns more pages.
DEEPEST = 10_000
# Values of one facet; there are fewer units in a province.
MOST_VALUES = 1_000


def page(asked: Asked) -> Query:
    """The keys of a page, in their order."""
    start = min(asked.start, DEEPEST)
    stop = min(max(asked.stop, start), DEEPEST)
    body: Query = {
        "from": start,
        "size": stop - start,
        # Counting would need every document weighed; so the engine skips those that cannot be among the best.
        "track_total_hits": False,
        "_source": False,
    }
    filters = _filters(asked.narrowing)
    by_date = [{"date": {"order": "desc", "missing": "_last"}}, {"id": "desc"}]
    if asked.sort == "date":
        body["query"] = _filtered([*_clauses(asked.expression, TEXT), *filters])
        return body | {"sort": by_date}
    tiers = []
    if asked.exact:
        tiers.append(_worth(EXACT_SCORE, _filtered(_clauses(asked.exact, SPELT))))
    if asked.phrase is not None:
        tiers.append(_worth(PHRASE_SCORE, _phrase(asked.phrase.words, TEXT)))
    body["query"] = {
        "bool": {"must": _clauses(asked.expression, TEXT), "filter": filters, "should": tiers}
    }
    return body | {"sort": [_WEIGHT, *by_date]}


def is_weighed(body: Query) -> bool:
    """Whether its documents stand in the order of their weight."""
    return _WEIGHT in body.get("sort", ())


def count(asked: Asked) -> Query:
    """How many there are on all pages."""
    return {
        "size": 0,
        "track_total_hits": True,
        "query": _filtered([*_clauses(asked.expression, TEXT), *_filters(asked.narrowing)]),
    }


def facets(expression: Expression, narrowing: Narrowing) -> Query:
    """Of each facet, how often its values are there among what the other facets leave."""
    return {
        "size": 0,
        "track_total_hits": False,
        "query": _filtered([*_clauses(expression, TEXT), *_visible(narrowing)]),
        "aggs": {
            facet: {
                "filter": _filtered(_chosen(narrowing, but=facet)),
                "aggs": {"values": {"terms": {"field": facet, "size": MOST_VALUES}}},
            }
            for facet in FACETS
        },
    }


def suggest(words: Sequence[str], narrowing: Narrowing, most: int) -> Query:
    """The newest names with all the words, the last of which may be cut."""
    begun = [_term("names", word) for word in words[:-1]]
    begun.append({"prefix": {"names": {"value": words[-1]}}})
    return {
        "size": most,
        "track_total_hits": False,
        "_source": False,
        # Columns, because the source of a document holds its whole text.
        "docvalue_fields": ["title_shown", "kind"],
        "query": _filtered([*begun, *_visible(narrowing)]),
        "sort": [{"date": {"order": "desc", "missing": "_last"}}, {"id": "desc"}],
    }


def _clauses(expression: Expression, columns: Sequence[str]) -> list[Query]:
    return [_clause(clause, columns) for clause in expression.clauses]


def _clause(clause: Clause, columns: Sequence[str]) -> Query:
    ways = [_alternative(each, columns) for each in clause.alternatives]
    # The best way counts: a document is not better for saying all wordings of a thing.
    return ways[0] if len(ways) == 1 else {"dis_max": {"queries": ways}}


def _alternative(alternative: Phrase | Words, columns: Sequence[str]) -> Query:
    if isinstance(alternative, Phrase):
        return _phrase(alternative.words, columns)
    words = [_any_of([_term(column, word) for column in columns]) for word in alternative.words]
    return words[0] if len(words) == 1 else {"bool": {"must": words}}


def _term(column: str, word: str) -> Query:
    return {"term": {column: {"value": word, "boost": BOOSTS.get(column, 1)}}}


def _phrase(words: Sequence[str], columns: Sequence[str]) -> Query:
    said = " ".join(words)
    return _any_of(
        [
            {"match_phrase": {column: {"query": said, "boost": BOOSTS.get(column, 1)}}}
            for column in columns
        ]
    )


def _any_of(queries: Sequence[Query]) -> Query:
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}


def _filtered(queries: Sequence[Query]) -> Query:
    """All of them, and nothing is weighed."""
    return {"bool": {"filter": list(queries)}}


def _worth(score: int, query: Query) -> Query:
    return {"constant_score": {"filter": query, "boost": score}}


def _filters(narrowing: Narrowing) -> list[Query]:
    return [*_visible(narrowing), *_chosen(narrowing)]


def _visible(narrowing: Narrowing) -> list[Query]:
    """What anyone may see at that moment in that language."""
    at = microseconds(narrowing.at)
    # Most documents have neither moment, so the engine looks at the few that have.
    outside = [{"range": {"visible_from": {"gt": at}}}, {"range": {"visible_until": {"lte": at}}}]
    return [
        {"terms": {"readers": ["", narrowing.locale]}},
        {"bool": {"must_not": outside}},
    ]


def _chosen(narrowing: Narrowing, but: str = "") -> list[Query]:
    """What has the chosen values of every facet, or of every other facet `but` one."""
    return [
        {"terms": {facet: _sorted(narrowing.chosen[facet])}}
        for facet in FACETS
        if facet in narrowing.chosen and facet != but
    ]


def _sorted(values: Collection[str | int]) -> list[str | int]:
    return sorted(values, key=str)
