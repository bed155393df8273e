"""What the home page shows: gathered in a fixed number of queries, ordered by the campaign's phase."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Case, IntegerField, Q, Subquery, Value, When
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import Page

from campaign.models import GuidanceTopicPage
from contest.models import Contest
from contest.taking_part.shown import ShownContest, shown_contest
from contest.taking_part.tokens import Door
from core.restrictions import open_pages
from home.menus import Link
from home.shell import shell_for
from media.models import Asset, Kit, Variant
from news.models import ArticlePage, ModelStoryPage
from programme.enums import PhaseKind
from quiz_embed.models import Quiz

if TYPE_CHECKING:
    from home.models import HomePage

NEWS, STORIES, TOPICS, QUIZ, KIT = "news", "stories", "topics", "quiz", "kit"
CONTEST = "contest"

# What comes first in each phase; the design's `Home by phase`. A contest waits for nobody, so it stands above all.
ORDER = {
    PhaseKind.BEFORE: (CONTEST, QUIZ, NEWS, TOPICS, STORIES, KIT),
    PhaseKind.RUNNING: (CONTEST, NEWS, KIT, TOPICS, QUIZ, STORIES),
    PhaseKind.PEAK: (CONTEST, NEWS, STORIES, TOPICS, QUIZ, KIT),
    PhaseKind.AFTER: (CONTEST, STORIES, NEWS, TOPICS, KIT, QUIZ),
}
DOORS = {
    PhaseKind.BEFORE: (CONTEST, QUIZ, TOPICS, KIT),
    PhaseKind.RUNNING: (CONTEST, KIT, TOPICS, QUIZ),
    PhaseKind.PEAK: (CONTEST, TOPICS, QUIZ, KIT),
    PhaseKind.AFTER: (CONTEST, STORIES, TOPICS, KIT),
}
ARTICLES, STORY_CARDS, TOPIC_CARDS, MOST_DOORS = 5, 3, 6, 3
# A banner is at least this many times as wide as high; it lies below the posters.
BANNER_RATIO = 1.5


@dataclass(frozen=True)
class KitShown:
    """A kit with what the home page says of it."""

    kit: Kit
    previews: list[Variant]
    assets: int
    files: int
    octets: int


@dataclass
class Sections:
    """The content of the home page; what there is none of is left out."""

    articles: list[ArticlePage] = field(default_factory=list)
    stories: list[ModelStoryPage] = field(default_factory=list)
    topics: list[dict[str, str]] = field(default_factory=list)
    contest: ShownContest | None = None
    quiz: Quiz | None = None
    kit: KitShown | None = None
    # Addresses of the lists, as `home.shell` names them.
    lists: dict[str, str] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return bool({NEWS: self.articles}.get(name, getattr(self, name, None)))

    def in_order(self, phase: PhaseKind) -> list[str]:
        """The sections there are, the most timely first."""
        return [name for name in ORDER[phase] if name in self]

    def doors(self, phase: PhaseKind) -> list[Link]:
        """Up to three ways in, the phase's own first."""
        open_contest = self.contest.page_address if self.contest and self.contest.open_round else ""
        ways = {
            CONTEST: (_("Take part in the contest"), open_contest),
            QUIZ: (_("Try the questions"), self.quiz.get_absolute_url() if self.quiz else ""),
            TOPICS: (_("Learn to use digital services"), self.lists.get("guides", "")),
            KIT: (_("Download the media kit"), self.kit.kit.get_absolute_url() if self.kit else ""),
            STORIES: (_("Models worth copying"), self.lists.get("stories", "")),
        }
        there = [Link(ways[name][1], ways[name][0]) for name in DOORS[phase] if ways[name][1]]
        return there[:MOST_DOORS]


def gather(page: HomePage, request: HttpRequest, at: datetime) -> Sections:
    """Everything below the phase, for a moment."""
    return Sections(
        articles=_articles(page),
        stories=list(ModelStoryPage.for_cards(_beside(ModelStoryPage, page))[:STORY_CARDS]),
        topics=_topics(page, request),
        contest=_contest(at),
        quiz=_quiz(page, at),
        kit=_kit(page, at),
        lists=shell_for(request).lists,
    )


def _beside(model: type[Page], page: HomePage) -> Any:
    """Pages of the home page's language that anyone may read, the newest first."""
    beside = model.objects.filter(locale_id=page.locale_id, path__startswith=page.path)
    return open_pages(beside).select_related("locale").order_by("-first_published_at", "-pk")


def _chosen_first(query: Any, chosen: Q) -> Any:
    """The same rows with those that an editor chose in front."""
    first = Case(When(chosen, then=Value(0)), default=Value(1), output_field=IntegerField())
    return query.alias(after_the_chosen=first)


def _articles(page: HomePage) -> list[ArticlePage]:
    # The editor may have chosen the article in another language than this page's.
    key = Page.objects.filter(pk=page.lead_article_id or 0).values("translation_key")
    articles = _chosen_first(_beside(ArticlePage, page), Q(translation_key__in=key))
    return list(
        articles.defer_streamfields()
        .select_related("lead_image", "locale")
        .order_by("after_the_chosen", "-published_at", "-pk")[:ARTICLES]
    )


def _topics(page: HomePage, request: HttpRequest) -> list[dict[str, str]]:
    pages = _beside(GuidanceTopicPage, page).select_related("topic", "locale")
    return [
        each.card(request) for each in pages.order_by("topic__sort_order", "path")[:TOPIC_CARDS]
    ]


def _contest(at: datetime) -> ShownContest | None:
    """The contest whose open round closes first, or else the one that opens next."""
    timely = Contest.objects.public().timely(at).select_related("organiser").first()
    return shown_contest(timely, at, Door.PAGE) if timely else None


def _quiz(page: HomePage, at: datetime) -> Quiz | None:
    quizzes = _chosen_first(Quiz.objects.open(at), Q(pk=page.quiz_id or 0))
    return quizzes.order_by("after_the_chosen", "-pk").first()


def _kit(page: HomePage, at: datetime) -> KitShown | None:
    today = timezone.localdate(at)
    shown = Asset.objects.public(today)
    usable_files = Variant.objects.filter(asset__in=shown.not_expired(today).values("pk"))
    usable = Kit.objects.public().not_expired(today)
    usable = usable.filter(pk__in=usable_files.values("asset__kit"))
    kits = _chosen_first(usable, Q(pk=page.kit_id or 0))
    best = kits.order_by("after_the_chosen", "-pk").values("pk")[:1]
    variants = list(
        Variant.objects.filter(asset__kit__in=Subquery(best), asset__in=shown.values("pk"))
        .select_related("asset__kit__phase")
        .order_by("asset__sort_order", "asset_id", "sort_order", "pk")
    )
    if not variants:
        return None
    return KitShown(
        kit=variants[0].asset.kit,
        previews=_previews([each for each in variants if not each.asset.is_expired(today)]),
        assets=len({variant.asset_id for variant in variants}),
        files=len(variants),
        octets=sum(variant.octets for variant in variants),
    )


def _previews(variants: list[Variant]) -> list[Variant]:
    """Two upright previews and a banner below them, or what comes nearest."""
    firsts: dict[int, Variant] = {}
    for variant in variants:
        if variant.preview and variant.preview_height:
            firsts.setdefault(variant.asset_id, variant)
    wide = [each for each in firsts.values() if _ratio(each) >= BANNER_RATIO]
    upright = [each for each in firsts.values() if _ratio(each) < BANNER_RATIO]
    return [*upright[:2], *wide[:1]]


def _ratio(variant: Variant) -> float:
    return variant.preview_width / variant.preview_height
