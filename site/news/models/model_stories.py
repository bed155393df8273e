"""Model stories: what one place did, told so that another can do it too."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from core.models import BasePage
from story.blocks import RICH_TEXT_FEATURES, StoryBlock


class ModelStoryIndexPage(BasePage):
    """Lists the model stories below it, filtered by pillar, topic, place and cost."""

    template = "pages/model_story_index_page.html"
    page_description = _("The list of model stories, with filters")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.ModelStoryPage"]
    max_count_per_parent = 1
    query_parameters = ("pillar", "topic", "unit", "cost", "page")

    class Meta:
        verbose_name = _("list of model stories")
        verbose_name_plural = _("lists of model stories")


class ModelStoryPage(BasePage):
    """One model: the problem, what was done, what it cost and what came of it."""

    template = "pages/model_story_page.html"
    page_description = _("A success that others can repeat, in fixed parts")
    parent_page_types = ["news.ModelStoryIndexPage"]
    subpage_types: list[str] = []

    problem = RichTextField(_("problem"), features=RICH_TEXT_FEATURES)
    what_was_done = RichTextField(_("what was done"), features=RICH_TEXT_FEATURES)
    steps = StreamField(StoryBlock(), verbose_name=_("steps"), blank=True)
    cost = models.PositiveBigIntegerField(_("cost in đồng"), null=True, blank=True)
    cost_note = models.CharField(_("note on the cost"), max_length=250, blank=True)
    results = RichTextField(_("results"), features=RICH_TEXT_FEATURES)
    place = models.ForeignKey(
        "units.Unit", models.PROTECT, related_name="model_stories", verbose_name=_("place")
    )
    pillar = models.ForeignKey(
        "programme.Pillar", models.PROTECT, related_name="model_stories", verbose_name=_("pillar")
    )
    topic = models.ForeignKey(
        "programme.Topic",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="model_stories",
        verbose_name=_("topic"),
    )
    contact = models.CharField(
        _("contact"),
        max_length=250,
        help_text=_("A post or an office, with its public telephone number."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("problem"),
        FieldPanel("what_was_done"),
        FieldPanel("steps"),
        FieldPanel("cost"),
        FieldPanel("cost_note"),
        FieldPanel("results"),
        FieldPanel("place"),
        FieldPanel("pillar"),
        FieldPanel("topic"),
        FieldPanel("contact"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("problem"),
        index.SearchField("what_was_done"),
        index.SearchField("results"),
    ]

    class Meta:
        verbose_name = _("model story")
        verbose_name_plural = _("model stories")
