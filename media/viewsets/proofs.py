"""How units send proofs of use, and how editors look at them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, Panel
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry, register_permission_policy

import django_filters

from core.text import is_key
from media.enums import ProofKind, ProofState
from media.inspection.formats import CONTENT_TYPES
from media.models import AssetKind, Kit, ProofOfUse
from media.proofs.decisions import decisions_for
from media.proofs.forms import PHOTO_FORMATS, ProofForm, assets_open_to
from media.proofs.policy import ProofPolicy, sees_all

PHOTO_TYPES = ",".join(CONTENT_TYPES[name] for name in PHOTO_FORMATS)

register_permission_policy(ProofOfUse, ProofPolicy(ProofOfUse))


def proofs_for(user: Any, *actions: str) -> QuerySet[ProofOfUse]:
    """The proofs with which a user may do one of these things."""
    policy = policy_registry.get_by_type(ProofOfUse)
    return policy.instances_user_has_any_permission_for(user, actions).select_related(
        "asset__kit", "unit"
    )


class ProofFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=ProofState.choices)
    kind = django_filters.ChoiceFilter(label=_("Used how"), choices=ProofKind.choices)
    kit = django_filters.ModelChoiceFilter(
        label=_("Kit"), field_name="asset__kit", queryset=Kit.objects.order_by("-id")
    )
    asset_kind = django_filters.ModelChoiceFilter(
        label=_("Kind"), field_name="asset__kind", queryset=AssetKind.objects.all()
    )
    used_from = django_filters.DateFilter(
        label=_("From"), field_name="used_on", lookup_expr="gte", widget=AdminDateInput
    )
    used_until = django_filters.DateFilter(
        label=_("Until, not including"),
        field_name="used_on",
        lookup_expr="lt",
        widget=AdminDateInput,
    )

    class Meta:
        model = ProofOfUse
        fields: list[str] = []


class ProofIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[ProofOfUse]:
        return proofs_for(self.request.user, "view")

    def get_edit_url(self, instance: ProofOfUse) -> str | None:
        """A checked proof is for its unit to read only."""
        may_change = self.user_has_permission_for_instance("change", instance)
        return super().get_edit_url(instance) if may_change else self.get_inspect_url(instance)

    def get_delete_url(self, instance: ProofOfUse) -> str | None:
        may_delete = self.user_has_permission_for_instance("delete", instance)
        return super().get_delete_url(instance) if may_delete else None

    def get_list_more_buttons(self, instance: ProofOfUse) -> list[Any]:
        """The usual buttons, and the decisions this user may take."""
        buttons = super().get_list_more_buttons(instance)
        for decision in decisions_for(instance, self.request.user):
            url = reverse("decide_on_proof", args=[instance.pk, decision.name])
            buttons.append(MenuItem(decision.label, url=url, icon_name=decision.icon, priority=5))
        return buttons


class ProofCreateView(generic.CreateView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Somebody of no unit has nothing to tell of."""
        if not sees_all(request.user) and request.user.unit_id is None:  # type: ignore[union-attr]
            messages.error(
                request, _("Your account belongs to no unit. Ask an administrator to enter it.")
            )
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    def get_initial_form_instance(self) -> ProofOfUse:
        """A proof of the asset whose page led here."""
        proof = ProofOfUse(unit_id=self.request.user.unit_id)
        named = self.request.GET.get("asset", "")
        if is_key(named):
            for asset in assets_open_to(self.request.user).filter(pk=named):
                proof.asset = asset
        return proof


class OfProofMixin:
    """A page of one proof is headed by what the proof is of, which its number doesn't tell."""

    def get_page_subtitle(self) -> str:
        return self.object.heading  # type: ignore[attr-defined]


class ProofEditView(OfProofMixin, generic.EditView):
    def get_queryset(self) -> QuerySet[ProofOfUse]:
        return proofs_for(self.request.user, "change")

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """The usual buttons, and the decisions this user may take."""
        buttons = list(super().header_more_buttons)
        for decision in decisions_for(self.object, self.request.user):
            url = reverse("decide_on_proof", args=[self.object.pk, decision.name])
            buttons.append(Button(decision.label, url=url, icon_name=decision.icon, priority=5))
        return buttons


class ProofDeleteView(OfProofMixin, generic.DeleteView):
    def get_queryset(self) -> QuerySet[ProofOfUse]:
        return proofs_for(self.request.user, "delete")


class SeenProofMixin(OfProofMixin):
    """Shows a proof to those who may see it; for others there is none."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        if not proofs_for(request.user, "view").filter(pk=self.object.pk).exists():  # type: ignore[attr-defined]
            raise PermissionDenied


class ProofInspectView(SeenProofMixin, generic.InspectView):
    template_name = "media/admin/inspect_proof.html"


class ProofHistoryView(SeenProofMixin, generic.HistoryView):
    pass


class ProofUsageView(SeenProofMixin, generic.UsageView):
    pass


class ProofFactsPanel(Panel):
    """The photo that was sent and what was decided, beside the fields."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/proof_facts.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "proof": self.instance}

        def is_shown(self) -> bool:
            return self.instance.pk is not None


class ProofViewSet(ModelViewSet):
    """Not a snippet: a chooser would show every proof to whoever may enter the admin."""

    model = ProofOfUse
    name = "proofs"
    url_prefix = "library/proofs"
    icon = "view"
    menu_label = _("Proofs of use")
    index_view_class = ProofIndexView
    add_view_class = ProofCreateView
    edit_view_class = ProofEditView
    delete_view_class = ProofDeleteView
    history_view_class = ProofHistoryView
    usage_view_class = ProofUsageView
    inspect_view_class = ProofInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    filterset_class = ProofFilterSet
    list_per_page = 50
    list_display = [
        "asset",
        "unit",
        Column("get_kind_display", label=_("Used how"), sort_key="kind"),
        Column(
            "used_on",
            label=_("Since"),
            accessor=lambda proof: f"{proof.used_on:%d/%m/%Y}",
            sort_key="used_on",
        ),
        Column("pieces", label=_("How many"), sort_key="pieces"),
        Column("get_state_display", label=_("State"), sort_key="state"),
    ]
    edit_handler = ObjectList(
        [
            ProofFactsPanel(
                heading=_("What was sent"),
                help_text=_("A proof that is changed waits to be checked again, by somebody else."),
            ),
            FieldPanel("asset", widget=forms.Select(attrs={"class": "w-w-full"})),
            FieldPanel("unit", widget=forms.Select),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("used_on")]),
            FieldRowPanel([FieldPanel("place", heading=_("Where")), FieldPanel("pieces")]),
            # Never Django's own, which links to the stored file.
            FieldPanel("photo", widget=forms.FileInput(attrs={"accept": PHOTO_TYPES})),
            FieldPanel("link"),
        ],
        base_form_class=ProofForm,
    )
