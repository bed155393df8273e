"""Which pages and records still name units that are no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from django.contrib.admin.utils import quote
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from core.models import BasePage
from units.former_names import FormerName, FormerNames
from units.models import Unit
from units.succession import heirs

# Columns that hold addresses and never words.
_NO_WORDS = (models.SlugField, models.URLField, models.EmailField)
# Inside a line these part no words; all other tags do.
_INLINE = re.compile(
    r"</?(?:a|b|i|em|strong|span|sub|sup|u|small|mark|embed)\b[^>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
# A sign that no name has.
_PARTED = " \0 "


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
    found = names.found_in(_PARTED.join(_texts(instance)))
    told_on = getattr(instance, "told_on", None) if found else None
    return [each for each in found if told_on is None or each.since <= told_on]


def findings_in_pages(pages: models.QuerySet[Page], names: FormerNames) -> Iterator[Finding]:
    """What the chosen pages name, in a number of queries that grows with the page types alone."""
    for model in get_page_models():
        if not issubclass(model, BasePage):
            continue
        chosen = model.for_reading(
            model._default_manager.filter(pk__in=pages.order_by().values("pk"))
        )
        for page in _with_children(chosen).select_related("locale").order_by("title", "pk"):
            yield from _findings(
                page,
                names,
                page.get_admin_display_title(),
                str(page.locale),
                reverse("wagtailadmin_pages:edit", args=[page.pk]),
            )


def findings_in_records(user: AbstractBaseUser, names: FormerNames) -> Iterator[Finding]:
    """What the records that the user may change name: kits, slogans, questions, figures, teams…"""
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        if model is Unit or not viewset.permission_policy.user_has_permission(user, "change"):
            continue
        chosen = model._default_manager.all()
        if issubclass(model, DraftStateMixin):
            chosen = chosen.filter(live=True)
        for record in _with_children(chosen).order_by("pk"):
            edit_url = reverse(viewset.get_url_name("edit"), args=[quote(record.pk)])
            yield from _findings(record, names, "", "", edit_url)


def _findings(
    instance: models.Model, names: FormerNames, title: str, language: str, edit_url: str
) -> Iterator[Finding]:
    for each in named_in(instance, names):
        yield Finding(
            title=title or str(instance),
            kind=capfirst(str(instance._meta.verbose_name)),
            language=language,
            name=each.name,
            since=each.since,
            heirs=", ".join(each.heirs),
            edit_url=edit_url,
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


def _child_relations(model: type[models.Model]) -> list[str]:
    """The rows edited together with one of these, except editors' comments."""
    if not issubclass(model, ClusterableModel):
        return []
    return [
        relation.get_accessor_name()
        for relation in get_all_child_relations(model)
        if not relation.related_model.__module__.startswith("wagtail.")
    ]


def _with_children(chosen: models.QuerySet[Any]) -> models.QuerySet[Any]:
    return chosen.prefetch_related(*_child_relations(chosen.model))


def _texts(instance: models.Model) -> Iterator[str]:
    """Everything that editors wrote into a page or record, as plain text."""
    for field in instance._meta.concrete_fields:
        if not field.editable or field.choices or isinstance(field, _NO_WORDS):
            continue
        if isinstance(field, StreamField):
            # As stored: blocks made into objects would fetch the records chosen in them.
            yield from _strings(getattr(instance, field.name).get_prep_value())
        elif isinstance(field, models.CharField | models.TextField):
            yield _plain(getattr(instance, field.name) or "")
    for accessor in _child_relations(type(instance)):
        for child in getattr(instance, accessor).all():
            yield from _texts(child)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield _plain(value)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)


def _plain(words: str) -> str:
    if "<" in words:
        words = _TAG.sub(_PARTED, _INLINE.sub("", words))
    return unescape(words)
