"""How organisers list and edit rounds."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import DateTimeField, QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from contest.clock import instant
from contest.enums import RoundState
from contest.ledger import chain
from contest.models import Contest, Round, Rules
from contest.rulebook.admin.views import (
    AtOneInstant,
    RefusingDeleteView,
    SavesUnderLock,
    version_told,
)
from contest.rulebook.forms import RoundForm, RoundRemovalForm
from contest.rulebook.lapsing import lapse_warning
from contest.rulebook.pools import round_faults
from contest.rulebook.schedule import ceremony_warning, close_change, removal_fault
from core.templatetags.text_tags import moment
from core.text import is_key


class RoundIndexView(AtOneInstant, generic.IndexView):
    default_ordering = ("-contest", "number")

    def get_base_queryset(self) -> QuerySet[Round]:
        """Each with the one instant at which the list was asked for."""
        asked_at = Value(self.at, output_field=DateTimeField())
        return super().get_base_queryset().select_related("contest").annotate(asked_at=asked_at)

    def get_list_more_buttons(self, instance: Round) -> list[Any]:
        """The usual buttons, and the ways to its questions for those who choose them or take them out."""
        buttons = super().get_list_more_buttons(instance)
        if (
            self.request.user.has_perm("contest.void_question")
            and instance.state(self.at) is not RoundState.NOT_YET_OPEN
        ):
            url = reverse("void_round_question", args=[instance.pk])
            buttons.append(MenuItem(_("Void a question"), url=url, icon_name="cross", priority=5))
        if self.request.user.has_perm("contest.choose_questions"):
            url = reverse("choose_round_questions", args=[instance.pk])
            buttons.append(
                MenuItem(_("Choose questions"), url=url, icon_name="list-ul", priority=5)
            )
        return buttons


class WarnsOfRounds(SavesUnderLock):
    """Says what keeps a saved round from being played, and what its times mean for others."""

    def warnings(self, form: RoundForm) -> list[str]:
        saved = form.instance
        faults = round_faults(saved, Rules.objects.in_force(saved.contest, self.at))
        said = [
            close_change(saved, form.stored, form.at),
            ceremony_warning(saved.contest),
            lapse_warning(saved.contest, form.stood, form.at),
        ]
        if faults:
            said.append(
                _("The round can't be played yet. %(faults)s") % {"faults": " ".join(faults)}
            )
        return [each for each in [*said, *version_told(form)] if each]


class RoundCreateView(WarnsOfRounds, generic.CreateView):
    def get_initial_form_instance(self) -> Round:
        """The next round of the contest whose page led here, or of the newest."""
        asked = self.request.GET.get("contest", "")
        contests = Contest.objects.filter(pk=asked) if is_key(asked) else Contest.objects.all()
        made = Round()
        if contest := contests.first():
            last = contest.rounds.order_by("-number").first()
            made.contest, made.number = contest, last.number + 1 if last else 1
        return made


class RoundEditView(WarnsOfRounds, generic.EditView):
    def form_valid(self, form: RoundForm) -> HttpResponse:
        response = super().form_valid(form)
        if "closes_at" in form.changed_data:
            # A close that stood in no head before it came could have been moved afterwards: no waiting for the worker.
            transaction.on_commit(lambda: chain.keep(instant()), robust=True)
        return response


class RoundDeleteView(RefusingDeleteView):
    """Once another round has opened it asks why, and the rules get their next version."""

    template_name = "contest/admin/remove_round.html"
    form_class = RoundRemovalForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "removed": self.object, "by": self.request.user}

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: RoundRemovalForm) -> HttpResponse:
        self.form = form
        return super().form_valid(form)

    def delete_action(self) -> None:
        contest, form = self.object.contest, self.form
        super().delete_action()
        if form.stood is not None:
            form.issue_change(contest, form.stood, form.at, self.request.user)

    def refusal(self) -> str:
        return removal_fault(self.object, self.at)


def state_of(listed: Any) -> str:
    """Whether it took entries when the list was asked for, in words."""
    return str(listed.state(listed.asked_at).label)


class RoundViewSet(ModelViewSet):
    model = Round
    name = "contest_rounds"
    url_prefix = "contest/rounds"
    icon = "calendar"
    menu_label = gettext_lazy("Rounds")
    index_view_class = RoundIndexView
    add_view_class = RoundCreateView
    edit_view_class = RoundEditView
    delete_view_class = RoundDeleteView
    copy_view_enabled = False
    list_per_page = 50
    list_display = [
        "__str__",
        "name",
        Column(
            "opens_at", label=gettext_lazy("Opens at"), accessor=lambda each: moment(each.opens_at)
        ),
        Column(
            "closes_at",
            label=gettext_lazy("Closes at"),
            accessor=lambda each: moment(each.closes_at),
        ),
        Column("state", label=gettext_lazy("State"), accessor=state_of),
    ]
    list_filter = ["contest"]
    edit_handler = ObjectList(
        [
            FieldPanel("contest"),
            FieldPanel("number"),
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("name_en")], heading=gettext_lazy("Title")
            ),
            MultiFieldPanel(
                [FieldPanel("opens_at"), FieldPanel("closes_at")],
                heading=gettext_lazy("When it is open"),
                help_text=gettext_lazy(
                    "From a minute before the round opens, its number and its opening stay. While it is open, its "
                    "close may be put off, or brought forward to a moment still to come, until two minutes before it."
                ),
            ),
            FieldPanel("reason"),
            FieldPanel("reason_en"),
            FieldPanel("under_attack"),
        ],
        base_form_class=RoundForm,
    )
