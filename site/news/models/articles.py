"""News: articles of every kind, and the page that lists them."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.languages import InReadersLanguage
from core.models import BasePage
from news.enums import ArticleKind
from story.blocks import StoryBlock


class Series(models.Model):
    """Articles that belong together and are read one after another."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)

    title = InReadersLanguage("name")

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class NewsIndexPage(BasePage):
    """Lists the articles below it."""

    template = "pages/news_index_page.html"
    page_description = _("The list of news, with filters by kind and topic")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.ArticlePage"]
    max_count_per_parent = 1
    query_parameters = ("kind", "topic", "page")

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")


class ArticlePage(BasePage):
    """One news item, listed by its parent `NewsIndexPage`."""

    template = "pages/article_page.html"
    page_description = _("A dated news item about the campaign")
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []

    kind = models.CharField(
        _("kind"), max_length=10, choices=ArticleKind.choices, default=ArticleKind.BRIEF
    )
    published_at = models.DateTimeField(_("date shown"), default=timezone.now)
    author_line = models.CharField(_("author line"), max_length=160, blank=True)
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
    )
    series = models.ForeignKey(
        Series,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("series"),
    )
    lead_image = models.ForeignKey(
        "media.CustomImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead image"),
    )
    lead_image_alt = models.CharField(
        _("alternative text of the lead image"), max_length=300, blank=True
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
    related = ParentalManyToManyField(
        "wagtailcore.Page", blank=True, related_name="+", verbose_name=_("related pages")
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("published_at"),
        FieldPanel("author_line"),
        FieldPanel("lead_image"),
        FieldPanel("lead_image_alt"),
        FieldPanel("recording"),
        FieldPanel("body"),
        FieldPanel("topic"),
        FieldPanel("pillar"),
        FieldPanel("unit"),
        FieldPanel("series"),
        FieldPanel("documents"),
        FieldPanel("related"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("topic_id"),
        index.FilterField("published_at"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
