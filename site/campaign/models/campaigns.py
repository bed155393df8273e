"""The page of each year's campaign; old years stay readable at their own address."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from campaign.models.guidance import GuidanceTopicPage
from campaign.models.workshops import WorkshopPage
from core.models import BasePage
from core.restrictions import open_pages
from programme.models import Campaign
from quiz_embed.models import Quiz
from story.blocks import StoryBlock

# More kits than this are found in the library.
KITS = 6


class CampaignIndexPage(BasePage):
    """Lists the campaigns, newest first."""

    template = "pages/campaign_index_page.html"
    page_description = _("The list of yearly campaigns")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaign.CampaignPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of campaigns")
        verbose_name_plural = _("lists of campaigns")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        years = open_pages(CampaignPage.objects.child_of(self), inside=self.path)
        years = years.select_related("campaign", "locale")
        return {
            **super().get_context(request, *args, **kwargs),
            "years": years.defer_streamfields().order_by("-campaign__year"),
        }


class CampaignPage(BasePage):
    """One year's campaign: theme, phases, topics, documents, and what there is to join."""

    template = "pages/campaign_page.html"
    page_description = _("One year's campaign, from its record")
    parent_page_types = ["campaign.CampaignIndexPage"]
    subpage_types = ["campaign.WorkshopPage"]

    campaign = models.ForeignKey(
        "programme.Campaign", models.PROTECT, related_name="pages", verbose_name=_("campaign")
    )
    quiz = models.ForeignKey(
        "quiz_embed.Quiz",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("quiz"),
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("campaign"),
        FieldPanel("quiz"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("campaign page")
        verbose_name_plural = _("campaign pages")

    @property
    def kind_label(self) -> str:
        return gettext("Campaign")

    @property
    def told_on(self) -> date | None:
        """A campaign of an earlier year is told as it was."""
        return self.campaign.told_on if self.campaign_id else None

    @classmethod
    def for_reading(cls, pages: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """The same pages with their campaign, in the same query."""
        return pages.select_related("campaign")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        campaign = (
            Campaign.objects.select_related("owner", "focal_unit")
            .prefetch_related("phases", "documents__replaced_by")
            .get(pk=self.campaign_id)
        )
        return {
            **super().get_context(request, *args, **kwargs),
            "campaign": campaign,
            "phases": sorted(campaign.phases.all(), key=lambda phase: phase.starts_on),
            "topics": self._topics(campaign, request),
            "workshops": list(self._workshops()),
            "kits": campaign.kits.public().order_by("-pk")[:KITS],
            "slogans": campaign.slogans.usable().count(),
            "open_quiz": self._open_quiz(),
        }

    def _topics(self, campaign: Campaign, request: HttpRequest) -> list[dict[str, str]]:
        """The topics of the year that have a page in this language."""
        chosen = campaign.guidance_topics.through.objects.filter(campaign=campaign)
        pages = open_pages(
            GuidanceTopicPage.objects.filter(
                topic__in=chosen.values("topic"), locale_id=self.locale_id
            )
        )
        pages = pages.select_related("topic", "locale").order_by("topic__sort_order", "path")
        return [page.card(request) for page in pages]

    def _workshops(self) -> Any:
        if not self.path:
            return WorkshopPage.objects.none()
        workshops = open_pages(WorkshopPage.objects.child_of(self), inside=self.path)
        return workshops.select_related("locale").order_by("path")

    def _open_quiz(self) -> Quiz | None:
        return Quiz.objects.open().filter(pk=self.quiz_id).first() if self.quiz_id else None
