"""The report of misquoted slogans, and a word to editors about them."""

from __future__ import annotations

from django.db.models import Model

from core.text_reports import TextReport
from media.wording.content_check import in_words, quoted_in
from media.wording.report import MisquotedSlogansView

# More would push the form out of sight.
MOST_SHOWN = 5


def warning(instance: Model) -> str:
    """Which sentences are nearly slogans, or were some."""
    return " ".join(map(in_words, quoted_in(instance)[:MOST_SHOWN]))


TextReport(MisquotedSlogansView, order=665, warning=warning).register()
