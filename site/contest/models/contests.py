"""Contests: their name, their year, and who answers for them."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Max, Min, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from modelcluster.models import ClusterableModel
from wagtail.search import index

from contest.models.audited import Audited, AuditedQuerySet
from core.languages import InReadersLanguage
from core.search_fields import by_name


class ContestQuerySet(AuditedQuerySet["Contest"]):
    def public(self) -> ContestQuerySet:
        """Those that readers may know of."""
        return self.filter(is_public=True)

    def with_instants(self, at: datetime) -> ContestQuerySet:
        """Each with the instants of its rounds at a moment, None where there is none.

        `open_until`, `opens_next`, and `closed_last`.
        """
        is_open = Q(rounds__opens_at__lte=at, rounds__closes_at__gt=at)
        return self.annotate(
            open_until=Min("rounds__closes_at", filter=is_open),
            opens_next=Min("rounds__opens_at", filter=Q(rounds__opens_at__gt=at)),
            closed_last=Max("rounds__closes_at", filter=Q(rounds__closes_at__lte=at)),
        )

    def timely(self, at: datetime) -> ContestQuerySet:
        """Those with a round that is open at a moment or still to come: the open one that closes first in front."""
        timely = self.with_instants(at).exclude(open_until=None, opens_next=None)
        return timely.order_by(F("open_until").asc(nulls_last=True), "opens_next", "pk")


class Contest(index.Indexed, Audited, ClusterableModel):
    """A contest of several rounds; what it is played by stands in its `Rules`."""

    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("Other sites show the contest by it: don't change it later."),
    )
    name = models.CharField(_("title"), max_length=200)
    name_en = models.CharField(_("title in English"), max_length=200, blank=True)
    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    intro_en = models.TextField(_("introduction in English"), max_length=600, blank=True)
    campaign = models.ForeignKey(
        "programme.Campaign",
        models.PROTECT,
        related_name="contests",
        verbose_name=_("campaign"),
    )
    organiser = models.ForeignKey(
        "units.Unit",
        models.PROTECT,
        related_name="+",
        verbose_name=_("unit that holds it"),
    )
    contact = models.CharField(
        _("contact"),
        max_length=300,
        blank=True,
        help_text=_(
            "Where contestants ask: a post or an office, with its public telephone number."
        ),
    )
    contact_en = models.CharField(_("contact in English"), max_length=300, blank=True)
    ceremony_on = models.DateField(
        _("day of the ceremony"),
        null=True,
        blank=True,
        help_text=_("The day on which results are announced; the last round closes before it."),
    )
    tables_at = models.TimeField(
        _("hour of the tables of units"),
        null=True,
        blank=True,
        help_text=_(
            "Each day of an open round a table is made at this hour of how many people of each unit took part; "
            "it is shown once the round has closed. Empty: the contest shows no tables."
        ),
    )
    tables_hold = models.CharField(
        _("why the tables are held back"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "While something stands here, readers see this reason in place of the tables; they are still made."
        ),
    )
    tables_hold_en = models.CharField(
        _("why the tables are held back, in English"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
    )
    is_public = models.BooleanField(
        _("shown to readers"),
        default=False,
        help_text=_("Only with rules in force and at least one round."),
    )

    # Of a printed page: it is as new as the day on which it is read.
    last_published_at = None
    objects = ContestQuerySet.as_manager()
    title = InReadersLanguage("name")
    introduction = InReadersLanguage("intro")
    contact_text = InReadersLanguage("contact")

    # Questions of the bank have none: nobody finds what a round will ask.
    search_fields = [
        *by_name("name", "name_en"),
        index.SearchField("intro"),
        index.SearchField("intro_en"),
    ]

    class Meta:
        verbose_name = _("contest")
        verbose_name_plural = _("contests")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The contest's own page, in the reader's language."""
        return reverse("contest_page", args=[self.slug])

    @property
    def lead(self) -> str:
        """The sentence that introduces it."""
        return self.introduction
