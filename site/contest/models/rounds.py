"""Rounds: when each takes entries, and which questions it asks or draws from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from contest.clock import MARGIN
from contest.enums import RoundState
from contest.models.audited import Audited, AuditedQuerySet
from contest.models.bank import BankQuestion
from contest.models.contests import Contest
from core.clock import edge_columns
from core.languages import InReadersLanguage


class RoundQuerySet(AuditedQuerySet["Round"]):
    def open(self, at: datetime) -> RoundQuerySet:
        """Rounds that take entries at a moment: [opens_at, closes_at)."""
        return self.filter(opens_at__lte=at, closes_at__gt=at)

    def open_within(self, at: datetime, ahead: timedelta) -> RoundQuerySet:
        """Rounds that are open at a moment or open before so much time has passed."""
        return self.filter(opens_at__lte=at + ahead, closes_at__gt=at)

    def opened(self, at: datetime) -> RoundQuerySet:
        """Rounds that are open or were: their questions are known to people."""
        return self.filter(opens_at__lte=at)

    def closed(self, at: datetime) -> RoundQuerySet:
        return self.filter(closes_at__lte=at)


class Round(Audited, ClusterableModel):
    """[opens_at, closes_at) of a contest; rounds of one contest never overlap."""

    contest = models.ForeignKey(
        Contest, models.PROTECT, related_name="rounds", verbose_name=_("contest")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(
        _("title"),
        max_length=160,
        blank=True,
        help_text=_("What this round is about, if anything."),
    )
    name_en = models.CharField(_("title in English"), max_length=160, blank=True)
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(
        _("closes at"), help_text=_("From this moment no entry counts.")
    )
    under_attack = models.BooleanField(
        _("under attack"),
        default=False,
        help_text=_(
            "While programs send entries: browsers must reckon a little before they send. "
            "Entries of browsers without scripts are taken and marked for people to look at."
        ),
    )

    objects = RoundQuerySet.as_manager()
    title = InReadersLanguage("name")

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["contest", "number"]
        permissions = [
            ("choose_questions", _("Can choose the questions of a round")),
            ("void_question", _("Can take a question out of the count")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "number"],
                name="round_number_is_unique_in_contest",
                violation_error_message=_("This contest has a round of this number already."),
            ),
            models.CheckConstraint(
                condition=Q(opens_at__lt=F("closes_at")),
                name="round_is_not_empty",
                violation_error_message=_("The round must close after it opens."),
            ),
        ]

    def __str__(self) -> str:
        return _("%(contest)s, round %(number)s") % {
            "contest": self.contest,
            "number": self.number,
        }

    def is_settled(self, at: datetime) -> bool:
        """Whether it has opened or is about to: what it asks and when it opens stay."""
        return self.opens_at <= at + MARGIN

    def state(self, at: datetime) -> RoundState:
        """Whether entries are taken at a moment; opens_at in, closes_at out."""
        if at < self.opens_at:
            return RoundState.NOT_YET_OPEN
        return RoundState.OPEN if at < self.closes_at else RoundState.CLOSED


class RoundQuestion(Audited, Orderable):
    """A question that a round asks everyone, or may draw."""

    round = ParentalKey(Round, on_delete=models.CASCADE, related_name="round_questions")
    question = models.ForeignKey(
        BankQuestion, models.PROTECT, related_name="round_questions", verbose_name=_("question")
    )

    objects = AuditedQuerySet.as_manager()

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "question"], name="question_stands_once_in_a_round"
            )
        ]


class Voiding(Audited, models.Model):
    """A question taken out of the count for everybody, because its key was wrong. It is never undone."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="voidings")
    question = models.ForeignKey(
        BankQuestion, models.PROTECT, related_name="voidings", verbose_name=_("question")
    )
    reason = models.CharField(_("reason"), max_length=300)
    reason_en = models.CharField(_("reason in English"), max_length=300, blank=True)
    voided_at = models.DateTimeField(_("voided at"))
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("voided question")
        verbose_name_plural = _("voided questions")
        ordering = ["-voided_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "question"], name="question_is_voided_once_in_a_round"
            )
        ]


@edge_columns
def openings_and_closings(after: datetime) -> Iterator[QuerySet[Round, datetime]]:
    """When rounds open and close: remembered pages show it."""
    public = Round.objects.filter(contest__is_public=True)
    yield public.filter(opens_at__gt=after).values_list("opens_at", flat=True)
    yield public.filter(closes_at__gt=after).values_list("closes_at", flat=True)
