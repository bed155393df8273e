"""Fields and rules that articles and model stories share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from media.models import CustomImage


class LeadImageMixin(models.Model):
    """The picture on top of a page; without one the page shows the bits of its address."""

    lead_image = models.ForeignKey(
        "media.CustomImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead image"),
    )
    lead_image_alt = models.CharField(
        _("alternative text of the lead image"),
        max_length=300,
        blank=True,
        help_text=_("What the image shows, for those who can't see it."),
    )
    lead_image_caption = models.CharField(
        _("caption of the lead image"),
        max_length=300,
        blank=True,
        help_text=_("The image's credit is printed after it."),
    )

    lead_image_panel = MultiFieldPanel(
        [
            FieldPanel("lead_image"),
            FieldPanel("lead_image_alt"),
            FieldPanel("lead_image_caption"),
        ],
        heading=_("Lead image"),
    )

    class Meta:
        abstract = True

    def save(self, clean: bool = True, *args: Any, **kwargs: Any) -> None:
        """Refuses to save a live page that lacks what its kind needs, whoever saves it.

        Drafts of a live page are kept as revisions; Wagtail saves the page itself without cleaning then.
        """
        if clean and self.live and (missing := self.missing_for_publishing()):  # type: ignore[attr-defined]
            raise ValidationError(missing)
        super().save(*args, clean=clean, **kwargs)  # type: ignore[call-arg]

    @property
    def shown_lead_image(self) -> CustomImage | None:
        """The lead image, unless it may not be shown (any more)."""
        image = self.lead_image
        return image if image and image.is_in_force() else None

    def missing_for_publishing(self) -> dict[str, str]:
        """What the public would miss, by field; empty when the page may be published."""
        missing = super().missing_for_publishing()  # type: ignore[misc]
        if self.lead_image_id and not self.lead_image_alt.strip():
            missing["lead_image_alt"] = _("Describe the lead image for those who can't see it.")
        return missing
