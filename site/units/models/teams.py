"""Community teams, found by commune."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from core import text
from core.languages import InReadersLanguage
from core.search_fields import by_name
from units.enums import UnitKind
from units.folding import FOLDED_NAME_LENGTH, SORT_KEY_LENGTH, FoldedQuerySet, folded_name
from units.models.units import Unit


class TeamQuerySet(FoldedQuerySet["CommunityTeam"]):
    def found_by(self, words: str, on: date | None = None) -> TeamQuerySet:
        """Teams of the communes of this name, present or former, and teams or villages so called."""
        communes = Unit.objects.named(words, on).values_list("pk", flat=True)
        former = Unit.objects.matching(words).values_list("pk", flat=True)
        own = CommunityTeam.objects.matching(words).values_list("pk", flat=True)
        return self.filter(
            Q(commune__in=list(communes)) | Q(commune__in=list(former)) | Q(pk__in=own)
        ).select_related("commune")


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
        *by_name("name", "area"),
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
