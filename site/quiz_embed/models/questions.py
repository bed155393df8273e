"""Questions and their options."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.languages import InReadersLanguage
from core.search_fields import by_name
from quiz_embed.forms import OptionFormSet, QuestionForm, RuledInlinePanel


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
        help_text=_("Where a reader finds the answer on this site."),
    )
    passage_url = models.URLField(
        _("or the address of the passage"),
        blank=True,
        help_text=_("On another site, for example the text of a decision."),
    )
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

    base_form_class = QuestionForm
    panels = [
        MultiFieldPanel([FieldPanel("wording"), FieldPanel("wording_en")], heading=_("Question")),
        RuledInlinePanel(
            "options",
            formset=OptionFormSet,
            heading=_("Answers"),
            label=_("answer"),
            min_num=3,
            max_num=4,
            help_text=_("3 or 4 answers, in the order readers see. Mark exactly one as right."),
        ),
        MultiFieldPanel(
            [FieldPanel("explanation"), FieldPanel("explanation_en")], heading=_("Explanation")
        ),
        MultiFieldPanel(
            [FieldPanel("passage_page"), FieldPanel("passage_url")], heading=_("Passage")
        ),
        FieldPanel("topic"),
    ]
    # What tells the right answer (explanation, options) is not searchable.
    search_fields = [
        *by_name("wording", "wording_en"),
        index.FilterField("topic_id"),
    ]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.wording

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the question and its options; which one is right may move in one save."""
        if self.pk:
            right = [option.pk for option in self.options.all() if option.pk and option.is_right]
            Option.objects.filter(question_id=self.pk).exclude(pk__in=right).update(is_right=False)
        super().save(*args, **kwargs)


class Option(Orderable):
    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="options")
    wording = models.CharField(_("answer"), max_length=250)
    wording_en = models.CharField(_("answer in English"), max_length=250, blank=True)
    is_right = models.BooleanField(_("right answer"), default=False)

    title = InReadersLanguage("wording")

    panels = [FieldPanel("wording"), FieldPanel("wording_en"), FieldPanel("is_right")]

    class Meta(Orderable.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(is_right=True),
                name="one_right_option_a_question",
            )
        ]

    def __str__(self) -> str:
        return self.wording
