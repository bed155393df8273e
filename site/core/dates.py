"""How days and hours are typed in forms: what can't be read is refused at its box, and never guessed at."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

REFUSALS: dict[type[forms.Field], StrOrPromise] = {
    forms.DateField: _("There is no such day. Write day/month/year, for example 31/12/2026."),
    forms.DateTimeField: _(
        "There is no such moment. Write day/month/year and hour:minutes, for example 31/12/2026 07:30."
    ),
    forms.TimeField: _("There is no such hour. Write hour:minutes, for example 07:30."),
}


def _left_as_typed(config: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    """What a box tells Wagtail's calendar, and to keep its hands off what was typed."""

    @wraps(config)
    def config_that_leaves_text_alone(box: Any) -> dict[str, Any]:
        return {**config(box), "validateOnBlur": False}

    return config_that_leaves_text_alone


def register() -> None:
    """Say in every form of the site how a day or an hour is written, and send what was typed as it was typed.

    Left to itself Wagtail's calendar puts the present moment in the place of a text that it can't read, and
    3 March in the place of 31 February, once the box is left.
    """
    for field, refusal in REFUSALS.items():
        field.default_error_messages["invalid"] = refusal
    for box in (AdminDateInput, AdminDateTimeInput, AdminTimeInput):
        box.get_config = _left_as_typed(box.get_config)
