"""Admin views of the programme beside those of its snippets."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from programme.copying import copy_campaign
from programme.forms import CopyCampaignForm
from programme.models import Campaign


class CopyCampaignView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Asks for the year, makes the copy, and opens it."""

    model = Campaign
    permission_required = "add"
    form_class = CopyCampaignForm
    template_name = "programme/copy_campaign.html"
    page_title = gettext_lazy("Copy for another year")
    header_icon = "copy"
    _show_breadcrumbs = True
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {
            "url": reverse_lazy("wagtailsnippets_programme_campaign:list"),
            "label": gettext_lazy("Campaigns"),
        },
    ]

    @cached_property
    def campaign(self) -> Campaign:
        return get_object_or_404(Campaign, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.campaign)

    def get_initial(self) -> dict[str, Any]:
        return {"year": self.campaign.year + 1}

    def form_valid(self, form: CopyCampaignForm) -> HttpResponse:
        made = copy_campaign(self.campaign, form.cleaned_data["year"])
        messages.success(
            self.request,
            _("The campaign of %(year)d is made. Give it its theme and check its days.")
            % {"year": made.year},
        )
        return redirect("wagtailsnippets_programme_campaign:edit", made.pk)
