"""The printed rules: the version in force, every version issued, and what changed between them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from contest.models import Contest, Rules
from contest.rulebook.articles import articles
from contest.rulebook.differences import Difference, between
from core.serving import remembered_view
from quiz_embed.shown import Words, words
from sharing.pages import ViewPage


@dataclass(frozen=True)
class Version:
    """One issued version as it is listed: what is new against the one before, and why."""

    rules: Rules
    reason: Words
    differences: list[Difference]
    is_shown: bool


@remembered_view()
def contest_rules(request: HttpRequest, slug: str) -> HttpResponse:
    """The version that is in force: the last one issued.

    No clock is asked, for a version is in force from the moment it is issued, and what this answers is remembered
    until another one is.
    """
    contest = _public_contest(slug)
    rules = Rules.objects.issued().filter(contest=contest).last()
    if rules is None:
        raise Http404
    return render(request, "pages/contest_rules_page.html", printed(rules))


@remembered_view()
def contest_rules_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A version that is or was in force; a draft is shown to nobody here."""
    issued = Rules.objects.issued().filter(contest=_public_contest(slug))
    rules = get_object_or_404(issued, number=number)
    return render(request, "pages/contest_rules_page.html", printed(rules))


def printed(rules: Rules) -> dict[str, object]:
    """What the page of a version shows, a draft's preview included."""
    issued = list(
        Rules.objects.issued()
        .filter(contest_id=rules.contest_id)
        .select_related("contest__organiser", "document")
        .prefetch_related("quotas__topic", "prizes", "contest__rounds", "contest__groups")
    )
    # The same version, with all that its articles and differences ask for.
    rules = next((each for each in issued if each == rules), rules)
    before = [None, *issued]
    versions = [
        Version(
            each,
            words(each, "reason"),
            between(previous, each) if previous else [],
            is_shown=each == rules,
        )
        for previous, each in zip(before, issued, strict=False)
    ]
    last = issued[-1] if issued else None
    return {
        "rules": rules,
        "contest": rules.contest,
        "name": words(rules.contest, "name"),
        "articles": articles(rules),
        "versions": versions[::-1],
        "latest": last,
        "draft_differences": between(last, rules) if last and not rules.is_issued else [],
        "shared": ViewPage.of(rules) if rules.is_issued else None,
    }


def _public_contest(slug: str) -> Contest:
    contests = Contest.objects.public().select_related("organiser")
    return get_object_or_404(contests, slug=slug)
