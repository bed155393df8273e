"""Forms of bulletins."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm

from media.models.bulletins import Bulletin, as_stored

USUAL_SECONDS, FEWEST_SECONDS, MOST_SECONDS = 120, 15, 600


class BulletinForm(WagtailAdminModelForm):
    """The reading text follows the written one until an editor has changed it by hand."""

    read_anew = forms.BooleanField(
        label=_("Make the reading text anew"),
        required=False,
        help_text=_("From the text as it is written; what was changed by hand is lost."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        bulletin: Bulletin = self.instance
        if self._is_changed("reading"):
            bulletin.reading_by_hand = True
        follows = self._is_changed("written") and not bulletin.is_worded_by_hand
        if follows or cleaned.get("read_anew"):
            # The model makes what is empty.
            cleaned["reading"] = ""
        return cleaned

    def _is_changed(self, field: str) -> bool:
        """Whether an editor changed a text. Not by `changed_data`: browsers send other ends of line than are stored."""
        before, now = self.initial.get(field) or "", self.cleaned_data.get(field) or ""
        return as_stored(now) != before


class FromPageForm(forms.Form):
    """How long a bulletin made from a page may be."""

    seconds = forms.IntegerField(
        label=_("Longest time of reading, in seconds"),
        initial=USUAL_SECONDS,
        min_value=FEWEST_SECONDS,
        max_value=MOST_SECONDS,
        help_text=_(
            "As many whole sentences are taken, from the title on, as are read in this time."
        ),
    )
