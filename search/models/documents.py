"""What can be found: the index in the site's own database, from which an engine's index is made too."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib.contenttypes.models import ContentType
from django.db import connections, models
from django.db.models import Q

TITLE_LENGTH = 255

_LAST_TURNS = """
    SELECT (SELECT MAX(visible_from) FROM search_document WHERE visible_from <= %s),
        (SELECT MAX(visible_until) FROM search_document WHERE visible_until <= %s)"""
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class DocumentManager(models.Manager["Document"]):
    """Documents, and how what may be seen of them changes with time."""

    def last_turn(self, at: datetime) -> datetime:
        """The last moment up to `at` when a document came into sight or went out of it.

        From that moment to `at` readers see the same. If there is none, the beginning of time.
        """
        # One query written by hand, because every question to an engine waits for it.
        with connections[self.db].cursor() as cursor:
            cursor.execute(
                _LAST_TURNS, [connections[self.db].ops.adapt_datetimefield_value(at)] * 2
            )
            turns = cursor.fetchone()
        return max((_moment(each) for each in turns if each), default=_BEFORE_ALL)


def _moment(value: datetime | str) -> datetime:
    """A moment of the database's; SQLite has them as text, without a zone."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Document(models.Model):
    """One object that can be found: who may see it, and what lists are narrowed by.

    Narrow, because a common word makes an engine read most rows; the texts stand in `DocumentText`.
    Facets hold plain keys: a document follows its object, which has the constraints.
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    # What readers call such things (`search.kinds`); empty for what only editors look for.
    kind = models.CharField(max_length=20, blank=True)
    # Empty for what is there in every language.
    locale = models.CharField(max_length=20, blank=True)
    is_public = models.BooleanField(default=False)
    visible_from = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(null=True)
    date = models.DateTimeField(null=True)
    year = models.SmallIntegerField(null=True)
    topic = models.BigIntegerField(null=True)
    pillar = models.BigIntegerField(null=True)
    unit = models.BigIntegerField(null=True)
    title = models.CharField(max_length=TITLE_LENGTH, blank=True)

    objects = DocumentManager()

    changes_no_page = True
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="document_of_object")
        ]
        # Few documents have such a moment.
        indexes = [
            models.Index(
                fields=["visible_from"],
                condition=Q(visible_from__isnull=False),
                name="document_visible_from",
            ),
            models.Index(
                fields=["visible_until"],
                condition=Q(visible_until__isnull=False),
                name="document_visible_until",
            ),
        ]


class DocumentText(models.Model):
    """The words of a document: terms with blanks between, and their spellings in the same places.

    Full-text indexes follow this table by triggers (migration `full_text`).
    """

    document = models.OneToOneField(Document, models.CASCADE, primary_key=True, related_name="text")
    # What is looked through while somebody types the beginning of a name.
    names = models.TextField(blank=True)
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    title_spelt = models.TextField(blank=True)
    body_spelt = models.TextField(blank=True)

    changes_no_page = True
    wagtail_reference_index_ignore = True
