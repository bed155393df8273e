"""Kits of banners, posters and screens: what an agency takes away in one go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from core.languages import InReadersLanguage
from core.search_fields import by_name
from core.text import slug
from media.access import levels_open_to
from media.enums import Access, AssetState, Licence
from media.models.kinds import NO_ADDRESS
from media.models.rights import is_in_force
from media.models.use_windows import OWN_EDGES, UseWindow, UseWindowQuerySet

if TYPE_CHECKING:
    from media.models.access import AccessLink

# Addresses below /media/ that are not kits.
RESERVED_SLUGS = {"slogans", "link", "feeds", "watch", "sign-out", "led", "kinds", "bulletins"}


class KitQuerySet(UseWindowQuerySet):
    def live(self) -> KitQuerySet:
        """Kits that are given out, to everyone or to some."""
        return self.filter(live=True)

    def public(self) -> KitQuerySet:
        """Kits that anyone may see."""
        return self.live().filter(access=Access.OPEN)

    def with_counts(self, on: date | None = None) -> KitQuerySet:
        """With `files` and `octets`: how many files are given out, and their bytes."""
        on = on or timezone.localdate()
        shown = is_in_force(on, "assets__") & Q(
            assets__state=AssetState.APPROVED, assets__recalled_at=None
        )
        return self.annotate(
            files=Count("assets__variants", filter=shown),
            octets=Sum("assets__variants__octets", filter=shown),
        )

    def visible_to(self, user: Any) -> KitQuerySet:
        """Kits that a user may see and take; for a stranger those that anyone may."""
        return self.live().filter(access__in=levels_open_to(user))


class Kit(index.Indexed, DraftStateMixin, RevisionMixin, PreviewableMixin, UseWindow):
    """What an agency takes away in one go."""

    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("The end of its address. Empty: made from the title."),
    )
    name = models.CharField(_("title"), max_length=160)
    name_en = models.CharField(_("title in English"), max_length=160, blank=True)
    description = models.TextField(
        _("description"),
        max_length=600,
        blank=True,
        help_text=_("What it is for, where it is hung or posted."),
    )
    description_en = models.TextField(_("description in English"), max_length=600, blank=True)
    campaign = models.ForeignKey(
        "programme.Campaign",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kits",
        verbose_name=_("campaign"),
    )
    topic = models.ForeignKey(
        "programme.Topic",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="kits",
        verbose_name=_("topic"),
    )
    phase = models.ForeignKey(
        "programme.CampaignPhase",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="kits",
        verbose_name=_("phase"),
        help_text=_("Days of use left empty are those of the phase, and move with it."),
    )
    access = models.CharField(
        _("who may take it"),
        max_length=10,
        choices=Access.choices,
        default=Access.OPEN,
        db_default=Access.OPEN,
        help_text=_("Others don't learn that it is there, but by a link that you give them."),
    )
    unit = models.ForeignKey(
        "units.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kits",
        verbose_name=_("unit that gives it out"),
        help_text=_("Whom agencies ask about it."),
    )
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.FREE
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("The unit to name as the source."),
    )

    edges = (OWN_EDGES, ("phase__starts_on", "phase__ends_on"))

    # The link that the present reader holds, when that is what opened it; its addresses are then below it.
    opened_by: AccessLink | None = None

    objects = KitQuerySet.as_manager()
    title = InReadersLanguage("name")
    text = InReadersLanguage("description")

    search_fields = [
        *by_name("name", "name_en"),
        index.SearchField("description"),
        index.SearchField("description_en"),
        index.RelatedFields("unit", by_name("name", "name_en")[:2]),
        index.FilterField("live"),
        index.FilterField("access"),
        index.FilterField("topic_id"),
        index.FilterField("campaign_id"),
    ]

    class Meta:
        verbose_name = _("kit")
        verbose_name_plural = _("kits")
        ordering = ["-id"]
        permissions = [
            ("take_media_kit", "Can take kits for accredited media"),
            ("take_unit_kit", "Can take kits for units"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not self.slug:
            self.slug = slug(self.name)
        if self.name and not self.slug:
            raise ValidationError({"slug": NO_ADDRESS})
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address is taken by another page.")})

    @property
    def used_from(self) -> date | None:
        return self.use_from or (self.phase.starts_on if self.phase else None)

    @property
    def used_until(self) -> date | None:
        return self.use_until or (self.phase.ends_on if self.phase else None)

    @property
    def lead(self) -> str:
        """The sentence that introduces it."""
        return self.text

    @property
    def is_open(self) -> bool:
        """Whether anyone may see it."""
        return self.live and self.access == Access.OPEN

    @property
    def address(self) -> str:
        """Its own page, in the active language, whoever may see it."""
        return reverse("kit", args=[self.slug]) if self.slug else ""

    def get_absolute_url(self) -> str:
        """Its page as this reader reaches it, in the active language."""
        return self.opened_by.get_absolute_url() if self.opened_by else self.address

    @property
    def archive_url(self) -> str:
        """Where this reader gets all its files as a ZIP."""
        if self.opened_by:
            return reverse("access_link_archive", args=[self.opened_by.token])
        return reverse("kit_archive", args=[self.slug])

    def file_url(self, variant_id: int, name: str) -> str:
        """Where this reader gets one of its files."""
        if self.opened_by:
            return reverse("access_link_file", args=[self.opened_by.token, variant_id, name])
        return reverse("kit_file", args=[self.slug, variant_id, name])

    def structured_data(self) -> dict[str, Any]:
        """schema.org's Collection of what the kit holds."""
        # Imported here because it is told of these models.
        from media.structured_data import kit_data

        assets = [asset for asset in self.assets.all() if asset.variants.all()]
        return kit_data(self, [(asset, asset.lead_variant()) for asset in assets])

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The kit's page as it would look, for editors."""
        from media.views.kits import files_of_kits, kit_response

        if not self.slug:
            # The page has links below its address, which a kit without a title has not yet.
            self.slug = "preview"
        if self.pk:
            models.prefetch_related_objects([self], *files_of_kits())
        return kit_response(request, self)
