"""What Wagtail asks of rights: documents that are served, what stands inside texts, pages of the admin."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry
from wagtail.rich_text.feature_registry import FeatureRegistry

from media.consents.papers import consent_paper
from media.expiring import may_change_any
from media.expiring.panel import EndingsPanel
from media.expiring.report import EndingsView
from media.models import CustomDocument
from media.rights.rich_text import ShownDocumentLinkHandler, ShownImageEmbedHandler


@hooks.register("before_serve_document")
def hidden_documents_are_for_editors(document: CustomDocument, request: HttpRequest) -> None:
    """Nobody else learns that a hidden document is there."""
    policy = policy_registry.get_by_type(CustomDocument)
    if not document.is_in_force() and not policy.user_has_permission_for_instance(
        request.user, "change", document
    ):
        raise Http404


@hooks.register("register_admin_urls")
def rights_urls() -> list[URLPattern]:
    return [
        path("library/consents/<int:pk>/paper/", consent_paper, name="consent_paper"),
        path("reports/endings/", EndingsView.as_view(), name="endings"),
        path(
            "reports/endings/results/",
            EndingsView.as_view(results_only=True),
            name="endings_part",
        ),
    ]


class EndingsMenuItem(MenuItem):
    """Shown to people who may change anything that ends."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_change_any(request.user)


@hooks.register("register_reports_menu_item")
def endings_menu_item() -> MenuItem:
    return EndingsMenuItem(
        _("What ends soon"), reverse("endings"), name="endings", icon_name="history", order=650
    )


@hooks.register("construct_homepage_panels")
def endings_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(EndingsPanel(request))


# After Wagtail's own, whose place they take.
@hooks.register("register_rich_text_features", order=1)
def hidden_files_leave_texts(features: FeatureRegistry) -> None:
    features.register_link_type(ShownDocumentLinkHandler)
    features.register_embed_type(ShownImageEmbedHandler)
