"""Signs that entries may not be honest, and what people decided about them."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from contest.enums import SignDecision, SignKind, SignStrength
from contest.models.audited import Audited, AuditedQuerySet
from contest.models.entries import Entry
from contest.models.rounds import Round


class SignSearch(models.Model):
    """One search through the entries of a closed round."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="sign_searches")
    searched_at = models.DateTimeField(_("searched at"))
    entries = models.PositiveIntegerField(_("entries looked at"))
    found = models.PositiveIntegerField(_("new signs"))

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search for signs")
        verbose_name_plural = _("searches for signs")
        ordering = ["-searched_at", "-pk"]

    def __str__(self) -> str:
        return _("%(round)s, searched for signs") % {"round": self.round}


class SignQuerySet(AuditedQuerySet["Sign"]):
    def of_closed(self, at: datetime) -> SignQuerySet:
        """Signs of rounds that are closed: a round may be given a later close after a search."""
        return self.filter(round__closes_at__lte=at)

    def undecided(self) -> SignQuerySet:
        """Signs that nobody has judged yet, or that somebody shall look at again."""
        return self.filter(decision__in=["", SignDecision.LOOK_AGAIN])


class Sign(Audited, models.Model):
    """Something about entries of a round that people should look at.

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


def rounds_to_search(at: datetime) -> models.QuerySet[Round]:
    """Rounds that closed before a moment and were never searched, the earliest first."""
    searched = SignSearch.objects.filter(round=OuterRef("pk"))
    return Round.objects.closed(at).filter(~Exists(searched)).order_by("closes_at", "pk")
