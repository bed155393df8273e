"""Words that mean the same, as editors enter them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from search.analysis import terms

# More words than any name has; longer ones would be sentences.
MOST_WORDS = 12
MOST_WORDINGS = 20


class SynonymSet(models.Model):
    """Wordings that mean the same: whoever looks for one finds the others, from the next search on."""

    wordings = models.TextField(
        _("wordings"),
        max_length=1_000,
        help_text=_("One a line, with all marks: “CĐS”, “chuyển đổi số”."),
    )

    panels = [FieldPanel("wordings")]

    # Searches ask for them anew when the content's version moves.
    changes_no_page = False
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["wordings"]

    def __str__(self) -> str:
        return " = ".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The wordings as they were typed, in their order."""
        return [line.strip() for line in self.wordings.splitlines() if line.strip()]

    def clean(self) -> None:
        keys = [tuple(terms(line)) for line in self.lines]
        for line, key in zip(self.lines, keys, strict=True):
            if not key:
                self._refuse(gettext("“%(line)s” has neither letters nor digits.") % {"line": line})
            if len(key) > MOST_WORDS:
                self._refuse(
                    gettext("“%(line)s” has %(words)d words; at most %(most)d are allowed.")
                    % {"line": line, "words": len(key), "most": MOST_WORDS}
                )
        if len(set(keys)) < 2:
            self._refuse(
                gettext("Enter two different wordings at least, each on a line of its own.")
            )
        if len(keys) > MOST_WORDINGS:
            self._refuse(
                gettext("There are %(count)d wordings; at most %(most)d are allowed.")
                % {"count": len(keys), "most": MOST_WORDINGS}
            )

    def _refuse(self, why: str) -> None:
        raise ValidationError({"wordings": why})
