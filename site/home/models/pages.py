"""The home page, which changes with the campaign, and pages of plain text."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail.url_routing import RouteResult

from core.models import BasePage
from core.routing import forget_stale_roots, page_below
from home.campaign_now import current_campaign
from home.phase_story import moment_in, story_of
from home.sections import gather
from programme.enums import PhaseKind
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

    kicker = models.CharField(
        _("line above the title"),
        max_length=80,
        blank=True,
        help_text=_("For example: Our province joins in."),
    )
    lead_article = models.ForeignKey(
        "news.ArticlePage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead article"),
        help_text=_("Empty: the newest."),
    )
    quiz = models.ForeignKey(
        "quiz_embed.Quiz",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("quiz"),
        help_text=_("Empty, or when it is closed: the newest open one."),
    )
    kit = models.ForeignKey(
        "media.Kit",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kit"),
        help_text=_("Empty: the newest."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kicker"),
        MultiFieldPanel(
            [
                HelpPanel(
                    content=_(
                        "Everything else comes by itself: the theme, the phase and the days from the "
                        "campaign, the newest articles and stories, the guidance topics. The preview "
                        "shows the page in each phase."
                    )
                ),
                FieldPanel("lead_article"),
                FieldPanel("quiz"),
                FieldPanel("kit"),
            ],
            heading=_("Chosen by hand"),
        ),
        InlinePanel(
            "results",
            heading=_("Results of the campaign"),
            label=_("Figure"),
            help_text=_("Shown when the campaign is over, each with its source and date."),
            max_num=4,
        ),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page at this address in two queries, however deep; Wagtail takes two for each level."""
        forget_stale_roots(self, request)
        page = page_below(self, path_components)
        if page is None:
            return super().route(request, path_components)
        return page.route(request, [])

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """As it is now, and in each phase of the campaign."""
        return [("", _("Now")), *PhaseKind.choices]

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        context = self.get_context(request)
        if mode_name not in PhaseKind.values:
            return context
        return {**context, **self._content(request, timezone.now(), PhaseKind(mode_name))}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **self._content(request, timezone.now())}

    def _content(
        self, request: HttpRequest, now: datetime, phase: PhaseKind | None = None
    ) -> dict[str, Any]:
        """What the page shows at a moment; in a preview, at a moment within the given phase."""
        campaign = current_campaign(request, now)
        at = moment_in(campaign, phase, now) if campaign and phase else now
        shown = phase or (campaign.phase(at) if campaign else PhaseKind.RUNNING)
        sections = gather(self, request, now)
        return {
            "campaign": campaign,
            "phase": shown,
            "story_of_phase": story_of(campaign, shown, at) if campaign else None,
            "results": self._results() if shown == PhaseKind.AFTER else [],
            "sections": sections,
            "order": sections.in_order(shown),
            "doors": sections.doors(shown),
        }

    def _results(self) -> list[Any]:
        return [result.figure for result in self.results.select_related("figure")]


class HomeResult(Orderable):
    """A figure that the home page shows when the campaign is over."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="results")
    figure = models.ForeignKey(
        "programme.Figure", models.CASCADE, related_name="+", verbose_name=_("figure")
    )

    panels = [FieldPanel("figure")]

    class Meta(Orderable.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")


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
