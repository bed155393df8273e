"""What is done with rules besides editing them: reading them as printed, issuing them, a new version."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wagtail.admin import messages

from contest.clock import instant
from contest.models import Contest, Rules
from contest.rulebook.changes import version_before
from contest.rulebook.differences import between
from contest.rulebook.issuing import (
    FaultyRulesError,
    NotADraftError,
    issue,
    issue_faults,
    new_draft,
)
from contest.rulebook.views import printed


def _may(permission: str):  # type: ignore[no-untyped-def]
    return permission_required(f"contest.{permission}", raise_exception=True)


@require_safe
@_may("view_rules")
def printed_contest_rules(request: HttpRequest, pk: int) -> HttpResponse:
    """A version as readers see it, a draft included; `?language=en` shows the other language."""
    rules = get_object_or_404(Rules.objects.select_related("contest__organiser"), pk=pk)
    language = request.GET.get("language", settings.LANGUAGE_CODE)
    if language not in dict(settings.LANGUAGES):
        language = settings.LANGUAGE_CODE
    with translation.override(language):
        return render(request, "pages/contest_rules_page.html", printed(rules))


@_may("issue_rules")
def issue_contest_rules(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows what would be issued and what keeps it from it on GET, issues on POST."""
    rules = get_object_or_404(Rules.objects.select_related("contest"), pk=pk)
    if request.method == "POST":
        try:
            issue(rules, request.user)
        except NotADraftError:
            messages.warning(request, _("This version was issued already."))
        except FaultyRulesError as refused:
            return _ask(request, rules, refused.faults, 422)
        else:
            messages.success(
                request, _("Version %(number)s is in force now.") % {"number": rules.number}
            )
        return redirect("contest_rules_admin:index")
    if rules.is_issued:
        messages.warning(request, _("This version was issued already."))
        return redirect("contest_rules_admin:index")
    return _ask(request, rules, issue_faults(rules, instant()), 200)


def _ask(
    request: HttpRequest, rules: Rules, faults: dict[str, list[str]], status: int
) -> HttpResponse:
    before = version_before(rules)
    context = {
        "rules": rules,
        "faults": [message for messages in faults.values() for message in messages],
        "differences": between(before, rules) if before else [],
        "before": before,
    }
    return render(request, "contest/admin/issue_rules.html", context, status=status)


@_may("add_rules")
def new_contest_rules(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads to the draft of a contest; where there is none, one is made of the last version on POST."""
    contest = get_object_or_404(Contest, pk=pk)
    last = contest.rules.order_by("-number").first()
    if last is None:
        return redirect(f"{reverse('contest_rules_admin:add')}?contest={contest.pk}")
    if not last.is_issued:
        return redirect("contest_rules_admin:edit", last.pk)
    if request.method != "POST":
        return render(request, "contest/admin/new_rules.html", {"contest": contest, "last": last})
    return redirect("contest_rules_admin:edit", new_draft(contest).pk)
