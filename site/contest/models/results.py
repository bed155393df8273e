"""Results of a round: counted once after the close, and anew only as another version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from contest.enums import PredictionTarget
from contest.models.audited import Audited, AuditedQuerySet
from contest.models.entries import Entry
from contest.models.persons import Person
from contest.models.rounds import Round
from contest.models.rules import Rules


class ResultQuerySet(AuditedQuerySet["Result"]):
    def newest(self) -> ResultQuerySet:
        """Of each round the version that holds: the last one."""
        later = Result.objects.filter(round=OuterRef("round"), number__gt=OuterRef("number"))
        return self.filter(~Exists(later))


class Result(Audited, models.Model):
    """One count of a round, frozen: the number that was foretold, and on what it rests."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="results")
    number = models.PositiveSmallIntegerField(_("version"))
    rules = models.ForeignKey(Rules, models.PROTECT, related_name="+")
    target = models.CharField(_("foretold"), max_length=20, choices=PredictionTarget.choices)
    participants = models.PositiveIntegerField(_("people counted"))
    fully_right = models.PositiveIntegerField(_("people with everything right"))
    actual = models.DecimalField(_("the number itself"), max_digits=12, decimal_places=2)
    # Results that are older than the field reckoned a voided question as right for nobody.
    credits_voided = models.BooleanField(
        _("voided questions are right for all"), default=True, db_default=False, editable=False
    )
    counted_at = models.DateTimeField(_("counted at"))
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("why it was counted again"), max_length=300, blank=True)
    reason_en = models.CharField(
        _("why it was counted again, in English"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
    )

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["round", "-number"]
        permissions = [("count_result", _("Can count a round"))]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "number"], name="result_version_is_unique_in_round"
            )
        ]

    def __str__(self) -> str:
        return _("%(round)s, result %(number)s") % {"round": self.round, "number": self.number}


class Standing(models.Model):
    """The place of one person in a result. `clock` is in microseconds, `distance` in what was foretold.

    `voided` is how many of the questions drawn were taken out of the count, none in a result that doesn't credit
    them; `credited`, which ranks, is with them.
    """

    result = models.ForeignKey(Result, models.CASCADE, related_name="standings")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="standings")
    rank = models.PositiveIntegerField(_("rank"))
    right = models.PositiveSmallIntegerField(_("right answers"))
    voided = models.PositiveSmallIntegerField(_("voided questions"), default=0, db_default=0)
    distance = models.DecimalField(_("distance of the prediction"), max_digits=12, decimal_places=2)
    clock = models.BigIntegerField(_("time that decides among equals"))

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        constraints = [
            models.UniqueConstraint(fields=["result", "rank"], name="rank_is_unique_in_a_result"),
            models.UniqueConstraint(
                fields=["result", "person"], name="person_stands_once_in_a_result"
            ),
        ]

    @property
    def credited(self) -> int:
        """Right answers, and the voided questions that are reckoned as such."""
        return self.right + self.voided
