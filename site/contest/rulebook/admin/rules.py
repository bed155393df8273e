"""How organisers write rules: drafts are edited, issued versions are only read."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from contest.models import Contest, Rules
from contest.rulebook.admin.views import RefusingDeleteView, SavesUnderLock
from contest.rulebook.forms import RulesForm
from contest.rulebook.issuing import issue_faults
from core.templatetags.text_tags import moment
from core.text import is_key
from quiz_embed.forms import RuledFormSet, RuledInlinePanel


def ways_on(rules: Rules, user: Any) -> list[tuple[Any, str, str]]:
    """What may be done with a version besides editing it: label, address and icon of each."""
    ways = [(_("Read as printed"), reverse("printed_contest_rules", args=[rules.pk]), "view")]
    if not rules.is_issued and user.has_perm("contest.issue_rules"):
        ways.append((_("Issue"), reverse("issue_contest_rules", args=[rules.pk]), "check"))
    if rules.is_issued and user.has_perm("contest.add_rules"):
        url = reverse("new_contest_rules", args=[rules.contest_id])
        ways.append((_("New version"), url, "plus"))
    return ways


class RulesIndexView(generic.IndexView):
    default_ordering = ("-contest", "-number")

    def get_base_queryset(self) -> QuerySet[Rules]:
        return super().get_base_queryset().select_related("contest")

    def get_edit_url(self, instance: Rules) -> str | None:
        """The form of a draft; what is issued is read."""
        if instance.is_issued:
            return reverse("printed_contest_rules", args=[instance.pk])
        return super().get_edit_url(instance)

    def get_list_more_buttons(self, instance: Rules) -> list[Any]:
        buttons = [] if instance.is_issued else super().get_list_more_buttons(instance)
        ways = ways_on(instance, self.request.user)
        return [*buttons, *(MenuItem(name, url=url, icon_name=icon) for name, url, icon in ways)]


class RulesCreateView(SavesUnderLock, generic.CreateView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sends back whoever finds no contest to choose."""
        if not Contest.objects.filter(rules=None).exists():
            messages.info(
                request,
                _(
                    "Every contest has rules already: make a new version of them, or a contest first."
                ),
            )
            return redirect(self.index_url_name)
        return super().get(request, *args, **kwargs)

    def get_initial_form_instance(self) -> Rules:
        """The first version of the contest whose page led here."""
        asked = self.request.GET.get("contest", "")
        contests = Contest.objects.filter(rules=None)
        chosen = contests.filter(pk=asked).first() if is_key(asked) else contests.first()
        return Rules(contest=chosen) if chosen else Rules()

    def get_success_url(self) -> str:
        return reverse("contest_rules_admin:edit", args=[self.object.pk])

    def warnings(self, form: RulesForm) -> list[str]:
        return remaining_faults(form.instance, self)


class RulesEditView(SavesUnderLock, generic.EditView):
    """What was typed in another window before the version was issued is shown again, and not saved."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sends whoever would edit what is issued to the printed version."""
        if self.get_object().is_issued:
            return redirect("printed_contest_rules", self.object_pk)
        return super().get(request, *args, **kwargs)

    def is_valid(self, form: RulesForm) -> bool:
        form.full_clean()
        # Whoever issues it waits for this row, or was first.
        Contest.objects.select_for_update().get(pk=self.object.contest_id)
        stored = Rules.objects.filter(pk=self.object.pk).first()
        if stored is not None:
            # Rounds that changed meanwhile made a version, and moved the draft one number on.
            form.instance.number = stored.number
        if stored is not None and stored.is_issued:
            form.add_error(
                None,
                _(
                    "This version was issued and never changes. Nothing was saved: make a new version, and "
                    "put in what you typed here."
                ),
            )
        return super().is_valid(form)

    def get_success_url(self) -> str:
        return reverse("contest_rules_admin:edit", args=[self.object.pk])

    def warnings(self, form: RulesForm) -> list[str]:
        return remaining_faults(form.instance, self)

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        ways = ways_on(self.object, self.request.user)
        buttons = [Button(name, url=url, icon_name=icon, priority=5) for name, url, icon in ways]
        return [*super().header_more_buttons, *buttons]


