"""Forms of people, with the unit each belongs to."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from wagtail.users import forms as wagtail_forms

from units.models import Unit


class UnitMixin:
    """Offers the units of today, and the one the user has."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.all()
        today = Unit.objects.valid().values("pk")
        self.fields["unit"].queryset = units.filter(  # type: ignore[attr-defined]
            Q(pk__in=today) | Q(pk=self.instance.unit_id)  # type: ignore[attr-defined]
        )


class UserCreationForm(UnitMixin, wagtail_forms.UserCreationForm):
    class Meta(wagtail_forms.UserCreationForm.Meta):
        fields = wagtail_forms.UserCreationForm.Meta.fields | {"unit"}


class UserEditForm(UnitMixin, wagtail_forms.UserEditForm):
    class Meta(wagtail_forms.UserEditForm.Meta):
        fields = wagtail_forms.UserEditForm.Meta.fields | {"unit"}
