"""How administrators edit people and their groups."""

from __future__ import annotations

from django.db import transaction
from django.db.models import ProtectedError, Q, QuerySet
from django.forms import Form, ModelForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.users.views.groups import DeleteView
from wagtail.users.views.groups import GroupViewSet as WagtailGroupViewSet
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


class GroupDeleteView(DeleteView):
    def form_valid(self, form: Form) -> HttpResponse:
        """A group on which something rests is kept, and what that is is told."""
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError as needed:
            names = {f"{thing._meta.verbose_name} “{thing}”" for thing in needed.protected_objects}
            fault = _(
                "“%(group)s” is kept, for it is still needed by: %(names)s. Change that first."
            )
            told = {"group": self.object, "names": ", ".join(sorted(names))}
            messages.error(self.request, fault % told)
            return redirect(self.get_success_url())


class GroupViewSet(WagtailGroupViewSet):
    delete_view_class = GroupDeleteView
