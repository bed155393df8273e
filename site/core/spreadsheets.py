"""Reports as files that spreadsheet programs open as text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wagtail.admin.views.reports import ReportView

# What a spreadsheet program takes for the start of a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def inert(value: Any) -> Any:
    """A cell that a spreadsheet program shows as text and never runs."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


class InertReportView(ReportView):
    """A report whose files hold no formula."""

    def get_preprocess_function(
        self, field: str, value: Any, export_format: str
    ) -> Callable[[Any], Any]:
        """In CSV no cell may be a formula; XLSX says of each cell that it is text."""
        if export_format == self.FORMAT_CSV:
            return inert
        return super().get_preprocess_function(field, value, export_format)
