"""The quiz in the admin: questions, quizzes and results under one menu item."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.menus import ReportMenuItem
from quiz_embed.models import Question, Quiz
from quiz_embed.reports import ResultsView


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    list_display = ["wording", "topic"]
    list_filter = ["topic"]
    list_per_page = 50


class QuizViewSet(SnippetViewSet):
    model = Quiz
    icon = "form"
    menu_label = _("Quizzes")
    list_display = [
        "name",
        "unit",
        "slug",
        "opens_at",
        "closes_at",
        UpdatedAtColumn(label=_("Updated")),
    ]
    list_per_page = 50


class QuizViewSetGroup(SnippetViewSetGroup):
    items = (QuizViewSet, QuestionViewSet)
    menu_icon = "help"
    menu_label = _("Quiz")
    menu_name = "quiz"
    menu_order = 240


register_snippet(QuizViewSetGroup)


@hooks.register("register_reports_menu_item")
def results_menu_item() -> MenuItem:
    return ReportMenuItem(ResultsView, order=650)


@hooks.register("register_admin_urls")
def results_addresses() -> list[URLPattern]:
    return [
        path("reports/quiz-results/", ResultsView.as_view(), name="quiz_results"),
        path(
            "reports/quiz-results/results/",
            ResultsView.as_view(results_only=True),
            name="quiz_results_part",
        ),
    ]
