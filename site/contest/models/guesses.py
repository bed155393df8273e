"""Wrong tries at the details that belong to a number by which people are known."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Guess(models.Model):
    """Details with which a number came from one network on one day, and which are not its owner's.

    `mark` is a digest of the contest, the number and the network together, `told` one of these and the details
    (`identity.marks`); none of them stands here. Rows of past days are removed.
    """

    mark = models.CharField(max_length=64, editable=False)
    told = models.CharField(max_length=64, editable=False)
    day = models.DateField(_("day"), db_index=True)

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("wrong tries at a number")
        verbose_name_plural = _("wrong tries at numbers")
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mark", "day", "told"], name="guesses_are_counted_once_a_day"
            )
        ]
