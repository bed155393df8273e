"""Workshops, whose day is first known only within a window."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from campaign.enums import WorkshopState
from core.models import BasePage
from story.blocks import StoryBlock


class WorkshopPage(BasePage):
    """One workshop: when, where, what and who."""

    template = "pages/workshop_page.html"
    page_description = _("A workshop with its agenda, speakers and documents")
    parent_page_types = ["campaign.CampaignPage"]
    subpage_types: list[str] = []

    state = models.CharField(
        _("date is"), max_length=10, choices=WorkshopState.choices, default=WorkshopState.WINDOW
    )
    window_from = models.DateField(_("window from"), null=True, blank=True)
    window_until = models.DateField(_("window until, not including"), null=True, blank=True)
    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    venue = models.CharField(_("venue"), max_length=250, blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("state"),
        FieldPanel("window_from"),
        FieldPanel("window_until"),
        FieldPanel("starts_at"),
        FieldPanel("ends_at"),
        FieldPanel("venue"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("venue"), index.SearchField("body")]

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
