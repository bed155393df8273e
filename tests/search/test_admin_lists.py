"""Whoever types without marks finds what stands with marks, in every list and chooser of the admin."""

import json

from django.contrib.auth.models import Group
from django.urls import URLResolver, get_resolver, reverse

from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.views.generic.chooser import BaseChooseView
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion
from wagtail.log_actions import log
from wagtail.models import GroupApprovalTask, Locale, Workflow, WorkflowPage
from wagtail.search.index import class_is_indexed

import pytest
from taggit.models import Tag
from wagtail_localize.models import Translation, TranslationSource

from demo.factories.bulletins import BulletinFactory
from demo.factories.contest import ContestFactory
from demo.factories.home import StandardPageFactory
from demo.factories.media import (
    AssetFactory,
    CustomDocumentFactory,
    CustomImageFactory,
    KitFactory,
    RecordingFactory,
    SloganFactory,
)
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory, SeriesFactory
from demo.factories.programme import FigureFactory, LegalDocumentFactory, TopicFactory
from demo.factories.quiz_embed import QuestionFactory, QuizFactory
from demo.factories.units import CommunityTeamFactory, UnitFactory
from demo.factories.users import UserFactory
from media.models import Abbreviation
from search.models import SynonymSet

pytestmark = pytest.mark.django_db

NAME = "Đường lối"
TYPED = "duong loi"
ABSENT = "hoa sen"


def page(home):
    return StandardPageFactory(parent=home, title=NAME)


def redirect(home):
    return Redirect.objects.create(old_path=f"/{NAME}", site=home.get_site())


def promoted(home):
    query = Query.get(NAME)
    QueryDailyHits.objects.create(query=query, date="2026-10-10", hits=3)
    return SearchPromotion.objects.create(query=query, page=home)


def translated(home):
    source, _created = TranslationSource.get_or_create_from_instance(page(home))
    english = Locale.objects.get_or_create(language_code="en")[0]
    return Translation.objects.create(source=source, target_locale=english)


def approved(home):
    WorkflowPage.objects.create(workflow=Workflow.objects.create(name="Riêng"), page=page(home))


SNIPPETS = {
    "media_abbreviation": lambda home: Abbreviation.objects.create(written=NAME, spoken="dê lờ"),
    "media_bulletin": lambda home: BulletinFactory(title=NAME),
    "media_kit": lambda home: KitFactory(name=NAME),
    "media_slogan": lambda home: SloganFactory(wording=NAME),
    "news_series": lambda home: SeriesFactory(name=NAME),
    "programme_figure": lambda home: FigureFactory(name=NAME),
    "programme_legaldocument": lambda home: LegalDocumentFactory(number=NAME),
    "programme_topic": lambda home: TopicFactory(name=NAME),
    "quiz_embed_question": lambda home: QuestionFactory(wording=NAME),
    "quiz_embed_quiz": lambda home: QuizFactory(name=NAME),
    "units_communityteam": lambda home: CommunityTeamFactory(name=NAME),
    "units_unit": lambda home: UnitFactory(name=NAME),
}
# Lists whose model has no index of its own have no search in their chooser.
ONLY_LISTED = {
    "media_asset": lambda home: AssetFactory(name=NAME),
    "news_series": SNIPPETS["news_series"],
    "search_synonymset": lambda home: SynonymSet.objects.create(wordings=f"{NAME}\nđl"),
}
# The name of each list, and what makes a row of it.
LISTS = {
    **{f"wagtailsnippets_{name}:list_results": make for name, make in SNIPPETS.items()},
    **{f"wagtailsnippets_{name}:list_results": make for name, make in ONLY_LISTED.items()},
    **{
        f"wagtailsnippetchoosers_{name}:choose_results": make
        for name, make in SNIPPETS.items()
        if name not in ONLY_LISTED
    },
    "articles:index_results": lambda home: ArticlePageFactory(
        parent=NewsIndexPageFactory(parent=home), title=NAME
    ),
    "contests:index_results": lambda home: ContestFactory(name=NAME),
    "contest_chooser:choose_results": lambda home: ContestFactory(name=NAME),
    "wagtailadmin_pages:search_results": page,
    "wagtailadmin_choose_page_search": page,
    "wagtailadmin_explore_results": page,
    "wagtailadmin_workflows:index_results": lambda home: Workflow.objects.create(name=NAME),
    "wagtailadmin_workflows:task_index_results": lambda home: GroupApprovalTask.objects.create(
        name=NAME
    ),
    "wagtailadmin_workflows:task_chooser_results": lambda home: GroupApprovalTask.objects.create(
        name=NAME
    ),
    "wagtailadmin_workflows:usage_results": approved,
    "wagtaildocs:index_results": lambda home: CustomDocumentFactory(title=NAME),
    "wagtaildocs_chooser:choose_results": lambda home: CustomDocumentFactory(title=NAME),
    "wagtailimages:index_results": lambda home: CustomImageFactory(title=NAME),
    "wagtailimages_chooser:choose_results": lambda home: CustomImageFactory(title=NAME),
    "wagtailmedia:index": lambda home: RecordingFactory(title=NAME),
    "wagtailmedia:chooser": lambda home: RecordingFactory(title=NAME),
    "wagtailredirects:index_results": redirect,
    "wagtailsearchpromotions:chooserresults": promoted,
    "wagtailsearchpromotions:index_results": promoted,
    "wagtailsearchpromotions:search_terms_results": promoted,
    "wagtailusers_groups:index_results": lambda home: Group.objects.create(name=NAME),
    "wagtailusers_users:index_results": lambda home: UserFactory(last_name=NAME, first_name="Văn"),
}
# Filters and suggestions that take text: the parameter of each.
OTHERS = {
    "wagtail_localize:translations_report": ("source_title", translated),
    "wagtailadmin_reports:site_history_results": (
        "label",
        lambda home: log(page(home), "wagtail.edit"),
    ),
    "wagtailadmin_tag_autocomplete": ("term", lambda home: Tag.objects.create(name=NAME)),
    "wagtailadmin_api:pages:listing": ("search", page),
}

