"""Appeals: what contestants say against published results, and what people decided about it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contest.enums import AppealKind, AppealState, Remedy, Verdict
from contest.models.audited import Audited, AuditedQuerySet
from contest.models.awards import AwardList
from contest.models.contests import Contest
from contest.models.entries import Entry
from contest.models.results import Result
from core.languages import InReadersLanguage


class AppealQuerySet(AuditedQuerySet["Appeal"]):
    def undecided(self) -> AppealQuerySet:
        """Those that wait for an answer."""
        return self.filter(decided_at=None)

    def due_before(self, moment: datetime) -> AppealQuerySet:
        """Those whose answer is due before a moment, or was due, and was not given: the most urgent first."""
        return self.undecided().filter(due_at__lt=moment).order_by("due_at", "pk")


class Appeal(Audited, models.Model):
    """One case. Who appeals is known by the entry alone; what they wrote stands sealed: `text`.

    `number` is what people of the contest call the case by, `code` what the contestant asks for it by, `awards` the
    list that was public when it came. `mark` is a digest of the entry, the kind and the text, by which the same
    appeal sent twice is one; it is empty, as `sealed` is, once the details of the contestant are erased. An upheld
    appeal names the `remedy` that was done, and, where the round was counted again because of it, the counts
    `before` and `after`. The database refuses a decision by whoever proposed or approved the list.
    """

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="appeals")
    number = models.PositiveIntegerField(_("number"))
    code = models.CharField(_("code"), max_length=16, unique=True, editable=False)
    awards = models.ForeignKey(
        AwardList,
        models.PROTECT,
        related_name="appeals",
        verbose_name=_("list of awards"),
    )
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="appeals")
    kind = models.CharField(_("kind"), max_length=10, choices=AppealKind.choices)
    sealed = models.TextField(blank=True, editable=False)
    mark = models.CharField(max_length=64, blank=True, editable=False)
    received_at = models.DateTimeField(_("received"))
    due_at = models.DateTimeField(_("to be answered before"))
    taken_at = models.DateTimeField(_("taken on"), null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    verdict = models.CharField(_("decision"), max_length=10, choices=Verdict.choices, blank=True)
    remedy = models.CharField(
        _("done because of it"), max_length=10, choices=Remedy.choices, blank=True
    )
    reason = models.CharField(_("reason"), max_length=600, blank=True)
    reason_en = models.CharField(_("reason in English"), max_length=600, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    before = models.ForeignKey(
        Result,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("count before"),
    )
    after = models.ForeignKey(
        Result,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appeals",
        verbose_name=_("count after"),
    )

    objects = AppealQuerySet.as_manager()
    reason_text = InReadersLanguage("reason")

    # How many there are stands on a page that is made anew within minutes; a decision says that content changed.
    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["received_at", "pk"]
        permissions = [
            ("take_appeal", _("Can read an appeal and take it on")),
            ("decide_appeal", _("Can decide on an appeal")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "number"], name="appeal_number_is_unique_in_contest"
            ),
            models.UniqueConstraint(
                fields=["mark"], condition=Q(mark__gt=""), name="same_appeal_is_kept_once"
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, verdict="", remedy="", after__isnull=True)
                | Q(decided_at__isnull=False, verdict=Verdict.UPHELD)
                | Q(
                    decided_at__isnull=False,
                    verdict=Verdict.REJECTED,
                    remedy="",
                    after__isnull=True,
                ),
                name="appeal_is_decided_as_a_whole",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.UPHELD) | ~Q(remedy=""),
                name="upheld_appeal_names_its_remedy",
            ),
            models.CheckConstraint(
                condition=Q(before__isnull=True, after__isnull=True)
                | Q(before__isnull=False, after__isnull=False),
                name="recount_of_an_appeal_has_two_counts",
            ),
        ]

    def __str__(self) -> str:
        return _("%(contest)s, appeal no. %(number)s") % {
            "contest": self.contest,
            "number": self.number,
        }

    @property
    def state(self) -> AppealState:
        """How far it has come, as its sender is told."""
        if self.decided_at:
            return AppealState.DECIDED
        return AppealState.TAKEN if self.taken_at else AppealState.RECEIVED
