"""The ledger of a round: its entries chained in order, heads published each minute, and the file made of it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contest.enums import LedgerFault
from contest.models.awards import AwardList
from contest.models.entries import Entry
from contest.models.results import Result
from contest.models.rounds import Round
from contest.models.written_once import WrittenOnceModel


class Ledger(WrittenOnceModel):
    """The chain of a round. It begins with `opening`, which stays secret until a file is published.

    `opening` is canonical JSON of contest, round, instants of opening and close, version and digest of the rules,
    the digest of the questions with their right answers, and a random nonce without which heads of an empty ledger
    could be told from others.
    """

    round = models.OneToOneField(Round, models.PROTECT, related_name="ledger")
    opening = models.TextField(editable=False)
    begun_at = models.DateTimeField(_("chain begun at"))

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("ledger")
        verbose_name_plural = _("ledgers")


class LedgerLine(WrittenOnceModel):
    """The place of an entry in the chain, 1 for the first. `commitment` and `link` are digests in hexadecimal."""

    ledger = models.ForeignKey(Ledger, models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField(_("position in the chain"))
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="ledger_line")
    commitment = models.CharField(max_length=64, editable=False)
    link = models.CharField(max_length=64, editable=False)

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("line of a ledger")
        verbose_name_plural = _("lines of ledgers")
        constraints = [
            models.UniqueConstraint(
                fields=["ledger", "position"], name="position_is_taken_once_in_a_ledger"
            )
        ]


class LedgerHead(WrittenOnceModel):
    """What was published of the chain at a whole minute (`at`). It tells no count, not even whether any came.

    `closes_at` is the close of the round that it tells of; None in ledgers that were begun before heads did.
    """

    ledger = models.ForeignKey(Ledger, models.PROTECT, related_name="heads")
    at = models.DateTimeField(_("head published at"))
    closes_at = models.DateTimeField(_("closes at"), null=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)

    # They come by the minute; pages are remembered for minutes, and the list of heads is made anew each time.
    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("head of a ledger")
        verbose_name_plural = _("heads of ledgers")
        ordering = ["ledger", "at"]
        constraints = [
            models.UniqueConstraint(fields=["ledger", "at"], name="one_head_a_minute_and_ledger")
        ]


class LedgerFileQuerySet(models.QuerySet["LedgerFile"]):
    def published(self) -> LedgerFileQuerySet:
        """Those that everybody can have, oldest first."""
        return self.exclude(made_at=None).order_by("round", "number")

    def waiting(self) -> LedgerFileQuerySet:
        """Those that are still to be made, oldest first."""
        return self.filter(made_at=None, fault="").order_by("ordered_at", "pk")

    def faulty(self) -> LedgerFileQuerySet:
        """Those that can't be made, oldest first."""
        return self.exclude(fault="").order_by("ordered_at", "pk")


class LedgerFile(models.Model):
    """The whole ledger of a round with everything that its result rests on, for everybody to count again.

    It is ordered with a count, which says here what it rests on, and made afterwards; or with the approval of a list
    of `awards`, whose winners then stand in it. `reason` stands in the file,
    `reason_en` beside it for readers of English. `lines` is how many
    lines of the ledger were counted; `annulled` are numbers of entries, `excluded` codes of persons, `voided`
    ids of questions. `file` is compressed; `size` and `digest` (SHA-256) are of what is in it.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="ledger_files")
    number = models.PositiveSmallIntegerField(_("number"))
    result = models.ForeignKey(Result, models.PROTECT, related_name="ledger_files")
    # Few rows, and making an index keeps everybody waiting.
    awards = models.ForeignKey(
        AwardList,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        editable=False,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    reason_en = models.CharField(
        _("reason in English"), max_length=300, blank=True, default="", db_default=""
    )
    lines = models.PositiveIntegerField(editable=False)
    annulled = models.JSONField(default=list, editable=False)
    excluded = models.JSONField(default=list, editable=False)
    voided = models.JSONField(default=list, editable=False)
    ordered_at = models.DateTimeField(_("file ordered at"))
    made_at = models.DateTimeField(_("file made at"), null=True, blank=True)
    # It stays: a count by what was changed is no better once that is put right, and another count has a file of its own.
    fault = models.CharField(
        _("why it can't be made"),
        max_length=12,
        choices=LedgerFault.choices,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    file = models.FileField(upload_to="ledgers", blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    digest = models.CharField(_("digest of the file"), max_length=64, blank=True)

    objects = LedgerFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a ledger")
        verbose_name_plural = _("files of ledgers")
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "number"], name="ledger_file_number_is_unique_in_round"
            )
        ]

    def get_absolute_url(self) -> str:
        """Where everybody can have it; it never changes under this address."""
        contest = self.round.contest.slug
        return reverse("contest_ledger_file", args=[contest, self.round.number, self.number])
