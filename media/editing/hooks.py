"""Where editors send, place, approve and finish what the library holds."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models.audit_log import ModelLogEntry

from core.menus import ReportMenuItem
from media.approvals.actions import ApproveAssets
from media.approvals.asset_views import decide_on_asset
from media.approvals.decisions import DECLINED
from media.bulk_upload import bulk_review, bulk_upload
from media.editing.bulk_actions import MoveToKind, SetDaysOfUse, SetTerms
from media.editing.dashboard import MissingPanel, WaitingAssetsPanel
from media.pieces.views import make_pieces, piece_set
from media.reports.missing import MissingView

for action in (SetDaysOfUse, SetTerms, MoveToKind, ApproveAssets):
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_urls")
def editing_urls() -> list[URLPattern]:
    return [
        path("library/assets/<int:pk>/<slug:name>/", decide_on_asset, name="decide_on_asset"),
        path("library/kits/<int:pk>/upload/", bulk_upload, name="bulk_upload"),
        path("library/kits/<int:pk>/place/", bulk_review, name="bulk_review"),
        path("library/kits/<int:pk>/pieces/", make_pieces, name="make_pieces"),
        path("library/pieces/<int:pk>/", piece_set, name="piece_set"),
        path("reports/missing-in-library/", MissingView.as_view(), name="missing_in_library"),
        path(
            "reports/missing-in-library/results/",
            MissingView.as_view(results_only=True),
            name="missing_in_library_part",
        ),
    ]


@hooks.register("register_log_actions")
def asset_log(actions: LogActionRegistry) -> None:
    """Decisions on assets, as the history of an asset words them."""
    actions.register_action("media.approve_asset", _("Approve asset"), _("Asset approved"))
    actions.register_action(
        "media.submit_asset", _("Submit asset again"), _("Asset submitted again")
    )

    @actions.register_action(DECLINED)
    class Declined(LogFormatter):
        label = _("Decline asset")
        message = _("Asset declined: {reason}")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            return str(self.message).format(reason=log_entry.data.get("reason", ""))


@hooks.register("construct_homepage_panels")
def library_panels(request: HttpRequest, panels: list[Component]) -> None:
    panels.extend([WaitingAssetsPanel(request), MissingPanel(request)])


@hooks.register("register_reports_menu_item")
def missing_menu_item() -> MenuItem:
    return ReportMenuItem(MissingView, order=680)


@hooks.register("insert_global_admin_css")
def library_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/library.css"))
