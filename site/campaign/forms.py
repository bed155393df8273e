"""Forms of the campaign's pages in the admin."""

from __future__ import annotations

from wagtail.admin.forms import WagtailAdminPageForm


class WorkshopPageForm(WagtailAdminPageForm):
    """Tells the workshop when only a draft is kept, so that half-filled dates don't stop autosave."""

    def defer_required_fields(self) -> None:
        super().defer_required_fields()
        self.instance.is_partial = True

    def restore_required_fields(self) -> None:
        super().restore_required_fields()
        self.instance.is_partial = False
