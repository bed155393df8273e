"""A field that holds several of a few choices, ticked in boxes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class ChoiceListField(models.JSONField):
    """A list of values of `choices`, in their order; `ChoiceListField(choices=FileFormat.choices)`."""

    default_error_messages = {"unknown": _("“%(value)s” is none of the choices.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what is none of the choices."""
        known = [choice for choice, _label in self.flatchoices]
        for each in value or []:
            if each not in known:
                raise ValidationError(
                    self.error_messages["unknown"], code="unknown", params={"value": each}
                )
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Boxes to tick."""
        return forms.TypedMultipleChoiceField(
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            required=not self.blank,
            choices=self.flatchoices,
            widget=forms.CheckboxSelectMultiple,
            empty_value=[],
        )
