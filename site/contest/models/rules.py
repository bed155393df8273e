"""The rules of a contest as a record, which drives the engine and prints itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from modelcluster.models import ClusterableModel

from contest.enums import (
    AttemptPolicy,
    BarredTreatment,
    CountedAttempt,
    Identity,
    PredictionTarget,
    QuestionSource,
    ResultsShown,
    TieClock,
)
from contest.models.audited import Audited, AuditedQuerySet
from contest.models.contests import Contest
from core.languages import InReadersLanguage
from core.people import person


class IssuedRulesError(Exception):
    """Somebody tried to change or delete a version that was made known; a new version is the way."""


class RulesQuerySet(AuditedQuerySet["Rules"]):
    def issued(self) -> RulesQuerySet:
        """Versions that were made known, oldest first."""
        return self.exclude(issued_at=None).order_by("number")

    def readable(self) -> RulesQuerySet:
        """Versions that everybody may read: issued ones of contests that readers know of."""
        return self.issued().filter(contest__is_public=True)

    def in_force(self, contest: Contest, at: datetime) -> Rules | None:
        """The version by which a contest is played at a moment: the last one issued; None before the first."""
        return self.filter(contest=contest, issued_at__lte=at).order_by("-number").first()


class Rules(Audited, ClusterableModel):
    """One version of a contest's rules. Until it is issued it is a draft; afterwards it never changes."""

    contest = models.ForeignKey(
        Contest, models.PROTECT, related_name="rules", verbose_name=_("contest")
    )
    number = models.PositiveSmallIntegerField(_("version"), editable=False)
    issued_at = models.DateTimeField(_("in force from"), null=True, blank=True, editable=False)
    issued_by = person(_("put in force by"))
    document = models.ForeignKey(
        "programme.LegalDocument",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("issuing document"),
    )
    reason = models.CharField(
        _("why this version"),
        max_length=300,
        blank=True,
        help_text=_("Shown to everybody beside what changed; needed from the second version on."),
    )
    reason_en = models.CharField(_("why this version, in English"), max_length=300, blank=True)

    audience = models.TextField(_("who may take part"), max_length=1000)
    audience_en = models.TextField(_("who may take part, in English"), max_length=1000, blank=True)
    least_age = models.PositiveSmallIntegerField(
        _("youngest age"), default=0, help_text=_("In full years on the day of the entry; 0: any.")
    )
    guardian_age = models.PositiveSmallIntegerField(
        _("alone from the age of"),
        default=16,
        help_text=_("Younger people need the consent of a parent or guardian, as the law says."),
    )
    barred_bodies = models.JSONField(
        _("bodies whose members may not take part"), default=list, blank=True
    )
    barred_treatment = models.CharField(
        _("what becomes of them"),
        max_length=10,
        choices=BarredTreatment.choices,
        default=BarredTreatment.REFUSED,
    )
    identity = models.CharField(
        _("a person is known by"),
        max_length=20,
        choices=Identity.choices,
        default=Identity.PHONE_NAME_BIRTH,
    )
    asks_id_number = models.BooleanField(
        _("asks for the ID number"),
        default=False,
        help_text=_(
            "Kept as a digest and its last three digits; ask only where winners are checked by it."
        ),
    )

    question_source = models.CharField(
        _("choice of questions"),
        max_length=10,
        choices=QuestionSource.choices,
        default=QuestionSource.FIXED,
    )
    question_count = models.PositiveSmallIntegerField(_("questions in an attempt"), default=10)
    prediction_target = models.CharField(
        _("to be foretold"),
        max_length=20,
        choices=PredictionTarget.choices,
        default=PredictionTarget.FULLY_RIGHT,
    )
    attempt_policy = models.CharField(
        _("one person may enter"),
        max_length=20,
        choices=AttemptPolicy.choices,
        default=AttemptPolicy.ONCE_A_ROUND,
    )
    attempt_limit = models.PositiveSmallIntegerField(
        _("limit of entries a round"), null=True, blank=True
    )
    counted_attempt = models.CharField(
        _("entry that counts"),
        max_length=10,
        choices=CountedAttempt.choices,
        default=CountedAttempt.FIRST,
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes for the answers"), null=True, blank=True, help_text=_("Empty: no limit.")
    )
    grace_seconds = models.PositiveSmallIntegerField(
        _("seconds of grace"),
        default=0,
        help_text=_("An entry this much after the time still counts: slow lines take a while."),
    )
    extra_time_percent = models.PositiveSmallIntegerField(
        _("more time for people with disabilities, in percent"), default=0
    )
    tie_clock = models.CharField(
        _("among equals"), max_length=20, choices=TieClock.choices, default=TieClock.SUBMISSION
    )
    results_shown = models.CharField(
        _("the score is shown"),
        max_length=20,
        choices=ResultsShown.choices,
        default=ResultsShown.AFTER_CLOSE,
    )
    one_prize_a_person = models.BooleanField(
        _("one prize a person"),
        default=True,
        help_text=_(
            "Of the prizes of all rounds the highest one stays; those of the whole contest are apart."
        ),
    )
    # Said by no version that was issued before the field was there, however its rounds are counted.
    credits_voided = models.BooleanField(
        _("voided questions are right for all"), default=True, db_default=False, editable=False
    )
    # None were promised by versions that are older than the field.
    appeal_days = models.PositiveSmallIntegerField(
        _("days for appeals"),
        default=5,
        db_default=0,
        help_text=_("From the moment a list of winners is published; 0: no appeals are taken."),
    )
    appeal_answer_days = models.PositiveSmallIntegerField(
        _("days for the answer to an appeal"), default=10, db_default=10
    )
    retention_days = models.PositiveSmallIntegerField(
        _("details are erased after"),
        default=180,
        help_text=_("Days from the end of the last round."),
    )
    # Written once, when another version replaces this one (`contest.rulebook.standing`); until then it is None.
    schedule = models.JSONField(
        _("rounds and groups until it was replaced"), null=True, editable=False
    )

    objects = RulesQuerySet.as_manager()
    audience_text = InReadersLanguage("audience")
    reason_text = InReadersLanguage("reason")

    class Meta:
        verbose_name = _("rules")
        verbose_name_plural = _("rules")
        ordering = ["contest", "-number"]
        permissions = [("issue_rules", _("Can issue rules"))]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "number"], name="rules_version_is_unique_in_contest"
            ),
            models.UniqueConstraint(
                fields=["contest"], condition=Q(issued_at=None), name="one_draft_of_rules_a_contest"
            ),
        ]

    def __str__(self) -> str:
        return _("%(contest)s, version %(number)s") % {
            "contest": self.contest,
            "number": self.number,
        }

    @property
    def is_issued(self) -> bool:
        return self.issued_at is not None

    @property
    def title(self) -> str:
        """What it is called where it is printed, in the reader's language."""
        return _("Rules of “%(contest)s”, version %(number)s") % {
            "contest": self.contest.title,
            "number": self.number,
        }

    @property
    def lead(self) -> str:
        """The sentence that introduces it."""
        return str(
            _("Who may take part, what is asked, how the ranking is made, which prizes there are.")
        )

    @property
    def slug(self) -> str:
        """What a file of it is called after."""
        return f"{self.contest.slug}-{self.number}"

    @property
    def last_published_at(self) -> datetime | None:
        return self.issued_at

    def get_absolute_url(self) -> str:
        """The page on which this version is printed, in the reader's language."""
        return reverse("contest_rules_version", args=[self.contest.slug, self.number])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves a draft. Raises IssuedRulesError once the version was made known."""
        refuse_if_issued(self.pk)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        refuse_if_issued(self.pk)
        return super().delete(*args, **kwargs)


def refuse_if_issued(rules_id: int | None) -> None:
    """Raises IssuedRulesError. Asks the database, for what stands in memory may have been read before."""
    if rules_id and Rules.objects.issued().filter(pk=rules_id).exists():
        raise IssuedRulesError("Rules that were issued never change; make a new version.")
