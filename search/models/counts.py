"""What readers looked for in vain, counted by day: no reader, no hour, no address."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.contrib.search_promotions.models import Query


class FruitlessSearch(models.Model):
    """How often a query found nothing on a day. `query` is shared with Wagtail's own log of queries."""

    query = models.ForeignKey(Query, models.CASCADE, related_name="fruitless")
    date = models.DateField()
    times = models.PositiveIntegerField(default=0)

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search that found nothing")
        verbose_name_plural = _("searches that found nothing")
        constraints = [
            models.UniqueConstraint(fields=["query", "date"], name="fruitless_query_of_a_day")
        ]

    def __str__(self) -> str:
        return str(self.query)
