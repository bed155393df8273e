"""Telling the engine beside the database what changed: in order, at least once, whatever happens to it.

A change is noted in the transaction that makes it, and worked off by the background worker: at once by a
task, and every few seconds by a duty that catches up on what a dead engine missed.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from django_tasks_db.models import DBTaskResult

from search.engines import breaker
from search.engines.base import EngineFault
from search.engines.choice import other_engine, other_engine_is_chosen
from search.engines.http import NoIndex
from search.engines.indices import Indices, Told, refusals
from search.engines.rows import row_of
from search.grammar import Key
from search.models import Change, Document, EngineState

logger = logging.getLogger(__name__)

# So many changes are worked off at once.
BATCH = 500
# Seconds for one part of a batch, and for one run: the worker has other things to do as well.
PATIENCE = 5.0
LONGEST_RUN = 20.0
# Documents are read from the database in so many at a time; a long one has megabytes.
READ_AT_ONCE = 50


def note_changes(keys: Iterable[Key]) -> None:
    """Keep what the engine has to be told, in the transaction of the change itself."""
    if not other_engine_is_chosen():
        return
    Change.objects.bulk_create(
        [Change(content_type_id=content_type, object_id=key) for content_type, key in keys]
    )
    transaction.on_commit(_call_the_worker)


def _call_the_worker() -> None:
    from search.tasks import tell_engine

    # One waiting task tells everything that is noted by the time it runs.
    waiting = DBTaskResult.objects.ready().filter(task_path=tell_engine.module_path)
    if not waiting.exists():
        tell_engine.enqueue()


def catch_up(now: datetime) -> int:
    """Tell the engine what waits, if it is to be asked at all; returns how many changes it confirmed.

    Never raises `EngineFault`: what the engine did not confirm waits for the next time.
    """
    engine = other_engine()
    if engine is None or not Change.objects.exists() or not breaker.may_ask(now):
        return 0
    try:
        done = feed(Indices(engine), seconds=LONGEST_RUN)
    except EngineFault as fault:
        breaker.failed(str(fault), timezone.now())
        return 0
    breaker.answered()
    return done


def feed(indices: Indices, seconds: float) -> int:
    """Work off the changes in their order, for so long at most; returns how many were confirmed.

    Raises `EngineFault` when the engine fails; what it has not confirmed by then waits on.
    """
    done = last = 0
    refused: dict[Key, str] = {}
    end = time.monotonic() + seconds
    while time.monotonic() < end and (rows := _changes_after(last)):
        confirmed, refused_now = _feed_batch(indices, rows)
        done += confirmed
        refused |= refused_now
        # What is refused waits, and holds up nothing that comes after it.
        last = rows[-1][0]
    if refused:
        # The engine is well: it is these documents that it does not take. They are tried again.
        logger.error("The search engine: %s", refusals(refused))
    return done


def _changes_after(last: int) -> list[tuple[int, int, int]]:
    """The next changes by their keys: key, content type and object of each."""
    rows = Change.objects.filter(pk__gt=last).order_by("pk")
    return list(rows.values_list("pk", "content_type_id", "object_id")[:BATCH])


def _feed_batch(
    indices: Indices, rows: Sequence[tuple[int, int, int]]
) -> tuple[int, dict[Key, str]]:
    # The last change of an object says all: what is told is its state now.
    versions = {(content_type, object_id): pk for pk, content_type, object_id in rows}
    # Looked up after the changes. A rebuild that begins later reads what they wrote by itself.
    building = _building(indices)
    told = list(_states(versions))
    refused = _tell(indices, told, building)
    confirmed = [
        pk for pk, content_type, object_id in rows if (content_type, object_id) not in refused
    ]
    Change.objects.filter(pk__in=confirmed).delete()
    return len(confirmed), refused


def _tell(indices: Indices, told: list[Told], building: str) -> dict[Key, str]:
    """Tell the index in use and the one that is being built, if there is one."""
    refused: dict[Key, str] = {}
    if building:
        try:
            refused |= indices.write(indices.building, told, PATIENCE)
        except NoIndex:
            # It is gone, or in use by now. A rebuild finds that out by itself.
            EngineState.objects.filter(name=indices.engine.name, building=building).update(
                building="", copied_to=0
            )
            building = ""
    try:
        refused |= indices.write(indices.alias, told, PATIENCE)
    except NoIndex:
        # The first index of all is being built: that it knows is enough.
        if not building:
            raise
    return refused


def _building(indices: Indices) -> str:
    states = EngineState.objects.filter(name=indices.engine.name)
    return states.values_list("building", flat=True).first() or ""


def _states(versions: Mapping[Key, int]) -> Iterator[Told]:
    """The documents of these objects as they are now, and the lack of those that are gone."""
    gone = dict(versions)
    for document in documents_of(versions):
        key = (document.content_type_id, document.object_id)
        yield Told(key, gone.pop(key), row_of(document))
    for key, version in gone.items():
        yield Told(key, version, None)


def documents_of(keys: Iterable[Key]) -> Iterator[Document]:
    """The documents of these objects, with their texts."""
    objects: dict[int, list[int]] = defaultdict(list)
    for content_type, object_id in keys:
        objects[content_type].append(object_id)
    condition = Q()
    for content_type, object_ids in objects.items():
        condition |= Q(content_type=content_type, object_id__in=object_ids)
    found = Document.objects.filter(condition, text__isnull=False).select_related("text")
    return found.iterator(chunk_size=READ_AT_ONCE)
