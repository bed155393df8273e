"""Signs that entries may not be honest, and what people decided about them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from contest.enums import PrizeScope, SignDecision, SignKind, SignStrength
from contest.models.audited import Audited, AuditedQuerySet
from contest.models.awards import AwardList
from contest.models.entries import Entry
from contest.models.rounds import Round
from contest.models.rules_parts import Prize


class SignSearch(models.Model):
    """One search through the entries of a closed round.

    `barred_list` is the mark of the barred list that people were compared with (`identity.barring.list_mark`), empty
    where that is not known; `asked` is how often the round had been asked for (`SearchAsked`) when the search began.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="sign_searches")
    searched_at = models.DateTimeField(_("searched at"))
    entries = models.PositiveIntegerField(_("entries looked at"))
    found = models.PositiveIntegerField(_("new signs"))
    barred_list = models.CharField(
        max_length=64, blank=True, default="", db_default="", editable=False
    )
    asked = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search for signs")
        verbose_name_plural = _("searches for signs")
        ordering = ["-searched_at", "-pk"]

    def __str__(self) -> str:
        return _("%(round)s, searched for signs") % {"round": self.round}


class SearchAsked(models.Model):
    """That something asked for another search of a round, in the transaction of what asked.

    Such rows are counted and never changed, so that nobody waits for a search, and one that began before is not
    taken for the one that was asked for.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="searches_asked")

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search that was asked for")
        verbose_name_plural = _("searches that were asked for")


class SignQuerySet(AuditedQuerySet["Sign"]):
    def of_closed(self, at: datetime) -> SignQuerySet:
        """Signs of rounds that are closed: a round may be given a later close after a search."""
        return self.filter(round__closes_at__lte=at)

    def undecided(self) -> SignQuerySet:
        """Signs that nobody has judged yet, or that somebody shall look at again."""
        return self.filter(decision__in=["", SignDecision.LOOK_AGAIN])


class Sign(Audited, models.Model):
    """Something about entries of a round, and perhaps of others as well, that people should look at.

    `figures` are what the words of the sign are made of (`contest.signs.words`): counts, lengths of time and
    predictions, never a telephone number, an address or anything else of a person. `mark` is the same for the
    same kind of sign about the same entries, so that a second search finds it again and adds none.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="signs")
    kind = models.CharField(_("kind"), max_length=20, choices=SignKind.choices)
    strength = models.PositiveSmallIntegerField(_("strength"), choices=SignStrength.choices)
    mark = models.CharField(max_length=64, editable=False)
    figures = models.JSONField(default=dict)
    entries = models.ManyToManyField(Entry, related_name="signs")
    found_at = models.DateTimeField(_("found"))
    decision = models.CharField(
        _("decision"), max_length=16, choices=SignDecision.choices, blank=True
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = SignQuerySet.as_manager()

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sign")
        verbose_name_plural = _("signs")
        ordering = ["-strength", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind", "mark"], name="sign_is_found_once_in_a_round"
            )
        ]

    def __str__(self) -> str:
        return _("sign no. %(number)s") % {"number": self.pk}


class SignPart(models.Model):
    """That somebody decided on a sign; it stays when another decides anew. To look again decides nothing."""

    sign = models.ForeignKey(Sign, models.CASCADE, related_name="parts")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    decided_at = models.DateTimeField(_("first decided"))

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("part in a sign")
        verbose_name_plural = _("parts in signs")
        constraints = [
            models.UniqueConstraint(fields=["sign", "decided_by"], name="part_is_noted_once_a_sign")
        ]


def rounds_to_search(at: datetime) -> models.QuerySet[Round]:
    """Rounds that closed before a moment and may be due for a search, those that never were searched first.

    They were never searched since, or prizes that rest on them wait for approval, so that it matters whether people
    would still be compared as they were (`signs.due`). Each has `barred_list` and `asked_then` as its last search
    knew them, None where there is no search, and `asked_now`.
    """
    # A round may be given a later close after a search.
    since_the_close = SignSearch.objects.filter(
        round=OuterRef("pk"), searched_at__gte=OuterRef("closes_at")
    )
    last = since_the_close.order_by("-searched_at", "-pk")
    asked = SearchAsked.objects.filter(round=OuterRef("pk")).values("round")
    rounds = Round.objects.closed(at).annotate(
        barred_list=Subquery(last.values("barred_list")[:1]),
        asked_then=Subquery(last.values("asked")[:1]),
        asked_now=Coalesce(Subquery(asked.annotate(times=Count("pk")).values("times")), 0),
    )
    never = Q(barred_list=None)
    # Judges have no sign at all of those that never were; else a change of the list kept them waiting.
    is_first = ExpressionWrapper(never, output_field=models.BooleanField())
    awaited = reduce(or_, map(awaits_prizes, PrizeScope))
    return rounds.filter(never | awaited).order_by(is_first.desc(), "closes_at", "pk")


def search_again(rounds: Iterable[Round]) -> None:
    """Let these rounds be searched once more, because somebody in them is to be compared who was not, or not so.

    Called in the transaction of what changed.
    """
    SearchAsked.objects.bulk_create(SearchAsked(round=each) for each in rounds)


def awaits_prizes(scope: PrizeScope) -> Q:
    """Whether people may still approve prizes of this scope that rest on a round of the query."""
    ladder = {"round": OuterRef("pk")} if scope == PrizeScope.ROUND else {}
    prizes = Prize.objects.filter(rules__contest=OuterRef("contest"), scope=scope)
    settled = AwardList.objects.settled().filter(contest=OuterRef("contest"), scope=scope, **ladder)
    return Q(Exists(prizes)) & ~Q(Exists(settled))
