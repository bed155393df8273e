"""What Wagtail asks of rights: documents that are served, what stands inside texts, pages of the admin."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.permissions import policy_registry
from wagtail.rich_text.feature_registry import FeatureRegistry

from media.consents.papers import consent_paper
from media.models import CustomDocument
from media.rich_text import ShownDocumentLinkHandler, ShownImageEmbedHandler


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
    return [path("library/consents/<int:pk>/paper/", consent_paper, name="consent_paper")]


# After Wagtail's own, whose place they take.
@hooks.register("register_rich_text_features", order=1)
def hidden_files_leave_texts(features: FeatureRegistry) -> None:
    features.register_link_type(ShownDocumentLinkHandler)
    features.register_embed_type(ShownImageEmbedHandler)
