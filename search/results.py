"""One list of everything that answers a reader, best first, in a number of queries that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, nonmember
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from wagtail.models import Page

from search.answering import answered
from search.documents import TITLE_BOOST, texts_of
from search.grammar import Answer, Asked, Counts, Expression, Key, Narrowing, Sort
from search.kinds import KINDS, Found, Kind
from search.snippets import Marks, excerpt, first_said, marked, says
from search.understanding import corrected, understood

PER_PAGE = 10


class Reading(Enum):
    """How a question was taken in the end."""

    # Templates compare with its members.
    do_not_call_in_templates = nonmember(True)

    AS_TYPED = "as typed"
    REREAD = "reread"
    CORRECTED = "corrected"
    ANY_WORD = "any word"


@dataclass(frozen=True)
class Hit:
    """A result as the list shows it: title and text with the words asked for marked."""

    kind: str
    title: SafeString
    text: SafeString
    url: str
    meta: str


class Results(Sequence[Hit]):
    """What answers a reader's words; a sequence for Django's paginator.

    Where nothing says all the words, slips are mended, then one of the words is enough; `reading` says which.
    """

    def __init__(
        self,
        typed: str,
        request: HttpRequest,
        chosen: Mapping[str, frozenset[Any]] | None = None,
        sort: Sort = "relevance",
        is_literal: bool = False,
    ) -> None:
        self.request = request
        self.sort = sort
        self.chosen = chosen or {}
        self.narrowing = narrowing(self.chosen)
        self.question = understood(typed, is_literal=is_literal)
        self.reading = self._first_reading()
        self.expression = self.question.expression()
        self._first = self._page(0, PER_PAGE)
        if not self._first.total and not is_literal and self._nothing_says_so():
            self._relax()

    def _first_reading(self) -> Reading:
        if self.question.is_corrected:
            return Reading.CORRECTED
        return Reading.REREAD if self.question.is_reread else Reading.AS_TYPED

    def _nothing_says_so(self) -> bool:
        """Whether there is nothing even in the list that is not narrowed."""
        if not self.question or not self.chosen:
            return bool(self.question)
        return not self._ask(Asked(self.expression, narrowing({}), stop=0, start=0)).total

    def _relax(self) -> None:
        """Ask the next weaker question until there is an answer."""
        mended = corrected(self.question)
        for question, expression, reading in (
            (mended, mended and mended.expression(), Reading.CORRECTED),
            (self.question, self.question.any_word(), Reading.ANY_WORD),
        ):
            if question is None or not expression or expression == self.expression:
                continue
            before = self.question, self.expression, self.reading
            self.question, self.expression, self.reading = question, expression, reading
            answer = self._page(0, PER_PAGE)
            if answer.total:
                self._first = answer
                return
            self.question, self.expression, self.reading = before

    def _page(self, start: int, stop: int) -> Answer:
        exact, phrase = self.question.exact(), self.question.phrase()
        if self.reading is Reading.ANY_WORD:
            exact, phrase = Expression(), None
        return self._ask(
            Asked(self.expression, self.narrowing, exact, phrase, self.sort, start, stop)
        )

    @staticmethod
    def _ask(asked: Asked) -> Answer:
        if not asked.expression:
            return Answer(0, [])
        return answered(lambda engine: engine.page(asked))

    @cached_property
    def counts(self) -> Counts:
        """How many results each value of each facet has, whatever is chosen of that facet."""
        if not self.expression:
            return {}
        return answered(lambda engine: engine.facets(self.expression, self.narrowing))

    @property
    def shown(self) -> str:
        """The question as it was read, with mended words in the letters of the first result.

        Of other words nothing is shown: they may stand in what not anyone may read.
        """
        return " ".join(self._shown_words())

    def _shown_words(self) -> list[str]:
        said = self._text_of_first() if self.question.is_corrected else ""
        return [
            first_said(said, stretch.corrections) or " ".join(word.shown for word in stretch.words)
            for stretch in self.question.stretches
        ]

    def _text_of_first(self) -> str:
        rows = visible_objects(self.request, self._first.keys[:1])
        for kind, instance in rows.values():
            found = kind.describe(instance, self.request)
            return f"{found.title} {found.text} {self._best_text(found, instance)}"
        return ""

    def __len__(self) -> int:
        """The length of the list as it is narrowed."""
        return self._first.total

    def __getitem__(self, part: Any) -> Any:
        """The hits of a slice; the paginator asks for nothing else."""
        start, stop, _ = part.indices(len(self))
        answer = self._first if start == 0 and stop <= PER_PAGE else self._page(start, stop)
        objects = visible_objects(self.request, answer.keys)
        return [self._hit(*objects[key]) for key in answer.keys if key in objects]

    @cached_property
    def _marks(self) -> Marks:
        return Marks.of(self.expression, self.question.spellings)

    def _hit(self, kind: Kind, instance: Model) -> Hit:
        found = kind.describe(instance, self.request)
        return Hit(
            kind=found.kind,
            title=marked(found.title, self._marks),
            text=excerpt(self._best_text(found, instance), self._marks),
            url=found.url,
            meta=found.meta,
        )

    def _best_text(self, found: Found, instance: Model) -> str:
        """The introduction; of a page that says more of the words elsewhere, the text that says most."""
        most = len(self._marks.terms)
        if not isinstance(instance, Page) or says(found.text, self._marks) >= most > 0:
            return found.text
        best, said = found.text, says(found.text, self._marks)
        for field, text in texts_of(instance, instance.get_searchable_search_fields()):
            if (getattr(field, "boost", 0) or 0) >= TITLE_BOOST:
                continue
            if (count := says(text, self._marks)) > said:
                best, said = text, count
        return best


def narrowing(chosen: Mapping[str, frozenset[Any]]) -> Narrowing:
    """What anyone may see now in the active language, of what is chosen."""
    return Narrowing(get_language() or "", timezone.now(), chosen)


def visible_objects(request: HttpRequest, keys: Sequence[Key]) -> dict[Key, tuple[Kind, Any]]:
    """What the keys stand for and anyone may see now: an index may know of a change a moment later."""
    kind_of = {each: kind for kind in KINDS for each in kind.content_types}
    wanted: dict[Any, set[int]] = defaultdict(set)
    for content_type, key in keys:
        if content_type in kind_of:
            wanted[kind_of[content_type].visible].add(key)
    found: dict[tuple[Any, int], Model] = {}
    for visible, of_kind in wanted.items():
        queryset = visible(request).filter(pk__in=of_kind)
        if issubclass(queryset.model, Page):
            queryset = queryset.specific()
        found |= {(visible, each.pk): each for each in queryset}
    return {
        row: (kind, found[kind.visible, row[1]])
        for row in keys
        if (kind := kind_of.get(row[0])) and (kind.visible, row[1]) in found
    }
