"""Quizzes for everyone: questions with one right answer, and nothing kept but counts."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from core.languages import InReadersLanguage


class Question(index.Indexed, ClusterableModel):
    """A question with three or four options, of which exactly one is right."""

    wording = models.CharField(_("question"), max_length=400)
    wording_en = models.CharField(_("question in English"), max_length=400, blank=True)
    explanation = models.TextField(
        _("explanation"),
        max_length=1000,
        help_text=_("Shown after the answer: why the right one is right."),
    )
    explanation_en = models.TextField(_("explanation in English"), max_length=1000, blank=True)
    passage_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page with the passage"),
    )
    passage_url = models.URLField(_("or the address of the passage"), blank=True)
    topic = models.ForeignKey(
        "programme.Topic",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("topic"),
    )

    title = InReadersLanguage("wording")
    reason = InReadersLanguage("explanation")

    search_fields = [
        index.SearchField("wording", boost=2),
        index.SearchField("wording_en", boost=2),
        index.SearchField("explanation"),
        index.SearchField("explanation_en"),
        index.AutocompleteField("wording"),
        index.AutocompleteField("wording_en"),
        index.FilterField("topic_id"),
    ]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.wording


class Option(Orderable):
    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="options")
    wording = models.CharField(_("answer"), max_length=250)
    wording_en = models.CharField(_("answer in English"), max_length=250, blank=True)
    is_right = models.BooleanField(_("right answer"), default=False)

    title = InReadersLanguage("wording")

    class Meta(Orderable.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(is_right=True), name="one_right_option_a_question"
            )
        ]

    def __str__(self) -> str:
        return self.wording


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

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("title"), max_length=160)
    name_en = models.CharField(_("title in English"), max_length=160, blank=True)
    intro = models.CharField(_("introduction"), max_length=300, blank=True)
    intro_en = models.CharField(_("introduction in English"), max_length=300, blank=True)
    opens_at = models.DateTimeField(_("opens at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)

    objects = QuizQuerySet.as_manager()
    title = InReadersLanguage("name")
    introduction = InReadersLanguage("intro")

    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("name_en", boost=2),
        index.SearchField("intro"),
        index.SearchField("intro_en"),
        index.AutocompleteField("name"),
        index.AutocompleteField("name_en"),
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


class QuizQuestion(Orderable):
    quiz = ParentalKey(Quiz, on_delete=models.CASCADE, related_name="quiz_questions")
    question = models.ForeignKey(
        Question, models.PROTECT, related_name="quiz_questions", verbose_name=_("question")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(
                fields=["quiz", "question"], name="question_stands_once_in_a_quiz"
            )
        ]


class AnswerCount(models.Model):
    """How often an option was chosen in a quiz on a day; no reader behind it."""

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="answer_counts")
    option = models.ForeignKey(Option, models.CASCADE, related_name="answer_counts")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    changes_no_page = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["quiz", "option", "day"], name="one_count_an_option_a_day"
            )
        ]
