"""What is still missing in the library, for those who may add it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy

import django_filters

from core.spreadsheets import InertReportView
from media.gaps import Lack, Unfinished, assets_to_finish, lacking, lacking_anything, unfinished
from media.models import Asset


def _in_words(found: Unfinished) -> str:
    return ", ".join(str(lack.label) for lack in found.lacks)


def _lacks(asset: Asset) -> str:
    return _in_words(unfinished(asset))


def _files(asset: Asset) -> str:
    return ", ".join(unfinished(asset).missing_files)


class MissingFilterSet(WagtailFilterSet):
    """Assets of one kit or kind, or those that lack one thing."""

    lack = django_filters.ChoiceFilter(
        label=_("What is missing"), choices=Lack.choices, method="that_lack"
    )

    class Meta:
        model = Asset
        fields = ["kit", "kind"]

    def that_lack(self, assets: QuerySet, name: str, lack: str) -> QuerySet:
        return assets.filter(lacking(lack))


class MissingView(InertReportView):
    """Each asset that lacks a file or words; what is recalled or no longer in use is left out."""

    page_title = _("Missing in the library")
    page_subtitle = _("Without what is recalled or expired")
    header_icon = "warning"
    model = Asset
    index_url_name = "missing_in_library"
    index_results_url_name = "missing_in_library_part"
    permission_policy = ModelPermissionPolicy(Asset)
    any_permission_required = ["add", "change"]
    filterset_class = MissingFilterSet
    list_export = ["title", "kit", "kind", "lacks", "files", "edit_url"]
    export_headings = {
        "title": _("Asset"),
        "kit": _("Kit"),
        "kind": _("Kind"),
        "lacks": _("What is missing"),
        "files": _("Missing files"),
        "edit_url": _("Address in the admin"),
    }
    columns = [
        TitleColumn(
            "name",
            label=_("Asset"),
            get_url=lambda asset: reverse("wagtailsnippets_media_asset:edit", args=[asset.pk]),
        ),
        Column("kit", label=_("Kit")),
        Column("kind", label=_("Kind")),
        Column("lacks", label=_("What is missing"), accessor=_lacks),
        Column("files", label=_("Missing files"), accessor=_files),
    ]

    def get_queryset(self) -> QuerySet[Asset]:
        assets = assets_to_finish().filter(lacking_anything())
        return (
            assets.select_related("kit", "kind")
            .prefetch_related("kind__specs", "variants")
            .order_by("kit_id", "sort_order", "id")
        )

    def to_row_dict(self, item: Asset) -> dict[str, Any]:
        """A row of a file, whose addresses are whole: they are opened from elsewhere."""
        found = unfinished(item)
        edit_url = reverse("wagtailsnippets_media_asset:edit", args=[item.pk])
        return {
            "title": item.name,
            "kit": item.kit.name,
            "kind": item.kind.name,
            "lacks": _in_words(found),
            "files": ", ".join(found.missing_files),
            "edit_url": self.request.build_absolute_uri(edit_url),
        }

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        return str(self.export_headings[field])

    def get_filename(self) -> str:
        return "an-pham-con-thieu"
