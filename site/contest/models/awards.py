"""Who gets the prizes: lists that one person proposes and another approves, and who was passed over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import (
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
)
from django.utils.translation import gettext_lazy as _

from contest.enums import PassingCause, PrizeScope
from contest.models.audited import Audited, AuditedQuerySet
from contest.models.contests import Contest
from contest.models.decisions import Decision
from contest.models.persons import Person
from contest.models.results import Result
from contest.models.rounds import Round
from contest.models.rules import Rules
from contest.models.rules_parts import Prize
from contest.models.written_once import WrittenOnceModel
from core.clock import edge_columns

# A round's ladder names its round; the ladders of the whole contest have none.
_OF_ROUND, _OF_CONTEST = Q(round__isnull=False), Q(round__isnull=True)


class AwardListQuerySet(AuditedQuerySet["AwardList"]):
    def approved(self) -> AwardListQuerySet:
        return self.exclude(approved_at=None)

    def newest(self) -> AwardListQuerySet:
        """Of each ladder the last list, whatever became of it."""
        return self.filter(~Exists(_later(AwardList.objects.all())))

    def in_force(self) -> AwardListQuerySet:
        """Of each ladder the last approved list: the one that everybody may read."""
        return self.approved().filter(~Exists(_later(AwardList.objects.approved())))

    def resting_on_newest(self) -> AwardListQuerySet:
        """Lists none of whose results was counted again since."""
        counted_again = Result.objects.filter(
            award_lists=OuterRef("pk"), round__results__number__gt=F("number")
        )
        return self.filter(~Exists(counted_again))

    def settled(self) -> AwardListQuerySet:
        """Of each ladder the last list, where it is approved and nothing was done since that asks for another."""
        same_ladder = Q(round=OuterRef("round")) | Q(round=None)
        since = OuterRef("approved_at")
        decided = PassedOver.objects.filter(
            same_ladder,
            Q(decided_at__gte=since) | Q(lifted_at__gte=since),
            contest=OuterRef("contest"),
            scope=OuterRef("scope"),
        )
        return self.newest().approved().resting_on_newest().filter(~Exists(decided))


def _later(lists: AwardListQuerySet) -> AwardListQuerySet:
    """Those of some lists that come after the list of an outer query in its ladder."""
    return lists.filter(
        Q(round=OuterRef("round")) | Q(round=None),
        contest=OuterRef("contest"),
        scope=OuterRef("scope"),
        number__gt=OuterRef("number"),
    )


class AwardList(Audited, models.Model):
    """One version of who gets the prizes of a ladder: a round's, the whole contest's, or that of the units.

    It is frozen when it is proposed; an organiser approves it or sends it back. Everybody reads the last one
    that was approved. The database refuses an approval by whoever had a part in the list.
    """

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="award_lists")
    scope = models.CharField(_("given for"), max_length=10, choices=PrizeScope.choices)
    round = models.ForeignKey(
        Round, models.PROTECT, null=True, blank=True, related_name="award_lists"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    rules = models.ForeignKey(Rules, models.PROTECT, related_name="+")
    results = models.ManyToManyField(Result, related_name="award_lists")
    reason = models.CharField(_("why this version"), max_length=300, blank=True)
    reason_en = models.CharField(
        _("why this version, in English"), max_length=300, blank=True, default="", db_default=""
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    returned_at = models.DateTimeField(_("sent back at"), null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    returned_because = models.CharField(_("why it was sent back"), max_length=300, blank=True)

    objects = AwardListQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of awards")
        verbose_name_plural = _("lists of awards")
        ordering = ["-proposed_at", "-pk"]
        permissions = [
            ("propose_awards", _("Can propose who gets the prizes")),
            ("approve_awards", _("Can approve who gets the prizes")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "number"],
                condition=_OF_ROUND,
                name="award_list_is_unique_in_round",
            ),
            models.UniqueConstraint(
                fields=["contest", "scope", "number"],
                condition=_OF_CONTEST,
                name="award_list_is_unique_in_contest",
            ),
            models.CheckConstraint(
                condition=Q(scope=PrizeScope.ROUND, round__isnull=False)
                | (~Q(scope=PrizeScope.ROUND) & Q(round__isnull=True)),
                name="award_list_of_a_round_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(approved_by=F("proposed_by")),
                name="award_list_is_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(returned_at=None),
                name="award_list_is_decided_once",
            ),
        ]

    def __str__(self) -> str:
        of = self.round or _("%(contest)s, %(scope)s") % {
            "contest": self.contest,
            "scope": self.get_scope_display(),
        }
        return _("%(ladder)s, list %(number)s") % {"ladder": of, "number": self.number}

    @property
    def is_decided(self) -> bool:
        return self.approved_at is not None or self.returned_at is not None


class Award(WrittenOnceModel):
    """A prize for a person or a unit; without a prize, a place on the reserve list, which is never made public.

    `rank` is the place in the ranking, `place` that in the list, from 1.
    """

    list = models.ForeignKey(AwardList, models.CASCADE, related_name="awards")
    place = models.PositiveIntegerField()
    prize = models.ForeignKey(Prize, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="awards")
    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    rank = models.PositiveIntegerField(_("rank"))

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["list", "place"]
        constraints = [
            models.UniqueConstraint(fields=["list", "place"], name="place_is_unique_in_a_list"),
            models.UniqueConstraint(fields=["list", "person"], name="person_stands_once_in_a_list"),
            models.UniqueConstraint(fields=["list", "unit"], name="unit_stands_once_in_a_list"),
            models.CheckConstraint(
                condition=Q(person__isnull=True, unit__isnull=False)
                | Q(person__isnull=False, unit__isnull=True),
                name="award_is_for_a_person_or_a_unit",
            ),
        ]


class AwardPart(models.Model):
    """That somebody had a part in a list: who proposed it, and whose decisions it rests on."""

    list = models.ForeignKey(AwardList, models.CASCADE, related_name="parts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("part in a list of awards")
        verbose_name_plural = _("parts in lists of awards")
        constraints = [
            models.UniqueConstraint(fields=["list", "user"], name="part_is_noted_once_a_list")
        ]


class PassedOver(Audited, Decision):
    """Somebody who gets no prize of a ladder although the ranking says so; it may be taken back, and both stay."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="+")
    scope = models.CharField(_("given for"), max_length=10, choices=PrizeScope.choices)
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    cause = models.CharField(_("cause"), max_length=12, choices=PassingCause.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("person or unit passed over")
        verbose_name_plural = _("persons and units passed over")
        ordering = ["decided_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"],
                condition=_OF_ROUND & Q(lifted_at=None),
                name="person_is_passed_over_once_in_round",
            ),
            models.UniqueConstraint(
                fields=["contest", "scope", "person"],
                condition=_OF_CONTEST & Q(lifted_at=None),
                name="person_is_passed_over_once_in_contest",
            ),
            models.UniqueConstraint(
                fields=["contest", "scope", "unit"],
                condition=_OF_CONTEST & Q(lifted_at=None),
                name="unit_is_passed_over_once_in_contest",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True, unit__isnull=False)
                | Q(person__isnull=False, unit__isnull=True),
                name="passed_over_is_a_person_or_a_unit",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.unit)


@edge_columns
def ends_of_appeals(after: datetime) -> Iterator[QuerySet[AwardList, datetime]]:
    """When appeals against public winners are no longer taken: remembered pages say until when they are."""
    # On SQLite, Django multiplies durations by plain integers alone.
    days = ExpressionWrapper(F("rules__appeal_days"), IntegerField())
    lasts = ExpressionWrapper(days * timedelta(days=1), DurationField())
    ends = ExpressionWrapper(F("approved_at") + lasts, DateTimeField())
    public = AwardList.objects.approved().filter(contest__is_public=True).annotate(ends=ends)
    yield public.filter(ends__gt=after).values_list("ends", flat=True)
