"""How readers answered: counts and shares, for people who may see quizzes."""

from __future__ import annotations

from django.db.models import F, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value, Window
from django.db.models.functions import Coalesce, NullIf, Round
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.permission_policies import ModelPermissionPolicy

import django_filters

from core.spreadsheets import InertReportView
from quiz_embed.models import AnswerCount, Option, Quiz


class ResultsFilterSet(WagtailFilterSet):
    """One quiz at a time, if wished."""

    quiz = django_filters.ModelChoiceFilter(
        field_name="question__quiz_questions__quiz_id",
        queryset=Quiz.objects.all(),
        label=_("Quiz"),
        method="of_quiz",
    )

    class Meta:
        model = Option
        fields: list[str] = []

    def of_quiz(self, found: QuerySet, name: str, quiz: Quiz) -> QuerySet:
        return found.filter(quiz_id=quiz.pk)


class ResultsView(InertReportView):
    """Each option of each quiz: how often it was chosen, and its share of the question's answers."""

    page_title = _("Quiz results")
    header_icon = "help"
    model = Option
    index_url_name = "quiz_results"
    index_results_url_name = "quiz_results_part"
    permission_policy = ModelPermissionPolicy(Quiz)
    any_permission_required = ["add", "change", "delete", "view"]
    filterset_class = ResultsFilterSet
    list_export = ["quiz_name", "question_text", "text", "is_right", "total", "share"]
    export_headings = {
        "quiz_name": _("Quiz"),
        "question_text": _("Question"),
        "text": _("Answer"),
        "is_right": _("Right"),
        "total": _("Times chosen"),
        "share": _("Share, %"),
    }
    columns = [
        Column("quiz_name", label=_("Quiz")),
        Column("question_text", label=_("Question")),
        Column("text", label=_("Answer")),
        BooleanColumn("is_right", label=_("Right")),
        Column("total", label=_("Times chosen")),
        Column("share", label=_("Share, %")),
    ]

    def get_queryset(self) -> QuerySet:
        counted = (
            AnswerCount.objects.filter(quiz=OuterRef("quiz_id"), option=OuterRef("pk"))
            .order_by()
            .values("option")
            .annotate(times=Sum("count"))
            .values("times")
        )
        return (
            Option.objects.filter(question__quiz_questions__isnull=False)
            .annotate(
                quiz_id=F("question__quiz_questions__quiz_id"),
                quiz_name=F("question__quiz_questions__quiz__name"),
                place=F("question__quiz_questions__sort_order"),
                question_text=F("question__wording"),
                text=F("wording"),
                total=Coalesce(Subquery(counted), Value(0), output_field=IntegerField()),
            )
            .annotate(
                share=Round(
                    F("total")
                    * 100.0
                    / NullIf(
                        Window(Sum("total"), partition_by=[F("quiz_id"), F("question_id")]),
                        Value(0),
                    ),
                    precision=1,
                )
            )
            .order_by("-quiz_id", "place", "question_id", "sort_order", "pk")
            .values("pk", "quiz_id", *self.list_export)
        )

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        return str(self.export_headings[field])

    def get_filename(self) -> str:
        return "ket-qua-cau-do"
