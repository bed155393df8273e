"""Signs as judges see them: by kind and strength, with the evidence in words. Who is behind an entry is a code."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from wagtail.admin import messages

from contest.clock import instant
from contest.counting.admin.access import ANNULS, only_with
from contest.counting.annulling import AlreadyDecidedError
from contest.enums import SignDecision
from contest.models import Annulment, Entry, Round, Sign, SignSearch
from contest.signs.admin.forms import DecisionForm, SignFilterForm
from contest.signs.deciding import decide
from contest.signs.words import evidence

SEES_SIGNS, DECIDES = "contest.view_sign", "contest.change_sign"
SIGNS_A_PAGE, MOST_ENTRIES = 50, 200


@require_safe
@only_with(SEES_SIGNS)
def signs(request: HttpRequest) -> HttpResponse:
    """Signs of closed rounds, the strongest first, a page at a time.

    Takes `contest`, `round`, `kind`, `state` and `p` (a page); what is none of these is ignored.
    """
    at = instant()
    form = SignFilterForm(request.GET)
    form.is_valid()
    page = Paginator(_listed(form.cleaned_data, at), SIGNS_A_PAGE).get_page(request.GET.get("p"))
    searches = SignSearch.objects.select_related("round__contest").filter(round__closes_at__lte=at)
    context = {
        "form": form,
        "page": page,
        "rows": [(sign, evidence(sign)) for sign in page],
        "searches": searches[:SIGNS_A_PAGE],
        "query": _query_without_page(request),
    }
    return render(request, "contest/signs/signs.html", context)


@only_with(SEES_SIGNS)
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """One sign with its entries; a POST with a decision and a reason keeps it."""
    at = instant()
    shown = get_object_or_404(
        Sign.objects.of_closed(at).select_related("round__contest", "decided_by"), pk=pk
    )
    decides = request.user.has_perm(DECIDES)
    if request.method == "POST" and not decides:
        raise PermissionDenied
    entries = _entries(shown, at)
    form = DecisionForm(
        request.POST if request.method == "POST" else None,
        entries=list(entries[:MOST_ENTRIES]),
        may_annul=request.user.has_perm(ANNULS),
    )
    if form.is_valid():
        _decide(request, shown, form.cleaned_data, at)
        return redirect("contest_sign", pk)
    context = {
        "sign": shown,
        "evidence": evidence(shown),
        "seen": _seen(shown),
        "entries": entries[:MOST_ENTRIES],
        "more": max(0, entries.count() - MOST_ENTRIES),
        "chosen": set(form["entries"].value() or []) if "entries" in form.fields else set(),
        "form": form if decides else None,
    }
    return render(request, "contest/signs/sign.html", context, status=422 if form.is_bound else 200)


def _listed(asked: dict[str, Any], at: datetime) -> QuerySet[Sign]:
    found = Sign.objects.of_closed(at).select_related("round__contest")
    if asked.get("contest"):
        found = found.filter(round__contest=asked["contest"])
    if asked.get("round"):
        found = found.filter(_is_about(asked["round"]))
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    state = asked.get("state", "")
    if not state:
        return found.undecided()
    return found if state == "all" else found.filter(decision=state)


def _is_about(of: Round) -> Q:
    """Whether a sign is one of a round, or about an entry in it as well."""
    entries = Entry.objects.filter(signs=OuterRef("pk"), round=of)
    return Q(round=of) | Q(Exists(entries))


def _entries(shown: Sign, at: datetime) -> QuerySet[Entry]:
    """Those of closed rounds, the round of the sign first."""
    in_force = Annulment.objects.in_force().filter(entry=OuterRef("pk"))
    return (
        shown.entries.filter(round__closes_at__lte=at)
        .select_related("person", "round")
        .annotate(is_annulled=Exists(in_force), is_elsewhere=_is_not_in(shown.round_id))
        .order_by("is_elsewhere", "submitted_at", "pk")
    )


def _is_not_in(round_id: int) -> ExpressionWrapper:
    return ExpressionWrapper(~Q(round=round_id), output_field=BooleanField())


def _decide(request: HttpRequest, shown: Sign, given: dict[str, Any], at: datetime) -> None:
    """Keep the decision, unless somebody has decided since the page was made, which is sent along."""
    try:
        if request.POST.get("seen", "") != _seen(shown):
            raise AlreadyDecidedError
        decision = SignDecision(given["decision"])
        entries = given["entries"]
        annulled = decide(shown, decision, given["reason"], request.user, at, entries)
    except AlreadyDecidedError:
        messages.error(request, _("Somebody else has just decided on this sign. Look again."))
        return
    done = _("The decision is kept.")
    if annulled:
        told = ngettext(
            "%(count)s entry is annulled. Count its round again for it to take effect.",
            "%(count)s entries are annulled. Count their rounds again for it to take effect.",
            annulled,
        )
        done = f"{done} {told % {'count': annulled}}"
    messages.success(request, done)


def _seen(shown: Sign) -> str:
    """When the sign was last decided on, to the microsecond."""
    return shown.decided_at.isoformat() if shown.decided_at else ""


def _query_without_page(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("p", None)
    return query.urlencode()
