"""When something may be hung, posted or shown."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.enums import UseState

# The names of two fields, the first day of use and the first day after it.
Edges = tuple[str, str]
OWN_EDGES: Edges = ("use_from", "use_until")


def in_state(state: str, on: date, edges: tuple[Edges, ...] = (OWN_EDGES,)) -> Q:
    """The condition that a use window is in a state on a day; an edge left empty is that of the next pair."""
    if state == UseState.COMING:
        return _edge(0, "gt", on, edges, if_open=False)
    if state == UseState.EXPIRED:
        return _edge(1, "lte", on, edges, if_open=False)
    return _edge(0, "lte", on, edges) & not_expired(on, edges)


def not_expired(on: date, edges: tuple[Edges, ...] = (OWN_EDGES,)) -> Q:
    """The condition that a use window has not ended on a day."""
    return _edge(1, "gt", on, edges)


def _edge(side: int, lookup: str, day: date, edges: tuple[Edges, ...], if_open: bool = True) -> Q:
    (pair, *rest) = edges
    said = Q(**{f"{pair[side]}__{lookup}": day})
    unsaid = Q(**{pair[side]: None})
    if rest:
        return said | (unsaid & _edge(side, lookup, day, tuple(rest), if_open))
    return said | unsaid if if_open else said


class UseWindowQuerySet(models.QuerySet):
    """Things with a use window, asked by a day."""

    @property
    def _edges(self) -> tuple[Edges, ...]:
        return self.model.edges  # type: ignore[attr-defined]  # only models with a use window are asked

    def in_state(self, state: str, on: date | None = None) -> Self:
        """Those that are coming, in use or expired on a day (today by default)."""
        return self.filter(in_state(state, on or timezone.localdate(), self._edges))

    def not_expired(self, on: date | None = None) -> Self:
        return self.filter(not_expired(on or timezone.localdate(), self._edges))

    def usable_between(self, start: date, end: date) -> Self:
        """Those whose use window shares a day with [start, end)."""
        edges = self._edges
        return self.filter(_edge(0, "lt", end, edges), _edge(1, "gt", start, edges))


class UseWindow(models.Model):
    """[use_from, use_until) in whole days; an open end is left empty.

    `edges` says where the window is asked for in the database; `used_from` and `used_until` are the same
    in Python, for models whose window may come from elsewhere.
    """

    use_from = models.DateField(
        _("use from"), null=True, blank=True, help_text=_("The first day. Empty: at once.")
    )
    use_until = models.DateField(
        _("use until, not including"),
        null=True,
        blank=True,
        help_text=_("The first day on which it may no longer hang or be posted. Empty: always."),
    )

    edges: ClassVar[tuple[Edges, ...]] = (OWN_EDGES,)

    class Meta:
        abstract = True

    @property
    def used_from(self) -> date | None:
        """The first day of use, if there is one."""
        return self.use_from

    @property
    def used_until(self) -> date | None:
        """The first day after its use, if there is one."""
        return self.use_until

    def is_expired(self, on: date | None = None) -> bool:
        """Whether its use has ended on a day (today by default)."""
        return self.used_until is not None and self.used_until <= (on or timezone.localdate())

    def is_in_use(self, on: date | None = None) -> bool:
        """Whether a day (today by default) lies in the window."""
        on = on or timezone.localdate()
        return (self.used_from is None or self.used_from <= on) and not self.is_expired(on)

    @property
    def use_state(self) -> UseState:
        """Where today lies in the window."""
        if self.is_expired():
            return UseState.EXPIRED
        return UseState.IN_USE if self.is_in_use() else UseState.COMING

    def clean(self) -> None:
        super().clean()
        if self.use_from and self.use_until and self.use_from >= self.use_until:
            raise ValidationError({"use_until": _("The use must end after its first day.")})


def hangs_within(thing: UseWindow, days: int) -> bool:
    """Whether its use lasts so many days at most. A use without an end lasts longer; one without a beginning,
    whose end is set, is taken to begin today."""
    if thing.used_until is None:
        return False
    return (thing.used_until - (thing.used_from or timezone.localdate())).days <= days
