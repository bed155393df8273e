"""How editors list, edit and decide on slogans."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from core.templatetags.text_tags import moment
from media.approvals.slogan_views import decisions_for
from media.editing.panels import StatementPanel
from media.forms import SloganForm
from media.models import Slogan, SloganCategory


class SloganIndexView(IndexView):
    def get_list_more_buttons(self, instance: Slogan) -> list[Any]:
        """The usual buttons, and the decisions this editor may take."""
        buttons = super().get_list_more_buttons(instance)
        for decision in decisions_for(instance, self.request.user):
            url = reverse("decide_on_slogan", args=[instance.pk, decision.name])
            buttons.append(MenuItem(decision.label, url=url, icon_name=decision.icon, priority=5))
        return buttons


class SloganEditView(EditView):
    @property
    def header_more_buttons(self) -> list[Any]:
        """The usual buttons, and the decisions this editor may take."""
        buttons = list(super().header_more_buttons)
        for decision in decisions_for(self.object, self.request.user):
            url = reverse("decide_on_slogan", args=[self.object.pk, decision.name])
            buttons.append(Button(decision.label, url=url, icon_name=decision.icon, priority=5))
        return buttons


class SloganViewSet(SnippetViewSet):
    model = Slogan
    icon = "openquote"
    menu_label = _("Slogans")
    index_view_class = SloganIndexView
    edit_view_class = SloganEditView
    list_display = [
        "wording",
        Column("get_state_display", label=_("State"), sort_key="state"),
        "category",
        "campaign",
        Column(
            "approved_at",
            label=_("Approved at"),
            accessor=lambda slogan: moment(slogan.approved_at),
            sort_key="approved_at",
        ),
    ]
    list_filter = ["state", "category", "topic", "campaign"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("wording"), FieldPanel("wording_en")],
                heading=_("Slogan"),
                help_text=_("Changing the words of an approved slogan puts it back to proposed."),
            ),
            FieldRowPanel([FieldPanel("category"), FieldPanel("campaign"), FieldPanel("topic")]),
            FieldRowPanel([FieldPanel("document"), FieldPanel("passage")]),
            FieldRowPanel([FieldPanel("use_from"), FieldPanel("use_until")], heading=_("Use")),
            FieldPanel("sort_order"),
            MultiFieldPanel(
                [
                    FieldPanel("state", read_only=True),
                    StatementPanel("proposed_by"),
                    StatementPanel("approved_by"),
                    StatementPanel("approved_at"),
                ],
                heading=_("Approval"),
            ),
        ],
        base_form_class=SloganForm,
    )


class SloganCategoryViewSet(SnippetViewSet):
    model = SloganCategory
    icon = "tag"
    menu_label = _("Categories of slogans")
    list_display = ["name", "slug"]
    sort_order_field = "sort_order"
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("sort_order")]),
    ]