ARGUMENTS = {
    "wagtailadmin_explore_results": lambda home: [home.pk],
    "wagtailadmin_workflows:usage_results": lambda home: [Workflow.objects.latest("pk").pk],
}


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(superuser=True))
    return client


def shown(client, name, home, **query):
    arguments = ARGUMENTS.get(name, lambda home: [])(home)
    response = client.get(reverse(name, args=arguments), query)
    assert response.status_code == 200
    text = response.content.decode()
    # What JSON spells with escapes.
    return json.dumps(response.json(), ensure_ascii=False) if text[0] in "[{" else text


@pytest.mark.parametrize("name", LISTS)
def test_a_list_finds_without_marks_what_stands_with_marks(admin, home, name):
    LISTS[name](home)
    for typed in (TYPED, NAME.upper(), "lối đường"):
        # Names of queries are kept in small letters.
        assert NAME.lower() in shown(admin, name, home, q=typed).replace(typed, "").lower()
    assert NAME.lower() not in shown(admin, name, home, q=ABSENT).lower()


@pytest.mark.parametrize("name", OTHERS)
def test_a_filter_finds_without_marks_what_stands_with_marks(admin, home, name):
    parameter, make = OTHERS[name]
    make(home)
    assert NAME in shown(admin, name, home, **{parameter: TYPED})
    assert NAME not in shown(admin, name, home, **{parameter: ABSENT})


def test_no_list_with_a_search_box_is_forgotten():
    searched = {name for name, view, values in admin_views() if is_searched(view, values)}
    assert searched - LISTS.keys() == set()


def admin_views():
    """Name, class and values of each view of the admin that is a class."""
    (admin_urls,) = (each for each in get_resolver().url_patterns if str(each.pattern) == "admin/")
    waiting = [("", admin_urls)]
    while waiting:
        namespace, pattern = waiting.pop()
        if isinstance(pattern, URLResolver):
            inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            waiting += [(inside, each) for each in pattern.url_patterns]
        elif hasattr(pattern.callback, "view_class"):
            view = pattern.callback
            yield f"{namespace}{pattern.name}", view.view_class, view.view_initkwargs


def is_searched(view, values):
    if issubclass(view, BaseListingView):
        return bool(values.get("results_only") and view(**values).is_searchable)
    if issubclass(view, BaseChooseView) and "Results" in view.__name__:
        return class_is_indexed(view(**values).model_class)
    return False


def test_people_are_found_by_their_whole_name(admin, home):
    UserFactory(last_name="Nguyễn Đường", first_name="Lối", username="nguoi-thu-nhat")
    UserFactory(last_name="Nguyễn Văn", first_name="Lối", username="nguoi-thu-hai")
    found = shown(admin, "wagtailusers_users:index_results", home, q="loi nguyen duong")
    assert "nguoi-thu-nhat" in found
    assert "nguoi-thu-hai" not in found


@pytest.mark.parametrize("typed", ["%", "_", "'", "\\", '"', "…", "100%"])
def test_signs_are_looked_for_as_they_are(admin, home, typed):
    Group.objects.create(name=f"Nhóm {typed} một")
    assert Group.objects.filter(name__icontains=typed).count() == 1
    assert shown(admin, "wagtailusers_groups:index_results", home, q=typed)


def test_a_beginning_is_one_with_all_its_signs():
    Tag.objects.create(name="Đường_lối 100%")
    for begun, count in (("duong_", 1), ("đường_lối 100%", 1), ("du%", 0), ("duongxloi", 0)):
        assert Tag.objects.filter(name__istartswith=begun).count() == count, begun
