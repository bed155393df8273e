"""Which words stand anywhere in the index."""

from __future__ import annotations

from django.db import models

from search.analysis import LONGEST_TERM


class Word(models.Model):
    """A term of some document. Words that stand nowhere any more are dropped by a duty, once a day."""

    term = models.CharField(max_length=LONGEST_TERM, primary_key=True)
    # As of the last count; a word that came in since counts as one.
    documents = models.PositiveIntegerField(default=1)

    changes_no_page = True
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.term
