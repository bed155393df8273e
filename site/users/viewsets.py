"""How administrators edit people."""

from __future__ import annotations

from django.forms import ModelForm

from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from users.forms import UserCreationForm, UserEditForm


class UserViewSet(WagtailUserViewSet):
    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return UserEditForm if for_update else UserCreationForm
