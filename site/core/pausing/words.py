"""What is said of a pause: words ready for each reason, and the notice as readers see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.enums import PauseReason
from core.models import Pause


def ready_notice(reason: str) -> str:
    """A notice for this reason in the active language; empty for a reason that there is not."""
    if reason == PauseReason.STORM:
        return _(
            "Outdoor activities are put off; LED screens and loudspeakers rest. Follow what the local "
            "authorities announce."
        )
    if reason == PauseReason.MOURNING:
        return _("The activities of the campaign rest during the days of mourning.")
    if reason == PauseReason.OTHER:
        return _("The activities of the campaign rest for the time being.")
    return ""


def ready_notices(reason: str) -> dict[str, str]:
    """The same by the fields of a pause that it fills: "notice" in Vietnamese, "notice_en" in English."""
    found = {}
    for code, _name in settings.LANGUAGES:
        field = "notice" if code == settings.LANGUAGE_CODE else f"notice_{code}"
        with translation.override(code):
            found[field] = ready_notice(reason)
    return found


def headline(reason: str) -> str:
    """The bold words with which the notice begins."""
    if reason == PauseReason.STORM:
        return _("Paused because of storm or flood.")
    if reason == PauseReason.MOURNING:
        return _("Paused for days of mourning.")
    return _("Paused.")


@dataclass(frozen=True)
class PauseNotice:
    """A pause in the language of the reader: bold words, a sentence, since when, and until when if planned."""

    headline: str
    text: str
    since: datetime
    until: datetime | None

    @classmethod
    def of(cls, pause: Pause | None) -> PauseNotice | None:
        if pause is None:
            return None
        text = pause.notice_text
        # What follows is a sentence of its own.
        ended = text if text.endswith((".", "!", "?", "…")) else f"{text}."
        return cls(headline(pause.reason), ended, pause.starts_at, pause.ends_at)
