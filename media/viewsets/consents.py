"""How consents are kept: a list that only keepers of consents see, and their form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

import django_filters
from wagtailmedia.widgets import AdminMediaChooser

from core.spreadsheets import inert
from core.templatetags.text_tags import day
from media.consents.forms import ConsentForm
from media.consents.panels import EffectPanel, shown_by
from media.consents.words import end_in_words
from media.enums import AgeGroup
from media.models import Consent

STATES = (
    ("holds", _("Holds")),
    ("ending", _("Ends within 14 days")),
    ("ended", _("Ended")),
    ("withdrawn", _("Withdrawn")),
)
ENDING_DAYS = 14


class ConsentFilterSet(WagtailFilterSet):
    """By age, by whether it still holds, and by whether a paper is there. Nobody's name stands in an address."""

    age_group = django_filters.ChoiceFilter(label=_("Age then"), choices=AgeGroup.choices)
    state = django_filters.ChoiceFilter(label=_("State"), choices=STATES, method="in_state")
    paper = django_filters.ChoiceFilter(
        label=_("Signed paper"),
        choices=(("there", _("There")), ("missing", _("Missing"))),
        method="with_paper",
    )

    class Meta:
        model = Consent
        fields: list[str] = []

    def in_state(self, found: QuerySet, name: str, state: str) -> QuerySet:
        today = timezone.localdate()
        ended = Q(valid_until__lte=today) | Q(withdrawn_on__lte=today)
        soon = today + timedelta(days=ENDING_DAYS)
        ending = Q(valid_until__lte=soon) | Q(withdrawn_on__lte=soon)
        return {
            "holds": found.exclude(ended),
            "ending": found.filter(ending).exclude(ended),
            "ended": found.filter(ended),
            "withdrawn": found.filter(withdrawn_on__isnull=False),
        }[state]

    def with_paper(self, found: QuerySet, name: str, value: str) -> QuerySet:
        return found.filter(paper="") if value == "missing" else found.exclude(paper="")


class ConsentIndexView(generic.IndexView):
    def get_preprocess_function(
        self, field: str, value: Any, export_format: str
    ) -> Callable[[Any], Any]:
        """No cell of a file is a formula."""
        if export_format == self.FORMAT_CSV:
            return inert
        return super().get_preprocess_function(field, value, export_format)


class ConsentEditView(generic.EditView):
    def save_instance(self) -> Any:
        """Say what becomes of a withdrawal, which may be more than its editor has in mind."""
        consent = super().save_instance()
        if "withdrawn_on" in self.form.changed_data and consent.withdrawn_on:
            self._tell_of_withdrawal(consent)
        return consent

    def _tell_of_withdrawal(self, consent: Consent) -> None:
        rows = shown_by(consent)
        told = ngettext(
            "From %(day)s on, %(count)d thing that shows the person is hidden, in %(uses)d places.",
            "From %(day)s on, %(count)d things that show the person are hidden, in %(uses)d places.",
            len(rows),
        )
        uses = sum(row["uses"] for row in rows)
        values = {"day": day(consent.withdrawn_on), "count": len(rows), "uses": uses}
        messages.warning(self.request, told % values)


class ConsentViewSet(ModelViewSet):
    """Not a snippet: a chooser would be open to whoever may enter the admin."""

    model = Consent
    name = "consents"
    url_prefix = "library/consents"
    icon = "user"
    menu_label = _("Consents")
    index_view_class = ConsentIndexView
    edit_view_class = ConsentEditView
    filterset_class = ConsentFilterSet
    copy_view_enabled = False
    # There is no search: what is looked for would stand in addresses, and in the logs of servers.
    list_per_page = 100
    list_display = [
        "person",
        Column("pk", label=_("Number")),
        Column("get_age_group_display", label=_("Age then"), sort_key="age_group"),
        "purpose",
        Column("end", label=_("Holds"), accessor=end_in_words),
    ]
    list_export = [
        "pk",
        "person",
        "get_age_group_display",
        "consented_on",
        "guardian",
        "guardian_consented_on",
        "purpose",
        "valid_until",
        "withdrawn_on",
    ]
    export_headings = {"pk": _("Number"), "get_age_group_display": _("Age then")}
    export_filename = "phieu-dong-y"
    edit_handler = ObjectList(
        [
            EffectPanel(heading=_("Where it takes effect")),
            MultiFieldPanel(
                [
                    FieldPanel("person"),
                    FieldPanel("age_group"),
                    FieldPanel("consented_on"),
                    FieldRowPanel([FieldPanel("guardian"), FieldPanel("guardian_consented_on")]),
                ],
                heading=_("Who agreed"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("purpose"),
                    FieldRowPanel([FieldPanel("valid_until"), FieldPanel("withdrawn_on")]),
                    FieldPanel("paper"),
                ],
                heading=_("To what, and until when"),
            ),
            MultipleChooserPanel("image_links", "image", heading=_("Images"), label=_("image")),
            MultipleChooserPanel(
                "document_links", "document", heading=_("Documents"), label=_("document")
            ),
            # The chooser of recordings chooses one at a time.
            InlinePanel(
                "recording_links",
                heading=_("Recordings"),
                label=_("recording"),
                panels=[FieldPanel("recording", widget=AdminMediaChooser)],
            ),
            MultipleChooserPanel("asset_links", "asset", heading=_("Assets"), label=_("asset")),
        ],
        base_form_class=ConsentForm,
    )
