"""The rows of a version of the rules: how many questions of each topic, and which prizes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from contest.enums import Difficulty, PrizeScope
from contest.models.audited import Audited, AuditedQuerySet
from contest.models.rules import Rules, refuse_if_issued
from core.languages import InReadersLanguage


class PartOfRules(Audited, Orderable):
    """A row of a version of the rules, which changes as little as the version itself."""

    rules_id: int

    objects = AuditedQuerySet.as_manager()

    class Meta(Orderable.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        refuse_if_issued(self.rules_id)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        refuse_if_issued(self.rules_id)
        return super().delete(*args, **kwargs)


class TopicQuota(PartOfRules):
    """How many questions of a topic, and of a difficulty where one is named, an attempt draws."""

    rules = ParentalKey(Rules, on_delete=models.CASCADE, related_name="quotas")
    topic = models.ForeignKey(
        "programme.Topic", models.PROTECT, related_name="+", verbose_name=_("topic")
    )
    difficulty = models.PositiveSmallIntegerField(
        _("difficulty"), choices=Difficulty.choices, null=True, blank=True
    )
    count = models.PositiveSmallIntegerField(_("number of questions"))

    class Meta(PartOfRules.Meta):
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")


class Prize(PartOfRules):
    """A step of the prize ladder, the highest first."""

    rules = ParentalKey(Rules, on_delete=models.CASCADE, related_name="prizes")
    scope = models.CharField(
        _("given for"), max_length=10, choices=PrizeScope.choices, default=PrizeScope.ROUND
    )
    name = models.CharField(_("prize"), max_length=120)
    name_en = models.CharField(_("prize in English"), max_length=120, blank=True)
    quantity = models.PositiveSmallIntegerField(_("number of prizes"), default=1)
    amount = models.PositiveBigIntegerField(
        _("worth, in đồng"), null=True, blank=True, help_text=_("Whole đồng, without points.")
    )

    title = InReadersLanguage("name")

    class Meta(PartOfRules.Meta):
        verbose_name = _("prize")
        verbose_name_plural = _("prizes")

    def __str__(self) -> str:
        return self.name
