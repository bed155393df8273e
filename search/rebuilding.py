"""Making the index anew: the documents in the database, and from them the index of the other engine.

Readers are answered all the while: documents are replaced one by one, and the engine's new index takes the
place of the old one in one step, once both count the same. Whatever ends a rebuild in the middle, the next
one goes on with the half-built index.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import sleep
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils import timezone

from modelsearch.index import get_indexed_models

from core.progress import Progress
from search import documents, vocabulary
from search.engines.base import EngineFault
from search.engines.indices import PATIENCE, Indices, Told, refusals
from search.engines.rows import row_of
from search.feeding import feed
from search.models import Change, Document, EngineState

Returned = TypeVar("Returned")

# Objects whose documents are written in one transaction, and documents that are copied at once.
OBJECTS_AT_ONCE = 100
BATCH = 500
# So many transactions make a part; the worker does other things between two parts.
BATCHES_IN_A_PART = 5
# Seconds to wait before an engine that is busy is asked again.
PAUSES = (0.5, 1.0, 2.0)
# How often the last changes are told and both sides counted, while editors go on working.
COUNTS = 10

# Names the lock among those of other programs in the same PostgreSQL database.
LOCK = 0x5EA2C4


class RebuildFault(Exception):
    """The rebuild cannot go on; the message says why, and what stays usable, to an operator."""


@contextmanager
def only_one() -> Iterator[None]:
    """Lets one rebuild run at a time; the lock of one that dies is free at once."""
    refusal = RebuildFault("Another rebuild is running. Nothing was changed.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            if not cursor.fetchone()[0]:
                raise refusal
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        return
    with open(settings.VAR_DIR / "update-index.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise refusal from None
        yield


def write_documents(progress: Progress) -> None:
    """Write the document of every object, and drop those of objects that are gone."""
    indexed = get_indexed_models()
    with progress.of("documents", _count_objects(indexed)) as step:
        for model in indexed:
            last = None
            while batch := _write_next(model, last):
                last = batch[-1].pk
                step(len(batch))
    _forget_what_is_gone(indexed)
    vocabulary.count_again()


def _count_objects(indexed: list[type[models.Model]]) -> int:
    return sum(model.get_indexed_objects().count() for model in indexed)  # type: ignore[attr-defined]


def write_some_documents(label: str, after: Any) -> tuple[str, Any] | None:
    """The same in small parts: write some documents of objects after one of the model of this label (`app.Model`).

    Returns where the next part begins, or None when all is done. A model that is unknown means the first one.
    """
    indexed = get_indexed_models()
    labels = [model._meta.label for model in indexed]
    position = labels.index(label) if label in labels else 0
    for _ in range(BATCHES_IN_A_PART):
        if batch := _write_next(indexed[position], after):
            after = batch[-1].pk
            continue
        position, after = position + 1, None
        if position == len(indexed):
            _forget_what_is_gone(indexed)
            vocabulary.count_again()
            return None
    return labels[position], after


def _write_next(model: Any, after: Any) -> list[models.Model]:
    """Write the documents of the next objects of a model by their keys; returns these objects."""
    # Objects are locked from being read until their documents are written, so that no document of an
    # older state replaces that of a newer one.
    with transaction.atomic():
        objects = model.get_indexed_objects().order_by("pk").select_for_update(of=("self",))
        batch = list((objects if after is None else objects.filter(pk__gt=after))[:OBJECTS_AT_ONCE])
        documents.write(batch)
    return batch


def _forget_what_is_gone(indexed: list[type[models.Model]]) -> None:
    for content_type in ContentType.objects.filter(
        pk__in=Document.objects.values("content_type").distinct()
    ):
        model: Any = content_type.model_class()
        last = 0
        while True:
            known = Document.objects.filter(content_type=content_type, pk__gt=last).order_by("pk")
            batch = list(known.values_list("pk", "object_id")[:BATCH])
            if not batch:
                break
            last = batch[-1][0]
            keys = {key for _, key in batch}
            if model in indexed:
                keys -= set(
                    model.get_indexed_objects().filter(pk__in=keys).values_list("pk", flat=True)
                )
            documents.forget((content_type.pk, key) for key in sorted(keys))


@dataclass
class EngineRebuild:
    """The rebuild of the index of an engine beside the database."""

    indices: Indices
    progress: Progress

    @property
    def _states(self) -> models.QuerySet[EngineState]:
        return EngineState.objects.filter(name=self.indices.engine.name)

    def state(self) -> EngineState:
        return EngineState.objects.get_or_create(name=self.indices.engine.name)[0]

    def forget(self) -> None:
        """Drop what an earlier rebuild left half built."""
        self._states.update(building="", copied_to=0)
        self.indices.drop(self.indices.names_behind(self.indices.building))

    def begin(self) -> tuple[str, int]:
        """The index to be filled, and the last document that it holds already."""
        state = self.state()
        if state.building and self.indices.is_being_built(state.building):
            return state.building, state.copied_to
        self.forget()
        name = self.indices.create(timezone.now())
        # From now on the worker tells it what changes.
        self._states.update(building=name, copied_to=0)
        return name, 0

    def run(self, name: str, copied_to: int) -> int:
        """Fill the index from there on and put it in use; returns how many documents it holds."""
        self._copy(copied_to)
        in_engine, in_database = self._counts(name)
        if in_engine != in_database:
            self.forget()
            raise RebuildFault(
                f"The new index holds {in_engine} documents, the database {in_database}. "
                "The new index is dropped, and the former one stays in use."
            )
        self.indices.put_in_use(name)
        self._states.update(building="", copied_to=0)
        # Whoever was asking the former index has been answered by then.
        sleep(self.indices.engine.patience)
        self.indices.drop(self.indices.leftovers(but=name))
        return in_engine

    def _copy(self, copied_to: int) -> None:
        remaining = Document.objects.filter(pk__gt=copied_to, text__isnull=False)
        remaining = remaining.order_by("pk").select_related("text")
        count = remaining.count()
        with self.progress.of(f"documents to {self.indices.engine.name}", count) as step:
            while True:
                batch = list(remaining.filter(pk__gt=copied_to)[:BATCH])
                if not batch:
                    return
                # The version before all changes: what the worker tells of the same document is newer.
                told = [
                    Told((each.content_type_id, each.object_id), 0, row_of(each)) for each in batch
                ]
                self._write(told)
                copied_to = batch[-1].pk
                self._states.update(copied_to=copied_to)
                step(len(batch))

    def _write(self, told: list[Told]) -> None:
        def write() -> None:
            refused = self.indices.write(self.indices.building, told, PATIENCE)
            if refused:
                raise refusals(refused)

        patiently(write)

    def _counts(self, name: str) -> tuple[int, int]:
        """How many documents the new index and the database hold once all changes are told."""
        in_engine = in_database = -1
        for _ in range(COUNTS):
            while patiently(lambda: feed(self.indices, seconds=PATIENCE)):
                pass
            in_engine = self.indices.count(name)
            in_database = Document.objects.count()
            if in_engine == in_database or not Change.objects.exists():
                break
        return in_engine, in_database


def patiently(work: Callable[[], Returned]) -> Returned:
    """What the work returns; an engine that fails is asked again, a few times, after a while."""
    for pause in PAUSES:
        try:
            return work()
        except EngineFault:
            sleep(pause)
    return work()
