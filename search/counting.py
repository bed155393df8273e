"""What readers look for, counted by day, so that editors learn what is missing.

Nobody is in it: no reader, no address, no hour; nothing that looks like a telephone number, an identity
number or a mail address. What was asked for less than three times is dropped after a day, so that a name
somebody looked for once does not stay.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from datetime import date, datetime, timedelta
from threading import Lock
from time import monotonic
from typing import Any

from django.core.signals import request_finished
from django.db import DatabaseError, transaction
from django.db.models import F, Sum
from django.db.models.functions import Coalesce
from django.dispatch import receiver
from django.utils import timezone

from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

from search.models import FruitlessSearch
from search.understanding import Question

logger = logging.getLogger(__name__)

LONGEST_KEPT = 80
MOST_WORDS_KEPT = 10
FEWEST_TIMES = 3
KEPT_FOR = timedelta(days=90)
# Searches are written together, so that reading costs no write: as many seconds apart, or when so many wait.
SECONDS_BETWEEN_WRITES = 10.0
MOST_WAITING = 200

_PERSONAL = re.compile(r"@|\d(?:[\s.\-/]?\d){5}")

_waiting: Counter[tuple[str, date, bool]] = Counter()
_lock = Lock()
_written_at = 0.0


def note(typed: str, question: Question, *, has_results: bool) -> None:
    """Count a search; its words are kept in small letters, as what was typed was read."""
    query = question.shown.lower()
    if not query or len(query) > LONGEST_KEPT or len(question.words) > MOST_WORDS_KEPT:
        return
    # Read as words, a number has blanks where other signs were typed.
    if _PERSONAL.search(typed) or _PERSONAL.search(query):
        return
    with _lock:
        _waiting[query, timezone.localdate(), has_results] += 1


@receiver(request_finished)
def write_when_due(**kwargs: Any) -> None:
    """Write what waits, when the reader has the answer: the database may be busy with another writer."""
    global _written_at
    with _lock:
        due = monotonic() - _written_at >= SECONDS_BETWEEN_WRITES
        if not _waiting or (not due and len(_waiting) < MOST_WAITING):
            return
        _written_at = monotonic()
    write_out()


def write_out() -> None:
    """Write what this process has counted; what can't be written now is lost, and the search is not."""
    with _lock:
        counted = dict(_waiting)
        _waiting.clear()
    try:
        with transaction.atomic():
            for (query, day, has_results), times in sorted(counted.items()):
                _add(query, day, times, has_results)
    except DatabaseError:
        logger.exception("%d searches could not be counted", sum(counted.values()))


def _add(query: str, day: date, times: int, has_results: bool) -> None:
    row = Query.get(query)
    QueryDailyHits.objects.get_or_create(query=row, date=day)
    QueryDailyHits.objects.filter(query=row, date=day).update(hits=F("hits") + times)
    if not has_results:
        FruitlessSearch.objects.get_or_create(query=row, date=day)
        FruitlessSearch.objects.filter(query=row, date=day).update(times=F("times") + times)


def forget_old(now: datetime) -> None:
    """Drop what is old, what was asked for too seldom to stay, and queries that count nothing any more."""
    today = timezone.localdate(now)
    QueryDailyHits.objects.filter(date__lt=today - KEPT_FOR).delete()
    FruitlessSearch.objects.filter(date__lt=today - KEPT_FOR).delete()
    asked = Query.objects.annotate(times=Coalesce(Sum("daily_hits__hits"), 0))
    seldom = asked.filter(times__lt=FEWEST_TIMES).exclude(daily_hits__date__gte=today)
    for rows in (QueryDailyHits.objects, FruitlessSearch.objects):
        rows.filter(query__in=seldom.values("pk")).delete()
    Query.garbage_collect()
