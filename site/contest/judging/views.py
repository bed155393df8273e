"""The public page of a contest's results."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from contest.judging.published import published
from contest.taking_part.public import public_contest
from contest.taking_part.shown import shown_contest
from contest.taking_part.tokens import Door
from core.serving import remembered_view


@remembered_view()
def contest_published_results(request: HttpRequest, slug: str) -> HttpResponse:
    """Figures of the rounds that are counted, and the winners whom people have approved."""
    contest, at = public_contest(slug), timezone.now()
    context = {
        "contest": shown_contest(contest, at, Door.PAGE),
        "ladders": published(contest, at),
    }
    return render(request, "pages/contest_results_page.html", context)
