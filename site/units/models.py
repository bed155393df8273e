"""The register of units and communes: who existed when, under whom, and who took over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from core import text
from core.languages import InReadersLanguage
from units.enums import UnitKind
from units.querysets import FOLDED_NAME_LENGTH, TeamQuerySet, UnitQuerySet, folded_name

SORT_KEY_LENGTH = 400
# A register deeper than this is a mistake; imports write one level after the other.
DEEPEST = 10


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
    folded_name = models.CharField(max_length=FOLDED_NAME_LENGTH, editable=False)
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)

    objects = UnitQuerySet.as_manager()
    title = InReadersLanguage("name")

    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("short_name", boost=2),
        index.SearchField("name_en", boost=2),
        index.SearchField("code"),
        index.AutocompleteField("name"),
        index.AutocompleteField("short_name"),
        index.AutocompleteField("name_en"),
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


class CommunityTeam(index.Indexed, models.Model):
    """A community digital technology team: neighbours who help neighbours, found by commune."""

    commune = models.ForeignKey(
        Unit,
        models.PROTECT,
        limit_choices_to={"kind": UnitKind.COMMUNE},
        related_name="teams",
        verbose_name=_("commune"),
    )
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    area = models.CharField(
        _("area"), max_length=200, blank=True, help_text=_("Village, hamlet or residential group.")
    )
    contact = models.CharField(
        _("contact"),
        max_length=200,
        blank=True,
        help_text=_("A post or an office, with its public telephone number."),
    )
    contact_en = models.CharField(_("contact in English"), max_length=200, blank=True)
    hours = models.CharField(_("hours"), max_length=200, blank=True)
    hours_en = models.CharField(_("hours in English"), max_length=200, blank=True)
    members = models.PositiveSmallIntegerField(_("members"), null=True, blank=True)
    folded_name = models.CharField(max_length=FOLDED_NAME_LENGTH, editable=False)
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)

    objects = TeamQuerySet.as_manager()
    title = InReadersLanguage("name")
    contact_text = InReadersLanguage("contact")
    hours_text = InReadersLanguage("hours")

    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("area", boost=2),
        index.AutocompleteField("name"),
        index.AutocompleteField("area"),
        index.RelatedFields("commune", [index.SearchField("name"), index.SearchField("name_en")]),
        index.FilterField("commune_id"),
    ]

    class Meta:
        verbose_name = _("community team")
        verbose_name_plural = _("community teams")
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "name"],
                name="team_name_is_unique_in_commune",
                violation_error_message=_("This commune has a team of this name already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.commune}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.derive()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def derive(self) -> None:
        """Fill the columns made from others; for code that writes without `save`."""
        self.folded_name = folded_name(self.name, self.area, self.name_en)
        self.sort_key = text.sort_key(f"{self.name} {self.area}")[:SORT_KEY_LENGTH]

    def clean(self) -> None:
        if self.commune_id and self.commune.kind != UnitKind.COMMUNE:
            raise ValidationError({"commune": _("A team belongs to a commune or ward.")})
