"""Quizzes: which questions they ask, and when they take answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from core import text
from core.clock import edge_columns
from core.languages import InReadersLanguage
from core.search_fields import by_name
from quiz_embed.enums import QuizState
from quiz_embed.forms import QuizQuestionFormSet, RuledInlinePanel
from quiz_embed.models.questions import Question
from quiz_embed.rules import MOST_QUESTIONS, quiz_faults


class QuizQuerySet(models.QuerySet["Quiz"]):
    def live(self) -> QuizQuerySet:
        return self.filter(live=True)

    def open(self, at: datetime | None = None) -> QuizQuerySet:
        """Quizzes that take answers at the given moment (now by default): [opens_at, closes_at)."""
        at = at or timezone.now()
        return self.live().filter(
            Q(opens_at=None) | Q(opens_at__lte=at), Q(closes_at=None) | Q(closes_at__gt=at)
        )


class Quiz(index.Indexed, DraftStateMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """One to ten questions, shown inside articles, at their own address and on other sites."""

    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_(
            "Made from the title when empty. Other sites show the quiz by it: don't change it later."
        ),
    )
    name = models.CharField(_("title"), max_length=160)
    name_en = models.CharField(_("title in English"), max_length=160, blank=True)
    intro = models.CharField(_("introduction"), max_length=300, blank=True)
    intro_en = models.CharField(_("introduction in English"), max_length=300, blank=True)
    unit = models.ForeignKey(
        "units.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quizzes",
        verbose_name=_("unit that asks"),
        help_text=_("Named below the questions, also on other sites."),
    )
    opens_at = models.DateTimeField(
        _("opens at"), null=True, blank=True, help_text=_("Empty: open as soon as it is published.")
    )
    closes_at = models.DateTimeField(
        _("closes at"),
        null=True,
        blank=True,
        help_text=_("From this moment no answer is taken. Empty: stays open."),
    )

    objects = QuizQuerySet.as_manager()
    title = InReadersLanguage("name")
    introduction = InReadersLanguage("intro")

    panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("name", classname="", placeholder=False),
                FieldPanel("name_en"),
                FieldPanel("intro"),
                FieldPanel("intro_en"),
                FieldPanel("slug"),
            ],
            heading=_("Title and introduction"),
        ),
        FieldPanel("unit"),
        RuledInlinePanel(
            "quiz_questions",
            formset=QuizQuestionFormSet,
            heading=_("Questions"),
            label=_("question"),
            min_num=1,
            max_num=MOST_QUESTIONS,
            help_text=_("1 to 10 questions, in the order readers see; none twice."),
        ),
        MultiFieldPanel(
            [FieldPanel("opens_at"), FieldPanel("closes_at")], heading=_("When it is open")
        ),
        HelpPanel(
            template="quiz_embed/embed_panel.html", heading=_("Show this quiz on another site")
        ),
        PublishingPanel(),
    ]
    search_fields = [
        *by_name("name", "name_en"),
        index.SearchField("intro"),
        index.SearchField("intro_en"),
        index.FilterField("live"),
        index.FilterField("opens_at"),
        index.FilterField("closes_at"),
    ]

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def lead(self) -> str:
        """The sentence that introduces it."""
        return self.introduction

    def get_absolute_url(self) -> str:
        """The quiz's own page, in the reader's language."""
        return reverse("quiz_page", args=[self.slug])

    def structured_data(self) -> dict[str, Any]:
        """schema.org's Quiz."""
        # Imported here because it is told of these models.
        from quiz_embed.structured_data import quiz_data

        return quiz_data(self)

    def questions(self) -> list[Question]:
        """The questions in order with their options, in three queries however many there are."""
        rows = [row for row in self.quiz_questions.all() if row.question_id]
        models.prefetch_related_objects(rows, "question__options")
        return [row.question for row in rows]

    def state(self, at: datetime | None = None) -> QuizState:
        """Whether answers are taken at a moment (now by default); opens_at in, closes_at out."""
        at = at or timezone.now()
        if self.opens_at and at < self.opens_at:
            return QuizState.NOT_YET_OPEN
        if self.closes_at and at >= self.closes_at:
            return QuizState.CLOSED
        return QuizState.OPEN

    def clean(self) -> None:
        if self.opens_at and self.closes_at and self.opens_at >= self.closes_at:
            raise ValidationError({"closes_at": _("The quiz must close after it opens.")})

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        # Before the check for uniqueness, which an empty address would fail with the second draft.
        if not self.slug:
            self.slug = self._free_slug()
        super().full_clean(*args, **kwargs)

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the quiz and its rows; questions may change places in one save."""
        if not self.slug:
            self.slug = self._free_slug()
        if self.pk:
            chosen = {row.pk: row.question_id for row in self.quiz_questions.all() if row.pk}
            moved = [
                pk
                for pk, question_id in QuizQuestion.objects.filter(quiz_id=self.pk).values_list(
                    "pk", "question_id"
                )
                if chosen.get(pk) != question_id
            ]
            QuizQuestion.objects.filter(pk__in=moved).delete()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        stem = text.slug(self.name, longest=76) or "cau-do"
        taken = set(
            Quiz.objects.filter(slug__startswith=stem)
            .exclude(pk=self.pk)
            .values_list("slug", flat=True)
        )
        free = stem
        number = 2
        while free in taken:
            free = f"{stem}-{number}"
            number += 1
        return free

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publishes a revision; raises ValidationError where a question breaks a rule by now."""
        if faults := quiz_faults(revision.as_object()):
            raise ValidationError(faults)
        return super().publish(revision, *args, **kwargs)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("", _("Questions")), ("answered", _("With the answers"))]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/quiz_page.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        # Imported here because what is shown is built from these models.
        from quiz_embed.shown import asked, marked

        return {"quiz": marked(self, {}) if mode_name else asked(self)}


class QuizQuestion(Orderable):
    quiz = ParentalKey(Quiz, on_delete=models.CASCADE, related_name="quiz_questions")
    question = models.ForeignKey(
        Question, models.PROTECT, related_name="quiz_questions", verbose_name=_("question")
    )

    panels = [FieldPanel("question")]

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(
                fields=["quiz", "question"], name="question_stands_once_in_a_quiz"
            )
        ]

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], **kwargs: Any) -> QuizQuestion | None:
        """The row of a stored draft; none when its question has been deleted since."""
        if not Question.objects.filter(pk=data.get("question")).exists():
            return None
        return super().from_serializable_data(data, **kwargs)


@edge_columns
def openings_and_closings(after: datetime) -> Iterator[models.QuerySet[Quiz, datetime]]:
    """When quizzes open and close: remembered pages show it."""
    live = Quiz.objects.live()
    yield live.filter(opens_at__gt=after).values_list("opens_at", flat=True)
    yield live.filter(closes_at__gt=after).values_list("closes_at", flat=True)
