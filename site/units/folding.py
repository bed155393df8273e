"""Names that are found with marks or without."""

from __future__ import annotations

import re
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from core import text

# More words than any name has; the rest of a pasted text is ignored.
MOST_WORDS = 12
FOLDED_NAME_LENGTH = 800
SORT_KEY_LENGTH = 400


def folded_words(words: str) -> list[str]:
    """Words without marks; anything that is neither letter nor digit parts them."""
    return re.findall(r"[^\W_]+", text.fold(words))


def folded_name(*names: str) -> str:
    """What `matching` searches: the words of all names with a blank before and after each."""
    return f" {' '.join(folded_words(' '.join(names)))[: FOLDED_NAME_LENGTH - 2]} "


Row = TypeVar("Row", bound=models.Model)


class FoldedQuerySet(models.QuerySet[Row]):
    """Rows with a `folded_name`."""

    def matching(self, words: str) -> Self:
        """Rows whose name has all these words, marks or none; of words in their order the last may be cut.

        "hoang tha" finds "Xã Hoằng Thắng", and so does "thang hoang", but "hoang hoa" does not.
        """
        wanted = folded_words(words[:500])[:MOST_WORDS]
        if not wanted:
            return self.none()
        whole = Q(*(Q(folded_name__contains=f" {word} ") for word in wanted))
        return self.filter(whole | Q(folded_name__contains=f" {' '.join(wanted)}"))
