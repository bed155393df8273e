"""The bank in the admin: its item in the menu of the contest, addresses, what histories say."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from contest.bank.choosing import CHOSEN
from contest.bank.choosing_views import choose_round_questions
from contest.bank.views import (
    ImportQuestionsView,
    drawn_round_questions,
    question_file,
    void_round_question,
)
from contest.bank.viewset import BankQuestionViewSet
from contest.bank.voiding import VOIDED


@hooks.register("register_admin_viewset")
def bank() -> BankQuestionViewSet:
    return BankQuestionViewSet()


@hooks.register("register_admin_urls")
def bank_urls() -> list[URLPattern]:
    return [
        path("contest/bank/import/", ImportQuestionsView.as_view(), name="import_bank_questions"),
        path("contest/bank/file/", question_file, name="bank_question_file"),
        path(
            "contest/rounds/<int:pk>/questions/",
            choose_round_questions,
            name="choose_round_questions",
        ),
        path("contest/rounds/<int:pk>/drawn/", drawn_round_questions, name="drawn_round_questions"),
        path("contest/rounds/<int:pk>/void/", void_round_question, name="void_round_question"),
    ]


@hooks.register("register_log_actions")
def bank_log(actions: LogActionRegistry) -> None:
    """What is done with questions of a round; which questions, no history tells before the round opens."""
    actions.register_action(CHOSEN, _("Choose questions"), _("Questions chosen"))
    actions.register_action(VOIDED, _("Void question"), _("Question taken out of the count"))
