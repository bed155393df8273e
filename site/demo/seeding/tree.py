"""The pages, from the home page down, each published as an editor publishes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from wagtail.models import Page, Site

from campaign.models import CampaignPage
from demo.content import articles, campaigns, guides, model_stories, pages
from demo.content.words import ENGLISH
from demo.factories import campaign as campaign_factories
from demo.factories import news as news_factories
from demo.factories.home import (
    HomePageFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    footer_column,
    menu,
    menu_link,
)
from demo.factories.news import ArticlePageFactory, ModelStoryPageFactory, SeriesFactory
from demo.factories.story import step
from demo.factories.translation import translate_page
from demo.seeding.bodies import Shelf
from demo.seeding.records import in_both
from home.models import HomePage
from media.models import Kit, Recording

SOON = timedelta(minutes=10)


def published(page: Page) -> Page:
    """The page, published as from the editor: with a first revision, a date and a share card to come."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def make_pages(shelf: Shelf, recordings: Mapping[str, Recording], kit: Kit, today: date) -> None:
    """Every page in Vietnamese, kept on the shelf under its key, in the order of the tree."""
    home = _home(shelf, kit)
    _guides(shelf, home)
    _campaigns(shelf, home)
    _model_stories(shelf, home)
    _news(shelf, home, recordings, today)
    for slug, title, summary, body in pages.TEXT_PAGES:
        shelf.pages[slug] = published(
            StandardPageFactory(
                parent=home, slug=slug, title=title, summary=summary, body=shelf.body(body)
            )
        )
    home.lead_article = shelf.pages[articles.ARTICLES[0].key]
    published(home)
    _frame(shelf)


def translate_pages(shelf: Shelf) -> None:
    """The English of every page; parents stand before their children on the shelf."""
    for page in shelf.pages.values():
        translate_page(page, ENGLISH)


def _home(shelf: Shelf, kit: Kit) -> HomePage:
    home = HomePageFactory.as_site_root(
        title=pages.HOME_TITLE,
        summary=pages.HOME_SUMMARY,
        kicker=pages.HOME_KICKER,
        kit=kit,
        quiz=shelf.quizzes["thu-suc-muoi-ngay"],
    )
    address = urlsplit(settings.SITE_URL)
    Site.objects.filter(root_page=home).update(
        hostname=address.hostname,
        port=address.port or (443 if address.scheme == "https" else 80),
        site_name=pages.SITE_NAME,
    )
    Site.clear_site_root_paths_cache()
    # Wagtail's own first page welcomes its developer, not our reader.
    for page in Page.objects.filter(depth=2).exclude(pk=home.pk):
        page.specific.delete()
    home.refresh_from_db()
    shelf.pages["home"] = home
    return home


def _index(
    shelf: Shelf, key: str, factory: Any, home: Page, words: tuple[str, str], **more: Any
) -> Page:
    shelf.pages[key] = published(factory(parent=home, title=words[0], summary=words[1], **more))
    return shelf.pages[key]


def _guides(shelf: Shelf, home: Page) -> None:
    index = _index(shelf, "guides", campaign_factories.GuideIndexPageFactory, home, pages.GUIDES)
    topics = {}
    for slug, topic in shelf.records.topics.items():
        topics[slug] = published(
            campaign_factories.GuidanceTopicPageFactory(parent=index, topic=topic)
        )
        shelf.pages[f"topic-{slug}"] = topics[slug]
        ENGLISH.setdefault(topic.name, topic.name_en)
        ENGLISH.setdefault(topic.description, topic.description_en)
    for guide in guides.GUIDES:
        shelf.pages[guide.key] = published(
            campaign_factories.GuidancePageFactory(
                parent=topics[guide.topic],
                slug=guide.key,
                title=guide.title,
                summary=guide.summary,
                steps=[step(title, f"<p>{words}</p>") for title, words in guide.steps],
                body=shelf.body(guide.after),
            )
        )


def _campaigns(shelf: Shelf, home: Page) -> None:
    index = _index(
        shelf, "campaigns", campaign_factories.CampaignIndexPageFactory, home, pages.CAMPAIGNS
    )
    current = _campaign(
        shelf, index, shelf.records.campaign, campaigns.CAMPAIGN, campaigns.CAMPAIGN_BODY
    )
    archive = _campaign(
        shelf, index, shelf.records.archive, campaigns.CAMPAIGN_2024, campaigns.CAMPAIGN_2024_BODY
    )
    agenda = [campaign_factories.agenda_part(*part) for part in campaigns.AGENDA]
    shared = {"agenda": agenda, "venue": campaigns.VENUE, "attendance": campaigns.ATTENDANCE}
    first = shelf.records.campaign.main_day - timedelta(days=9)
    starts, ends = (
        timezone.make_aware(datetime.combine(first + timedelta(days=7), time.fromisoformat(clock)))
        for clock in (campaigns.AGENDA[0][0], campaigns.AGENDA[-1][1])
    )
    shelf.pages["workshop"] = published(
        campaign_factories.WorkshopPageFactory(
            parent=current,
            title=campaigns.WORKSHOP[0],
            summary=campaigns.WORKSHOP[1],
            window_from=first,
            window_until=first + timedelta(days=10),
            state="fixed",
            starts_at=starts,
            ends_at=ends,
            organisers=campaigns.ORGANISERS,
            speakers=_speakers(campaigns.SPEAKERS),
            **shared,
        )
    )
    # The plan fixed a window, and no more is known of it.
    shelf.pages["workshop-2024"] = published(
        campaign_factories.WorkshopPageFactory(
            parent=archive,
            title=campaigns.WORKSHOP_2024[0],
            summary=campaigns.WORKSHOP_2024[1],
            organisers=campaigns.ORGANISERS_2024,
            speakers=_speakers(campaigns.SPEAKERS_2024),
            **shared,
        )
    )


