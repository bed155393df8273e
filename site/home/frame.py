"""What stands around the content of every page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from wagtail.models import Page

from core.restrictions import is_restricted
from home.menus import Link
from home.models import SiteSettings
from home.shell import Shell, shell_for


@dataclass(frozen=True)
class Language:
    """A language the reader may change to, in its own name."""

    code: str
    name: str
    url: str
    full_url: str


@dataclass(frozen=True)
class Frame:
    """A shell with what belongs to one page: where it is, and in which languages it can be read."""

    shell: Shell
    home_url: str = "/"
    canonical: str = ""
    navigation: list[Link] = field(default_factory=list)
    crumbs: list[Link] = field(default_factory=list)
    # All languages of this page, its own included; empty when there is only one.
    translations: list[Language] = field(default_factory=list)
    # Those the reader may change to.
    languages: list[Language] = field(default_factory=list)

    def __getattr__(self, name: str) -> object:
        """Names, notice, phase, footer: the shell's, as templates ask for them."""
        return getattr(object.__getattribute__(self, "shell"), name)


def frame_for(
    request: HttpRequest | None,
    page: Page | None = None,
    is_error: bool = False,
    chosen: SiteSettings | None = None,
) -> Frame:
    """The frame of a page, or of a view of ours when there is no page.

    `is_error` says that the address leads nowhere, `chosen` that these settings are previewed.
    """
    if request is None:
        return Frame(Shell(name=settings.WAGTAIL_SITE_NAME))
    shell = shell_for(request, chosen)
    language = translation.get_language() or settings.LANGUAGE_CODE
    home_url = shell.homes.get(language, "/")
    frame = Frame(shell, home_url=home_url, navigation=_marked(shell.navigation, request, page))
    if page is not None and page.pk and str(page.translation_key) != shell.home_key:
        return _around_page(frame, request, page)
    is_home = page is not None and bool(page.pk)
    others = _homes(shell, request) if is_home or is_error else _same_view(shell, request)
    return replace(
        frame,
        canonical="" if is_error else request.build_absolute_uri(request.path),
        crumbs=[] if is_home else [_home_crumb(frame)],
        translations=[] if is_error or len(others) < 2 else others,
        languages=[each for each in others if each.code != language],
    )


def _marked(links: list[Link], request: HttpRequest, page: Page | None) -> list[Link]:
    """The links, of which the section the reader is in is marked."""
    here = page.path if page is not None and page.pk else ""
    return [
        replace(
            link,
            is_current=here.startswith(link.path)
            if link.path
            else request.path.startswith(link.url),
        )
        for link in links
    ]


def _around_page(frame: Frame, request: HttpRequest, page: Page) -> Frame:
    step = Page.steplen
    above = [page.path[:end] for end in range(2 * step, len(page.path), step)]
    # The pages above and the same page in other languages, in one query.
    around = list(
        Page.objects.live()
        .filter(Q(path__in=above) | Q(translation_key=page.translation_key))
        .select_related("locale")
        .order_by("path")
    )
    crumbs = [
        _home_crumb(frame) if each.depth == 2 else Link(each.get_url(request), each.title)
        for each in around
        if each.path in above
    ]
    names = dict(settings.LANGUAGES)
    by_locale = {
        each.locale_id: Language(code, names[code], url, each.get_full_url(request))
        for each in around
        if each.translation_key == page.translation_key
        and (each.pk == page.pk or not is_restricted(each))
        and (code := each.locale.language_code) in names
        and (url := each.get_url(request))
    }
    return replace(
        frame,
        canonical=page.get_full_url(request) or "",
        crumbs=crumbs,
        translations=list(by_locale.values()) if len(by_locale) > 1 else [],
        languages=[each for locale, each in by_locale.items() if locale != page.locale_id],
    )


def _home_crumb(frame: Frame) -> Link:
    return Link(frame.home_url, translation.gettext("Home"))


def _homes(shell: Shell, request: HttpRequest) -> list[Language]:
    return [
        Language(code, name, shell.homes[code], request.build_absolute_uri(shell.homes[code]))
        for code, name in settings.LANGUAGES
        if code in shell.homes
    ]


def _same_view(shell: Shell, request: HttpRequest) -> list[Language]:
    """The view at hand under the prefix of each language that the site has."""
    match = request.resolver_match
    if match is None:
        return _homes(shell, request)
    found = []
    for code, name in settings.LANGUAGES:
        if code not in shell.homes:
            continue
        try:
            with translation.override(code):
                url = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        except NoReverseMatch:
            continue
        found.append(Language(code, name, url, request.build_absolute_uri(url)))
    # An address that is the same in every language has no other to change to.
    return found if len({each.url for each in found}) == len(found) else []
