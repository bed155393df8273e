"""Quizzes on other sites: who may frame them, the code to paste, and how high the frame is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from math import ceil
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html

from csp.constants import SELF

from core.away import come_again, is_away
from quiz_embed.models import EmbedSettings, Quiz
from quiz_embed.shown import ShownQuiz, asked

# Served under its own name, so that the line which other sites pasted stays right.
SCRIPT_PATH = "js/embed-host.js"

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class EmbedCode:
    """What another site pastes; `script` is an optional second line."""

    address: str
    title: str
    height: int
    frame: str
    script: str


def embed_code(quiz: Quiz, origin: str) -> EmbedCode:
    """The code for a quiz of the site at `origin` (scheme and host)."""
    shown = asked(quiz, framed=True)
    address = urljoin(origin, reverse("quiz_frame", args=[shown.slug]))
    return code_for(address, str(shown.title), frame_height(shown), origin)


def code_for(address: str, title: str, height: int, origin: str) -> EmbedCode:
    """The code for a frame of the site at `origin`, so many pixels high."""
    return EmbedCode(
        address=address,
        title=title,
        height=height,
        frame=format_html(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
            address,
            title,
            height,
        ),
        script=format_html(
            '<script src="{}" async></script>',
            urljoin(origin, settings.STATIC_URL + SCRIPT_PATH),
        ),
    )


def frame_height(quiz: ShownQuiz) -> int:
    """Pixels that hold the questions without scrolling in a column 320 pixels wide.

    Letters a line, line heights and gaps are those of `site.css` at that width.
    """
    height = 170 + _lines(str(quiz.title), 22) * 22 + _lines(str(quiz.introduction), 26) * 28
    for question in quiz.questions:
        height += 54 + _lines(str(question.words), 19) * 30
        height += sum(34 + _lines(f"A. {option.words}", 17) * 27 for option in question.options)
    return ceil(max(height, 240) / 10) * 10


def _lines(text: str, letters: int) -> int:
    return ceil(len(text) / letters)


def allowed_origins() -> list[str]:
    """The other sites that may show quizzes."""
    # Not `load`, which writes a row when there is none: reading a page writes nothing.
    chosen = EmbedSettings.objects.first()
    return chosen.origins if chosen else []


# What the database last told this process, for the time when it is away.
_last_told: list[str] = []


def framed(view: View) -> View:
    """What the view answers, and no other answer, may stand in frames of the allowed sites and of our own pages.

    While the database is away a page in the look of the frame says so.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except (DatabaseError, InterfaceError) as fault:
            if not is_away(fault):
                raise
            page = render(None, "pages/frame_away.html", {"address": request.path})
            response = come_again(page)
        response._csp_replace = {"frame-ancestors": [SELF, *_known_origins()]}  # type: ignore[attr-defined]
        # `frame-ancestors` says it exactly; the older header can name no second site.
        response.xframe_options_exempt = True
        return response

    return answered


def _known_origins() -> list[str]:
    """The allowed sites; while the database is away, those that were it when it last answered."""
    try:
        _last_told[:] = allowed_origins()
    except (DatabaseError, InterfaceError) as fault:
        if not is_away(fault):
            raise
    return list(_last_told)
