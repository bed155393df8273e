"""What readers can find: pages by what they are, kits, slogans, quizzes, contests, documents, teams.

Of each kind this module says three things: what the index keeps (`facts`), what may be shown at this moment
(`visible`, asked again for what the index finds), and how it is shown (`describe`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale, Page, Site, get_page_models

from campaign.models import CampaignPage, GuidancePage, GuidanceTopicPage, WorkshopPage
from contest.models import Contest
from core.pauses import pause_at
from core.restrictions import open_pages
from core.templatetags.text_tags import day
from media.enums import Access, SloganState
from media.models import Bulletin, Kit, Slogan
from news.models import ArticlePage, ModelStoryPage
from programme.models import LegalDocument
from quiz_embed.models import Quiz
from search.facts import Facts, Surroundings, moment_of, page_facts
from units.models import CommunityTeam

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Found:
    """One thing that was found, in words; `text` and `title` are plain, `url` may be empty."""

    kind: str
    title: str
    text: str = ""
    url: str = ""
    meta: str = ""


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of thing in the list of results, and a value of its filter.

    `visible` gives the rows that anyone may see, `facts` says what the index keeps of one, `describe` says
    one in the reader's language.
    """

    slug: str
    name: StrOrPromise
    models: tuple[type[Model], ...]
    facts: Callable[[Any, Surroundings], Facts]
    visible: Callable[[HttpRequest], QuerySet]
    describe: Callable[[Any, HttpRequest], Found]

    @property
    def content_types(self) -> frozenset[int]:
        # Django remembers these, so nothing is asked for twice.
        found = ContentType.objects.get_for_models(*self.models, for_concrete_models=False)
        return frozenset(each.pk for each in found.values())


def visible_pages(request: HttpRequest) -> QuerySet[Page]:
    """Live pages of the site in the active language that need neither a password nor a group."""
    site = Site.find_for_request(request)
    if site is None:
        return Page.objects.none()
    locale = Locale.get_active()
    root = site.root_page.get_translation_or_none(locale)
    if root is None or locale.language_code != get_language():
        return Page.objects.none()
    return open_pages(Page.objects.descendant_of(root, inclusive=True))


def _page(page: Any, request: HttpRequest) -> Found:
    return Found(
        kind=page.kind_label,
        title=page.title,
        text=page.lead,
        url=page.get_url(request) or "",
        meta=day(getattr(page, "published_at", None)),
    )


def _kit_facts(kit: Kit, around: Surroundings) -> Facts:
    return Facts.of(
        kit.name,
        kit.first_published_at,
        is_public=kit.live and kit.access == Access.OPEN,
        visible_until=moment_of(kit.used_until),
        topic=kit.topic_id,
        unit=kit.unit_id,
    )


def _kit(kit: Kit, request: HttpRequest) -> Found:
    return Found(str(_("Kit")), kit.title, kit.text, kit.get_absolute_url())


def _bulletin_facts(bulletin: Bulletin, around: Surroundings) -> Facts:
    return Facts.of(
        bulletin.title,
        bulletin.first_published_at,
        is_public=bulletin.live,
        visible_until=moment_of(bulletin.use_until),
        topic=bulletin.topic_id,
    )


def _bulletin(bulletin: Bulletin, request: HttpRequest) -> Found:
    kind = str(_("Loudspeaker bulletin"))
    return Found(kind, bulletin.title, bulletin.lead, bulletin.get_absolute_url())


def _bulletins_to_read(request: HttpRequest) -> QuerySet[Bulletin]:
    """None while the campaign is paused: bulletins are held then."""
    public = Bulletin.objects.public().not_expired()
    return public.none() if pause_at() else public


def _slogan_facts(slogan: Slogan, around: Surroundings) -> Facts:
    return Facts.of(
        slogan.wording,
        slogan.approved_at,
        is_public=slogan.state == SloganState.APPROVED,
        visible_until=moment_of(slogan.use_until),
        topic=slogan.topic_id,
    )


def _slogan(slogan: Slogan, request: HttpRequest) -> Found:
    url = f"{reverse('slogans')}#slogan-{slogan.pk}"
    meta = slogan.document.number if slogan.document else ""
    return Found(str(_("Slogan")), slogan.title, "", url, meta)


