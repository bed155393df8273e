"""The screen on which the questions of a round are chosen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wagtail.admin import messages

from contest.bank.choosing import (
    ChosenMeanwhileError,
    NotChosenError,
    choose,
    mark_of,
    seen_in,
    why_settled,
)
from contest.bank.forms import NarrowingForm
from contest.bank.used import used_in
from contest.clock import instant
from contest.enums import RoundState
from contest.models import BankQuestion, Round, Rules
from contest.rulebook.pools import chosen_questions, needs, question_faults
from core.text import is_key

# A longer list is narrowed by topic and difficulty first.
MOST_OFFERED = 200


@permission_required("contest.choose_questions", raise_exception=True)
def choose_round_questions(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions of a round beside the bank: ticked ones are the round's. Once it has opened, to be read only."""
    asked = get_object_or_404(Round.objects.select_related("contest"), pk=pk)
    at = instant()
    refused: NotChosenError | None = None
    ticked: list[int] = []
    if request.method == "POST":
        ticked = [int(each) for each in request.POST.getlist("question") if is_key(each)]
        try:
            choose(asked, ticked, request.user, at, seen=seen_in(request.POST.get("seen", "")))
        except NotChosenError as why:
            refused = why
        else:
            messages.success(request, _("The questions of the round are kept."))
            return redirect(f"{request.path}?{request.GET.urlencode()}")
    status = 422 if refused else 200
    context = _choosing(request, asked, at, refused, ticked)
    return render(request, "contest/admin/choose_questions.html", context, status=status)


def _choosing(
    request: HttpRequest,
    asked: Round,
    at: datetime,
    refused: NotChosenError | None,
    ticked: list[int],
) -> dict[str, Any]:
    chosen = chosen_questions(asked)
    rules = Rules.objects.in_force(asked.contest, at)
    added: set[int] = set()
    removed: set[int] = set()
    if isinstance(refused, ChosenMeanwhileError):
        added, removed = refused.added, refused.removed
    kept = {*ticked, *added} if refused else {question.pk for question in chosen}
    narrowing = NarrowingForm(request.GET)
    offered = _offered(narrowing, {question.pk for question in chosen}, kept)
    return {
        "round": asked,
        "rules": rules,
        "needs": needs(chosen, rules) if rules else [],
        "chosen": [(question, question_faults(question)) for question in chosen],
        "seen": mark_of([question.pk for question in chosen]),
        "offered": [(question, used_in(question)) for question in offered[:MOST_OFFERED]],
        "is_longer": len(offered) > MOST_OFFERED,
        "narrowing": narrowing,
        "settled": why_settled(asked, at),
        "is_closed": asked.state(at) is RoundState.CLOSED,
        "refused": refused,
        "added": added,
        "removed": removed,
        "ticked": kept,
    }


def _offered(narrowing: NarrowingForm, chosen: set[int], ticked: set[int]) -> list[BankQuestion]:
    """What else the bank has: first what is ticked, however the bank is narrowed, then one more than is shown."""
    narrowed = narrowing.cleaned_data if narrowing.is_valid() else narrowing.cleaned_data or {}
    bank = BankQuestion.objects.select_related("topic").prefetch_related(
        "round_questions__round__contest"
    )
    others = bank.exclude(pk__in=chosen | ticked)
    if topic := narrowed.get("topic"):
        others = others.filter(topic=topic)
    if difficulty := narrowed.get("difficulty"):
        others = others.filter(difficulty=difficulty)
    return [*bank.filter(pk__in=ticked - chosen), *others[: MOST_OFFERED + 1]]
