"""Reports of what a check of words found in pages and records, for people who may mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.models import Locale, Page

import django_filters

from core.menus import RIGHTS_OF_EDITORS, PagesMenuItem
from core.spreadsheets import InertReportView
from core.written_texts import warn_once


class LanguageFilterSet(WagtailFilterSet):
    """The pages of one language, if wished; records are in all of them."""

    locale = django_filters.ModelChoiceFilter(label=_("Language"), queryset=Locale.objects.all())

    class Meta:
        model = Page
        fields: list[str] = []


class TextReportView(InertReportView):
    """Findings in the live pages and the records that the user may change. A finding has an `edit_url`."""

    model = Page
    any_permission_required = RIGHTS_OF_EDITORS
    filterset_class = LanguageFilterSet

    def findings_in_pages(self, pages: QuerySet[Page]) -> Iterable[Any]:
        raise NotImplementedError

    def findings_in_records(self, user: AbstractBaseUser) -> Iterable[Any]:
        raise NotImplementedError

    def get_queryset(self) -> QuerySet[Page]:
        """The live pages that the user may change."""
        policy = self.permission_policy
        return policy.instances_user_has_permission_for(self.request.user, "change").live()

    def filter_queryset(self, queryset: QuerySet[Page]) -> Sequence[Any]:
        found = list(self.findings_in_pages(super().filter_queryset(queryset)))
        if not self.is_filtering:
            found += self.findings_in_records(self.request.user)
        return found

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """A row of a file, whose addresses are whole: they are opened from elsewhere."""
        row = super().to_row_dict(item)
        return {**row, "edit_url": self.request.build_absolute_uri(item.edit_url)}

    def get_heading(self, queryset: Any, field: str) -> str:
        return str(self.export_headings[field])


@dataclass(frozen=True)
class TextReport:
    """A report in the admin: its list, its place in the menu of reports, and a word to editors.

    `warning` says what is found in one page or record; empty where that is nothing.
    """

    view: type[TextReportView]
    order: int
    warning: Callable[[Model], str]

    @property
    def name(self) -> str:
        return self.view.index_url_name.replace("_", "-")

    def register(self) -> None:
        """Hang it into Wagtail."""
        hooks.register("register_admin_urls", self._urls)
        hooks.register("register_reports_menu_item", self._menu_item)
        # Before wagtail-localize's own hook, which answers for translations.
        hooks.register("before_edit_page", self._warn_in_the_editor, order=-2)
        hooks.register("before_edit_snippet", self._warn_in_the_editor)
        for act in ("create_page", "edit_page", "create_snippet", "edit_snippet"):
            hooks.register(f"after_{act}", self._warn_after_saving)

    def _urls(self) -> list[URLPattern]:
        address, view = f"reports/{self.name}/", self.view
        part = view.as_view(results_only=True)
        return [
            path(address, view.as_view(), name=view.index_url_name),
            path(f"{address}results/", part, name=view.index_results_url_name),
        ]

    def _menu_item(self) -> MenuItem:
        return PagesMenuItem(
            self.view.page_title,
            reverse(self.view.index_url_name),
            name=self.name,
            icon_name=self.view.header_icon,
            order=self.order,
        )

    def _warn_in_the_editor(self, request: HttpRequest, instance: Model) -> None:
        if request.method == "GET":
            self._warn(request, instance)

    def _warn_after_saving(self, request: HttpRequest, instance: Model) -> None:
        """Say it also to who leaves the editor, but not each time the editor saves by itself."""
        if request.accepts("text/html"):
            self._warn(request, instance)

    def _warn(self, request: HttpRequest, instance: Model) -> None:
        if isinstance(instance, Page):
            instance = instance.specific
        if said := self.warning(instance):
            warn_once(request, self.name, instance, said)
