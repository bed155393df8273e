"""What Elasticsearch and OpenSearch have in common: everything but their clients."""

from __future__ import annotations

import base64
import json
import re
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread
from typing import Any, TypedDict, TypeVar

from search.engines import bodies
from search.engines.base import EngineFault, QuestionRefused
from search.engines.rows import FINGERPRINT, key_named
from search.grammar import FACETS, Answer, Asked, Counts, Expression, Key, Narrowing, Suggestion
from search.models import Document, Word

Returned = TypeVar("Returned")

# An engine looks through so many documents in no time: what may not be needed is asked for at once, and saves
# a second question.
FEW = 2_000


class EngineSettings(TypedDict):
    """`settings.SEARCH_ENGINE`: where the engine is, and who we are to it. PATIENCE is in seconds."""

    NAME: str
    HOSTS: list[str]
    INDEX: str
    SHARDS: int
    REPLICAS: int
    USER: str
    PASSWORD: str
    API_KEY: str
    CA_FILE: str
    PATIENCE: float


class NoIndex(EngineFault):
    """The engine is there, and our index is not yet, or not any more."""


class HTTPEngine(ABC):
    """An engine beside the database, asked over HTTP by its official client.

    With several hosts, one that does not answer costs half of the patience, and the next one is asked.
    """

    name: str

    def __init__(self, settings: EngineSettings) -> None:
        self.settings = settings
        # The alias under which readers find the index in use.
        self.alias = f"{settings['INDEX']}-{FINGERPRINT}"
        self.patience = settings["PATIENCE"]

    @property
    def hosts(self) -> str:
        """Where the engine is, for people."""
        return ", ".join(self.settings["HOSTS"])

    @property
    def headers(self) -> dict[str, str]:
        """Who we are: an API key, or a user with a password, in any letters."""
        if self.settings["API_KEY"]:
            return {"authorization": f"ApiKey {self.settings['API_KEY']}"}
        if self.settings["USER"]:
            user = f"{self.settings['USER']}:{self.settings['PASSWORD']}"
            return {"authorization": f"Basic {base64.b64encode(user.encode()).decode()}"}
        return {}

    @abstractmethod
    def send(
        self, method: str, path: str, body: Any, params: Mapping[str, str], seconds: float
    ) -> Any:
        """The engine's answer, read from JSON. `seconds` is the patience with one host.

        Raises `EngineFault` for whatever else happens. A body that is text is sent as lines of JSON.
        """

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        params: Mapping[str, str] | None = None,
        seconds: float | None = None,
    ) -> Any:
        """The engine's answer within the patience, or within `seconds` in all."""
        seconds = self.patience if seconds is None else seconds
        of_host = seconds / min(2, len(self.settings["HOSTS"]))
        return _within(seconds, lambda: self.send(method, path, body, params or {}, of_host))

    def page(self, asked: Asked) -> Answer:
        if not asked.expression:
            return Answer(0, [])
        start = min(asked.start, bodies.DEEPEST)
        stop = min(max(asked.stop, start), bodies.DEEPEST)
        asked = replace(asked, narrowing=_steady(asked.narrowing), start=start, stop=stop)
        is_in_two = bool(asked.exact) and asked.sort != "date"
        searches = [bodies.page(asked), bodies.count(asked)]
        if is_in_two and not start and _few_answer(asked.expression):
            searches.append(bodies.page_of_others(asked))
        listed, counted, *others = self._search(asked.expression, *searches)
        keys, total = _keys(listed), _total(counted)
        if is_in_two and len(keys) < min(stop, total) - start:
            keys += _keys(others[0])[: stop - len(keys)] if others else self._others(asked, keys)
        return Answer(total, keys)

    def _others(self, asked: Asked, keys: list[Key]) -> list[Key]:
        """What fills a page after these, the last ones that say the exact spellings."""
        before = asked.start + len(keys)
        if asked.start and not keys:
            (counted,) = self._search(asked.expression, bodies.count_exact(asked))
            before = _total(counted)
        start, stop = max(0, asked.start - before), max(0, asked.stop - before)
        others = replace(asked, start=start, stop=stop)
        (listed,) = self._search(asked.expression, bodies.page_of_others(others))
        return _keys(listed)

    def facets(self, expression: Expression, narrowing: Narrowing) -> Counts:
        if not expression:
            return {facet: {} for facet in FACETS}
        (answer,) = self._search(expression, bodies.facets(expression, _steady(narrowing)))
        with of_our_shape():
            found = {facet: answer["aggregations"][facet]["values"]["buckets"] for facet in FACETS}
            return {
                facet: {
                    bucket["key"] if facet == "kind" else _natural(bucket["key"]): _natural(
                        bucket["doc_count"]
                    )
                    for bucket in buckets
                }
                for facet, buckets in found.items()
            }

    def suggest(self, words: tuple[str, ...], narrowing: Narrowing, most: int) -> list[Suggestion]:
        if not words:
            return []
        (answer,) = self._search(words, bodies.suggest(words, narrowing, most))
        with of_our_shape():
            return [
                Suggestion(
                    hit["fields"]["title_shown"][0],
                    hit["fields"]["kind"][0],
                    key_named(hit["_id"]),
                )
                for hit in answer["hits"]["hits"]
            ]

    def _search(self, question: object, *searches: dict[str, Any]) -> list[Any]:
        """The answer to each of these searches of one question; the engine works on them side by side."""
        # All pages of a question come from the same copies, which differ in what they have still to clean up.
        preference = f"{zlib.crc32(repr(question).encode()):08x}"
        # What nobody waits for any more is not worked on any more.
        timeout = f"{max(1, int(self.patience * 1000))}ms"
        lines = []
        for body in searches:
            header = {
                "preference": preference,
                # Half an answer would be shown as a whole one.
                "allow_partial_search_results": False,
            }
            if bodies.is_weighed(body):
                # Words weigh the same on every shard, so that all pages of a question are in one order.
                header["search_type"] = "dfs_query_then_fetch"
            lines += [json.dumps(header), json.dumps(body | {"timeout": timeout})]
        told = "".join(f"{line}\n" for line in lines)
        with of_our_shape():
            answers = self.ask("POST", f"/{self.alias}/_msearch", told)["responses"]
            for answer in answers:
                if "error" in answer:
                    raise refusal(answer["status"], answer["error"]["type"])
                if answer["timed_out"]:
                    raise EngineFault("out of time")
            if len(answers) != len(searches):
                raise ValueError
        return list(answers)


