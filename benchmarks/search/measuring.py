"""All measurements on one database, in a process of its own: `run.py` starts it, and reads what it prints.

VAR_DIR=… .venv/bin/python -m benchmarks.search.measuring --pages 10000 [--engines elasticsearch] …
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from benchmarks.search.setting_up import set_up
from benchmarks.search.stock import ADDRESSES, MODULES, raw
from benchmarks.search.subjects import PATIENCE, Subjects
from benchmarks.search.timing import TOO_LONG, Call, in_turn

PARTS = ("index", "stock index", "page", "suggest", "facets", "view", "publish", "outage")
# What each question is called; the rare one is taken from the vocabulary.
QUESTIONS = {
    "common": "chuyển đổi số người dân thanh toán",
    "one word": "số",
    "phrase": '"chuyển đổi số"',
    "no marks": "chuyen doi so nguoi dan thanh toan",
}
BEGINNINGS = {"2 letters": "ch", "4 letters": "chuy", "8 letters": "chuyển đ"}

Row = dict[str, Any]


class Measuring(Subjects):
    """Each part of what is measured, as rows."""

    def questions(self) -> dict[str, str]:
        return {**QUESTIONS, "rare": rare_compound()}

    def parts(self) -> dict[str, Callable[[], Iterator[Row]]]:
        from benchmarks.search.outages import outages
        from benchmarks.search.publishing import publish

        parts = (
            self.fill,
            self.fill_stock,
            self.page,
            self.suggest,
            self.facets,
            self.view,
            lambda: publish(self),
            lambda: outages(self),
        )
        return dict(zip(PARTS, parts, strict=True))

    def fill(self) -> Iterator[Row]:
        """Documents a second of a whole index."""
        from core.progress import Progress
        from search.engines.indices import Indices
        from search.models import Document
        from search.rebuilding import EngineRebuild, write_documents

        silent = Progress(lambda text: None, is_silent=True)
        for name, engine in self.engines.items():
            started = time.perf_counter()
            if name == self.database:
                write_documents(silent)
            else:
                # Nobody is reading the former index, so its end need not wait.
                engine.patience = 0
                rebuild = EngineRebuild(Indices(engine), silent)
                rebuild.forget()
                rebuild.run(*rebuild.begin())
                engine.patience = PATIENCE
            yield self._rate(name, "ours", Document.objects.count(), started)
        if self.database == "postgresql":
            vacuum()

    def fill_stock(self) -> Iterator[Row]:
        """The same of Wagtail's own index."""
        for name, stock in self.stock.items():
            started = time.perf_counter()
            yield self._rate(name, "stock", stock.fill(), started)
        if self.database == "postgresql":
            vacuum()

    @staticmethod
    def _rate(engine: str, by: str, count: int, started: float) -> Row:
        seconds = time.perf_counter() - started
        row = {"what": "index", "case": "rate", "engine": engine, "by": by}
        return row | {"count": count, "seconds": round(seconds, 2), "rate": round(count / seconds)}

    def rows(self, what: str, case: str, calls: list[Call]) -> Iterator[Row]:
        # A backend that was too slow once is spared, and the measurement with it, but for what is rare.
        for each in calls:
            if each.by == "stock" and each.engine in self.too_slow and case != "rare":
                each.fault = "not asked: too slow before"
        in_turn([each for each in calls if not each.fault], self.times, self.limit)
        for each in calls:
            if each.by == "stock" and each.fault.startswith(TOO_LONG):
                self.too_slow.add(each.engine)
            yield each.row(what, case)

    def page(self) -> Iterator[Row]:
        """The first ten and the number of all; what it costs to understand the words, and to read ten articles.

        Wagtail's own backends read the articles too, ours say their keys.
        """
        from search.grammar import Asked
        from search.results import narrowing
        from search.understanding import understood

        for case, typed in self.questions().items():
            question = understood(typed)
            asked = Asked(question.expression(), narrowing({}), question.exact(), question.phrase())
            keys = [key for _, key in self.engines[self.database].page(asked).keys]
            calls = [
                Call(self.database, "understanding", partial(understood, typed)),
                Call(self.database, "articles", partial(_articles, keys)),
            ]
            for name, engine in self.engines.items():
                calls.append(Call(name, "ours", partial(_total, engine, asked)))
                if name == "sqlite" and case != "phrase":
                    calls.append(Call(name, "raw", raw(typed)))
                # Stock backends know no phrases in quotation marks, and find little without accents.
                if name in self.stock and case not in ("phrase", "no marks"):
                    calls.append(Call(name, "stock", partial(self.stock[name].page, typed)))
            yield from self.rows("page", case, calls)

    def suggest(self) -> Iterator[Row]:
        from search.analysis import terms
        from search.suggestions import ASKED_FOR

        for case, begun in BEGINNINGS.items():
            calls = []
            for name, engine in self.engines.items():
                ask = partial(_suggest, engine, tuple(terms(begun)), ASKED_FOR)
                calls.append(Call(name, "ours", ask))
                if name in self.stock:
                    calls.append(Call(name, "stock", partial(self.stock[name].suggest, begun)))
            yield from self.rows("suggest", case, calls)

    def facets(self) -> Iterator[Row]:
        """Our five facets, and the two of them that stock backends can count."""
        from search.understanding import understood

        questions = self.questions()
        for case in ("common", "one word", "rare"):
            expression = understood(questions[case]).expression()
            calls = []
            for name, engine in self.engines.items():
                ask = partial(_facets, engine, expression)
                calls.append(Call(name, "ours", ask))
                if name in self.stock:
                    ask = partial(self.stock[name].facets, questions[case])
                    calls.append(Call(name, "stock", ask))
            yield from self.rows("facets", case, calls)

    def view(self) -> Iterator[Row]:
        """A whole `/search/`, and what a reader is suggested, through the test client."""
        from django.test import Client

        client = Client(SERVER_NAME="localhost")

        def get(address: str, words: str) -> None:
            answer = client.get(address, {"q": words})
            assert answer.status_code == 200, answer.status_code

        asked = {case: ("/search/", typed) for case, typed in self.questions().items()}
        asked["suggestions, 4 letters"] = ("/search/suggest/", BEGINNINGS["4 letters"])
        for name in self.engines:
            with self.chosen(name):
                for case, (address, typed) in asked.items():
                    call = Call(name, "ours", partial(get, address, typed))
                    yield from self.rows("view", case, [call])


