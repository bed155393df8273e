"""The home page, which changes with the campaign, and pages of plain text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.models import BasePage
from story.blocks import StoryBlock


class HomePage(BasePage):
    """The first page; what stands on it follows the campaign's phase."""

    template = "pages/home_page.html"
    page_description = _("The first page, which changes with the campaign's phase by itself")
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "news.NewsIndexPage",
        "news.ModelStoryIndexPage",
        "campaign.CampaignIndexPage",
        "campaign.GuideIndexPage",
        "home.StandardPage",
    ]
    # One for each language: the translation of the home page is its sibling.
    max_count = 2

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class StandardPage(BasePage):
    """Plain text: about, accessibility, privacy."""

    template = "pages/standard_page.html"
    page_description = _("A page of text, such as the accessibility statement")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    body = StreamField(StoryBlock(), verbose_name=_("body"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
