"""Fields that name whoever did something."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models


def person(label: Any) -> models.ForeignKey[Any, Any]:
    """Whoever did something to a row, which outlives their account; never filled in by hand."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=label,
    )
