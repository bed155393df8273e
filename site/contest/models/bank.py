"""The bank of questions, which nobody but those who set them reads before a round opens."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from contest.clock import MARGIN, instant
from contest.enums import Difficulty
from contest.models.audited import Audited, AuditedQuerySet
from core.languages import InReadersLanguage
from core.people import person


class LockedQuestionError(Exception):
    """Somebody tried to change or delete a question of a round that has opened or is about to."""


class BankQuestion(Audited, ClusterableModel):
    """A question with three or four options, of which exactly one is right. It is in no index of readers.

    From a minute before a round that asks it opens, it never changes: a wrong key is taken out of the count instead.
    """

    wording = models.CharField(_("question"), max_length=400)
    wording_en = models.CharField(_("question in English"), max_length=400, blank=True)
    topic = models.ForeignKey(
        "programme.Topic",
        models.PROTECT,
        related_name="bank_questions",
        verbose_name=_("topic"),
    )
    difficulty = models.PositiveSmallIntegerField(
        _("difficulty"), choices=Difficulty.choices, default=Difficulty.MEDIUM
    )
    source = models.TextField(
        _("source passage"),
        max_length=1000,
        help_text=_("Where the right answer stands: the document and its very words."),
    )
    document = models.ForeignKey(
        "programme.LegalDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("legal document"),
    )
    set_by = person(_("set by"))

    objects = AuditedQuerySet.as_manager()

    title = InReadersLanguage("wording")
    # Nobody's page shows the bank; what is drawn is shown in answers that are never kept.
    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("bank question")
        verbose_name_plural = _("bank questions")
        ordering = ["-id"]

    def __str__(self) -> str:
        # By its number, since histories and messages name it where others may look.
        return _("question no. %(number)s") % {"number": self.pk}

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the question and its options; which one is right may move in one save.

        Raises LockedQuestionError once a round that asks it has opened or is about to.
        """
        if self.pk:
            _refuse_if_locked(self.pk)
            right = [option.pk for option in self.options.all() if option.pk and option.is_right]
            BankOption.objects.filter(question_id=self.pk).exclude(pk__in=right).update(
                is_right=False
            )
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _refuse_if_locked(self.pk)
        return super().delete(*args, **kwargs)


def _refuse_if_locked(question_id: int) -> None:
    """Asks the clock by itself: whoever saves past the views is held to the same moment."""
    asked = BankQuestion.objects.filter(
        pk=question_id, round_questions__round__opens_at__lte=instant() + MARGIN
    )
    if asked.exists():
        raise LockedQuestionError(
            "People read this question, or will in a minute; take it out of the count instead."
        )


class BankOption(Audited, Orderable):
    question = ParentalKey(BankQuestion, on_delete=models.CASCADE, related_name="options")
    wording = models.CharField(_("answer"), max_length=250)
    wording_en = models.CharField(_("answer in English"), max_length=250, blank=True)
    is_right = models.BooleanField(_("right answer"), default=False)

    objects = AuditedQuerySet.as_manager()

    title = InReadersLanguage("wording")
    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta(Orderable.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(is_right=True),
                name="one_right_option_a_bank_question",
            )
        ]

    def __str__(self) -> str:
        return self.wording

    def save(self, *args: Any, **kwargs: Any) -> None:
        _refuse_if_locked(self.question_id)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _refuse_if_locked(self.question_id)
        return super().delete(*args, **kwargs)
