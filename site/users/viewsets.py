"""How administrators edit people."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.forms import ModelForm

from wagtail.users.views.users import IndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from users.forms import UserCreationForm, UserEditForm
from users.models import User


class UserIndexView(IndexView):
    def search_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        """Each word may stand in another part of the name: nobody looks for first names and last names apart."""
        for word in self.search_query.split():
            condition = Q()
            for field in self.search_fields:
                condition |= Q(**{f"{field}__icontains": word})
            queryset = queryset.filter(condition)
        return queryset


class UserViewSet(WagtailUserViewSet):
    index_view_class = UserIndexView

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return UserEditForm if for_update else UserCreationForm
