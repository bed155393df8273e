"""Appeals as the bodies of a contest see them: who appeals is a code, and that somebody read what is written is noted."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages
from wagtail.log_actions import log

from contest.appeals.admin.access import DECIDES, READS, SEES_APPEALS
from contest.appeals.admin.forms import ALL, AppealFilterForm, DecisionForm
from contest.appeals.admin.terms import time_left
from contest.appeals.admin.ways import ways_from
from contest.appeals.deciding import decide, may_decide, take_on
from contest.appeals.filing import text_of
from contest.appeals.refusals import (
    AlreadyDecidedError,
    AppealRefusedError,
    HadAPartError,
    NotDoneError,
)
from contest.appeals.remedies import recount_since
from contest.appeals.words import APPEAL_READ
from contest.clock import instant
from contest.enums import Verdict
from contest.judging.ladders import Ladder
from contest.keys import SealBrokenError
from contest.models import Appeal
from contest.secretariat.desk import DeskView

APPEALS_A_PAGE = 50
_OF_A_ROW = ("contest", "awards__contest", "awards__round", "taken_by", "decided_by")


class AppealsView(DeskView):
    """What waits, the oldest first; or what the filters ask for.

    Takes `contest`, `round`, `kind`, `state` and `p` (a page); what is none of these is ignored.
    """

    permission = SEES_APPEALS
    template_name = "contest/appeals/appeals.html"
    page_title = gettext_lazy("Appeals")
    header_icon = "comment"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = AppealFilterForm(self.request.GET)
        form.is_valid()
        asked, at = self.request.GET.copy(), instant()
        page = Paginator(_listed(form.cleaned_data), APPEALS_A_PAGE).get_page(asked.get("p"))
        asked.pop("p", None)
        return super().get_context_data(
            form=form,
            page=page,
            rows=[(each, Ladder.of_list(each.awards).title, time_left(each, at)) for each in page],
            query=asked.urlencode(),
            **kwargs,
        )


class AppealView(DeskView):
    """One appeal: what it says, what may be done about it, what was decided."""

    permission = SEES_APPEALS
    template_name = "contest/appeals/appeal.html"
    header_icon = "comment"
    trail = [("contest_appeals", AppealsView.page_title)]

    @cached_property
    def appeal(self) -> Appeal:
        rows = Appeal.objects.select_related(
            *_OF_A_ROW, "entry__round", "entry__person", "before", "after"
        )
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return _("Appeal no. %(number)s") % {"number": self.appeal.number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        appeal, user, at = self.appeal, self.request.user, instant()
        decides = user.has_perm(DECIDES) and not appeal.decided_at
        may = decides and may_decide(appeal, user)
        reads = user.has_perm(READS)
        return super().get_context_data(
            **{
                "appeal": appeal,
                "ladder": Ladder.of_list(appeal.awards),
                "left": time_left(appeal, at),
                "reads": reads,
                "text": self.text if reads else "",
                "takes": reads and not appeal.taken_at and not appeal.decided_at,
                "had_a_part": decides and not may,
                "ways": ways_from(appeal, user) if not appeal.decided_at else [],
                "recount": None if appeal.decided_at else recount_since(appeal),
                "form": DecisionForm() if may else None,
            }
            | kwargs
        )

    @cached_property
    def text(self) -> str | None:
        """What the contestant wrote: empty once erased, None where its key is missing."""
        try:
            return text_of(self.appeal)
        except SealBrokenError:
            return None

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.note_reading()
        return self.shown()

    def note_reading(self) -> None:
        """Note that somebody saw what is written, where they did."""
        if self.request.user.has_perm(READS) and self.text:
            log(self.appeal, APPEAL_READ, user=self.request.user)


class TakeAppealView(AppealView):
    """Notes who looks at the appeal from now on."""

    permission = READS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            take_on(self.appeal, request.user, instant())
        except AppealRefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("You look at this appeal from now on."))
        return redirect("contest_appeal_case", pk)


class DecideAppealView(AppealView):
    """Decides, once; PermissionDenied for whoever had a part in what the appeal is against."""

    permission = DECIDES
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = DecisionForm(request.POST)
        if not may_decide(self.appeal, request.user):
            raise PermissionDenied
        if not form.is_valid():
            return self._again(form)
        told = form.cleaned_data
        try:
            decide(
                self.appeal,
                Verdict(told["verdict"]),
                request.user,
                instant(),
                told["reason"],
                told["reason_en"],
                told["remedy"],
            )
        except HadAPartError as refused:
            raise PermissionDenied from refused
        except NotDoneError as refused:
            form.add_error("remedy", str(refused))
            return self._again(form)
        except AlreadyDecidedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Decided: whoever appealed reads it under their code."))
        return redirect("contest_appeal_case", pk)

    def _again(self, form: DecisionForm) -> HttpResponse:
        self.note_reading()
        return self.refused(form)


def _listed(asked: dict[str, Any]) -> QuerySet[Appeal]:
    found = Appeal.objects.select_related(*_OF_A_ROW)
    if asked.get("contest"):
        found = found.filter(contest=asked["contest"])
    if asked.get("round"):
        found = found.filter(awards__round=asked["round"])
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    state = asked.get("state", "")
    if not state:
        found = found.undecided()
    elif state != ALL:
        found = found.filter(verdict=state)
    return found.order_by(F("decided_at").asc(nulls_first=True), "received_at", "pk")
