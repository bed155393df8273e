"""What the search does by the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.duties import duty
from search import counting, vocabulary
from search.feeding import catch_up


@duty(every=timedelta(seconds=10))
def tell_search_engine(now: datetime) -> None:
    """Tell the engine beside the database what it missed while it was down."""
    catch_up(now)


@duty(every=timedelta(days=1))
def forget_searches(now: datetime) -> None:
    """Drop what readers looked for long ago, or too seldom."""
    counting.forget_old(now)


@duty(every=timedelta(days=1))
def count_words(now: datetime) -> None:
    """Count anew in how many documents each word stands."""
    vocabulary.count_again()
