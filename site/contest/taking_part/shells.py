"""What stands around the pages of the flow, rendered once for all who take part.

It is the same whoever sends what, so it is remembered as other public pages are; only what a page of the flow
says itself is rendered for each answer.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from contest.taking_part.shown import ShownContest
from core.memory import remembered

_TEMPLATES = {False: "base.html", True: "pages/contest_frame_base.html"}


@dataclass(frozen=True)
class Shell:
    """The pieces of a page between its title, its links, its scripts and its own part; and the home page's address."""

    to_title: SafeString
    to_links: SafeString
    to_scripts: SafeString
    to_main: SafeString
    home_url: str
    to_end: SafeString


def shell_of(request: HttpRequest, contest: ShownContest) -> Shell:
    """What stands around the pages of a contest at the address of a request."""
    if request.public_is_private:  # type: ignore[attr-defined]
        # Whoever is signed in has tools of their own around every page.
        return _rendered(request, contest)
    address = (request.scheme, request.get_host(), request.path, get_language())
    key = f"contest.shell|{'|'.join(map(str, address))}"
    return remembered(key, lambda: _rendered(request, contest))


def _rendered(request: HttpRequest, contest: ShownContest) -> Shell:
    # No text of the site can hold it by chance or on purpose.
    mark = secrets.token_hex(16)
    context = {"contest": contest, "mark": mark, "around": _TEMPLATES[contest.is_framed]}
    page = render_to_string("pages/contest_shell_marks.html", context, request)
    to_title, to_links, to_scripts, to_main, home_url, to_end = page.split(mark)
    return Shell(
        to_title=mark_safe(to_title),  # noqa: S308 - our own templates have escaped it
        to_links=mark_safe(to_links),  # noqa: S308
        to_scripts=mark_safe(to_scripts),  # noqa: S308
        to_main=mark_safe(to_main),  # noqa: S308
        home_url=home_url,
        to_end=mark_safe(to_end),  # noqa: S308
    )