def _campaign(
    shelf: Shelf, index: Page, record: Any, words: tuple[str, str], body: Any
) -> CampaignPage:
    key = f"campaign-{record.year}"
    shelf.pages[key] = published(
        campaign_factories.CampaignPageFactory(
            parent=index,
            campaign=record,
            title=words[0],
            summary=words[1],
            body=shelf.body(body),
            quiz=shelf.quizzes[
                "nam-2024" if record == shelf.records.archive else "thu-suc-muoi-ngay"
            ],
        )
    )
    return shelf.pages[key]


def _speakers(speakers: list[tuple[str, str]]) -> list[Any]:
    return [
        campaign_factories.speaker(name, organisation=organisation)
        for name, organisation in speakers
    ]


def _news(shelf: Shelf, home: Page, recordings: Mapping[str, Recording], today: date) -> None:
    index = _index(shelf, "news", news_factories.NewsIndexPageFactory, home, pages.NEWS)
    series = {
        slug: SeriesFactory(slug=slug, **in_both("name", name))
        for slug, name in articles.SERIES.items()
    }
    for article in articles.ARTICLES:
        records = shelf.records
        shelf.pages[article.key] = published(
            ArticlePageFactory(
                parent=index,
                slug=article.key,
                title=article.title,
                summary=article.summary,
                kind=article.kind,
                author_line=articles.EDITORS,
                published_at=_moment(article, today),
                topic=records.topics.get(article.topic),
                pillar=records.pillars.get(article.pillar),
                unit=records.units.get(article.unit),
                series=series.get(article.series),
                recording=recordings.get(article.recording),
                body=shelf.body(article.body),
                documents=[records.documents[number] for number in article.documents],
                related=[shelf.pages[key] for key in article.related],
            )
        )


def _moment(article: articles.Article, today: date) -> datetime:
    """When the article was published; never later than now."""
    day = article.when if isinstance(article.when, date) else today - timedelta(days=article.when)
    moment = timezone.make_aware(datetime.combine(day, time.fromisoformat(article.clock)))
    return min(moment, timezone.now() - SOON)


def _model_stories(shelf: Shelf, home: Page) -> None:
    index = _index(shelf, "models", news_factories.ModelStoryIndexPageFactory, home, pages.MODELS)
    records = shelf.records
    for story in model_stories.STORIES:
        shelf.pages[story.key] = published(
            ModelStoryPageFactory(
                parent=index,
                slug=story.key,
                title=story.title,
                summary=story.summary,
                problem=story.problem,
                what_was_done=story.done,
                results=story.results,
                limits=story.limits,
                steps=[step(title, html) for title, html in story.steps],
                figures=news_factories.result_figures(
                    *(records.figures[key] for key in story.figures)
                ),
                body=shelf.body([*story.more, model_stories.NOTE]),
                cost=story.cost,
                cost_note=story.cost_note,
                period=story.period,
                done_by=story.by,
                contact=model_stories.CONTACT,
                place=records.units[story.place],
                pillar=records.pillars[story.pillar],
                topic=records.topics[story.topic],
            )
        )


def _frame(shelf: Shelf) -> None:
    """The menu, the footer and the names that stand on every page."""

    def to(key: str) -> dict[str, Any]:
        return menu_link(shelf.pages[key])

    def at(address: str, label: str) -> dict[str, Any]:
        return menu_link(address=address, label=label, label_en=ENGLISH[label])

    SiteSettingsFactory(
        **in_both("name", pages.SITE_NAME),
        **in_both("place", pages.PLACE),
        **in_both("owner_lines", pages.OWNER),
        navigation=menu(
            to("news"), to("guides"), to("models"), at("/media/", pages.LIBRARY), to("campaigns")
        ),
        footer=[
            footer_column(
                pages.ABOUT_HEADING,
                *(to(slug) for slug, *_ in pages.TEXT_PAGES),
                heading_en=ENGLISH[pages.ABOUT_HEADING],
            ),
            footer_column(
                pages.USE_HEADING,
                at("/quiz/#contests", pages.CONTESTS),
                at("/media/slogans/", pages.SLOGANS),
                at("/search/", pages.SEARCH),
                at("/site-map/", pages.SITE_MAP),
                heading_en=ENGLISH[pages.USE_HEADING],
            ),
        ],
    )
