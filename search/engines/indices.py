"""The indexes of an engine beside the database: made, filled, exchanged and dropped.

Readers ask an alias (`cong-5d0c2f1e`, by what the index is made for). A rebuild fills a new index
(`cong-5d0c2f1e-20261010080000-3fa9`) under an alias of its own (`cong-5d0c2f1e-building`), and exchanges
them in one step. Nothing is ever written but through an alias that exists: an engine makes an index, with a
wrong mapping, out of any other name that it is told.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from search.engines.base import EngineFault
from search.engines.bodies import DEEPEST
from search.engines.http import HTTPEngine, NoIndex, error_name, of_our_shape
from search.engines.rows import ANALYSIS, PROPERTIES, name_of
from search.grammar import Key

# Seconds for what changes or fills an index; no reader waits for it.
PATIENCE = 30.0
# So many letters are sent at once.
LETTERS_AT_ONCE = 2_000_000


@dataclass(frozen=True)
class Told:
    """What the engine is told of one document: its state under a version, or that it is gone."""

    key: Key
    version: int
    row: dict[str, Any] | None

    def lines(self, alias: str) -> str:
        action = {
            "_index": alias,
            "_id": name_of(self.key),
            "version": self.version,
            # The same state told twice is no conflict, and an older one never replaces a newer one.
            "version_type": "external_gte",
            "require_alias": True,
        }
        if self.row is None:
            return json.dumps({"delete": action}) + "\n"
        row = json.dumps(self.row, ensure_ascii=False)
        return f"{json.dumps({'index': action})}\n{row}\n"


class Indices:
    """The indexes of one engine. Everything here raises `EngineFault`."""

    def __init__(self, engine: HTTPEngine) -> None:
        self.engine = engine
        self.alias = engine.alias
        self.building = f"{engine.alias}-building"

    def create(self, now: datetime) -> str:
        """A new, empty index that is being built; its name."""
        name = f"{self.alias}-{now:%Y%m%d%H%M%S}-{secrets.token_hex(2)}"
        body = {
            "settings": {
                "number_of_shards": self.engine.settings["SHARDS"],
                "number_of_replicas": self.engine.settings["REPLICAS"],
                # Said, although it is what engines do anyway: otherwise an index that nobody asked
                # for a while stops, and the next reader waits.
                "refresh_interval": "1s",
                # How long a version is remembered of what is gone: what is told late must not revive it.
                "gc_deletes": "1h",
                "max_result_window": DEEPEST,
                "analysis": ANALYSIS,
            },
            "mappings": {
                "dynamic": "strict",
                "properties": PROPERTIES,
            },
            "aliases": {self.building: {}},
        }
        self._ask("PUT", f"/{name}", body)
        return name

    def is_being_built(self, name: str) -> bool:
        """Whether this index is there, half built, and made for what is asked today."""
        return name in self.names_behind(self.building)

    def names_behind(self, alias: str) -> list[str]:
        """The indexes that an alias stands for; none where there is no such alias."""
        # Asked for by a pattern, because the lack of one is no error then.
        answer = self._ask("GET", f"/{self.alias}*/_alias")
        with of_our_shape():
            return sorted(name for name, of_name in answer.items() if alias in of_name["aliases"])

    def leftovers(self, but: str) -> list[str]:
        """Our indexes, those of other releases too, whether in use or not, `but` this one."""
        base = self.engine.settings["INDEX"]
        ours = re.compile(rf"{re.escape(base)}-[0-9a-f]{{8}}-\d{{14}}-[0-9a-f]{{4}}")
        answer = self._ask("GET", f"/{base}-*/_alias")
        with of_our_shape():
            return sorted(name for name in answer if ours.fullmatch(name) and name != but)

    def put_in_use(self, name: str) -> None:
        """Let readers ask this index from now on, in one step."""
        steps: list[dict[str, Any]] = [
            {"remove": {"index": former, "alias": self.alias}}
            for former in self.names_behind(self.alias)
        ]
        steps.append({"add": {"index": name, "alias": self.alias}})
        steps.append({"remove": {"index": name, "alias": self.building}})
        self._ask("POST", "/_aliases", {"actions": steps})

    def drop(self, names: Iterable[str]) -> None:
        for name in names:
            try:
                self._ask("DELETE", f"/{name}")
            except NoIndex:
                continue

    def count(self, name: str) -> int:
        """How many documents an index holds, the last ones too."""
        self._ask("POST", f"/{name}/_refresh")
        answer = self._ask("GET", f"/{name}/_count")
        with of_our_shape():
            return int(answer["count"])

    def write(self, alias: str, told: Iterable[Told], seconds: float) -> dict[Key, str]:
        """Tell the index behind an alias of documents; those it refused, each with the kind of error.

        `seconds` is the patience with each part. Raises `NoIndex` without such an alias.
        """
        refused: dict[Key, str] = {}
        for keys, lines in _parts(told, alias):
            answer = self.engine.ask(
                "POST", "/_bulk", _only_if_there(alias) + lines, seconds=seconds
            )
            with of_our_shape():
                first, *items = [next(iter(item.values())) for item in answer["items"]]
                if len(items) != len(keys):
                    raise ValueError
                for item in (first, *items):
                    _raise_fault(item)
                for key, item in zip(keys, items, strict=True):
                    if kind := _refusal(item):
                        refused[key] = kind
        return refused

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        return self.engine.ask(method, path, body, seconds=PATIENCE)


def _parts(told: Iterable[Told], alias: str) -> Iterator[tuple[list[Key], str]]:
    """The documents in parts that an engine takes at once: their keys and their lines."""
    keys: list[Key] = []
    lines: list[str] = []
    letters = 0
    for each in told:
        keys.append(each.key)
        lines.append(each.lines(alias))
        letters += len(lines[-1])
        if letters > LETTERS_AT_ONCE:
            yield keys, "".join(lines)
            keys, lines, letters = [], [], 0
    if keys:
        yield keys, "".join(lines)


def _only_if_there(alias: str) -> str:
    """Changes nothing, and keeps the engine from making an index of the alias's name.

    Of deletions an engine doesn't ask whether there is an alias, but of all that goes with this.
    """
    action = {"update": {"_index": alias, "_id": "-", "require_alias": True}}
    return f'{json.dumps(action)}\n{{"doc": {{}}}}\n'


def _raise_fault(item: dict[str, Any]) -> None:
    """Raise what is no matter of one document: there is no index, or nothing is written for now."""
    status, error = item["status"], item.get("error")
    kind = error_name(error["type"]) if error else ""
    if kind == "index_not_found_exception":
        raise NoIndex("there is no index")
    if status in (429, 503) or kind == "cluster_block_exception":
        raise EngineFault(f"status {status}, {kind}")


def _refusal(item: dict[str, Any]) -> str:
    """Why the engine did not take a document; empty when it did, or knows a newer state."""
    status, error = item["status"], item.get("error")
    if error is None:
        # To delete what is not there is 404, and done.
        return "" if status in (200, 201, 404) else f"status {status}"
    if status == 409:
        return ""
    return error_name(error["type"]) or f"status {status}"


def refusals(refused: dict[Key, str]) -> EngineFault:
    """The fault that documents were refused, for the log."""
    kinds = ", ".join(sorted(set(refused.values())))
    return EngineFault(f"{len(refused)} documents are refused ({kinds})")
