"""Wrong tries at the details that belong to a number by which people are known."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Guess(models.Model):
    """How often a number came from one network on one day with details that are not its owner's.

    `mark` is a digest of the contest, the number and the network together (`identity.marks`), of which none stands
    here. Rows of past days are removed.
    """

    mark = models.CharField(max_length=64, editable=False)
    day = models.DateField(_("day"), db_index=True)
    count = models.PositiveIntegerField(_("wrong tries"))

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("wrong tries at a number")
        verbose_name_plural = _("wrong tries at numbers")
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["mark", "day"], name="guesses_are_counted_once_a_day")
        ]
