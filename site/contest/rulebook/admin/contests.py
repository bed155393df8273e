"""How organisers list and edit contests."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from contest.models import Contest
from contest.rulebook.admin.views import RefusingDeleteView, SavesUnderLock, version_told
from contest.rulebook.forms import ContestForm, GroupFormSet
from contest.rulebook.schedule import ceremony_warning
from quiz_embed.forms import RuledInlinePanel


class ContestCreateView(SavesUnderLock, generic.CreateView):
    def get_success_url(self) -> str:
        """To its rules, which come next."""
        return f"{reverse('contest_rules_admin:add')}?contest={self.object.pk}"


class ContestEditView(SavesUnderLock, generic.EditView):
    def warnings(self, form: Any) -> list[str]:
        said = [ceremony_warning(self.object), *version_told(form)]
        return [warning for warning in said if warning]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """The usual buttons, and the way to a new version of its rules."""
        buttons = list(super().header_more_buttons)
        if self.request.user.has_perm("contest.add_rules"):
            url = reverse("new_contest_rules", args=[self.object.pk])
            buttons.append(Button(_("Write its rules"), url=url, icon_name="edit", priority=5))
        return buttons


class ContestDeleteView(RefusingDeleteView):
    def refusal(self) -> str:
        if self.object.rules.exists() or self.object.rounds.exists():
            return _("The contest has rules or rounds, so it can't be removed. Hide it instead.")
        return ""


class ContestViewSet(ModelViewSet):
    """Not a snippet, which editors would list and search; they choose one by its title alone."""

    model = Contest
    name = "contests"
    url_prefix = "contest/contests"
    icon = "help"
    menu_label = gettext_lazy("Contests")
    add_view_class = ContestCreateView
    edit_view_class = ContestEditView
    delete_view_class = ContestDeleteView
    copy_view_enabled = False
    list_display = [
        "name",
        "campaign",
        "ceremony_on",
        BooleanColumn("is_public", label=gettext_lazy("Shown to readers")),
    ]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("name_en"),
                    FieldPanel("slug"),
                    FieldPanel("intro"),
                    FieldPanel("intro_en"),
                ],
                heading=gettext_lazy("Title and introduction"),
            ),
            FieldRowPanel([FieldPanel("campaign"), FieldPanel("organiser")]),
            MultiFieldPanel(
                [FieldPanel("contact"), FieldPanel("contact_en")], heading=gettext_lazy("Contact")
            ),
            FieldPanel("ceremony_on"),
            RuledInlinePanel(
                "groups",
                formset=GroupFormSet,
                heading=gettext_lazy("Groups of contestants"),
                label=gettext_lazy("group"),
                help_text=gettext_lazy(
                    "Whom contestants belong to, as the plan names them. Empty: nobody is asked."
                ),
                panels=[
                    FieldRowPanel(
                        [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("sort_order")]
                    )
                ],
            ),
            FieldPanel("reason"),
            FieldPanel("reason_en"),
            MultiFieldPanel(
                [
                    FieldPanel("tables_at"),
                    FieldPanel("tables_hold"),
                    FieldPanel("tables_hold_en"),
                ],
                heading=gettext_lazy("Tables of units"),
            ),
            FieldPanel("is_public"),
        ],
        base_form_class=ContestForm,
    )
