"""Which pages and records still name units that are no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import Page

from core import written_texts
from core.written_texts import Written
from units.former_names import FormerName, FormerNames
from units.models import Unit
from units.succession import heirs


@dataclass(frozen=True)
class Finding:
    """A name that is no longer valid, where it stands, and where that is edited."""

    title: str
    kind: str
    language: str
    name: str
    since: date
    heirs: str
    edit_url: str


def former_names(on: date | None = None) -> FormerNames:
    """The names of the register that no unit bears on the day (today by default), in two queries.

    Those who carry on the work are named in the language of the name: so it can be replaced.
    """
    on = on or timezone.localdate()
    units = {unit.pk: unit for unit in Unit.objects.all()}
    valid = {key for key, unit in units.items() if unit.is_valid(on)}
    successors = Unit.objects.successor_keys()
    former: list[FormerName] = []
    for unit in units.values():
        if unit.valid_to and unit.valid_to <= on:
            today = [units[key] for key in heirs(unit.pk, successors, valid)]
            former += _names_of_ended(unit, unit.valid_to, today)
    return FormerNames(former, valid=[name for key in valid for name in _names(units[key])])


def named_in(instance: models.Model, names: FormerNames) -> list[FormerName]:
    """The names in the texts of a page or record that were no longer valid when it tells of them.

    A model says with `told_on` that its text tells of a day; without it, or where it is None, of today.
    """
    found = names.found_in(written_texts.text_of(instance))
    told_on = getattr(instance, "told_on", None) if found else None
    return [each for each in found if told_on is None or each.since <= told_on]


def findings_in_pages(pages: models.QuerySet[Page], names: FormerNames) -> Iterator[Finding]:
    """What the chosen pages name, in a number of queries that grows with the page types alone."""
    for written in written_texts.in_pages(pages):
        yield from _findings(written, names)


def findings_in_records(user: AbstractBaseUser, names: FormerNames) -> Iterator[Finding]:
    """What the records that the user may change name: kits, slogans, questions, figures, teams…"""
    for written in written_texts.in_records(user, but=[Unit]):
        yield from _findings(written, names)


def _findings(written: Written, names: FormerNames) -> Iterator[Finding]:
    for each in named_in(written.instance, names):
        yield Finding(
            title=written.title,
            kind=written.kind,
            language=written.language,
            name=each.name,
            since=each.since,
            heirs=", ".join(each.heirs),
            edit_url=written.edit_url,
        )


def in_words(each: FormerName) -> str:
    """A sentence for editors: the name, since when it is no longer valid, what it is called now."""
    values = {"name": each.name, "day": f"{each.since:%d/%m/%Y}", "heirs": ", ".join(each.heirs)}
    if not each.heirs:
        return _("“%(name)s” ceased to exist on %(day)s.") % values
    return _("“%(name)s” ceased to exist on %(day)s, now %(heirs)s.") % values


def _names_of_ended(unit: Unit, since: date, today: list[Unit]) -> Iterator[FormerName]:
    vietnamese = tuple(each.name for each in today)
    for name in _names(unit):
        in_english = name == unit.name_en and name != unit.name
        english = tuple(each.name_en or each.name for each in today) if in_english else ()
        yield FormerName(name, since, english or vietnamese)


def _names(unit: Unit) -> list[str]:
    return [name for name in (unit.name, unit.name_en, unit.short_name) if name]
