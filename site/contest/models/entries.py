"""Attempts, and the entries that came of them. An entry is written once and never again."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from contest import codes
from contest.models.audited import Audited
from contest.models.decisions import Decision
from contest.models.persons import Person
from contest.models.rounds import Round
from contest.models.rules import Rules
from contest.models.written_once import WrittenOnceModel


class Attempt(models.Model):
    """A person's turn in a round: the questions drawn, in which order, and until when (`timing.ends_at`).

    `slot` is what the policy allows one of: "ever", "r3" (round 3), "r3-2" (its second turn) or "d2031-09-01".
    `draw` is [[question id, [option ids in the order shown]], …]. `network_mark` and `device_mark` are digests of
    the network a beginning came from, and of it with the words by which the browser calls itself
    (`identity.marks`): for `contest.signs` alone, emptied with the details.
    """

    nonce = models.CharField(max_length=32, unique=True, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="attempts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attempts")
    rules = models.ForeignKey(Rules, models.PROTECT, related_name="+")
    slot = models.CharField(max_length=24)
    draw = models.JSONField()
    started_at = models.DateTimeField(_("started"))
    deadline = models.DateTimeField(_("time ends"), null=True, blank=True)
    flags = models.JSONField(default=list, blank=True)
    network_mark = models.CharField(
        max_length=64, blank=True, default="", db_default="", editable=False
    )
    device_mark = models.CharField(
        max_length=64, blank=True, default="", db_default="", editable=False
    )

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "slot"], name="no_more_attempts_than_the_rules_allow"
            )
        ]


class Entry(WrittenOnceModel):
    """What was sent, as it was sent. Who is behind it is known through `person` alone.

    `answers` maps the id of each question to the id of the chosen option, both as text. Whether they are right
    is reckoned after the round has closed (`contest.counting`) and never kept here.
    """

    attempt = models.OneToOneField(Attempt, models.PROTECT, related_name="entry")
    round = models.ForeignKey(Round, models.PROTECT, related_name="entries")
    person = models.ForeignKey(Person, models.PROTECT, related_name="entries")
    receipt = models.CharField(_("receipt"), max_length=16, unique=True)
    answers = models.JSONField()
    prediction = models.DecimalField(_("prediction"), max_digits=12, decimal_places=2)
    started_at = models.DateTimeField(_("started"))
    submitted_at = models.DateTimeField(_("sent at"))
    is_late = models.BooleanField(_("late"), default=False)
    flags = models.JSONField(default=list, blank=True)

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes = [models.Index(fields=["round", "person"], name="entries_of_a_round")]

    def __str__(self) -> str:
        return codes.shown(self.receipt)

    @property
    def annulment(self) -> Annulment | None:
        """The decision that keeps it out of a count now."""
        return self.annulments.in_force().first()


class Annulment(Audited, Decision):
    """The decision that an entry does not count; it may be lifted, and both stay on record.

    Where it was made from a sign, that is about other entries too, and its words may name whoever sent those.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="annulments")
    # Few rows, and making an index keeps everybody waiting.
    sign = models.ForeignKey(
        "contest.Sign",
        models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        related_name="annulments",
        verbose_name=_("sign"),
    )
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("annulment")
        verbose_name_plural = _("annulments")
        ordering = ["-decided_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry"],
                condition=models.Q(lifted_at=None),
                name="entry_is_annulled_once_at_a_time",
            )
        ]
