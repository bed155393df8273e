"""Reports of what a check of words found in pages and records, for people who may mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Locale, Page

import django_filters

from core.spreadsheets import InertReportView


class LanguageFilterSet(WagtailFilterSet):
    """The pages of one language, if wished; records are in all of them."""

    locale = django_filters.ModelChoiceFilter(label=_("Language"), queryset=Locale.objects.all())

    class Meta:
        model = Page
        fields: list[str] = []


class TextReportView(InertReportView):
    """Findings in the live pages and the records that the user may change. A finding has an `edit_url`."""

    model = Page
    any_permission_required = ["add", "change", "publish"]
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
