"""How question setters list and edit questions. Nobody else has any right on the bank."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from contest.bank.forms import BankOptionFormSet, BankQuestionForm
from contest.bank.locks import locking_round
from contest.bank.moving import letters_of_moving, why_warned
from contest.clock import instant
from contest.enums import RoundState
from contest.models import BankQuestion, LockedQuestionError
from contest.rulebook.admin.views import AtOneInstant, RefusingDeleteView
from quiz_embed.forms import RuledInlinePanel


def why_locked(question: BankQuestion, at: Any) -> str:
    """Why a question can't be changed any more, naming the round; empty while it can."""
    opened = locking_round(question, at)
    if opened is None:
        return ""
    if opened.state(at) is RoundState.NOT_YET_OPEN:
        return _(
            "“%(round)s” asks this question and opens within a minute, so it can't be edited or deleted. If its key "
            "is wrong, the judges take it out of the count once the round is open."
        ) % {"round": opened}
    return _(
        "People have read this question in “%(round)s”, so it can't be edited or deleted. If its key is "
        "wrong, the judges take it out of the count for everybody."
    ) % {"round": opened}


def rounds_of(question: BankQuestion) -> str:
    """The rounds that ask a question."""
    return ", ".join(str(row.round) for row in question.round_questions.all())


def numbers_of_rounds(question: BankQuestion) -> str:
    """The rounds that ask a question, by their numbers behind the name of their contest."""
    numbers: dict[str, list[int]] = {}
    for row in question.round_questions.all():
        numbers.setdefault(str(row.round.contest), []).append(row.round.number)
    return "; ".join(
        f"{contest}: {', '.join(map(str, sorted(each)))}" for contest, each in numbers.items()
    )


class QuestionIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[BankQuestion]:
        questions = super().get_base_queryset().select_related("topic")
        return questions.prefetch_related("round_questions__round__contest")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if self.user_has_permission("add"):
            url = reverse("import_bank_questions")
            buttons.append(Button(_("Import from a file"), url=url, icon_name="upload"))
        return buttons


class WarnsOfMovingAnswers:
    """Saves a question all the same, and says which of its answers rest on an order that nobody sees."""

    request: HttpRequest

    def save_instance(self) -> BankQuestion:
        question: BankQuestion = super().save_instance()  # type: ignore[misc]
        if letters := letters_of_moving(list(question.options.all())):
            said = _("Look at the answers %(letters)s again.") % {"letters": letters}
            messages.warning(self.request, f"{said} {why_warned()}")
        return question


class QuestionCreateView(WarnsOfMovingAnswers, generic.CreateView):
    pass


class QuestionEditView(WarnsOfMovingAnswers, AtOneInstant, generic.EditView):
    """What was typed in another window before people read the question is shown again, and not saved."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keeps everybody out of the form of a question that people have read."""
        if reason := why_locked(self.get_object(), self.at):
            messages.error(request, reason)
            return redirect(self.index_url_name)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except LockedQuestionError:
            # The round opened while the form was being judged.
            self.at = instant()
            self.is_valid(self.form)
            return self.form_invalid(self.form)

    def is_valid(self, form: BankQuestionForm) -> bool:
        form.full_clean()
        if reason := why_locked(self.object, self.at):
            form.add_error(None, reason)
        return super().is_valid(form)


class QuestionDeleteView(RefusingDeleteView):
    def refusal(self) -> str:
        if reason := why_locked(self.object, self.at):
            return reason
        if rounds := rounds_of(self.object):
            return _("“%(rounds)s” asks this question; choose another one there first.") % {
                "rounds": rounds
            }
        return ""

    def get_success_message(self) -> str:
        return _("The question is deleted.")


class BankQuestionViewSet(ModelViewSet):
    """Not a snippet: a chooser would show every question to whoever may enter the admin.

    There is no search: what is looked for would stand in addresses, and those in the logs of servers.
    """

    model = BankQuestion
    name = "bank_questions"
    url_prefix = "contest/bank"
    icon = "help"
    menu_label = gettext_lazy("Question bank")
    menu_order = 10
    menu_hook = "register_contest_menu_item"
    add_to_reference_index = False
    index_view_class = QuestionIndexView
    add_view_class = QuestionCreateView
    edit_view_class = QuestionEditView
    delete_view_class = QuestionDeleteView
    copy_view_enabled = False
    list_per_page = 50
    # The right answer is in no column: lists are looked at over shoulders.
    list_display = [
        "wording",
        "topic",
        Column(
            "difficulty",
            label=gettext_lazy("Difficulty"),
            accessor=lambda question: question.get_difficulty_display(),
        ),
        Column("rounds", label=gettext_lazy("Rounds"), accessor=numbers_of_rounds),
    ]
    list_filter = ["topic", "difficulty"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("wording"), FieldPanel("wording_en")], heading=gettext_lazy("Question")
            ),
            RuledInlinePanel(
                "options",
                formset=BankOptionFormSet,
                heading=gettext_lazy("Answers"),
                label=gettext_lazy("answer"),
                min_num=3,
                max_num=4,
                help_text=gettext_lazy(
                    "3 or 4 answers; contestants see them in an order of their own. Mark exactly one as right."
                ),
                panels=[
                    FieldPanel("wording"),
                    FieldPanel("wording_en"),
                    FieldPanel("is_right"),
                ],
            ),
            FieldRowPanel([FieldPanel("topic"), FieldPanel("difficulty")]),
            MultiFieldPanel(
                [FieldPanel("source"), FieldPanel("document")], heading=gettext_lazy("Source")
            ),
        ],
        base_form_class=BankQuestionForm,
    )
