"""Pages of the flow that say the same to all who take part, but for a few words: the blanks.

Such a page is rendered once with a mark in each blank and remembered as other public pages are; for each answer
the blanks are filled in. Nothing that one person sent is remembered.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from core.memory import remembered
from quiz_embed.shown import AskedQuestion

# Ten questions, six or twenty-four orders of their answers, two languages; rounds that draw have more.
MOST_QUESTIONS = 4_000

Texts = Mapping[str, str]


def filled(
    request: HttpRequest,
    name: str,
    same: tuple[Hashable, ...],
    texts: Texts,
    rendered: Callable[[Texts], str],
) -> str:
    """A page at the address of a request, of which only `texts` differ from what others read.

    `same` is all else that decides what it says, beside the content and the language. `rendered` prints each text
    or asks whether it is empty, and does nothing else with it.
    """
    if request.public_is_private:  # type: ignore[attr-defined]
        return rendered(texts)
    address = (request.scheme, request.get_host(), request.path, get_language())
    empty = tuple(key for key, text in texts.items() if not text)
    key = f"contest.{name}|{'|'.join(map(str, (*address, *same)))}|{','.join(empty)}"
    pieces: list[str] = remembered(key, lambda: _pieces(texts, rendered))
    # Between what all read stands, at each odd place, the name of the text that belongs there.
    return "".join(
        conditional_escape(texts[piece]) if place % 2 else piece
        for place, piece in enumerate(pieces)
    )


def _pieces(texts: Texts, rendered: Callable[[Texts], str]) -> list[str]:
    # No text of the site can hold it by chance or on purpose.
    mark = secrets.token_hex(16)
    marked = {key: SafeString(f"{mark}{key};") if text else "" for key, text in texts.items()}
    return re.split(f"{mark}([a-z_]+);", rendered(marked))


def question_html(question: AskedQuestion, total: int) -> SafeString:
    """The fields of one question of so many. As long as nothing is chosen it is the same for many people."""
    if question.error or question.chosen:
        return _component("quiz_question", question, total)
    return _remembered(get_language(), "quiz_question", question, total)


def answer_html(question: AskedQuestion) -> SafeString:
    """A question with the answer that was chosen, which was chosen by many people."""
    return _remembered(get_language(), "contest_answer", question)


def joined(pieces: Iterable[SafeString]) -> SafeString:
    """What templates have rendered, one after the other."""
    return mark_safe("".join(pieces))  # noqa: S308 - each has been escaped


@lru_cache(MOST_QUESTIONS)
def _remembered(_language: str, name: str, question: AskedQuestion, total: int = 1) -> SafeString:
    """By all the words that it shows, so that it can't be an older one."""
    return _component(name, question, total)


def _component(name: str, question: AskedQuestion, total: int) -> SafeString:
    return render_to_string(f"components/{name}.html", {"question": question, "total": total})
