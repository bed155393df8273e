"""The form with which the campaign is paused."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminDateTimeInput

from core.enums import PauseReason
from core.models import Pause
from core.pausing.words import ready_notices


class PauseForm(forms.ModelForm):
    """Why, what readers are told, and until when; a notice left empty gets the ready words of the reason."""

    class Meta:
        model = Pause
        fields = ["reason", "notice", "notice_en", "ends_at"]
        widgets = {
            "reason": forms.RadioSelect,
            "notice": forms.Textarea(attrs={"rows": 3}),
            "notice_en": forms.Textarea(attrs={"rows": 3, "lang": "en"}),
            "ends_at": AdminDateTimeInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = PauseReason.choices  # type: ignore[attr-defined]
        self.fields["notice"].required = False
        for name in ("notice", "notice_en"):
            self.fields[name].help_text = _("Left empty, it says the ready words of the reason.")

    def clean_ends_at(self) -> datetime | None:
        ends_at = self.cleaned_data["ends_at"]
        if ends_at is None:
            return None
        now = timezone.now()
        if ends_at <= now:
            raise forms.ValidationError(_("This moment is past. Give a later one, or none."))
        if ends_at > now + timedelta(days=settings.PAUSE_MOST_DAYS):
            raise forms.ValidationError(
                _(
                    "A pause is planned for %(days)s days at most. For a longer one leave this empty, and "
                    "lift the pause when its time has come."
                )
                % {"days": settings.PAUSE_MOST_DAYS}
            )
        return ends_at

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, ready in ready_notices(given.get("reason", "")).items():
            if name in given:
                given[name] = " ".join(given[name].split()) or ready
        return given
