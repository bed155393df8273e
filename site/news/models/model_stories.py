"""Model stories: what one place did, told so that another can do it too."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from core import text
from core.models import BasePage
from core.restrictions import open_pages
from media.renditions import with_renditions
from news.blocks import ResultFiguresBlock
from news.comparison import Comparison
from news.forms import CompletePageForm
from news.listing import MODEL_STORY_CRITERIA, Listing
from news.models.mixins import LeadImageMixin
from news.related import related_to_model_story
from news.structured_data import model_story_data
from story.blocks import RICH_TEXT_FEATURES, StepsBlock, StoryBlock, step_texts
from story.links import pages_linked_from


class ModelStoryIndexPage(BasePage):
    """Lists the model stories below it, filtered by pillar, topic, place and cost.

    `?compare=12&compare=15` shows two or three of them side by side; the form on the list adds
    `view=comparison`, so that ticking nothing gets an answer.
    """

    template = "pages/model_story_index_page.html"
    page_description = _("The list of model stories, with filters")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.ModelStoryPage"]
    max_count_per_parent = 1
    query_parameters = ("pillar", "topic", "unit", "cost", "page", "compare", "view")

    class Meta:
        verbose_name = _("list of model stories")
        verbose_name_plural = _("lists of model stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        stories = open_pages(ModelStoryPage.objects.child_of(self), inside=self.path)
        context = super().get_context(request, *args, **kwargs)
        wanted = request.GET.getlist("compare")
        comparison = Comparison(stories, wanted, asked="view" in request.GET)
        if comparison.is_ready:
            return context | {"comparison": comparison}
        kept = {"compare": [str(number) for number in comparison.numbers]}
        listing = Listing(stories, MODEL_STORY_CRITERIA, request.GET, kept=kept)
        return context | {
            "comparison": comparison,
            "listing": listing,
            "results": listing.page(ModelStoryPage.for_cards, ["-first_published_at", "-pk"]),
        }


class ModelStoryPage(LeadImageMixin, BasePage):
    """One model: the problem, what was done, what it cost and what came of it."""

    template = "pages/model_story_page.html"
    page_description = _("A success that others can repeat, in fixed parts")
    parent_page_types = ["news.ModelStoryIndexPage"]
    subpage_types: list[str] = []
    base_form_class = CompletePageForm

    problem = RichTextField(
        _("problem"), features=RICH_TEXT_FEATURES, help_text=_("What was hard before, for whom.")
    )
    what_was_done = RichTextField(_("what was done"), features=RICH_TEXT_FEATURES)
    steps = StreamField(StepsBlock(), verbose_name=_("steps"), blank=True)
    results = RichTextField(_("results"), features=RICH_TEXT_FEATURES)
    figures = StreamField(ResultFiguresBlock(), verbose_name=_("figures"), blank=True)
    headline_figure = models.ForeignKey(
        "programme.Figure",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("figure on cards"),
    )
    limits = RichTextField(
        _("what did not work yet"),
        features=RICH_TEXT_FEATURES,
        blank=True,
        help_text=_("Others learn as much from this as from the success."),
    )
    body = StreamField(
        StoryBlock(),
        verbose_name=_("more"),
        blank=True,
        help_text=_("Pictures, documents, a kit, a quiz: what does not fit the parts above."),
    )
    cost = models.PositiveBigIntegerField(
        _("cost in đồng"), null=True, blank=True, help_text=_("Whole đồng; 0 if it cost nothing.")
    )
    cost_note = models.CharField(
        _("note on the cost"),
        max_length=250,
        blank=True,
        help_text=_("What it was spent on, who paid."),
    )
    place = models.ForeignKey(
        "units.Unit", models.PROTECT, related_name="model_stories", verbose_name=_("place")
    )
    period = models.CharField(_("period"), max_length=120, blank=True)
    done_by = models.CharField(_("done by"), max_length=250, blank=True)
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
        LeadImageMixin.lead_image_panel,
        FieldPanel("problem"),
        FieldPanel("what_was_done"),
        FieldPanel("steps"),
        FieldPanel("results"),
        FieldPanel("figures"),
        FieldPanel("limits"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("cost"), FieldPanel("cost_note")], heading=_("Cost")),
        MultiFieldPanel(
            [
                FieldPanel("place"),
                FieldPanel("period"),
                FieldPanel("done_by"),
                FieldPanel("contact"),
            ],
            heading=_("Where, when, who"),
        ),
        MultiFieldPanel([FieldPanel("pillar"), FieldPanel("topic")], heading=_("Filed under")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("problem"),
        index.SearchField("what_was_done"),
        index.SearchField("steps"),
        index.SearchField("results"),
        index.SearchField("limits"),
        index.SearchField("body"),
        index.FilterField("pillar_id"),
        index.FilterField("topic_id"),
    ]

    class Meta:
        verbose_name = _("model story")
        verbose_name_plural = _("model stories")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the story; its first figure is noted apart, so that a list finds those of all its cards at once."""
        self.headline_figure = next((block.value for block in self.figures if block.value), None)
        super().save(*args, **kwargs)

    @property
    def cost_label(self) -> str:
        """The cost as it is read: "1.250.000 đồng"; empty where it is not known."""
        if self.cost is None:
            return ""
        if self.cost == 0:
            return str(_("No cost"))
        return f"{text.number(self.cost, get_language() or 'vi')} đồng"

    @classmethod
    def for_reading(cls, stories: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """The same stories with the records their own page prints, in the same query."""
        return with_renditions(
            stories.select_related("pillar", "topic", "place", "locale"), "lead_image"
        )

    @classmethod
    def for_cards(cls, stories: Any) -> Any:
        """The same stories with what their cards print, and no more, in a fixed number of queries."""
        return with_renditions(
            stories.defer_streamfields().select_related("pillar", "place", "headline_figure"),
            "lead_image",
        )

    def structured_data(self) -> dict[str, Any]:
        """schema.org's Article about a model."""
        return model_story_data(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        parent = self.get_parent()
        return super().get_context(request, *args, **kwargs) | {
            "figures": [block.value for block in self.figures if block.value],
            "index_url": parent.get_url(request) if parent else "",
            "links": pages_linked_from(self._fixed_texts),
            "related": related_to_model_story(self),
        }

    @property
    def _fixed_texts(self) -> list[str]:
        """The parts that every model story has; the pages they link to are looked up together."""
        parts = [self.problem, self.what_was_done, self.results, self.limits]
        return parts + step_texts(self.steps)
