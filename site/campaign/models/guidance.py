"""Guidance: topics residents learn, each with guides told step by step."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.models import BasePage
from core.restrictions import open_pages
from story.blocks import StepsBlock, StoryBlock, step_texts
from story.links import pages_linked_from


class GuideIndexPage(BasePage):
    """Lists the guidance topics."""

    template = "pages/guide_index_page.html"
    page_description = _("The list of guidance topics")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaign.GuidanceTopicPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of guidance topics")
        verbose_name_plural = _("lists of guidance topics")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        topics = open_pages(GuidanceTopicPage.objects.child_of(self), inside=self.path)
        topics = topics.select_related("topic", "locale")
        return {
            **super().get_context(request, *args, **kwargs),
            "topics": [each.card(request) for each in topics.order_by("topic__sort_order", "path")],
        }


class GuidanceTopicPage(BasePage):
    """One topic, with the guides below it."""

    template = "pages/guidance_topic_page.html"
    page_description = _("A guidance topic with its guides")
    parent_page_types = ["campaign.GuideIndexPage"]
    subpage_types = ["campaign.GuidancePage"]

    topic = models.ForeignKey(
        "programme.Topic",
        models.PROTECT,
        related_name="guidance_pages",
        limit_choices_to={"is_guidance": True},
        verbose_name=_("topic"),
        help_text=_("Gives the page its pictogram and its place in the list."),
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("topic"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("guidance topic page")
        verbose_name_plural = _("guidance topic pages")

    def card(self, request: HttpRequest) -> dict[str, str]:
        """What `components/topics.html` prints of it; the topic and the locale are at hand."""
        return {
            "url": self.get_url(request) or "",
            "title": self.title,
            "text": self.summary or self.topic.text,
            "pictogram": self.topic.pictogram,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        guides = open_pages(GuidancePage.objects.child_of(self), inside=self.path)
        return {
            **super().get_context(request, *args, **kwargs),
            "guides": guides.select_related("locale").defer_streamfields().order_by("path"),
        }


class GuidancePage(BasePage):
    """One guide, told in steps."""

    template = "pages/guidance_page.html"
    page_description = _("A guide in numbered steps")
    parent_page_types = ["campaign.GuidanceTopicPage"]
    subpage_types: list[str] = []

    steps = StreamField(StepsBlock(), verbose_name=_("steps"))
    body = StreamField(
        StoryBlock(),
        verbose_name=_("after the steps"),
        blank=True,
        help_text=_("A quiz, a video, where to ask for help."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("steps"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("steps"), index.SearchField("body")]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        before, after = self._neighbours()
        return {
            **super().get_context(request, *args, **kwargs),
            "before": before,
            "after": after,
            "links": pages_linked_from(step_texts(self.steps)),
        }

    def _neighbours(self) -> tuple[GuidancePage | None, GuidancePage | None]:
        """The live guides of the same topic that stand before and after this one."""
        if not self.path:
            return None, None
        topic = self.path[: -self.steplen]
        beside = open_pages(GuidancePage.objects.sibling_of(self, inclusive=False), inside=topic)
        beside = beside.select_related("locale").defer_streamfields()
        return (
            beside.filter(path__lt=self.path).order_by("-path").first(),
            beside.filter(path__gt=self.path).order_by("path").first(),
        )
