"""What editors wrote into pages and records, as plain text, for checks of its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.contrib.admin.utils import quote
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.messages import get_messages
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst

from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.admin import messages
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from core.models import BasePage

# Columns that hold addresses and never words.
_NO_WORDS = (models.SlugField, models.URLField, models.EmailField)
# Inside a line these part no words; all other tags do.
_INLINE = re.compile(
    r"</?(?:a|b|i|em|strong|span|sub|sup|u|small|mark|embed)\b[^>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
# A sign that no text has: it parts fields and paragraphs.
PARTED = " \0 "


@dataclass(frozen=True)
class Written:
    """A page or record with words in it, and where they are edited."""

    instance: models.Model
    title: str
    language: str
    edit_url: str

    @property
    def kind(self) -> str:
        return capfirst(str(self.instance._meta.verbose_name))


def text_of(instance: models.Model) -> str:
    """Everything that editors wrote into a page or record, with `PARTED` between what stands apart."""
    return PARTED.join(_texts(instance))


def in_pages(pages: models.QuerySet[Page]) -> Iterator[Written]:
    """The chosen pages, in a number of queries that grows with the page types alone."""
    for model in get_page_models():
        if not issubclass(model, BasePage):
            continue
        chosen = model.for_reading(
            model._default_manager.filter(pk__in=pages.order_by().values("pk"))
        )
        for page in _with_children(chosen).select_related("locale").order_by("title", "pk"):
            edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
            yield Written(page, page.get_admin_display_title(), str(page.locale), edit_url)


def in_records(
    user: AbstractBaseUser, but: Collection[type[models.Model]] = ()
) -> Iterator[Written]:
    """The records that the user may change: kits, slogans, questions, figures, teams…"""
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        if model in but or not viewset.permission_policy.user_has_permission(user, "change"):
            continue
        chosen = model._default_manager.all()
        if issubclass(model, DraftStateMixin):
            chosen = chosen.filter(live=True)
        for record in _with_children(chosen).order_by("pk"):
            edit_url = reverse(viewset.get_url_name("edit"), args=[quote(record.pk)])
            yield Written(record, str(record), "", edit_url)


def warn_once(request: HttpRequest, check: str, instance: models.Model, warning: str) -> None:
    """Warn the editor of an instance; saved and then shown again, it would be warned of twice."""
    tag = f"{check}-{instance._meta.label_lower}-{instance.pk}"
    waiting = get_messages(request)
    is_said = any(tag in message.tags.split() for message in waiting)
    # Looking at messages counts as showing them.
    waiting.used = False  # type: ignore[union-attr]
    if not is_said:
        messages.warning(request, warning, extra_tags=tag)


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
        words = _TAG.sub(PARTED, _INLINE.sub("", words))
    return unescape(words)
