"""Forms of bulletins."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm

from media.bulletins.words import read_in_bulletins

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
        if cleaned.get("read_anew") or self._follows():
            # The model makes what is empty.
            cleaned["reading"] = ""
        return cleaned

    def _follows(self) -> bool:
        """Whether only the written text changed, and the reading text is still what the rules had made of it."""
        if "written" not in self.changed_data or "reading" in self.changed_data:
            return False
        before: str = self.initial.get("written") or ""
        return read_in_bulletins(before).text == (self.initial.get("reading") or "")


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
