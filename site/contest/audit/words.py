"""Records in the words of whoever reads them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.log_actions import registry

from contest.audit.acts import Act
from contest.audit.values import WITHHELD
from contest.models import AuditRecord
from core.templatetags.text_tags import moment

# What records hold beside the fields of models.
_WORDS = {
    "count": gettext_lazy("how many"),
    "fields": gettext_lazy("fields"),
    "format": gettext_lazy("format"),
    "records": gettext_lazy("records"),
    "rights": gettext_lazy("rights"),
    "role": gettext_lazy("role"),
    "roles": gettext_lazy("roles"),
    "version": gettext_lazy("version"),
    "issued_at": gettext_lazy("in force from"),
    "sealed": gettext_lazy("sealed details"),
    "sort_order": gettext_lazy("order"),
    **dict.fromkeys(
        ("identity_digest", "id_digest", "phone_digest", "name_digest", "name_birth_digest"),
        gettext_lazy("digest of details"),
    ),
    **dict.fromkeys(
        (
            "counted_by",
            "decided_by",
            "lifted_by",
            "voided_by",
            "handled_by",
            "proposed_by",
            "approved_by",
            "returned_by",
            "taken_by",
            "undone_by",
        ),
        gettext_lazy("by whom"),
    ),
}

# What notes hold, where the object has no field of this name.
_NOTED = {
    "number": gettext_lazy("number"),
    "kind": gettext_lazy("kind"),
    "purpose": gettext_lazy("purpose"),
    "question": gettext_lazy("question"),
}


def act_label(act: str) -> str:
    """What an act is called; an act that nobody has named is called as it is written."""
    if act in Act.values:
        return str(Act(act).label)
    return str(dict(registry.get_choices()).get(act, act))


def act_choices(acts: Iterable[str]) -> list[tuple[str, str]]:
    """Acts with what they are called, in the order of these names."""
    return sorted(((act, act_label(act)) for act in acts), key=lambda choice: choice[1])


def kind_label(kind: str) -> str:
    """What objects of a kind are called."""
    model = _model(kind)
    return str(capfirst(model._meta.verbose_name)) if model else kind


class ShownRecord:
    """A record as the screen and the table show it."""

    def __init__(self, record: AuditRecord) -> None:
        self.record = record
        self.number = record.number
        self.moment = moment(record.at)
        self.actor = record.actor or _("The site, by itself")
        self.roles = ", ".join(record.roles)
        self.act = act_label(record.act)
        self.kind = kind_label(record.kind)
        self.label = record.label
        self.link = record.link

    @cached_property
    def changes(self) -> list[tuple[str, str, str]]:
        """Each field with what it was and what it became; fields that read alike, as digests do, once."""
        before, after = self.record.before, self.record.after
        told = (
            (self._field_label(name), self._value(name, before), self._value(name, after))
            for name in dict.fromkeys([*before, *after])
        )
        return list(dict.fromkeys(told))

    @property
    def reason(self) -> str:
        """Why it was done, as far as the words are kept."""
        if not self.record.reason_mark:
            return ""
        kept = getattr(self.record, "reason", None)
        return kept.text if kept else _("The reason was erased with the details.")

    def _field(self, name: str) -> models.Field | None:
        model = _model(self.record.kind)
        if model is None:
            return None
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        return field if isinstance(field, models.Field) else None

    def _field_label(self, name: str) -> str:
        if name in _WORDS:
            return str(_WORDS[name])
        field = self._field(name)
        if field is None:
            return str(_NOTED.get(name, name))
        # A relation that nobody has named is called after what it leads to.
        nameless = field.is_relation and field.verbose_name == name.replace("_", " ")
        return str((field.related_model._meta if nameless else field).verbose_name)  # type: ignore[union-attr]

    def _value(self, name: str, told: dict[str, Any]) -> str:
        if name not in told:
            return ""
        value, field = told[name], self._field(name)
        if value == WITHHELD:
            return _("not shown")
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, list):
            return ", ".join(map(str, value))
        if field is not None and field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(field, models.DateTimeField) and value:
            return moment(parse_datetime(value))
        return "" if value is None else str(value)


def _model(kind: str) -> type[models.Model] | None:
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None
