"""What Elasticsearch and OpenSearch are asked, in the one language that both speak."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from search.engines.database import PHRASE_SCORE
from search.engines.rows import microseconds
from search.grammar import FACETS, Asked, Clause, Expression, Narrowing, Phrase, Words

Query = dict[str, Any]

# How much more a word counts in a title than in a text.
TITLE_BOOST = 8

# What engines call it.
_WEIGHT = "_score"
_BY_DATE = [{"date": {"order": "desc", "missing": "_last"}}, {"id": "desc"}]

# Engines list so many results of a question at most; nobody turns more pages.
DEEPEST = 10_000
# Values of one facet; there are fewer units in a province.
MOST_VALUES = 1_000


def page(asked: Asked) -> Query:
    """The keys of a page, in their order; of a question in exact spellings only of what says them."""
    if asked.sort == "date":
        query = _filtered([*_clauses(asked.expression, "said"), *_filters(asked.narrowing)])
        return _listing(asked, query, _BY_DATE)
    return _listing(asked, _weighed(asked, filters=_exact(asked)), [_WEIGHT, *_BY_DATE])


def page_of_others(asked: Asked) -> Query:
    """The same of what answers, and does not say the exact spellings."""
    query = _weighed(asked, filters=[])
    query["bool"]["must_not"] = _exact(asked)
    return _listing(asked, query, [_WEIGHT, *_BY_DATE])


def _listing(asked: Asked, query: Query, order: list[Any]) -> Query:
    return {
        "from": asked.start,
        "size": asked.stop - asked.start,
        # Counting would need every document weighed; so the engine skips those that cannot be among the best.
        "track_total_hits": False,
        "_source": False,
        "query": query,
        "sort": order,
    }


def _weighed(asked: Asked, filters: list[Query]) -> Query:
    better = _clauses(asked.expression, "title", TITLE_BOOST)
    if asked.phrase is not None:
        better.append(_worth(PHRASE_SCORE, _phrase(asked.phrase.words, "said")))
    return {
        "bool": {
            "must": _clauses(asked.expression, "said"),
            "filter": [*filters, *_filters(asked.narrowing)],
            "should": better,
        }
    }


def _exact(asked: Asked) -> list[Query]:
    """As one query, because a document that lacks one of the spellings is none of the exact ones."""
    return [_filtered(_clauses(asked.exact, "spelt"))] if asked.exact else []


def is_weighed(body: Query) -> bool:
    """Whether its documents stand in the order of their weight."""
    return _WEIGHT in body.get("sort", ())


def count(asked: Asked) -> Query:
    """How many there are on all pages."""
    return _counting([*_clauses(asked.expression, "said"), *_filters(asked.narrowing)])


def count_exact(asked: Asked) -> Query:
    """How many of them say the exact spellings."""
    said = _clauses(asked.expression, "said")
    return _counting([*said, *_exact(asked), *_filters(asked.narrowing)])


def _counting(queries: Sequence[Query]) -> Query:
    return {"size": 0, "track_total_hits": True, "query": _filtered(queries)}


def facets(expression: Expression, narrowing: Narrowing) -> Query:
    """Of each facet, how often its values are there among what the other facets leave."""
    return {
        "size": 0,
        "track_total_hits": False,
        "query": _filtered([*_clauses(expression, "said"), *_visible(narrowing)]),
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
        "sort": _BY_DATE,
    }


def _clauses(expression: Expression, field: str, boost: int = 1) -> list[Query]:
    return [_clause(clause, field, boost) for clause in expression.clauses]


def _clause(clause: Clause, field: str, boost: int) -> Query:
    ways = [_alternative(each, field, boost) for each in clause.alternatives]
    # The best way counts: a document is not better for saying all wordings of a thing.
    return ways[0] if len(ways) == 1 else {"dis_max": {"queries": ways}}


def _alternative(alternative: Phrase | Words, field: str, boost: int) -> Query:
    if isinstance(alternative, Phrase):
        return _phrase(alternative.words, field, boost)
    words = [_term(field, word, boost) for word in alternative.words]
    return words[0] if len(words) == 1 else {"bool": {"must": words}}


def _term(field: str, word: str, boost: int = 1) -> Query:
    return {"term": {field: {"value": word, "boost": boost}}}


def _phrase(words: Sequence[str], field: str, boost: int = 1) -> Query:
    return {"match_phrase": {field: {"query": " ".join(words), "boost": boost}}}


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
