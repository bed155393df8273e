"""Model stories side by side: those that a reader ticked on the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programme.models import Figure
from story.links import pages_linked_from

if TYPE_CHECKING:
    from news.models import ModelStoryPage

FEWEST, MOST = 2, 3
# No row has a longer number.
MOST_DIGITS = 18


@dataclass(frozen=True)
class Row:
    """One part of the stories: its cells stand in the order of the stories.

    `kind` says how a cell is printed: words, rich text, steps (their titles) or figures.
    """

    label: str
    kind: str
    cells: list[tuple[str, Any]]


class Comparison:
    """The stories of a list with these numbers, in the order they were asked for.

    `asked` says that the reader pressed the button, so that ticking nothing gets an answer, too. Why a story
    is not among them (no such number, not public, in another language) is told to nobody.
    """

    def __init__(self, stories: QuerySet, values: Sequence[str], asked: bool = False) -> None:
        self.stories = stories
        self.values = list(dict.fromkeys(values))
        self.asked = asked or bool(values)

    @cached_property
    def chosen(self) -> list[ModelStoryPage]:
        """The stories that are there."""
        numbers = [
            int(value)
            for value in self.values
            if value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS
        ]
        if not numbers:
            return []
        found = self.stories.select_related("pillar", "topic", "place").defer("body")
        by_number = {story.pk: story for story in found.filter(pk__in=numbers)}
        return [by_number[number] for number in dict.fromkeys(numbers) if number in by_number]

    @property
    def numbers(self) -> list[int]:
        """What is ticked."""
        return [story.pk for story in self.chosen]

    @property
    def query(self) -> str:
        """The query string that shows these stories."""
        return urlencode([("compare", number) for number in self.numbers])

    @property
    def is_ready(self) -> bool:
        """Whether the stories can be shown side by side."""
        return FEWEST <= len(self.chosen) <= MOST

    @property
    def notice(self) -> str:
        """What the reader has to know or to do; empty where all is well."""
        if not self.asked:
            return ""
        sentences = []
        if len(self.chosen) < len(self.values):
            sentences.append(_("A model that was chosen is not on this list, or not any more."))
        if len(self.chosen) > MOST:
            sentences.append(
                _("At most %(most)s models can stand side by side, and %(count)s are ticked.")
                % {"most": MOST, "count": len(self.chosen)}
            )
            sentences.append(_("Untick some, then press Compare."))
        elif not self.chosen:
            sentences.append(_("Tick two or three models, then press Compare."))
        elif len(self.chosen) < FEWEST:
            sentences.append(_("Tick one or two more models, then press Compare."))
        return " ".join(sentences)

    @property
    def title(self) -> str:
        """What is compared, in one line."""
        return ngettext(
            "Comparing %(count)s model", "Comparing %(count)s models", len(self.chosen)
        ) % {"count": len(self.chosen)}

    @cached_property
    def rows(self) -> list[Row]:
        """The parts that at least one of the stories has."""
        figures = self._figures()
        rows = [
            self._row(_("Place"), "words", lambda story: story.place.title),
            self._row(_("Period"), "words", lambda story: story.period),
            self._row(_("Done by"), "words", lambda story: story.done_by),
            self._row(_("Pillar"), "words", lambda story: story.pillar.title),
            self._row(_("Topic"), "words", lambda story: story.topic and story.topic.title),
            self._row(_("The problem"), "text", lambda story: story.problem),
            self._row(_("What was done"), "text", lambda story: story.what_was_done),
            self._row(_("Steps"), "steps", _step_titles),
            self._row(_("Cost"), "words", _cost),
            self._row(_("What came of it"), "text", lambda story: story.results),
            self._row(
                _("Figures"),
                "figures",
                lambda story: [figures[key] for key in _figure_numbers(story) if key in figures],
            ),
            self._row(_("What did not work yet"), "text", lambda story: story.limits),
            self._row(_("Contact"), "words", lambda story: story.contact),
        ]
        return [row for row in rows if any(cell for _title, cell in row.cells)]

    @cached_property
    def links(self) -> dict[int, Any]:
        """The pages that the stories link to, looked up together."""
        return pages_linked_from(
            text for row in self.rows if row.kind == "text" for _title, text in row.cells
        )

    def _row(self, label: str, kind: str, part: Any) -> Row:
        return Row(label, kind, [(story.title, part(story) or "") for story in self.chosen])

    def _figures(self) -> dict[int, Figure]:
        return Figure.objects.in_bulk(
            {key for story in self.chosen for key in _figure_numbers(story)}
        )


def _cost(story: ModelStoryPage) -> str:
    return ". ".join(part for part in (story.cost_label, story.cost_note) if part)


def _step_titles(story: ModelStoryPage) -> list[str]:
    # As stored: the blocks themselves would fetch the pictures of the steps.
    return [step["value"]["title"] for step in story.steps.raw_data]


def _figure_numbers(story: ModelStoryPage) -> list[int]:
    return [block["value"] for block in story.figures.raw_data if block["value"]]
