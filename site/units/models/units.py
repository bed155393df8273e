"""The register of units and communes: who existed when, under whom, and who took over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from core import text
from core.languages import InReadersLanguage
from core.search_fields import by_name
from units.enums import UnitKind
from units.folding import FOLDED_NAME_LENGTH, SORT_KEY_LENGTH, FoldedQuerySet, folded_name
from units.headcounts import headcount_faults
from units.standing import Standing
from units.succession import by_first, heirs
from units.tree import Node, build_tree

# A register deeper than this is a mistake; imports write one level after the other.
DEEPEST = 10


class UnitQuerySet(FoldedQuerySet["Unit"]):
    def valid(self, on: date | None = None) -> UnitQuerySet:
        """Units that exist on the given day (today by default)."""
        on = on or timezone.localdate()
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gt=on)
        )

    def communes(self) -> UnitQuerySet:
        """Communes and wards, of any time."""
        return self.filter(kind=UnitKind.COMMUNE)

    def named(self, words: str, on: date | None = None) -> UnitQuerySet:
        """Units that exist on the day and bear this name or carry on a unit that bore it.

        "hoang thang" finds the commune that "Xã Hoằng Thắng" was merged into, through any number of
        mergers. Words that name nothing give no unit.
        """
        valid = set(Unit.objects.valid(on).values_list("pk", flat=True))
        successors = self.successor_keys()
        found = {
            heir
            for key in Unit.objects.matching(words).values_list("pk", flat=True)
            for heir in heirs(key, successors, valid)
        }
        return self.filter(pk__in=found)

    def taken_over(self, words: str, on: date | None = None) -> list[tuple[Unit, list[Unit]]]:
        """Units of this name that exist no more on the day, each with those that carry on its work."""
        on = on or timezone.localdate()
        former = [unit for unit in self.matching(words) if not unit.is_valid(on)]
        valid = {unit.pk: unit for unit in Unit.objects.valid(on)} if former else {}
        successors = self.successor_keys() if former else {}
        return [
            (unit, [valid[key] for key in heirs(unit.pk, successors, valid)]) for unit in former
        ]

    def successor_keys(self) -> dict[int, list[int]]:
        """The keys of the direct successors of each unit that has some, by name, in one query."""
        links = Unit.successors.through.objects.order_by("to_unit__sort_key", "to_unit__code")
        return by_first(links.values_list("from_unit_id", "to_unit_id"))

    def tree(self, on: date | None = None) -> list[Node]:
        """The tree of the units that exist on the day (today by default), in two queries."""
        return build_tree(list(self), self.successor_keys(), on or timezone.localdate())

    def standing(self, on: date | None = None) -> Standing:
        """Where units of all times stand on the day (today by default), in two queries."""
        return Standing(list(self), self.successor_keys(), on or timezone.localdate())


class Unit(index.Indexed, models.Model):
    """One unit during one period of its life; a merger or a new name is a new row that succeeds the old."""

    code = models.SlugField(
        _("code"),
        max_length=64,
        unique=True,
        help_text=_("Never changes; imports find the unit by it."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind.choices)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    valid_from = models.DateField(
        _("valid from"),
        null=True,
        blank=True,
        help_text=_("Empty when it has always existed, as far as this register goes."),
    )
    valid_to = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("The first day on which the unit no longer exists."),
    )
    successors = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="predecessors",
        verbose_name=_("succeeded by"),
        help_text=_("Whoever looks for the former name finds these units."),
    )
    address = models.CharField(_("address"), max_length=250, blank=True)
    website = models.URLField(_("website"), blank=True)
    headcount = models.PositiveIntegerField(
        _("number of people"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_(
            "People who live in the commune, or work in the body. Figures per head rest on it."
        ),
    )
    headcount_source = models.CharField(
        _("source of the number"), max_length=200, blank=True, default="", db_default=""
    )
    headcount_on = models.DateField(_("day of the number"), null=True, blank=True)
    folded_name = models.CharField(max_length=FOLDED_NAME_LENGTH, editable=False)
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)

    objects = UnitQuerySet.as_manager()
    title = InReadersLanguage("name")

    search_fields = [
        *by_name("name", "short_name", "name_en"),
        index.SearchField("code"),
        index.FilterField("kind"),
        index.FilterField("valid_from"),
        index.FilterField("valid_to"),
    ]

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["sort_key", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lt=F("valid_to")),
                name="unit_period_is_not_empty",
                violation_error_message=_("The unit must end after the day on which it starts."),
            ),
        ]

    def __str__(self) -> str:
        if self.valid_to and self.valid_to <= timezone.localdate():
            return _("%(name)s (until %(day)s)") % {
                "name": self.name,
                "day": f"{self.valid_to:%d/%m/%Y}",
            }
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.derive()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def derive(self) -> None:
        """Fill the columns made from others; for code that writes without `save`."""
        self.folded_name = folded_name(self.name, self.short_name, self.name_en)
        self.sort_key = text.sort_key(self.name)[:SORT_KEY_LENGTH]

    def clean(self) -> None:
        if self.valid_from and self.valid_to and self.valid_from >= self.valid_to:
            raise ValidationError(
                {"valid_to": _("The unit must end after the day on which it starts.")}
            )
        if faults := headcount_faults(self.headcount, self.headcount_source, self.headcount_on):
            raise ValidationError(faults)
        if self.parent is None:
            return
        above = self._codes_above()
        if self.code in above:
            raise ValidationError(
                {"parent": _("A unit can't belong to itself or to a unit below it.")}
            )
        if len(above) >= DEEPEST:
            raise ValidationError(
                {"parent": _("Units stand at most %(count)d deep.") % {"count": DEEPEST}}
            )
        if not self.meets(self.parent):
            raise ValidationError({"parent": _("This unit never existed at the same time.")})

    def _codes_above(self) -> set[str]:
        """The codes of all units above; the walk ends where a ring in the data begins."""
        codes: set[str] = set()
        above = self.parent
        while above is not None and above.code not in codes:
            codes.add(above.code)
            above = above.parent
        return codes

    def is_valid(self, on: date | None = None) -> bool:
        """Whether the unit exists on the day (today by default)."""
        on = on or timezone.localdate()
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on < self.valid_to
        )

    def meets(self, other: Unit) -> bool:
        """Whether there is a day on which both units exist."""
        starts = [each.valid_from for each in (self, other) if each.valid_from]
        ends = [each.valid_to for each in (self, other) if each.valid_to]
        return not starts or not ends or max(starts) < min(ends)

    def succession_fault(self, successors: Iterable[Unit]) -> str:
        """Why these units can't take over from this one; empty when they can.

        Each must exist on the day this unit ends, so succession always leads forward and never in a ring.
        """
        chosen = list(successors)
        if chosen and self.valid_to is None:
            return str(_("Only a unit that ends has successors: give the day it ends."))
        for successor in chosen:
            if not successor.is_valid(self.valid_to):
                return str(
                    _("%(unit)s does not exist on %(day)s, when this unit ends.")
                    % {"unit": successor.name, "day": f"{self.valid_to:%d/%m/%Y}"}
                )
        return ""
