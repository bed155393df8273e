"""Admin views of the register beside those of its snippets: import, files to download, the tree of a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from units.forms import DayForm, ImportForm
from units.imports import teams as team_file
from units.imports import units as unit_file
from units.imports.pages import content_of, told
from units.imports.sheet import write_sheet
from units.imports.table import Column, ImportRefused
from units.imports.writing import Outcome
from units.models import CommunityTeam, Unit
from units.tree import walk


@dataclass(frozen=True)
class FileKind:
    """What the views need to know of files of one kind."""

    model: type[models.Model]
    columns: Sequence[Column]
    take: Callable[[bytes], Outcome]
    sample: Callable[[], list[list[str]]]
    stored: Callable[[], list[list[str]]]
    title: Promise
    list_url: str
    list_label: Promise
    file_url: str


UNIT_FILE = FileKind(
    model=Unit,
    columns=unit_file.COLUMNS,
    take=unit_file.import_units,
    sample=unit_file.sample_rows,
    stored=unit_file.register_rows,
    title=gettext_lazy("Import units"),
    list_url="wagtailsnippets_units_unit:list",
    list_label=gettext_lazy("Units"),
    file_url="unit_file",
)
TEAM_FILE = FileKind(
    model=CommunityTeam,
    columns=team_file.COLUMNS,
    take=team_file.import_teams,
    sample=team_file.sample_rows,
    stored=team_file.team_rows,
    title=gettext_lazy("Import community teams"),
    list_url="wagtailsnippets_units_communityteam:list",
    list_label=gettext_lazy("Community teams"),
    file_url="team_file",
)


class MayImport(PermissionCheckedMixin):
    """Lets in who may both add and change the rows of a kind of file."""

    kind = UNIT_FILE

    @property
    def model(self) -> type[models.Model]:
        return self.kind.model

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (self.user_has_permission("add") and self.user_has_permission("change")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ImportView(MayImport, WagtailAdminTemplateMixin, FormView):
    """Takes a CSV file, or names every row that keeps it from being taken."""

    form_class = ImportForm
    template_name = "units/import_register.html"
    header_icon = "upload"
    _show_breadcrumbs = True

    def get_page_title(self) -> str:
        return str(self.kind.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            {"url": reverse(self.kind.list_url), "label": self.kind.list_label},
            {"url": "", "label": self.kind.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            columns=self.kind.columns, file_url=reverse(self.kind.file_url), **kwargs
        )

    def form_valid(self, form: ImportForm) -> HttpResponse:
        try:
            outcome = self.kind.take(content_of(form.cleaned_data["file"]))
        except ImportRefused as refused:
            context = self.get_context_data(form=form, **told(refused))
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
        return redirect(self.kind.list_url)


class FileView(MayImport, View):
    """Hands out the sample file, or the rows there are when asked for `?rows=all`."""

    def get(self, request: HttpRequest) -> HttpResponse:
        everything = request.GET.get("rows") == "all"
        rows = self.kind.stored() if everything else self.kind.sample()
        response = HttpResponse(
            write_sheet(self.kind.columns, rows), content_type="text/csv; charset=utf-8"
        )
        name = f"{self.model._meta.model_name}{'' if everything else '-sample'}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


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
        {"url": reverse_lazy(UNIT_FILE.list_url), "label": UNIT_FILE.list_label},
        {"url": "", "label": page_title},
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        form = DayForm(self.request.GET if self.request.GET.get("on") else {"on": today})
        on = form.cleaned_data["on"] if form.is_valid() else today
        return super().get_context_data(
            on=on,
            form=form,
            rows=list(walk(Unit.objects.tree(on))),
            **kwargs,
        )
