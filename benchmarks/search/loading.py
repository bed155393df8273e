"""Fills an empty migrated database with articles, as fast as it goes: no signals, nothing is indexed.

    VAR_DIR=… .venv/bin/python -m benchmarks.search.loading --pages 10000 [--seed 1]

migrates the database that VAR_DIR or DATABASE_URL names and loads it. The rows are those that an editor would
have made, so that every search backend can index the pages afterwards.
"""

# ruff: noqa: S311 - the same numbers in every run are wanted

from __future__ import annotations

import argparse
import random
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from benchmarks.search import words
from benchmarks.search.corpus import Text, texts
from benchmarks.search.setting_up import set_up

if TYPE_CHECKING:
    from news.models import NewsIndexPage

TOPICS, UNITS = 8, 150
PILLARS = ("Chính quyền số", "Kinh tế số", "Xã hội số")
YEARS = 5
# So many pages are written in one transaction.
BATCH = 1_000


@dataclass(frozen=True)
class Subjects:
    """The keys of what articles are filed under."""

    topics: list[int]
    pillars: list[int]
    units: list[int]


def load(count: int, seed: int = 1) -> None:
    """Write so many live articles, spread over topics, pillars, units and five years.

    The database must be migrated, and have no page but those of the migrations.
    """
    from core.models import ContentChange

    index = news_index()
    subjects = write_subjects()
    articles = enumerate(texts(count, seed), start=1)
    source = random.Random(seed)
    now = _now()
    while batch := list(islice(articles, BATCH)):
        write_articles(index, batch, subjects, source, now)
    index.numchild = count
    index.save(update_fields=["numchild"], clean=False)
    ContentChange.record()


def _now() -> datetime:
    from django.utils import timezone

    return timezone.now()


def news_index() -> NewsIndexPage:
    """The list of news below a home page that the default site serves."""
    from wagtail.models import Locale, Page, Site

    from home.models import HomePage
    from news.models import NewsIndexPage

    locale = Locale.get_default()
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(title="Ngày Chuyển đổi số", slug="trang-chu", locale=locale)
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
    )
    return home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc", locale=locale))


def write_subjects() -> Subjects:
    from programme.models import Pillar, Topic
    from units.enums import UnitKind
    from units.models import Unit

    names = [name[0].upper() + name[1:] for name in words.field()]
    topics = [
        Topic(slug=f"chu-de-{number}", name=names[number], sort_order=number)
        for number in range(TOPICS)
    ]
    pillars = [
        Pillar(slug=f"tru-cot-{number}", name=name, sort_order=number)
        for number, name in enumerate(PILLARS)
    ]
    source = random.Random(0)
    first, second = words.FAMILY_NAMES.split(), words.GIVEN_NAMES.split()
    units = [
        Unit(
            code=f"xa-{number}",
            kind=UnitKind.COMMUNE,
            name=f"Xã {source.choice(first)} {source.choice(second)} {number}",
        )
        for number in range(UNITS)
    ]
    for unit in units:
        unit.derive()
    return Subjects(
        [each.pk for each in Topic.objects.bulk_create(topics)],
        [each.pk for each in Pillar.objects.bulk_create(pillars)],
        [each.pk for each in Unit.objects.bulk_create(units)],
    )


def write_articles(
    index: NewsIndexPage,
    batch: list[tuple[int, Text]],
    subjects: Subjects,
    source: random.Random,
    now: datetime,
) -> None:
    """Write numbered texts as pages below the list, in one transaction.

    A row of a page and the row of the article that it is go into two tables; Django's own `bulk_create`
    does not write such pairs.
    """
    from django.db import connection, transaction

    from wagtail.models import Page

    from news.models import ArticlePage

    fields = ArticlePage._meta.local_concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(each.column)) for each in fields)
    table = connection.ops.quote_name(ArticlePage._meta.db_table)
    places = ", ".join(["%s"] * len(fields))
    moments = [now - timedelta(minutes=source.randrange(1, YEARS * 365 * 24 * 60)) for _ in batch]
    pages = [
        page_of(index, number, text, moment)
        for (number, text), moment in zip(batch, moments, strict=True)
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        written = Page.objects.bulk_create(pages)
        rows = [
            article_of(page.pk, text, moment, subjects, source)
            for page, (_, text), moment in zip(written, batch, moments, strict=True)
        ]
        prepared = [
            [each.get_db_prep_save(row[each.attname], connection) for each in fields]
            for row in rows
        ]
        cursor.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({places})",  # noqa: S608 - names of our own
            prepared,
        )


def page_of(index: NewsIndexPage, number: int, text: Text, moment: datetime) -> Any:
    """The row that every page has, at its place in the tree; numbers count from 1."""
    from django.contrib.contenttypes.models import ContentType

    from wagtail.models import Page

    from news.models import ArticlePage

    slug = f"bai-{number}"
    return Page(
        path=Page._get_path(index.path, index.depth + 1, number),
        depth=index.depth + 1,
        numchild=0,
        title=text.title,
        draft_title=text.title,
        slug=slug,
        url_path=f"{index.url_path}{slug}/",
        translation_key=uuid.uuid4(),
        locale_id=index.locale_id,
        content_type=ContentType.objects.get_for_model(ArticlePage),
        live=True,
        first_published_at=moment,
        last_published_at=moment,
        latest_revision_created_at=moment,
    )


def article_of(
    key: int, text: Text, moment: datetime, subjects: Subjects, source: random.Random
) -> dict[str, Any]:
    """The values of an article's own columns, by the name of the attribute."""
    from news.enums import ArticleKind
    from news.models import ArticlePage

    values = {each.attname: each.get_default() for each in ArticlePage._meta.local_concrete_fields}
    return values | {
        "page_ptr_id": key,
        "summary": text.summary[:320],
        "kind": source.choice((ArticleKind.BRIEF, ArticleKind.ARTICLE, ArticleKind.REPORT)),
        "published_at": moment,
        "topic_id": source.choice(subjects.topics),
        "pillar_id": source.choice(subjects.pillars),
        "unit_id": source.choice(subjects.units),
        "body": list(blocks_of(text)),
        "corrections": [],
    }


def blocks_of(text: Text) -> Iterator[dict[str, str]]:
    """The paragraphs as a body holds them."""
    for number, paragraph in enumerate(text.body):
        key = f"{number:05d}"
        value = f'<p data-block-key="{key}">{paragraph}</p>'
        yield {"type": "paragraph", "value": value, "id": str(uuid.uuid4())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    set_up()
    started = time.perf_counter()
    load(options.pages, options.seed)
    seconds = time.perf_counter() - started
    sys.stdout.write(f"{options.pages:,} pages in {seconds:.0f} seconds\n")


if __name__ == "__main__":
    main()