def _steady(narrowing: Narrowing) -> Narrowing:
    """One that says the same for a while: an engine remembers what it counted for the very same question."""
    return replace(narrowing, at=Document.objects.last_turn(narrowing.at))


def _few_answer(expression: Expression) -> bool:
    """Whether a word that is needed stands in so few documents that it costs nothing to list them."""
    needed = {
        word
        for clause in expression.clauses
        if len(clause.alternatives) == 1
        for word in clause.alternatives[0].words
    }
    return Word.objects.filter(term__in=needed, documents__lte=FEW).exists()


def _keys(answer: Any) -> list[Key]:
    with of_our_shape():
        return [key_named(hit["_id"]) for hit in answer["hits"]["hits"]]


def _total(answer: Any) -> int:
    with of_our_shape():
        return _natural(answer["hits"]["total"]["value"])


def _natural(number: object) -> int:
    """A count or a key; whatever counts or looks up stumbles over others."""
    if type(number) is not int or not 0 <= number < 2**63:
        raise ValueError
    return number


def refusal(status: int | str, kind: object) -> EngineFault:
    """The fault that an answer other than 2xx is; `kind` is what the engine calls the error."""
    if kind == "index_not_found_exception":
        return NoIndex("there is no index")
    name = error_name(kind)
    # What a well engine says of a question that it does not understand, or that is too large for it.
    fault = QuestionRefused if str(status) in ("400", "413") else EngineFault
    return fault(f"status {status}, {name}" if name else f"status {status}")


def error_name(kind: object) -> str:
    """What the engine calls an error; empty where it is no such name but anything, even what was asked."""
    is_name = isinstance(kind, str) and re.fullmatch(r"[a-z_]{1,80}_exception", kind)
    return str(kind) if is_name else ""


@contextmanager
def of_our_shape() -> Iterator[None]:
    """Reading an answer; one that is JSON and nothing of ours is a fault of the engine."""
    try:
        yield
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        raise EngineFault("an answer of another shape") from None


def _within(seconds: float, work: Callable[[], Returned]) -> Returned:
    """What `work` returns, if it does within so many seconds.

    Clients know only how long a single packet may take: an engine that drips its answer would hold
    readers for ever. Work that is late goes on in its thread, and nobody hears of it.
    """
    future: Future[Returned] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as fault:  # noqa: BLE001 - handed on to whoever waits
            future.set_exception(fault)

    Thread(target=run, daemon=True).start()
    try:
        return future.result(timeout=seconds)
    except EngineFault:
        raise
    except TimeoutError:
        raise EngineFault(f"no answer within {seconds:g} s") from None
    except Exception as fault:  # noqa: BLE001 - clients stumble over rubbish in ways of their own
        raise EngineFault(f"an answer that cannot be read ({type(fault).__name__})") from None
