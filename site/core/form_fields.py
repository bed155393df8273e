"""How fields of models are asked for in the admin, wherever Wagtail's own way falls short."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Any

from django import forms
from django.db import models
from django.forms.formsets import ORDERING_FIELD_NAME

from modelcluster.forms import BaseChildFormSet
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


def _no_place_for_an_empty_row(cleaned: Callable[[Any], None]) -> Callable[[Any], None]:
    """Rows checked as before; one that came empty, without even its place, has the place None."""

    @wraps(cleaned)
    def cleaned_with_places(rows: Any) -> None:
        cleaned(rows)
        if rows.is_bound and rows.can_order:
            for form in rows.forms:
                form.cleaned_data.setdefault(ORDERING_FIELD_NAME, None)

    return cleaned_with_places


def _new_rows_for_those_gone(made: Callable[..., None]) -> Callable[..., None]:
    """Rows that came under a number which none of them has are new rows: somebody else may have removed them.

    Nobody sees a fault in a hidden field, and a form that says it sends more rows than it does has no number at all.
    """

    @wraps(made)
    def made_of_what_is_there(rows: Any, *args: Any, **kwargs: Any) -> None:
        made(rows, *args, **kwargs)
        if not rows.is_bound:
            return
        stored = {str(row.pk) for row in rows.get_queryset() if row.pk}
        sent = rows.data.copy()
        for place in range(min(rows.initial_form_count(), rows.total_form_count())):
            number = f"{rows.add_prefix(place)}-{rows.model._meta.pk.name}"
            if sent.get(number) not in stored:
                sent[number] = ""
        rows.data = sent

    return made_of_what_is_there


def register() -> None:
    """Ask for every decimal of a model in this way; show a chooser empty beside the error of its field.

    Wagtail's choosers look up again what their field has refused already, and know no answer but a row that is
    gone. Every chooser of pages, pictures, documents and snippets, and every block of them, asks by these two.
    Shown again, a form with rows sorts them by their places, which a program may not have sent; it takes each row
    for the one of its number, which may be gone.
    """
    register_form_field_override(models.DecimalField, override={"form_class": PlainDecimalField})
    BaseChooser.get_instance = _none_for_no_number(BaseChooser.get_instance)
    ChooserBlock.value_from_form = _none_for_no_number(ChooserBlock.value_from_form)
    BaseChildFormSet.full_clean = _no_place_for_an_empty_row(BaseChildFormSet.full_clean)
    BaseChildFormSet.__init__ = _new_rows_for_those_gone(BaseChildFormSet.__init__)
