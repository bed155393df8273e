"""The register of slogans: only approved ones are public."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from core.languages import InReadersLanguage
from media.enums import SloganState


class SloganQuerySet(models.QuerySet["Slogan"]):
    def approved(self) -> SloganQuerySet:
        return self.filter(state=SloganState.APPROVED)


class Slogan(index.Indexed, models.Model):
    """A sentence for banners and boards, as its issuing document words it."""

    wording = models.CharField(_("slogan"), max_length=300, unique=True)
    wording_en = models.CharField(_("slogan in English"), max_length=300, blank=True)
    topic = models.ForeignKey(
        "programme.Topic",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="slogans",
        verbose_name=_("topic"),
    )
    campaign = models.ForeignKey(
        "programme.Campaign",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="slogans",
        verbose_name=_("campaign"),
    )
    document = models.ForeignKey(
        "programme.LegalDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="slogans",
        verbose_name=_("issuing document"),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=SloganState.choices,
        default=SloganState.PROPOSED,
        editable=False,
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True, editable=False)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = SloganQuerySet.as_manager()
    title = InReadersLanguage("wording")

    search_fields = [
        index.SearchField("wording", boost=2),
        index.SearchField("wording_en", boost=2),
        index.AutocompleteField("wording"),
        index.AutocompleteField("wording_en"),
        index.FilterField("state"),
        index.FilterField("topic_id"),
        index.FilterField("campaign_id"),
    ]

    class Meta:
        verbose_name = _("slogan")
        verbose_name_plural = _("slogans")
        ordering = ["sort_order", "wording"]
        permissions = [("approve_slogan", "Can approve slogan")]

    def __str__(self) -> str:
        return self.wording
