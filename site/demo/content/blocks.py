"""How a body is written down here: blocks in words; records are named by key and looked up when built."""

from __future__ import annotations

from typing import Any

from wagtail.rich_text import RichText

from demo.content.words import SAMPLE_NOTE, both

Block = tuple[str, Any]


def paragraphs(*pairs: tuple[str, str]) -> str:
    """Paragraphs as HTML."""
    return "".join(f"<p>{both(*pair)}</p>" for pair in pairs)


def step(title: tuple[str, str], *pairs: tuple[str, str]) -> tuple[str, str]:
    """What to do, and how to do it as HTML."""
    return both(*title), paragraphs(*pairs)


def h(vietnamese: str, english: str) -> Block:
    """A heading."""
    return ("heading", both(vietnamese, english))


def p(*pairs: tuple[str, str]) -> Block:
    """Paragraphs."""
    return ("paragraph", RichText(paragraphs(*pairs)))


def ul(*pairs: tuple[str, str]) -> Block:
    """A list."""
    return (
        "paragraph",
        RichText(f"<ul>{''.join(f'<li>{both(*pair)}</li>' for pair in pairs)}</ul>"),
    )


def quote(vietnamese: str, english: str, who: tuple[str, str]) -> Block:
    """Somebody's words."""
    return ("quote", {"text": both(vietnamese, english), "who": both(*who)})


def table(
    caption: tuple[str, str],
    headings: tuple[tuple[str, str], tuple[str, str]],
    *rows: tuple[tuple[str, str], int],
) -> Block:
    """A table of words and numbers."""
    return (
        "table",
        (
            both(*caption),
            [both(*heading) for heading in headings],
            [[both(*words), number] for words, number in rows],
        ),
    )


def figures(*keys: str) -> Block:
    """Figures of `content.figures.FIGURES`."""
    return ("figures", keys)


def quiz(slug: str) -> Block:
    """A quiz of `content.quizzes.QUIZZES`."""
    return ("quiz", slug)


def contest(slug: str) -> Block:
    """A contest of `content.contests`."""
    return ("contest", slug)


def action(vietnamese: str, english: str, page: str) -> Block:
    """A button to a page, named by its key."""
    return ("action", {"label": both(vietnamese, english), "page": page, "address": ""})


def sample() -> Block:
    """The note that a story is a sample."""
    return ("paragraph", RichText(f"<p><i>{both(*SAMPLE_NOTE)}</i></p>"))
