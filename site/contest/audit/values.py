"""Rows as the log tells of them: values as JSON holds them, rows by what they are called."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import reduce
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation

from contest.audit.register import CODED, NAMED_AFTER, RECORDED

# Stands for a value that the log does not tell; what it was and what it became read alike.
WITHHELD = "•••"
LONGEST_LABEL = 255


def moment(at: datetime) -> str:
    """An instant in UTC to the microsecond, always written alike."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def label_of(row: models.Model) -> str:
    """What a row is called, in the language of the site whoever acts."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(owner_of(row))[:LONGEST_LABEL]


def key_of(row: models.Model) -> str:
    """The number of a row, or of the row it is named after; its code where the number would tell how many there are."""
    owner = owner_of(row)
    return str(getattr(owner, CODED.get(owner._meta.label, "pk")))


def contest_of(row: models.Model) -> int | None:
    """The number of the contest that a row belongs to."""
    recorded = RECORDED.get(row._meta.label)
    path = recorded.contest if recorded else ""
    return reduce(getattr, path.split("."), row) if path else None  # type: ignore[return-value]


def reason_of(row: models.Model) -> str:
    """The words in which the decision that a row holds was reasoned."""
    field = RECORDED[row._meta.label].reason
    return str(getattr(row, field)) if field else ""


def told(row: models.Model, fields: list[models.Field]) -> dict[str, Any]:
    """What may be told of these fields."""
    recorded = RECORDED[row._meta.label]
    with translation.override(settings.LANGUAGE_CODE):
        return {
            field.name: _value(row, field) if recorded.tells(field.name) else WITHHELD
            for field in fields
        }


def fields_of(model: type[models.Model]) -> list[models.Field]:
    """The columns that the log speaks of: not the number, which stands by itself, nor the reason, which does too."""
    reason = RECORDED[model._meta.label].reason
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name != reason
    ]


def owner_of(row: models.Model) -> models.Model:
    """The row that a row is named after: mostly itself."""
    name = NAMED_AFTER.get(row._meta.label)
    return getattr(row, name) if name else row


def _value(row: models.Model, field: models.Field) -> Any:
    value = getattr(row, field.attname)
    if value is None or not field.is_relation:
        return plain(value)
    related = getattr(row, field.name)
    label = label_of(related)
    return label if related._meta.label in CODED else f"{label} [{related.pk}]"


def plain(value: Any) -> Any:
    """A value as JSON holds it, so that it reads the same from both databases."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if value is None or isinstance(value, bool | int | str):
        return value
    return str(value)
