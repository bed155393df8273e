"""The barred list of a contest: shown, added to, changed, taken off, and imported from a file."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages
from wagtail.log_actions import log

from contest.identity.members import body_of
from contest.models import BarredPerson, Contest
from contest.secretariat.barred_file import COLUMNS, import_barred, sample_rows
from contest.secretariat.desk import DeskView
from contest.secretariat.forms import BarredForm, BarredImportForm
from contest.secretariat.person_views import written
from contest.secretariat.words import BARRED_IMPORTED
from core.text import is_key
from units.imports.pages import content_of, told
from units.imports.sheet import write_sheet
from units.imports.table import ImportRefused

ROWS_A_PAGE = 100


class BarredListView(DeskView):
    """The list of one contest, the newest contest by default."""

    permission = "contest.view_barredperson"
    template_name = "contest/secretariat/barred.html"
    page_title = gettext_lazy("Barred persons")
    header_icon = "lock"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        contests = list(Contest.objects.all())
        asked = self.request.GET.get("contest", "")
        chosen = next((each for each in contests if str(each.pk) == asked), None)
        contest = chosen or next(iter(contests), None)
        rows = BarredPerson.objects.filter(contest=contest).select_related("user")
        page = Paginator(rows, ROWS_A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            contests=contests,
            contest=contest,
            page=page,
            rows=[(row, written(row.sealed)) for row in page],
            **kwargs,
        )


class ChangeBarredView(DeskView):
    """Adds a barred person, or changes the one of this number."""

    permission = "contest.change_barredperson"
    template_name = "contest/secretariat/barred_form.html"
    header_icon = "lock"
    trail = [("contest_barred", BarredListView.page_title)]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not kwargs and not request.user.has_perm("contest.add_barredperson"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def barred(self) -> BarredPerson | None:
        if "pk" not in self.kwargs:
            return None
        rows = BarredPerson.objects.select_related("user", "contest")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.barred) if self.barred else _("Add a barred person")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.shown(form=BarredForm(instance=self.barred), barred=self.barred)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = BarredForm(request.POST, instance=self.barred)
        if not form.is_valid():
            return self.refused(form, barred=self.barred)
        action = "wagtail.edit" if self.barred else "wagtail.create"
        saved = form.save()
        log(saved, action, user=request.user)
        messages.success(request, _("The barred list is saved."))
        return redirect(list_address(saved.contest))


class DeleteBarredView(ChangeBarredView):
    """Takes somebody off the list, unless they are a member of a body as yet."""

    permission = "contest.delete_barredperson"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        barred = self.barred
        assert barred is not None  # noqa: S101 - its address has a number
        if barred.user and body_of(barred.user):
            messages.error(
                request,
                _(
                    "This account still has a role in the contest or has set a question, and stays barred."
                ),
            )
            return redirect("contest_barred_person", barred.pk)
        log(barred, "wagtail.delete", user=request.user)
        barred.delete()
        messages.success(request, _("The person is off the barred list."))
        return redirect(list_address(barred.contest))


class ImportBarredView(DeskView):
    """Takes a file, or names every row that keeps it from being taken."""

    permission = "contest.add_barredperson"
    template_name = "contest/secretariat/barred_import.html"
    page_title = gettext_lazy("Import barred persons")
    header_icon = "upload"
    trail = [("contest_barred", BarredListView.page_title)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(columns=COLUMNS, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get("contest", "")
        return self.shown(
            form=BarredImportForm(initial={"contest": asked if is_key(asked) else None})
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        form = BarredImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.refused(form)
        contest = form.cleaned_data["contest"]
        try:
            outcome = import_barred(contest, content_of(form.cleaned_data["file"]))
        except ImportRefused as refused:
            return self.refused(form, **told(refused))
        log(contest, BARRED_IMPORTED, user=request.user, data={"count": outcome.created})
        messages.success(
            request,
            _("%(created)d new, %(unchanged)d on the list already.")
            % {"created": outcome.created, "unchanged": outcome.unchanged},
        )
        return redirect(list_address(contest))


class SampleView(DeskView):
    """The file of barred persons as it is to look, with a row of nobody."""

    permission = "contest.add_barredperson"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = HttpResponse(
            write_sheet(COLUMNS, sample_rows()), content_type="text/csv; charset=utf-8"
        )
        answer["Content-Disposition"] = 'attachment; filename="barred-sample.csv"'
        return answer


def list_address(contest: Contest) -> str:
    """Where the list of a contest stands."""
    return f"{reverse('contest_barred')}?contest={contest.pk}"
