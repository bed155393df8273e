"""How fields of models are asked for in the admin, wherever Wagtail's own way falls short."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db import models

from wagtail.admin.forms.models import register_form_field_override


class PlainDecimalField(forms.DecimalField):
    """A number without needless zeros: 1920 where the database says 1920.00."""

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain


def register() -> None:
    """Ask for every decimal of a model in this way."""
    register_form_field_override(models.DecimalField, override={"form_class": PlainDecimalField})
