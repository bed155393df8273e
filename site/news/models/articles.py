"""News: articles of every kind, and the page that lists them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from wagtail_localize.fields import SynchronizedField

from core.models import BasePage
from core.restrictions import open_pages
from media.models import Recording
from media.renditions import with_renditions
from news.blocks import CorrectionsBlock
from news.enums import ArticleKind
from news.forms import CompletePageForm
from news.listing import ARTICLE_CRITERIA, Listing
from news.models.mixins import LeadImageMixin
from news.models.series import Series
from news.related import related_to_article
from news.structured_data import article_data
from story.blocks import StoryBlock

# Syllables a minute, for the reading time; Vietnamese readers take about four a second.
READING_SPEED = 240


class NewsIndexPage(BasePage):
    """Lists the articles below it."""

    template = "pages/news_index_page.html"
    page_description = _("The list of news, with filters by kind, topic and series")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.ArticlePage"]
    max_count_per_parent = 1
    query_parameters = ("kind", "topic", "series", "page")

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        articles = open_pages(ArticlePage.objects.child_of(self), inside=self.path)
        listing = Listing(articles, ARTICLE_CRITERIA, request.GET)
        return super().get_context(request, *args, **kwargs) | {
            "listing": listing,
            "results": listing.page(ArticlePage.for_cards, ["-published_at", "-pk"]),
        }


class ArticlePage(LeadImageMixin, BasePage):
    """One news item, listed by its parent `NewsIndexPage`."""

    template = "pages/article_page.html"
    page_description = _("A dated news item about the campaign")
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    base_form_class = CompletePageForm
    open_graph_type = "article"

    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=ArticleKind.choices,
        default=ArticleKind.BRIEF,
        help_text=_(
            "A video report needs captions and a transcript, an audio report a transcript, "
            "a photo report a picture."
        ),
    )
    published_at = models.DateTimeField(
        _("date shown"),
        default=timezone.now,
        db_index=True,
        help_text=_("For a later time, set a publishing date in the page's status panel."),
    )
    author_line = models.CharField(
        _("author line"),
        max_length=160,
        blank=True,
        help_text=_("Who wrote it, as it is printed: Minh Hà, Tổ biên tập."),
    )
    topic = models.ForeignKey(
        "programme.Topic",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("topic"),
    )
    pillar = models.ForeignKey(
        "programme.Pillar",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("pillar"),
    )
    unit = models.ForeignKey(
        "units.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("unit"),
        help_text=_("The unit or commune the article is about."),
    )
    series = models.ForeignKey(
        Series,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("series"),
    )
    recording = models.ForeignKey(
        "media.Recording",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("video or audio"),
    )
    documents = ParentalManyToManyField(
        "programme.LegalDocument", blank=True, related_name="+", verbose_name=_("documents cited")
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)
    corrections = StreamField(
        CorrectionsBlock(),
        verbose_name=_("corrections"),
        blank=True,
        help_text=_("Printed below the article for everyone to see."),
    )

    # wagtail-localize passes over relations to many unless they are named.
    override_translatable_fields = [SynchronizedField("documents")]

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("published_at"), FieldPanel("author_line")],
            heading=_("Kind, date and author"),
        ),
        LeadImageMixin.lead_image_panel,
        FieldPanel("recording"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("topic"),
                FieldPanel("pillar"),
                FieldPanel("unit"),
                FieldPanel("series"),
            ],
            heading=_("Filed under"),
        ),
        FieldPanel("documents", widget=forms.CheckboxSelectMultiple),
        MultipleChooserPanel(
            "related_links",
            chooser_field_name="target",
            heading=_("Read next"),
            help_text=_("Articles on the same topic, series or unit follow by themselves."),
        ),
        FieldPanel("corrections"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("author_line"),
        index.FilterField("kind"),
        index.FilterField("topic_id"),
        index.FilterField("published_at"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def kind_label(self) -> str:
        return str(self.get_kind_display())

    @property
    def told_on(self) -> date | None:
        """An article tells of its day, and stays as it was written."""
        return timezone.localtime(self.published_at).date() if self.published_at else None

    @property
    def updated_at(self) -> Any:
        """When it was last published anew; None unless that was after the date shown."""
        published, again = self.first_published_at, self.last_published_at
        if not published or not again or again - published < timedelta(minutes=1):
            return None
        return again if again > self.published_at else None

    @property
    def reading_minutes(self) -> int:
        """Whole minutes to read the body, at least one."""
        words = self.body.stream_block.get_searchable_content(self.body)
        return max(1, round(sum(len(text.split()) for text in words) / READING_SPEED))

    @property
    def shown_recording(self) -> Recording | None:
        """The video or sound, unless it may not be shown (any more)."""
        recording = self.recording
        return recording if recording and recording.is_in_force() else None

    def missing_for_publishing(self) -> dict[str, str]:
        missing = super().missing_for_publishing()
        public_from = max(self.go_live_at or timezone.now(), timezone.now())
        if self.published_at and self.published_at > public_from + timedelta(minutes=5):
            missing["published_at"] = _(
                "The date shown is later than the page goes live. Schedule the page for that time."
            )  # type: ignore[assignment]
        if self.kind == ArticleKind.PHOTO and not self._has_picture:
            missing["body"] = _("A photo report needs a picture or a gallery.")  # type: ignore[assignment]
        needs_recording = self.kind in (ArticleKind.VIDEO, ArticleKind.AUDIO)
        if needs_recording and (message := self._missing_recording()):
            missing["recording"] = message
        return missing

    @property
    def _has_picture(self) -> bool:
        return any(block.block_type in ("image", "gallery") for block in self.body)

    def _missing_recording(self) -> str:
        recording = self.recording
        is_video = self.kind == ArticleKind.VIDEO
        if recording is None or recording.type != ("video" if is_video else "audio"):
            wanted = (
                _("A video report needs a video.")
                if is_video
                else _("An audio report needs audio.")
            )
            return str(wanted)
        lacking = []
        if is_video and not recording.captions:
            lacking.append(str(_("captions")))
        if not recording.transcript.strip():
            lacking.append(str(_("a transcript")))
        if not lacking:
            return ""
        return str(
            _("“%(title)s” can't be published without %(lacking)s. Add it in the media library.")
        ) % {"title": recording.title, "lacking": str(_(" and ")).join(lacking)}

    @classmethod
    def for_reading(cls, articles: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """The same articles with the records their own page prints, in the same query."""
        records = articles.select_related(
            "topic", "pillar", "unit", "series", "recording", "locale"
        )
        return with_renditions(records, "lead_image")

    @classmethod
    def for_cards(cls, articles: Any) -> Any:
        """The same articles with what their cards print, and no more, in a fixed number of queries."""
        return with_renditions(articles.defer_streamfields(), "lead_image")

    def structured_data(self) -> dict[str, Any]:
        """schema.org's NewsArticle."""
        return article_data(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        parent = self.get_parent()
        return super().get_context(request, *args, **kwargs) | {
            "documents": self.documents.select_related("replaced_by"),
            "index_url": parent.get_url(request) if parent else "",
            "related": related_to_article(self),
        }


class RelatedLink(Orderable):
    """A page the editor recommends below an article."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_links")
    target = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page")
    )

    panels = [FieldPanel("target")]

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")
