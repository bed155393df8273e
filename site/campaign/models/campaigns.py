"""The page of each year's campaign; old years stay readable at their own address."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.models import BasePage
from story.blocks import StoryBlock


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
