"""Builders of loudspeaker bulletins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

import factory

from core import text
from core.reading_aloud import read_aloud
from media.models import Abbreviation, Bulletin, BulletinTime
from media.models.bulletins import DAYS


class AbbreviationFactory(factory.django.DjangoModelFactory):
    written = factory.Sequence(lambda number: f"VT{'X' * (number + 1)}")
    spoken = "viết tắt"

    class Meta:
        model = Abbreviation


class BulletinFactory(factory.django.DjangoModelFactory):
    """A live bulletin without times; `times` as (time, days of the week from 1 on) gives it some."""

    title = factory.Sequence(lambda number: f"Bản tin {number}")
    slug = factory.LazyAttribute(lambda bulletin: text.slug(bulletin.title))
    written = "Sáng 10/10, bà con mang theo CCCD đến nhà văn hóa thôn."
    reading = factory.LazyAttribute(lambda bulletin: read_aloud(bulletin.written))

    class Meta:
        model = Bulletin
        skip_postgeneration_save = True

    @factory.post_generation
    def times(
        self, create: bool, times: list[tuple[time, list[int]]] | None, **kwargs: Any
    ) -> None:
        for order, (at, weekdays) in enumerate(times or []):
            BulletinTimeFactory(bulletin=self, at=at, weekdays=weekdays, sort_order=order)


class BulletinTimeFactory(factory.django.DjangoModelFactory):
    """A time of day on these days of the week, from 1 for Monday on."""

    at = time(5, 30)

    class Meta:
        model = BulletinTime

    @classmethod
    def _create(
        cls, model_class: type[BulletinTime], *args: Any, weekdays: Sequence[int], **values: Any
    ) -> BulletinTime:
        days = {name: number in weekdays for number, name in enumerate(DAYS, start=1)}
        return super()._create(model_class, *args, **values, **days)
