"""Decisions of people that may be lifted again; both stay on record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contest.models.audited import AuditedQuerySet


class DecisionQuerySet(AuditedQuerySet[Any]):
    def in_force(self) -> DecisionQuerySet:
        """Those that nobody has lifted."""
        return self.filter(lifted_at=None)

    def in_force_at(self, at: datetime) -> DecisionQuerySet:
        """Those that were made by a moment and not lifted by it."""
        return self.filter(Q(lifted_at=None) | Q(lifted_at__gt=at), decided_at__lte=at)


class Decision(models.Model):
    """Who decided something when, and who lifted it when. What is decided, and why, its models say themselves."""

    decided_at = models.DateTimeField(_("decided"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = DecisionQuerySet.as_manager()

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
