"""How fields of models are asked for in the admin, wherever Wagtail's own way falls short."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Any

from django import forms
from django.db import models

from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks.field_block import ChooserBlock


class PlainDecimalField(forms.DecimalField):
    """A number without needless zeros: 1920 where the database says 1920.00."""

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _none_for_no_number(found: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """The row that a chooser or a block finds for what was sent; None where that is no number of a row."""

    @wraps(found)
    def found_or_none(asker: Any, value: Any) -> Any:
        try:
            return found(asker, value)
        except ValueError:
            return None

    return found_or_none


def register() -> None:
    """Ask for every decimal of a model in this way; show a chooser empty beside the error of its field.

    Wagtail's choosers look up again what their field has refused already, and know no answer but a row that is
    gone. Every chooser of pages, pictures, documents and snippets, and every block of them, asks by these two.
    """
    register_form_field_override(models.DecimalField, override={"form_class": PlainDecimalField})
    BaseChooser.get_instance = _none_for_no_number(BaseChooser.get_instance)
    ChooserBlock.value_from_form = _none_for_no_number(ChooserBlock.value_from_form)
