"""Tables of how many people of each unit took part: made at set moments, and never changed."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from contest.models.contests import Contest
from contest.models.rounds import Round


class UnitTableQuerySet(models.QuerySet["UnitTable"]):
    def shown(self, at: datetime) -> UnitTableQuerySet:
        """Tables that may be shown at a moment: no round of which they know entries is open.

        Whatever is to be foretold. "How many take part" and "what percentage" are told by the table itself. "How
        many are fully right" follows nearly as well: results of earlier rounds are public and tell what share of
        the people that is, and who reads the last table before the close would foretell better than who entered
        before it.
        """
        still_open = Round.objects.filter(
            contest=OuterRef("contest"), opens_at__lt=OuterRef("as_of"), closes_at__gt=at
        )
        return self.filter(~Exists(still_open))


class UnitTable(models.Model):
    """The people who had sent an entry before `as_of`, by unit, as they were found at `made_at`.

    `without_unit` are people who named no unit, or one for which no unit of that day stands.
    """

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="unit_tables")
    as_of = models.DateTimeField(_("entries sent before"))
    made_at = models.DateTimeField(_("table made at"))
    without_unit = models.PositiveIntegerField(_("people without a unit"))

    objects = UnitTableQuerySet.as_manager()

    # The admin lists nowhere what refers to a contest by its tables.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("table of units")
        verbose_name_plural = _("tables of units")
        ordering = ["contest", "-as_of"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "as_of"], name="one_table_of_units_a_contest_and_moment"
            )
        ]

    def __str__(self) -> str:
        return _("%(contest)s, table of units no. %(number)s") % {
            "contest": self.contest,
            "number": self.pk,
        }


class UnitTableRow(models.Model):
    """The people of one unit, and how many people the unit had by the register when the table was made."""

    table = models.ForeignKey(UnitTable, models.CASCADE, related_name="rows")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    people = models.PositiveIntegerField(_("people who took part"))
    headcount = models.PositiveIntegerField(_("number of people"), null=True)
    headcount_source = models.CharField(_("source of the number"), max_length=200, blank=True)
    headcount_on = models.DateField(_("day of the number"), null=True)

    # The table itself says that content has changed, once for all its rows.
    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("row of a table of units")
        verbose_name_plural = _("rows of a table of units")
        constraints = [
            models.UniqueConstraint(
                fields=["table", "unit"], name="unit_stands_once_in_a_table_of_units"
            )
        ]
