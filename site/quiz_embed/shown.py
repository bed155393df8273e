"""What readers are shown of a quiz: before the answer without anything that tells it, and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.languages import foreign_language, text_in
from core.restrictions import is_restricted
from quiz_embed.enums import QuizState

if TYPE_CHECKING:
    from quiz_embed.models import Option, Question, Quiz

LETTERS = "ABCD"


@dataclass(frozen=True)
class Words:
    """A text, and the language it is in where that is not the page's."""

    text: str
    lang: str = ""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def html(self) -> SafeString:
        """As it stands in a page, which it says its own language in."""
        if self.lang:
            return format_html('<span lang="{}">{}</span>', self.lang, self.text)
        return conditional_escape(self.text)


@dataclass(frozen=True)
class AskedOption:
    letter: str
    value: str
    html_id: str
    words: Words
    is_chosen: bool = False


@dataclass(frozen=True)
class AskedQuestion:
    number: int
    name: str
    html_id: str
    words: Words
    options: tuple[AskedOption, ...]
    error: str = ""

    @property
    def chosen(self) -> AskedOption | None:
        return next((option for option in self.options if option.is_chosen), None)


@dataclass(frozen=True)
class MarkedQuestion:
    number: int
    words: Words
    is_right: bool
    chosen: AskedOption | None
    right: AskedOption | None
    reason: Words
    passage_url: str = ""
    passage_title: str = ""


@dataclass(frozen=True)
class ShownQuiz:
    """A quiz as templates print it. `questions` are asked or, when `is_marked`, marked ones."""

    html_id: str
    slug: str
    title: Words
    introduction: Words
    address: str
    answer_address: str
    notice: str = ""
    closing: str = ""
    unit: str = ""
    back: str = ""
    is_framed: bool = False
    is_marked: bool = False
    questions: list[Any] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.questions)

    @property
    def mistakes(self) -> list[AskedQuestion]:
        """The asked questions with an error, in order."""
        return [] if self.is_marked else [each for each in self.questions if each.error]

    @property
    def result(self) -> str:
        """The result in one sentence."""
        right = sum(each.is_right for each in self.questions)
        return ngettext(
            "You are right on %(right)s of %(total)s question.",
            "You are right on %(right)s of %(total)s questions.",
            self.total,
        ) % {"right": right, "total": self.total}


def words(instance: Any, name: str) -> Words:
    """A text of a row in the reader's language, or in the site's own, marked as such."""
    language = get_language()
    text = text_in(instance, name, language)
    return Words(text, foreign_language(instance, name, language) if text else "")


def instant(moment: datetime) -> str:
    """A moment in words: "17:00, Chủ nhật 4/10/2026", where the site lives."""
    form = "H:i, l j/n/Y" if get_language() == "vi" else "H:i, l j F Y"
    written = date_format(timezone.localtime(moment), form)
    return written.replace("Chủ Nhật", "Chủ nhật")


def notice(quiz: Quiz, at: datetime | None = None) -> str:
    """Why a quiz takes no answers at a moment, with the instant; empty while it does."""
    state = quiz.state(at)
    if state is QuizState.NOT_YET_OPEN and quiz.opens_at:
        return _("Opens at %(instant)s.") % {"instant": instant(quiz.opens_at)}
    if state is QuizState.CLOSED and quiz.closes_at:
        return _("Closed at %(instant)s.") % {"instant": instant(quiz.closes_at)}
    return ""


def asked(
    quiz: Quiz,
    *,
    chosen: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    back: str = "",
    framed: bool = False,
    place: int = 1,
) -> ShownQuiz:
    """The quiz before it is answered; a closed one has a notice and no questions.

    `chosen` and `errors` go by the name of a question's field; `place` tells copies on one page apart.
    """
    why_closed = notice(quiz)
    html_id = f"quiz-{quiz.pk or 'new'}" + (f"-{place}" if place > 1 else "")
    questions = [
        _asked_question(number, question, html_id, chosen or {}, errors or {})
        for number, question in enumerate([] if why_closed else quiz.questions(), start=1)
    ]
    return ShownQuiz(**_frame(quiz, html_id, back, framed), notice=why_closed, questions=questions)


def marked(
    quiz: Quiz, chosen: Mapping[str, str], *, back: str = "", framed: bool = False
) -> ShownQuiz:
    """The quiz after it is answered: what was chosen, what is right, and why."""
    html_id = f"quiz-{quiz.pk or 'new'}"
    questions = [
        _marked_question(number, question, html_id, chosen)
        for number, question in enumerate(quiz.questions(), start=1)
    ]
    return ShownQuiz(**_frame(quiz, html_id, back, framed), is_marked=True, questions=questions)


def field_name(question: Question) -> str:
    """The name of a question's field in the form."""
    return f"q{question.pk}"


def _frame(quiz: Quiz, html_id: str, back: str, framed: bool) -> dict[str, Any]:
    # A new quiz in a preview has no address yet.
    slug = quiz.slug or "xem-truoc"
    return {
        "html_id": html_id,
        "slug": slug,
        "title": words(quiz, "name"),
        "introduction": words(quiz, "intro"),
        "address": reverse("quiz_frame" if framed else "quiz_page", args=[slug]),
        "answer_address": reverse("quiz_frame_answer" if framed else "quiz_answer", args=[slug]),
        "closing": instant(quiz.closes_at) if quiz.closes_at else "",
        "unit": quiz.unit.title if quiz.unit else "",
        "back": back,
        "is_framed": framed,
    }


def _asked_question(
    number: int,
    question: Question,
    quiz_id: str,
    chosen: Mapping[str, str],
    errors: Mapping[str, str],
) -> AskedQuestion:
    name = field_name(question)
    html_id = f"{quiz_id}-{name}"
    return AskedQuestion(
        number=number,
        name=name,
        html_id=html_id,
        words=words(question, "wording"),
        options=tuple(
            _asked_option(place, option, html_id, chosen.get(name, ""))
            for place, option in enumerate(question.options.all())
        ),
        error=errors.get(name, ""),
    )


def _asked_option(place: int, option: Option, question_id: str, chosen: str) -> AskedOption:
    return AskedOption(
        letter=LETTERS[place] if place < len(LETTERS) else str(place + 1),
        value=str(option.pk),
        html_id=f"{question_id}-{place + 1}",
        words=words(option, "wording"),
        is_chosen=str(option.pk) == chosen,
    )


def _marked_question(
    number: int, question: Question, quiz_id: str, chosen: Mapping[str, str]
) -> MarkedQuestion:
    asked_question = _asked_question(number, question, quiz_id, chosen, {})
    right_values = {str(option.pk) for option in question.options.all() if option.is_right}
    picked = next((each for each in asked_question.options if each.is_chosen), None)
    right = next((each for each in asked_question.options if each.value in right_values), None)
    url, title = _passage(question)
    return MarkedQuestion(
        number=number,
        words=asked_question.words,
        is_right=picked is not None and picked == right,
        chosen=picked,
        right=right,
        reason=words(question, "explanation"),
        passage_url=url,
        passage_title=title,
    )


def _passage(question: Question) -> tuple[str, str]:
    """The address and title of the passage: our page in the reader's language, or another site."""
    if question.passage_page is not None:
        page = question.passage_page.localized
        if page.live and not is_restricted(page) and (url := page.url):
            return url, page.title
    return question.passage_url, ""
