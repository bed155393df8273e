"""Admin views of the register beside those of its snippets: import, files to download, the tree of a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from units.forms import ImportForm
from units.imports import teams as team_file
from units.imports import units as unit_file
from units.imports.sheet import write_sheet
from units.imports.table import LARGEST_FILE, Column, ImportRefused
from units.imports.writing import Outcome
from units.models import CommunityTeam, Unit
from units.tree import walk

# More would hide the first ones, which are mended first.
MOST_FAULTS_SHOWN = 200


class ImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Takes a CSV file, or names every row that keeps it from being taken."""

    model: ClassVar[type[models.Model]]
    take: ClassVar[Callable[[bytes], Outcome]]
    columns: ClassVar[Sequence[Column]]
    sample: ClassVar[Callable[[], list[list[str]]]]
    stored: ClassVar[Callable[[], list[list[str]]]]
    list_url: ClassVar[str]
    list_label: ClassVar[Promise]
    sample_url: ClassVar[str]

    form_class = ImportForm
    template_name = "units/import.html"
    header_icon = "upload"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # A file may both add and change.
        if not (self.user_has_permission("add") and self.user_has_permission("change")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            {"url": reverse(self.list_url), "label": self.list_label},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            columns=self.columns, sample_url=reverse(self.sample_url), **kwargs
        )

    def form_valid(self, form: ImportForm) -> HttpResponse:
        # One byte more than is allowed tells a file that is too large, and no more is read of it.
        content = form.cleaned_data["file"].read(LARGEST_FILE + 1)
        try:
            outcome = type(self).take(content)
        except ImportRefused as refused:
            faults = refused.faults
            context = self.get_context_data(
                form=form,
                faults=faults[:MOST_FAULTS_SHOWN],
                more=max(0, len(faults) - MOST_FAULTS_SHOWN),
            )
            return self.render_to_response(context, status=422)
        messages.success(
            self.request,
            _("%(created)d new, %(changed)d changed, %(unchanged)d unchanged.")
            % {
                "created": outcome.created,
                "changed": outcome.changed,
                "unchanged": outcome.unchanged,
            },
        )
        return redirect(self.list_url)


class FileView(ImportView):
    """Hands out the sample file, or the rows there are when asked for `?rows=all`."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        everything = request.GET.get("rows") == "all"
        rows = type(self).stored() if everything else type(self).sample()
        response = HttpResponse(
            write_sheet(self.columns, rows), content_type="text/csv; charset=utf-8"
        )
        name = f"{self.model._meta.model_name}{'' if everything else '-sample'}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class UnitFile:
    """What the views need to know of files of units."""

    model = Unit
    take = staticmethod(unit_file.import_units)
    columns = unit_file.COLUMNS
    sample = staticmethod(unit_file.sample_rows)
    stored = staticmethod(unit_file.register_rows)
    list_url = "wagtailsnippets_units_unit:list"
    list_label = gettext_lazy("Units")
    sample_url = "unit_file"
    page_title = gettext_lazy("Import units")


class TeamFile:
    """What the views need to know of files of community teams."""

    model = CommunityTeam
    take = staticmethod(team_file.import_teams)
    columns = team_file.COLUMNS
    sample = staticmethod(team_file.sample_rows)
    stored = staticmethod(team_file.team_rows)
    list_url = "wagtailsnippets_units_communityteam:list"
    list_label = gettext_lazy("Community teams")
    sample_url = "team_file"
    page_title = gettext_lazy("Import community teams")


class ImportUnitsView(UnitFile, ImportView):
    pass


class UnitFileView(UnitFile, FileView):
    pass


class ImportTeamsView(TeamFile, ImportView):
    pass


class TeamFileView(TeamFile, FileView):
    pass


class TreeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The tree of the units that existed on a day."""

    model = Unit
    any_permission_required = ["add", "change", "delete", "view"]
    template_name = "units/tree.html"
    page_title = gettext_lazy("Units on a day")
    header_icon = "list-ul"
    _show_breadcrumbs = True
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy(UnitFile.list_url), "label": UnitFile.list_label},
        {"url": "", "label": page_title},
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("on", "")
        try:
            day = parse_date(asked)
        except ValueError:
            day = None
        on = day or timezone.localdate()
        return super().get_context_data(
            on=on,
            is_unreadable=bool(asked) and day is None,
            rows=list(walk(Unit.objects.tree(on))),
            **kwargs,
        )