# Every reader asks at another moment, so no engine may answer from what it remembers of this very question.


def _total(engine: Any, asked: Any) -> int:
    from search.results import narrowing

    return int(engine.page(replace(asked, narrowing=narrowing({}))).total)


def _articles(keys: list[int]) -> None:
    from news.models import ArticlePage

    list(ArticlePage.objects.filter(pk__in=keys))


def _suggest(engine: Any, words: tuple[str, ...], most: int) -> Any:
    from search.results import narrowing

    return engine.suggest(words, narrowing({}), most)


def _facets(engine: Any, expression: Any) -> Any:
    from search.results import narrowing

    return engine.facets(expression, narrowing({}))


def rare_compound() -> str:
    """The rarest compound of three syllables or more that any text says at all."""
    import random

    from benchmarks.search import words
    from benchmarks.search.corpus import COMPOUNDS
    from search.engines.choice import database_engine
    from search.grammar import Asked
    from search.results import narrowing
    from search.understanding import understood

    compounds = words.made_up(COMPOUNDS - len(words.field()), random.Random(0))  # noqa: S311
    for compound in reversed(compounds[1000:]):
        if len(compound.split()) < 3:
            continue
        question = understood(f'"{compound}"')
        if database_engine().page(Asked(question.expression(), narrowing({}), stop=1)).total:
            return compound
    raise LookupError("No compound is rare.")


def vacuum() -> None:
    """What autovacuum does in time."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--engines", nargs="*", choices=ADDRESSES, default=[])
    parser.add_argument("--stock", nargs="*", choices=MODULES, default=[])
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--drop", action="store_true")
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--limit", type=float, default=20.0)
    options = parser.parse_args()
    set_up()
    from django.conf import settings
    from django.utils import translation

    from wagtail.models import Page

    from benchmarks.search.loading import load

    # Otherwise Django keeps every query.
    settings.DEBUG = False
    translation.activate(settings.LANGUAGE_CODE)
    if Page.objects.count() < options.pages:
        load(options.pages)
    measuring = Measuring(options)
    for part, work in measuring.parts().items():
        if part in options.parts:
            for row in work():
                row["database"] = measuring.database
                sys.stdout.write(json.dumps(row) + "\n")
                sys.stdout.flush()
    if options.drop:
        measuring.drop()


if __name__ == "__main__":
    main()
