"""The register of units and communes: who existed when, under whom, and who took over."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from core import text
from core.languages import InReadersLanguage
from units.enums import UnitKind


class UnitQuerySet(models.QuerySet["Unit"]):
    def valid(self, on: date | None = None) -> UnitQuerySet:
        """Units that exist on the given day (today by default)."""
        on = on or timezone.localdate()
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gt=on)
        )

    def communes(self) -> UnitQuerySet:
        return self.filter(kind=UnitKind.COMMUNE)

    def named(self, words: str) -> UnitQuerySet:
        """Units whose present or former name contains these words, marks or none."""
        return self.filter(folded_name__contains=text.fold(words))


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
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
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
    )
    address = models.CharField(_("address"), max_length=250, blank=True)
    website = models.URLField(_("website"), blank=True)
    folded_name = models.CharField(max_length=400, editable=False, db_index=True)

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
        ordering = ["folded_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_to=None)
                | Q(valid_from__lt=models.F("valid_to")),
                name="unit_period_is_not_empty",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded_name = text.fold(f"{self.name} {self.short_name}".strip())
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def clean(self) -> None:
        if self.valid_from and self.valid_to and self.valid_from >= self.valid_to:
            raise ValidationError(
                {"valid_to": _("The unit must end after the day on which it starts.")}
            )
        above = self.parent
        while above is not None:
            if above.pk == self.pk and self.pk is not None:
                raise ValidationError(
                    {"parent": _("A unit can't belong to itself or to a unit below it.")}
                )
            above = above.parent


class CommunityTeam(index.Indexed, models.Model):
    """A community digital technology team: neighbours who help neighbours, found by commune."""

    commune = models.ForeignKey(
        Unit, models.PROTECT, related_name="teams", verbose_name=_("commune")
    )
    name = models.CharField(_("name"), max_length=200)
    area = models.CharField(
        _("area"), max_length=200, blank=True, help_text=_("Village, hamlet or residential group.")
    )
    contact = models.CharField(
        _("contact"),
        max_length=200,
        blank=True,
        help_text=_("A post or an office, with its public telephone number."),
    )
    hours = models.CharField(_("hours"), max_length=200, blank=True)
    members = models.PositiveSmallIntegerField(_("members"), null=True, blank=True)

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
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "name"], name="team_name_is_unique_in_commune"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.commune}"
