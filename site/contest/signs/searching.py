"""A search through a closed round: everything is read once, compared in memory, and what is new is stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from contest.enums import SignKind
from contest.identity.barring import list_mark
from contest.models import Round, Sign, SignSearch
from contest.signs.finders import Found
from contest.signs.finders.answers import same_answers
from contest.signs.finders.likenesses import like_barred
from contest.signs.finders.namesakes import one_under_several_names
from contest.signs.finders.phones import numbers_in_a_row
from contest.signs.finders.places import many_from_one
from contest.signs.finders.series import in_series
from contest.signs.finders.speed import too_fast
from contest.signs.known import LINKS_AT_ONCE, complete, known_marks
from contest.signs.sheets import Looked, looked_at, right_options


class RoundOpenError(Exception):
    """The round still takes entries; nothing runs beside it."""


def search(searched: Round, at: datetime) -> SignSearch:
    """Look for every kind of sign in a round and store those that were not found before.

    No entry is changed, and no sign removed. What people have judged stays as it is, but for people who were judged
    to be barred and have another entry (`signs.known`). Raises RoundOpenError.
    """
    if at < searched.closes_at:
        raise RoundOpenError
    # Before all else is read: what changes meanwhile leads to another search.
    asked = searched.searches_asked.count()
    barred_list = list_mark(searched.contest)
    entries = looked_at(searched)
    found = list(_found(searched, entries, at))
    # The writing alone, since the comparing takes long and SQLite has one writer.
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=searched.pk)
        complete(searched, found, at)
        known = known_marks(searched)
        marked = {(each.kind, each.mark): each for each in found}
        new = {key: each for key, each in marked.items() if key not in known}
        _store(searched, new, at)
        return SignSearch.objects.create(
            round=searched,
            searched_at=at,
            entries=len(entries),
            found=len(new),
            barred_list=barred_list,
            asked=asked,
        )


def _found(searched: Round, entries: list[Looked], at: datetime) -> Iterator[Found]:
    right = right_options(searched)
    yield from too_fast(entries, right)
    yield from in_series(entries)
    yield from numbers_in_a_row(entries)
    yield from one_under_several_names(searched, entries, at)
    yield from same_answers(entries, right)
    yield from many_from_one(entries, SignKind.ONE_DEVICE)
    yield from many_from_one(entries, SignKind.ONE_NETWORK)
    yield from like_barred(searched, entries)


def _store(searched: Round, new: dict[tuple[SignKind, str], Found], at: datetime) -> None:
    signs = Sign.objects.bulk_create(
        Sign(
            round=searched,
            kind=kind,
            strength=found.strength,
            mark=mark,
            figures=found.figures,
            found_at=at,
        )
        for (kind, mark), found in new.items()
    )
    link = Sign.entries.through
    links = [
        link(sign_id=sign.pk, entry_id=entry)
        for sign, found in zip(signs, new.values(), strict=True)
        for entry in found.entries
    ]
    link.objects.bulk_create(links, batch_size=LINKS_AT_ONCE)
