"""Proofs of use in the admin: addresses, the report, what histories say."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from media.proofs.decisions import decide_on_proof, proof_photo
from media.proofs.policy import sees_all
from media.proofs.report import UseReportView


@hooks.register("register_admin_urls")
def proof_urls() -> list[URLPattern]:
    return [
        path("library/proofs/<int:pk>/photo/", proof_photo, name="proof_photo"),
        path("library/proofs/<int:pk>/<slug:name>/", decide_on_proof, name="decide_on_proof"),
        path("reports/proven-use/", UseReportView.as_view(), name="proven_use"),
        path(
            "reports/proven-use/results/",
            UseReportView.as_view(results_only=True),
            name="proven_use_part",
        ),
    ]


class UseReportMenuItem(MenuItem):
    """Shown to people who see the proofs of all units."""

    def is_shown(self, request: HttpRequest) -> bool:
        return sees_all(request.user)


@hooks.register("register_reports_menu_item")
def use_report_menu_item() -> MenuItem:
    return UseReportMenuItem(
        _("Proven use by commune"),
        reverse("proven_use"),
        name="proven-use",
        icon_name="view",
        order=670,
    )


@hooks.register("register_log_actions")
def proof_log(actions: LogActionRegistry) -> None:
    """Decisions on proofs, as the history of a proof words them."""
    actions.register_action("media.check_proof", _("Confirm proof of use"), _("Proof confirmed"))
    actions.register_action("media.refuse_proof", _("Refuse proof of use"), _("Proof refused"))
