"""Results of rounds for judges and organisers: none of it before a round has closed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wagtail.admin import messages

from contest import counting
from contest.clock import instant
from contest.counting.admin.access import COUNTS, SEES_RANKING, SEES_RESULTS, only_with
from contest.counting.admin.finding import entries_found
from contest.counting.admin.forms import CountForm, begun_reason
from contest.counting.lasting import lasting_in_turn
from contest.counting.overall import ranking
from contest.counting.overtaken import decided_since
from contest.counting.prizes import overall_awards, round_awards
from contest.counting.uncredited import said_of_uncredited
from contest.enums import RoundState
from contest.models import Contest, Result, Round, Rules, Standing

PLACES_A_PAGE = 50


@require_safe
@only_with(SEES_RESULTS)
def results(request: HttpRequest) -> HttpResponse:
    """All rounds with what is to be done about them; of those that are not closed no more than when they close."""
    at = instant()
    newest = {each.round_id: each for each in Result.objects.newest()}
    rounds = Round.objects.select_related("contest").order_by("-closes_at", "pk")
    rows = [(each, each.state(at) == RoundState.CLOSED, newest.get(each.pk)) for each in rounds]
    contests = Contest.objects.filter(rounds__results__isnull=False).distinct()
    return render(request, "contest/admin/results.html", {"rows": rows, "contests": contests})


@require_safe
@only_with(SEES_RESULTS)
def round_result(request: HttpRequest, pk: int) -> HttpResponse:
    """Versions and figures of a round; for judges the ranking by codes, a page at a time, and what is searched for.

    Takes `version` (a number), `q` (a code or a receipt) and `p` (a page); what is none of these is ignored.
    """
    counted = get_object_or_404(Round.objects.select_related("contest"), pk=pk)
    context: dict[str, Any] = {"round": counted}
    if counted.state(instant()) != RoundState.CLOSED:
        return render(request, "contest/admin/round_not_closed.html", context)
    versions = list(counted.results.select_related("round__contest", "rules", "counted_by"))
    shown = _asked_for(versions, request.GET.get("version", ""))
    context |= {"versions": versions, "shown": shown}
    context["is_overtaken"] = bool(decided_since([versions[0]])) if versions else False
    if request.user.has_perm(SEES_RANKING):
        query = request.GET.get("q", "").strip()
        context |= {"query": query, "sees_ranking": True}
        if query:
            context["found"] = entries_found(counted, query, shown)
        elif shown:
            context["page"] = _page(_standings(shown), request)
            context["rows"] = _timed(context["page"], _clock_of_standing)
            context["proposals"] = round_awards(shown).given
    return render(request, "contest/admin/round_result.html", context)


@only_with(COUNTS)
def count_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason where the round was counted before, then count."""
    counted = get_object_or_404(Round.objects.select_related("contest"), pk=pk)
    at = instant()
    if counted.state(at) != RoundState.CLOSED:
        return render(request, "contest/admin/round_not_closed.html", {"round": counted})
    is_again = counted.results.exists()
    posted = request.POST if request.method == "POST" else None
    begun = begun_reason(request) | begun_reason(request, "reason_en")
    form = CountForm(posted, is_again=is_again, initial=begun)
    if form.is_valid():
        try:
            result = counting.count(counted, at, request.user, **form.cleaned_data)
        except counting.CountRefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(
                request, _("Counted: version %(version)s.") % {"version": result.number}
            )
        return redirect("contest_round_result", counted.pk)
    context = {"round": counted, "form": form, "is_again": is_again}
    status = 422 if form.is_bound else 200
    return render(request, "contest/admin/count_round.html", context, status=status)


@require_safe
@only_with(SEES_RANKING)
def overall(request: HttpRequest, pk: int) -> HttpResponse:
    """The ranking of a contest over the rounds counted so far, by codes."""
    contest = get_object_or_404(Contest, pk=pk)
    rules = Rules.objects.in_force(contest, instant())
    page = _page(ranking(contest), request)
    context = {
        "contest": contest,
        "page": page,
        "uncredited": said_of_uncredited(Result.objects.filter(round__contest=contest).newest()),
        "rows": _timed(page, _clock_of_row),
        "proposals": overall_awards(contest, rules).given if rules else [],
    }
    return render(request, "contest/admin/overall.html", context)


def _asked_for(versions: list[Result], number: str) -> Result | None:
    """The version of this number, else the newest."""
    by_number = {str(version.number): version for version in versions}
    return by_number.get(number) or next(iter(versions), None)


def _standings(result: Result) -> QuerySet[Standing]:
    return result.standings.select_related("person", "entry").order_by("rank")


def _page(rows: Any, request: HttpRequest) -> Page:
    return Paginator(rows, PLACES_A_PAGE).get_page(request.GET.get("p"))


def _timed(page: Page, clock_of: Callable[[Any], tuple[Hashable, int]]) -> list[tuple[Any, str]]:
    """The rows of a page of a ranking, each with its clock in words."""
    start, end = max(page.start_index() - 1, 0), page.end_index()
    # Beside the page the rows just before and after it, from which those at its edges must be told apart.
    begin = max(start - 1, 0)
    around = list(page.paginator.object_list[begin : end + 1])
    times = lasting_in_turn([clock_of(row) for row in around])
    return list(zip(around, times, strict=True))[start - begin : end - begin]


def _clock_of_standing(standing: Standing) -> tuple[Hashable, int]:
    return (standing.credited, standing.distance), standing.clock


def _clock_of_row(row: dict[str, Any]) -> tuple[Hashable, int]:
    return (row["right_answers"], row["rounds"], row["hundredths"]), row["time"]