def _quiz_facts(quiz: Quiz, around: Surroundings) -> Facts:
    return Facts.of(
        quiz.name,
        quiz.opens_at or quiz.first_published_at,
        is_public=quiz.live,
        visible_from=quiz.opens_at,
        visible_until=quiz.closes_at,
        unit=quiz.unit_id,
    )


def _quiz(quiz: Quiz, request: HttpRequest) -> Found:
    return Found(str(_("Quiz")), quiz.title, quiz.introduction, quiz.get_absolute_url())


def _contest_facts(contest: Contest, around: Surroundings) -> Facts:
    facts = Facts.of(contest.name, is_public=contest.is_public, unit=contest.organiser_id)
    return replace(facts, year=contest.campaign.year)


def _contest(contest: Contest, request: HttpRequest) -> Found:
    return Found(str(_("Contest")), contest.title, contest.introduction, contest.get_absolute_url())


def _document_facts(document: LegalDocument, around: Surroundings) -> Facts:
    return Facts.of(f"{document.number}: {document.summary}", document.issued_on, is_public=True)


def _document(document: LegalDocument, request: HttpRequest) -> Found:
    return Found(
        str(_("legal document")),
        f"{document.number}: {document.title}",
        document.body,
        document.source_url,
        day(document.issued_on),
    )


def _team_facts(team: CommunityTeam, around: Surroundings) -> Facts:
    return Facts.of(team.name, is_public=True, unit=team.commune_id)


def _team(team: CommunityTeam, request: HttpRequest) -> Found:
    place = ", ".join(filter(None, [team.area, team.commune.title]))
    return Found(str(_("Community team")), team.name, place, "", team.contact)


def _page_kind(slug: str, name: StrOrPromise, *models: type[Model]) -> Kind:
    return Kind(slug, name, models, page_facts, visible_pages, _page)


_NAMED_PAGES = (
    _page_kind("news", _("News and reports"), ArticlePage),
    _page_kind("models", _("Model stories"), ModelStoryPage),
    _page_kind("guides", _("Guides"), GuidancePage, GuidanceTopicPage),
    _page_kind("events", _("Campaigns and events"), CampaignPage, WorkshopPage),
)


def _other_pages() -> Kind:
    named = {model for kind in _NAMED_PAGES for model in kind.models}
    others = [
        model
        for model in get_page_models()
        if model not in named and not model._meta.app_label.startswith("wagtail")
    ]
    return _page_kind("pages", _("Other pages"), *others)


# In the order of the filter; every page type is of one of them.
KINDS = (
    *_NAMED_PAGES,
    Kind(
        "kits",
        _("Kits"),
        (Kit,),
        _kit_facts,
        lambda request: Kit.objects.public().not_expired(),
        _kit,
    ),
    Kind(
        "slogans",
        _("Slogans"),
        (Slogan,),
        _slogan_facts,
        lambda request: Slogan.objects.usable().select_related("document"),
        _slogan,
    ),
    Kind(
        "bulletins",
        _("Loudspeaker bulletins"),
        (Bulletin,),
        _bulletin_facts,
        _bulletins_to_read,
        _bulletin,
    ),
    Kind(
        "quizzes",
        _("Quizzes"),
        (Quiz,),
        _quiz_facts,
        lambda request: Quiz.objects.open(),
        _quiz,
    ),
    Kind(
        "contests",
        _("Contests"),
        (Contest,),
        _contest_facts,
        lambda request: Contest.objects.public(),
        _contest,
    ),
    Kind(
        "documents",
        _("Legal documents"),
        (LegalDocument,),
        _document_facts,
        lambda request: LegalDocument.objects.all(),
        _document,
    ),
    Kind(
        "teams",
        _("Community teams"),
        (CommunityTeam,),
        _team_facts,
        lambda request: CommunityTeam.objects.select_related("commune"),
        _team,
    ),
    _other_pages(),
)

_KIND_OF: dict[type[Model], Kind] = {model: kind for kind in KINDS for model in kind.models}


def facts_of(instance: Model, around: Surroundings) -> Facts:
    """What the index keeps of any object; of one that only editors look for, nothing but its words."""
    kind = _KIND_OF.get(type(instance))
    return replace(kind.facts(instance, around), kind=kind.slug) if kind else Facts()
