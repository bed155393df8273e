"""What the background worker does for the search."""

from __future__ import annotations

from django.core.management import call_command
from django.utils import timezone

from django_tasks import task

from search.engines.choice import other_engine_is_chosen
from search.feeding import catch_up
from search.rebuilding import write_some_documents
from search.visibility import write_some_pages


@task()
def tell_engine() -> None:
    """Tell the engine beside the database what changed; what it misses, a duty tells it later."""
    catch_up(timezone.now())


@task()
def write_pages(page: int, after: int = 0) -> None:
    """Write the documents of a page and of all below it anew, from a key on: some now, the rest by further tasks.

    The worker does other things in between. A page that is gone took those below it along.
    """
    last = write_some_pages(page, after)
    if last is not None:
        write_pages.enqueue(page, last)


@task()
def fill_index(label: str = "", after: int | None = None) -> None:
    """Write all documents, on a site that had another index before: some now, the rest by further tasks."""
    further = write_some_documents(label, after)
    if further is not None:
        fill_index.enqueue(*further)
    elif other_engine_is_chosen():
        call_command("update_index", engine_only=True, verbosity=0)
