"""Whatever stands in an address or a form, readers get an answer and never an error of ours."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, get_page_models

import pytest

from core.models import BasePage
from demo.factories.campaign import (
    CampaignIndexPageFactory,
    CampaignPageFactory,
    GuidancePageFactory,
    GuidanceTopicPageFactory,
    GuideIndexPageFactory,
    WorkshopPageFactory,
)
from demo.factories.contest import (
    ContestFactory,
    ParticipantGroupFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.home import StandardPageFactory
from demo.factories.media import CustomDocumentFactory, KitFactory, SloganFactory
from demo.factories.news import (
    ArticlePageFactory,
    ModelStoryIndexPageFactory,
    ModelStoryPageFactory,
    NewsIndexPageFactory,
)
from demo.factories.quiz_embed import QuizFactory

# As they stand in an address, percent-encoded.
HOSTILE = {
    "NUL": "%00",
    "NUL inside": "a%00b",
    "quote": "%22",
    "apostrophe": "%27",
    "blanks": "%20%20%09",
    "500 words": "+".join(["từ"] * 500),
    "long": "a" * 8000,
    "giant number": "9" * 40,
    "number too long to read": "9" * 5000,
    "negative": "-1",
    "zero": "0",
    "fraction": "1e309",
    "not a number": "NaN",
    "byte that is no UTF-8": "%ff",
    "cut UTF-8": "%C3",
    "lone surrogate": "%ED%A0%80",
    "right to left": "%E2%80%AE%D7%A9%D7%9C",
    "decomposed": "e%CC%82%CC%81",
    "emoji": "%F0%9F%87%BB%F0%9F%87%B3",
    "JSON": "%7B%22%24ne%22%3A%5B1%5D%7D",
    "SQL": "1%27%20OR%20%271%27%3D%271%27%3B--",
    "template": "%7B%7B7*7%7D%7D%25s%25(x)s",
    "path": "..%2F..%2F..%2Fetc%2Fpasswd",
    "line break": "a%0D%0ASet-Cookie:%20a%3Db",
    "script": "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "dates": "2024-02-31",
}

# Besides what page types declare.
VIEW_PARAMETERS = {
    "board",
    "campaign",
    "capitals",
    "columns",
    "ends",
    "format",
    "kind",
    "page",
    "q",
    "query",
    "rows",
    "screens",
    "slogan",
    "sort",
    "text",
    "topic",
    "type",
    "year",
}

# What the steps of a contest read of a form.
CONTEST_FIELDS = {
    "birth_day",
    "birth_month",
    "birth_year",
    "code",
    "group",
    "guardian_phone",
    "name",
    "phone",
    "prediction",
    "proof",
    "q1",
    "step",
    "token",
    "unit",
    "unit_search",
    "website",
}

# What fills the gaps of our own addresses.
SAMPLES = {
    "slug": "x",
    "str": "x",
    "path": "x/y",
    "int": "1",
    "uuid": "00000000-0000-0000-0000-000000000000",
}


@pytest.fixture
def site(home):
    """A page of every type, one behind a password, and the records that have addresses."""
    Locale.objects.get_or_create(language_code="en")
    article = ArticlePageFactory(parent=NewsIndexPageFactory(parent=home))
    ModelStoryPageFactory(parent=ModelStoryIndexPageFactory(parent=home))
    campaign = CampaignPageFactory(parent=CampaignIndexPageFactory(parent=home))
    WorkshopPageFactory(parent=campaign)
    topic = GuidanceTopicPageFactory(parent=GuideIndexPageFactory(parent=home))
    GuidancePageFactory(parent=topic)
    closed = StandardPageFactory(parent=home, title="Kín", body=[])
    PageViewRestriction.objects.create(
        page=closed, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    Redirect.objects.create(old_path="/cu", redirect_page=article)
    KitFactory(slug="x")
    QuizFactory(slug="x")
    contest = ContestFactory(slug="x", campaign=campaign.campaign)
    ParticipantGroupFactory(contest=contest)
    RulesFactory(contest=contest, minutes=20, asks_id_number=True)
    RoundFactory(contest=contest)
    SloganFactory()
    CustomDocumentFactory()
    return home


def addresses() -> set[str]:
    """Every public address: our own patterns with their gaps filled, and all live pages."""
    ours = {f"/{each}" for each in _patterns(get_resolver().url_patterns)}
    ours = {each for each in ours if not each.startswith(("/admin/", "/_"))}
    english = {
        f"/en{each}" for each in ours if each.startswith(("/search", "/media", "/quiz", "/contest"))
    }
    pages = {page.get_url() for page in Page.objects.live().filter(depth__gt=1)}
    return ours | english | pages - {None} | {"/cu", "/khong-co/", "/en/"}


def _patterns(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each.url_patterns, before + _filled(each))
        else:
            yield before + _filled(each)


def _filled(pattern: URLPattern | URLResolver) -> str:
    route = str(pattern.pattern)
    if not hasattr(pattern.pattern, "_route"):
        # A regular expression: Wagtail's own addresses, of which pages and documents are tried by name.
        return "" if "(" in route else route.strip("^$").replace("\\", "")
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
        for written in (f"<{kind}:{name}>", f"<{name}>"):
            route = route.replace(written, SAMPLES[kind])
    return route


def parameters() -> set[str]:
    declared = {
        name
        for model in get_page_models()
        if issubclass(model, BasePage)
        for name in model.query_parameters
    }
    return declared | VIEW_PARAMETERS


def fault(response: object, what: str) -> str:
    """What is wrong with an answer, or an empty text."""
    if response.status_code == 503 and response.wsgi_request.path == "/health/":
        # No worker runs in a test, and this address is there to say so.
        return ""
    if response.status_code >= 500:
        return f"{response.status_code} for {what}: {getattr(response, 'exc_info', None)}"
    # The form that asks for a page's password protects itself with a token.
    if response.cookies and "/kin/" not in response.wsgi_request.path:
        return f"a cookie for {what}"
    return ""


@pytest.fixture
def reader():
    return Client(raise_request_exception=False)


def test_no_parameter_breaks_an_address(reader, site):
    asked = [
        f"{address}?"
        + "&".join(f"{name}={value}&{name}={value}&{name}[]={value}" for name in names)
        for names in [sorted(parameters())]
        for address in sorted(addresses())
        for value in HOSTILE.values()
    ]
    assert len(asked) > 20 * len(HOSTILE)
    faults = [wrong for each in asked if (wrong := fault(reader.get(each), each[:120]))]
    assert not faults, "\n".join(faults)


def test_no_path_breaks_the_site(reader, site):
    places = sorted({address.rsplit("x", 1)[0].rstrip("/") for address in addresses()})
    asked = [
        f"{place}/{value.replace('+', '%20')}{end}"
        for place in places
        for value in HOSTILE.values()
        for end in ("", "/")
    ]
    faults = [wrong for each in asked if (wrong := fault(reader.get(each), each[:120]))]
    assert not faults, "\n".join(faults)


def test_no_form_breaks_an_address(reader, site):
    names = sorted(parameters() | CONTEST_FIELDS | {"question-1"})
    kinds = ("application/x-www-form-urlencoded", "application/json", "multipart/form-data")
    faults = []
    for address in sorted(addresses()):
        for value in HOSTILE.values():
            body = "&".join(f"{name}={value}" for name in names)
            for kind in kinds:
                answer = reader.post(address, body, content_type=kind)
                faults.append(fault(answer, f"POST {kind} {address} {value[:40]}"))
    assert not any(faults), "\n".join(filter(None, faults))


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Language": "\u0000"},
        {"Accept-Language": "xx-" * 2000},
        {"Accept-Encoding": "gzip;q=x"},
        {"If-None-Match": '"' * 300},
        {"If-Modified-Since": "never"},
        {"Cookie": "sessionid=\u0001\u00ff; csrftoken=x"},
        {"Range": "bytes=9-1"},
        {"X-Requested-With": "XMLHttpRequest"},
        {"Host": "other.example"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_no_header_breaks_an_address(reader, site, headers):
    for address in sorted(addresses() - {"/health/"}):
        assert reader.get(address, headers=headers).status_code in range(200, 500), address


def test_an_address_with_a_nul_is_refused_in_words(reader, site):
    for address in ("/%00", "/?page=%00", "/search/?q=a%00b", f"/{quote('tin')}%00/"):
        answer = reader.get(address)
        assert answer.status_code == 400
        assert answer.content
        assert "Content-Security-Policy" in answer


def test_an_address_that_is_too_long_is_refused_in_words(reader, site):
    answer = reader.get(f"/documents/{'9' * 5000}/x.pdf")
    assert answer.status_code == 414
    assert answer.content
