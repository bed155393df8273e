"""Erasing the words of reasons: they may name people, and go when the people's details go. The chain stays whole.

They stand in the row of the decision, in the history of the site, and beside the record in the log of acts.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail.models import ModelLogEntry

from contest.audit.register import NAMED_AFTER
from contest.audit.values import key_of, owner_of
from contest.models.appeals import Appeal
from contest.models.audit import AuditReason
from contest.models.awards import Award, AwardList, PassedOver
from contest.models.entries import Annulment, Entry
from contest.models.signs import Sign
from contest.models.takedowns import TakeDown

ROWS_AT_ONCE = 500
ENGLISH = "reason_en"
# Why a round was counted again, a question taken out, or another list made is public, and stays.
_FIELDS: dict[Any, tuple[str, ...]] = {
    Annulment: ("reason",),
    PassedOver: ("reason",),
    TakeDown: ("reason",),
    Sign: ("reason",),
    Appeal: ("reason", ENGLISH),
    AwardList: ("returned_because",),
}


def forget_all(contest_id: int) -> None:
    """Erase the words of every decision about contestants of a contest, and all that the log of acts keeps of any."""
    for rows in (
        Annulment.objects.filter(entry__round__contest=contest_id),
        PassedOver.objects.filter(contest=contest_id),
        TakeDown.objects.filter(person__contest=contest_id),
        Sign.objects.filter(round__contest=contest_id),
        Appeal.objects.filter(contest=contest_id),
        AwardList.objects.filter(contest=contest_id),
    ):
        _erase(rows)
    AuditReason.objects.filter(record__contest=contest_id).delete()


def forget_about(persons: Collection[int]) -> None:
    """Erase the words of the decisions on contestants: entries and signs of them, prizes and lists, name, appeals.

    A sign is about others, too: what was annulled of theirs by it was reasoned in the same words.
    """
    _forget(persons, _signs_of(persons), AwardList.objects.filter(_names(Q(person__in=persons))))


def forget_lapsed(persons: Collection[int]) -> None:
    """The same of contestants whose time is over, without the words of signs and lists that are about others, too.

    What was decided on those rests on them. They go with the last whose details are kept.
    """
    kept = Entry.objects.filter(signs=OuterRef("pk"), person__erased_at=None)
    names_kept = _names(Q(person__isnull=False, person__erased_at=None))
    lists = AwardList.objects.filter(_names(Q(person__in=persons)), ~names_kept)
    _forget(persons, _signs_of(persons).filter(~Exists(kept)), lists)


def _forget(persons: Collection[int], signs: QuerySet[Sign], lists: QuerySet[AwardList]) -> None:
    """Erase the words of the decisions on contestants, and those of these signs and lists."""
    decided = _found(signs)
    for rows in (
        _found(Annulment.objects.filter(entry__person__in=persons)),
        _found(PassedOver.objects.filter(person__in=persons)),
        _found(TakeDown.objects.filter(person__in=persons)),
        decided,
        _found(Appeal.objects.filter(entry__person__in=persons)),
        _found(lists),
    ):
        _erase(rows)
        _recorded(rows).delete()
    by_signs = Annulment.objects.filter(sign__in=decided)
    of_others = _found(by_signs.exclude(entry__person__in=persons))
    # Entries of others may have been annulled for other reasons besides, which stay.
    words = _erase(of_others)
    _recorded(of_others).filter(text__in=words).delete()


def _found(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same rows by their numbers: mostly there are none, and then nothing more is asked of the database."""
    numbers = set(rows.order_by().values_list("pk", flat=True))
    return rows.model.objects.filter(pk__in=numbers)


def _signs_of(persons: Collection[int]) -> QuerySet[Sign]:
    parts = Sign.entries.through.objects.filter(entry__person__in=persons)
    return Sign.objects.filter(pk__in=parts.values("sign"))


def _names(about: Q) -> Q:
    """Lists in which contestants stand, and those of ladders in which they were passed over."""
    ladder = Q(round=OuterRef("round")) | Q(round=None, scope=OuterRef("scope"))
    of_ladder = PassedOver.objects.filter(about, ladder, contest=OuterRef("contest"))
    return Q(pk__in=Award.objects.filter(about).values("list")) | Q(Exists(of_ladder))


def _erase(rows: QuerySet[Any]) -> set[str]:
    """Put a neutral text in the place of what was written, and take it out of the history of the site; says what."""
    words: set[str] = set()
    for field in _FIELDS[rows.model]:
        language = "en" if field == ENGLISH else settings.LANGUAGE_CODE
        with translation.override(language):
            erased = _("The reason was erased with the details.")
        written = rows.exclude(**{f"{field}__in": ["", erased]})
        if stood := set(written.order_by().values_list(field, flat=True)):
            written.update(**{field: erased})
            words |= stood
    noted = list(
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(rows.model),
            object_id__in=rows.order_by().annotate(key=Cast("pk", CharField())).values("key"),
            data__has_key="reason",
        )
    )
    for entry in noted:
        words.add(entry.data.pop("reason"))
    ModelLogEntry.objects.bulk_update(noted, ["data"], batch_size=ROWS_AT_ONCE)
    return words


def _recorded(rows: QuerySet[Any]) -> QuerySet[AuditReason]:
    """All words that the log of acts keeps of what was done with some rows."""
    return AuditReason.objects.filter(
        record__kind=rows.model._meta.label_lower, record__object__in=_keys(rows)
    )


def _keys(rows: QuerySet[Any]) -> set[str]:
    """What records call rows by: codes, and in those of before numbers."""
    if owner := NAMED_AFTER.get(rows.model._meta.label):
        rows = rows.select_related(owner)
    return {key for row in rows for key in (key_of(row), str(owner_of(row).pk))}
