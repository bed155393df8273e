"""Rows that are written once and never again. The database keeps it by triggers, the program says it sooner."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class WrittenOnceError(Exception):
    """Somebody tried to change or delete what is written once."""


def _refuse(model: type[models.Model]) -> NoReturn:
    raise WrittenOnceError(f"Rows of {model.__name__} are written once.")


class WrittenOnceQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> NoReturn:
        _refuse(self.model)

    def delete(self) -> NoReturn:
        _refuse(self.model)


class WrittenOnceModel(models.Model):
    """Whoever extends it adds the triggers (see the migrations `…_written_once`)."""

    objects = WrittenOnceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            _refuse(type(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse(type(self))