def remaining_faults(rules: Rules, view: SavesUnderLock) -> list[str]:
    """What was saved and still keeps the draft from being issued."""
    faults = issue_faults(Rules.objects.get(pk=rules.pk), view.at)
    said = [message for messages in faults.values() for message in messages]
    if not said:
        return []
    return [
        _("The draft is kept, but can't be issued yet. %(faults)s") % {"faults": " ".join(said)}
    ]


class RulesDeleteView(RefusingDeleteView):
    def refusal(self) -> str:
        return _("This version was issued, so it stays.") if self.object.is_issued else ""


def state_of(rules: Rules) -> str:
    """Since when it is in force, or that it is a draft."""
    return moment(rules.issued_at) if rules.is_issued else str(_("draft"))


class RulesViewSet(ModelViewSet):
    model = Rules
    name = "contest_rules_admin"
    url_prefix = "contest/rules"
    icon = "doc-full"
    menu_label = gettext_lazy("Rules of contests")
    index_view_class = RulesIndexView
    add_view_class = RulesCreateView
    edit_view_class = RulesEditView
    delete_view_class = RulesDeleteView
    copy_view_enabled = False
    list_per_page = 50
    list_display = [
        "__str__",
        Column("issued_at", label=gettext_lazy("In force from"), accessor=state_of),
    ]
    list_filter = ["contest"]
    edit_handler = ObjectList(
        [
            FieldPanel("contest"),
            MultiFieldPanel(
                [FieldPanel("reason"), FieldPanel("reason_en"), FieldPanel("document")],
                heading=gettext_lazy("This version"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("audience"),
                    FieldPanel("audience_en"),
                    FieldRowPanel([FieldPanel("least_age"), FieldPanel("guardian_age")]),
                ],
                heading=gettext_lazy("Who may take part"),
            ),
            MultiFieldPanel(
                [FieldPanel("barred_bodies"), FieldPanel("barred_treatment")],
                heading=gettext_lazy("Who may not take part"),
            ),
            MultiFieldPanel(
                [FieldPanel("question_source"), FieldPanel("question_count")],
                heading=gettext_lazy("Questions"),
            ),
            RuledInlinePanel(
                "quotas",
                formset=RuledFormSet,
                heading=gettext_lazy("Questions drawn of each topic"),
                label=gettext_lazy("quota"),
                help_text=gettext_lazy(
                    "Only where questions are drawn. They add up to the questions in an attempt."
                ),
                panels=[
                    FieldRowPanel(
                        [FieldPanel("topic"), FieldPanel("difficulty"), FieldPanel("count")]
                    )
                ],
            ),
            MultiFieldPanel(
                [
                    FieldPanel("prediction_target"),
                    FieldRowPanel([FieldPanel("attempt_policy"), FieldPanel("attempt_limit")]),
                    FieldPanel("counted_attempt"),
                    FieldPanel("identity"),
                ],
                heading=gettext_lazy("Prediction and attempts"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("minutes"), FieldPanel("grace_seconds")]),
                    FieldPanel("extra_time_percent"),
                ],
                heading=gettext_lazy("Time for the answers"),
            ),
            MultiFieldPanel(
                [FieldPanel("tie_clock"), FieldPanel("results_shown")],
                heading=gettext_lazy("Ranking and results"),
            ),
            RuledInlinePanel(
                "prizes",
                formset=RuledFormSet,
                heading=gettext_lazy("Prizes"),
                label=gettext_lazy("prize"),
                help_text=gettext_lazy("The highest first, each ladder by itself."),
                panels=[
                    FieldPanel("scope"),
                    FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
                    FieldRowPanel([FieldPanel("quantity"), FieldPanel("amount")]),
                ],
            ),
            FieldPanel("one_prize_a_person"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("appeal_days"), FieldPanel("appeal_answer_days")]),
                ],
                heading=gettext_lazy("Appeals"),
            ),
            MultiFieldPanel(
                [FieldPanel("asks_id_number"), FieldPanel("retention_days")],
                heading=gettext_lazy("Personal details"),
            ),
        ],
        base_form_class=RulesForm,
    )
