"""Names of winners that stand on no public page."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contest.models.audited import Audited, AuditedQuerySet
from contest.models.persons import Person


class TakeDown(Audited, models.Model):
    """The decision that a contestant's name stands on no public page; it may be undone, and both stay on record."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="take_downs")
    reason = models.CharField(_("reason"), max_length=300)
    taken_at = models.DateTimeField(_("taken down"))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = AuditedQuerySet.as_manager()

    # Without `changes_no_page`: the page with the name is remembered under the content's version.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("name taken down")
        verbose_name_plural = _("names taken down")
        ordering = ["-taken_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(undone_at=None),
                name="name_is_taken_down_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
