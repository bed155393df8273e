"""Keeps `hidden_from` right: it follows from the end of a right and from the consents of the people shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from core.models import ContentChange
from media.models import Asset, CustomDocument, CustomImage, Recording
from media.models.consents import LINKS, Consent, ConsentLink
from media.models.rights import first_hidden_day

Thing = CustomImage | CustomDocument | Recording | Asset
THINGS: tuple[type[Thing], ...] = (CustomImage, CustomDocument, Recording, Asset)

_LINK_TO: dict[type[Thing], Any] = {
    link._meta.get_field(link.thing).related_model: link  # type: ignore[misc]
    for link in LINKS
}
# A database takes so many values in one query, SQLite's the fewest.
ROWS_AT_ONCE = 500


def mend(model: type[Thing], keys: Collection[int] | None = None) -> list[int]:
    """Put `hidden_from` right for these things of a model (all by default); the keys of those it was wrong for."""
    if keys is None:
        keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
    ordered, mended = sorted(keys), []
    for start in range(0, len(ordered), ROWS_AT_ONCE):
        mended += _mend_some(model, ordered[start : start + ROWS_AT_ONCE])
    return mended


def mend_all() -> int:
    """Put every `hidden_from` right, whatever wrote past the models; how many were wrong."""
    return sum(len(mend(model)) for model in THINGS)


def things_of(consent: Consent) -> list[tuple[type[Thing], list[int]]]:
    """What a consent is for: the keys of the things of each model."""
    found = []
    for model, link in _LINK_TO.items():
        linked = link._default_manager.filter(consent=consent)
        found.append((model, list(linked.values_list(f"{link.thing}_id", flat=True))))
    return found


def linked_thing(link: ConsentLink) -> tuple[type[Thing], int]:
    """The model of what a link leads, or led, to, and its key."""
    field = link._meta.get_field(link.thing)
    return field.related_model, getattr(link, f"{link.thing}_id")  # type: ignore[return-value]


def _mend_some(model: type[Thing], keys: list[int]) -> list[int]:
    ends = _ends_of_consents(model, keys)
    wrong: dict[date | None, list[int]] = defaultdict(list)
    rows = model._default_manager.filter(pk__in=keys).values_list(
        "pk", "rights_until", "needs_consent", "hidden_from"
    )
    for pk, rights_until, needs_consent, hidden_from in rows:
        day = first_hidden_day(rights_until, needs_consent, ends.get(pk, []))
        if day != hidden_from:
            wrong[day].append(pk)
    for day, mended in wrong.items():
        model._default_manager.filter(pk__in=mended).update(hidden_from=day)
    if wrong:
        ContentChange.record()
    return [pk for mended in wrong.values() for pk in mended]


def _ends_of_consents(model: type[Thing], keys: list[int]) -> dict[int, list[date | None]]:
    link = _LINK_TO[model]
    ends: dict[int, list[date | None]] = defaultdict(list)
    links = link._default_manager.filter(**{f"{link.thing}__in": keys})
    for each in links.select_related("consent"):
        ends[getattr(each, f"{link.thing}_id")].append(each.consent.ends_on)
    return ends
