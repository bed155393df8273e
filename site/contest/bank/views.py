"""Admin views of the bank beside those of its list: files, how often questions were asked, taking one out of the count."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from contest.attempts.exposure import StillOpenError, times_drawn
from contest.bank.files import write_workbook
from contest.bank.forms import QuestionFileForm, VoidingForm
from contest.bank.imports import COLUMNS, import_questions, sample_rows
from contest.bank.voiding import NotVoidedError, void
from contest.clock import instant
from contest.counting.admin.forms import begun_reason
from contest.enums import RoundState
from contest.models import BankQuestion, Round
from core.templatetags.text_tags import moment
from units.imports.pages import content_of, told
from units.imports.sheet import write_sheet
from units.imports.table import ImportRefused

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportQuestionsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Takes a file of questions, or names every row that keeps it from being taken."""

    model = BankQuestion
    permission_required = "add"
    form_class = QuestionFileForm
    template_name = "contest/admin/import_questions.html"
    page_title = gettext_lazy("Import questions")
    header_icon = "upload"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            {"url": reverse("bank_questions:index"), "label": _("Question bank")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(columns=COLUMNS, **kwargs)

    def form_valid(self, form: QuestionFileForm) -> HttpResponse:
        sent = form.cleaned_data["file"]
        try:
            imported = import_questions(sent.name, content_of(sent), self.request.user)
        except ImportRefused as refused:
            context = self.get_context_data(form=form, **told(refused))
            return self.render_to_response(context, status=422)
        said = ngettext(
            "%(count)d question is in the bank now.",
            "%(count)d questions are in the bank now.",
            imported.count,
        )
        messages.success(self.request, said % {"count": imported.count})
        if imported.warnings:
            messages.warning(self.request, " ".join(imported.warnings))
        return redirect("bank_questions:index")


@require_safe
@permission_required("contest.add_bankquestion", raise_exception=True)
def question_file(request: HttpRequest) -> HttpResponse:
    """A file with one question to fill in further: a workbook, or with `?format=csv` a CSV file."""
    if request.GET.get("format") == "csv":
        content, kind, name = write_sheet(COLUMNS, sample_rows()), "text/csv", "questions.csv"
    else:
        content, kind, name = write_workbook(COLUMNS, sample_rows()), WORKBOOK, "questions.xlsx"
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@permission_required("contest.choose_questions", raise_exception=True)
def drawn_round_questions(request: HttpRequest, pk: int) -> HttpResponse:
    """How often each question of a closed round was asked, the most worn first."""
    asked = get_object_or_404(Round.objects.select_related("contest"), pk=pk)
    try:
        drawn = times_drawn(asked, instant())
    except StillOpenError:
        messages.info(
            request,
            _("How often questions were asked is told once the round has closed, at %(instant)s.")
            % {"instant": moment(asked.closes_at)},
        )
        return redirect("choose_round_questions", pk)
    questions = BankQuestion.objects.select_related("topic").in_bulk(drawn)
    most_worn_first = sorted(questions, key=lambda key: (-drawn[key], key))
    context = {"round": asked, "rows": [(questions[key], drawn[key]) for key in most_worn_first]}
    return render(request, "contest/admin/drawn_questions.html", context)


@permission_required("contest.void_question", raise_exception=True)
def void_round_question(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Takes a question of an opened round out of the count; what was taken out before is listed."""
    asked = get_object_or_404(Round.objects.select_related("contest"), pk=pk)
    at = instant()
    if asked.state(at) is RoundState.NOT_YET_OPEN:
        # What a round will ask is nobody's to see before it opens.
        messages.error(request, _("The round has not opened; question setters mend the question."))
        return redirect("contest_rounds:index")
    begun = begun_reason(request) | begun_reason(request, "reason_en")
    form = VoidingForm(request.POST or None, asked=asked, initial=begun)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            void(asked, given["question"], request.user, at, given["reason"], given["reason_en"])
        except NotVoidedError as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, _("The question is out of the count for everybody."))
            if asked.results.exists():
                messages.success(request, _("The round was counted again."))
            return redirect(request.path)
    context = {
        "round": asked,
        "form": form,
        "voidings": asked.voidings.select_related("question", "voided_by"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "contest/admin/void_question.html", context, status=status)
