"""What the index keeps of an object beside its words, and what that follows from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day_of
from datetime import datetime, time
from typing import Any

from django.utils import timezone

from wagtail.models import Locale, Page, Site

from core.restrictions import read_restricted_paths
from search.models.documents import TITLE_LENGTH


@dataclass(frozen=True)
class Facts:
    """What the index keeps of an object beside its words: the columns of `search.models.Document`.

    Readers may see it in the half-open interval [visible_from, visible_until), if it is public at all.
    """

    kind: str = ""
    title: str = ""
    locale: str = ""
    is_public: bool = False
    visible_from: datetime | None = None
    visible_until: datetime | None = None
    date: datetime | None = None
    year: int | None = None
    topic: int | None = None
    pillar: int | None = None
    unit: int | None = None

    @classmethod
    def of(cls, title: str, date: datetime | day_of | None = None, **others: Any) -> Facts:
        """With the moment and the year of a day or a moment; empty keys may be left out."""
        moment = moment_of(date)
        year = timezone.localtime(moment).year if moment else None
        return cls(title=title[:TITLE_LENGTH], date=moment, year=year, **others)


def moment_of(date: datetime | day_of | None) -> datetime | None:
    """The moment itself, or the first one of a day."""
    if date is None or isinstance(date, datetime):
        return date
    return timezone.make_aware(datetime.combine(date, time()))


@dataclass(frozen=True)
class Surroundings:
    """What the facts of a page follow from beside the page; asked for once, whatever the number of pages.

    `roots` are the tree paths of the roots of the sites in every language, `restricted` those at and below
    which not everyone may read, `languages` the code of each language by its key.
    """

    roots: tuple[str, ...]
    restricted: tuple[str, ...]
    languages: dict[int, str]

    @classmethod
    def now(cls) -> Surroundings:
        # Not remembered: what is written follows a change, and to keep things of a new version costs more.
        keys = Site.objects.values("root_page__translation_key")
        roots = Page.objects.filter(translation_key__in=keys).values_list("path", flat=True)
        languages = Locale.objects.values_list("pk", "language_code")
        return cls(tuple(roots), read_restricted_paths(), dict(languages))


def page_facts(page: Any, around: Surroundings) -> Facts:
    return Facts.of(
        page.title,
        getattr(page, "published_at", None)
        or getattr(page, "starts_at", None)
        or page.first_published_at,
        locale=around.languages[page.locale_id],
        is_public=page.live
        and page.path.startswith(around.roots)
        and not page.path.startswith(around.restricted),
        topic=getattr(page, "topic_id", None),
        pillar=getattr(page, "pillar_id", None),
        unit=getattr(page, "unit_id", None) or getattr(page, "place_id", None),
    )
