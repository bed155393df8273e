"""One list of questions finds the same on the database of the run, on Elasticsearch and on OpenSearch."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

import pytest

from search.analysis import terms
from search.engines import http
from search.engines.choice import database_engine, other_engine
from search.feeding import feed
from search.grammar import FACETS, Asked, Expression, Narrowing, Phrase
from search.models import Document
from search.understanding import corrected, understood
from tests.search.engines import corpus

pytestmark = pytest.mark.django_db

EVERYTHING = 1_000


@pytest.fixture
def chosen(in_use, home):
    """The corpus in the database and in the engine; the values of facets that are worth choosing."""
    values = corpus.write(home)
    feed(in_use, seconds=60)
    (name,) = in_use.names_behind(in_use.alias)
    assert in_use.count(name) == Document.objects.count() > 40
    return values


def asked(question, chosen=None, **others):
    narrowing = Narrowing("vi", timezone.now(), chosen or {})
    return Asked(
        question.expression(),
        narrowing,
        question.exact(),
        question.phrase(),
        **{"stop": EVERYTHING, **others},
    )


def narrowings(values):
    """Each value of each facet alone, two of one facet, and one of every facet."""
    for facet in FACETS:
        yield from ({facet: frozenset([value])} for value in values[facet])
        yield {facet: frozenset(values[facet])}
    yield {facet: frozenset(values[facet][:1]) for facet in FACETS}
    yield {"topic": frozenset([10**12])}
    yield {"unit": frozenset()}


def tier(key, question):
    """Where a document belongs, worked out from its words: 3 and 2 for the exact spelling, 1 for the phrase."""
    text = Document.objects.get(content_type=key[0], object_id=key[1]).text
    is_exact = bool(question.exact) and says(question.exact, text.title_spelt, text.body_spelt)
    is_phrase = bool(question.phrase) and says_phrase(
        question.phrase.words, text.title.split(), text.body.split()
    )
    return 2 * is_exact + is_phrase


def says(expression, *columns):
    words = [column.split() for column in columns]
    return all(
        any(
            says_phrase(way.words, *words)
            if isinstance(way, Phrase)
            else all(any(word in column for column in words) for word in way.words)
            for way in clause.alternatives
        )
        for clause in expression.clauses
    )


def says_phrase(phrase, *columns):
    return any(
        tuple(column[at : at + len(phrase)]) == tuple(phrase)
        for column in columns
        for at in range(len(column))
    )


def same_page(question, typed):
    """The total and the keys are the same, the better tiers come first, and dates are in one order."""
    ours, theirs = database_engine().page(question), other_engine().page(question)
    assert theirs.total == ours.total == len(ours.keys), typed
    assert set(theirs.keys) == set(ours.keys), typed
    assert len(set(theirs.keys)) == len(theirs.keys), typed
    if question.sort == "date":
        assert theirs.keys == ours.keys, typed
        return
    for answer in (ours, theirs):
        found = [tier(key, question) for key in answer.keys]
        assert found == sorted(found, reverse=True), typed


def test_every_question_finds_the_same_in_the_same_tiers(chosen):
    assert len(corpus.TYPED) >= 60
    for typed in corpus.TYPED:
        question = understood(typed)
        same_page(asked(question), typed[:80])
        same_page(asked(question, sort="date"), typed[:80])
        same_page(
            replace(asked(question), expression=question.any_word(), exact=Expression()), typed[:80]
        )
        if mended := corrected(question):
            same_page(asked(mended), typed[:80])


def test_what_is_written_exactly_comes_first(chosen):
    for typed, first in (("má", "Má tôi"), ("mã", "Mã định danh"), ("hòa", "Hòa bình")):
        (key,) = other_engine().page(asked(understood(typed), stop=1)).keys
        document = Document.objects.get(content_type=key[0], object_id=key[1])
        assert document.title.startswith(first)


def test_every_narrowing_leaves_the_same(chosen):
    for choice in narrowings(chosen):
        for typed in ("số", "chuyển đổi số", "hòa"):
            same_page(asked(understood(typed), choice), (typed, choice))


def test_the_counts_of_every_facet_are_the_same(chosen):
    for choice in ({}, *narrowings(chosen)):
        for typed in ("số", "chuyển đổi số", "đường lối", "xyzzy", ""):
            question = asked(understood(typed), choice)
            ours, theirs = (
                engine.facets(question.expression, question.narrowing)
                for engine in (database_engine(), other_engine())
            )
            assert theirs == ours, (typed, choice)


@pytest.mark.parametrize("few", [0, 2_000])
def test_pages_follow_each_other_without_gap_and_repetition(chosen, monkeypatch, few):
    monkeypatch.setattr(http, "FEW", few)
    for sort in ("relevance", "date"):
        question = asked(understood("số"), sort=sort)
        whole = other_engine().page(question)
        parts = [
            other_engine().page(replace(question, start=start, stop=start + 7))
            for start in range(0, whole.total + 7, 7)
        ]
        assert [key for part in parts for key in part.keys] == whole.keys
        assert {part.total for part in parts} == {whole.total}


def test_a_question_that_few_documents_answer_is_asked_at_once(chosen, monkeypatch):
    question = asked(understood("má"), stop=EVERYTHING)
    engine = other_engine()
    send, sent = engine.send, []
    monkeypatch.setattr(engine, "send", lambda *args: sent.append(args) or send(*args))
    at_once = engine.page(question)
    assert len(sent) == 1
    monkeypatch.setattr(http, "FEW", 0)
    assert engine.page(question) == at_once
    assert len(sent) == 1 + 2


def test_a_page_behind_the_last_one_is_empty_and_knows_the_total(chosen):
    question = asked(understood("số"))
    for engine in (database_engine(), other_engine()):
        total = engine.page(question).total
        for start in (500, 9_995, 10_000, 123_456, 2**40):
            answer = engine.page(replace(question, start=start, stop=start + 10))
            assert (answer.total, answer.keys) == (total, [])


def test_suggestions_are_the_same(chosen):
    narrowing = Narrowing("vi", timezone.now())
    for typed in (
        "ch",
        "chuyển đ",
        "chuyển đổi số",
        "số chuyển",
        "đường l",
        "c",
        "xyz",
        "505",
        "tổ công",
    ):
        ours, theirs = (
            engine.suggest(tuple(terms(typed)), narrowing, 8)
            for engine in (database_engine(), other_engine())
        )
        assert theirs == ours, typed
    assert other_engine().suggest((), narrowing, 8) == []


def test_other_languages_and_other_moments_see_the_same(chosen):
    for narrowing in (
        Narrowing("en", timezone.now()),
        Narrowing("vi", timezone.now() + timedelta(days=2)),
        Narrowing("vi", timezone.now() - timedelta(days=20_000)),
    ):
        same_page(replace(asked(understood("số")), narrowing=narrowing), narrowing)
