"""Fixed choices of news."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleKind(models.TextChoices):
    """The press's own kinds: a short item, an article, a report in words, photographs, film or sound."""

    BRIEF = "brief", _("News item")
    ARTICLE = "article", _("Article")
    REPORT = "report", _("Reportage")
    PHOTO = "photo", _("Photo report")
    VIDEO = "video", _("Video report")
    AUDIO = "audio", _("Audio report")


class CostBand(models.TextChoices):
    """What a model cost, roughly, so that a commune finds what it can afford."""

    FREE = "khong-ton-tien", _("No cost")
    SMALL = "duoi-10-trieu", _("Below 10 million đồng")
    MEDIUM = "10-den-50-trieu", _("10 to below 50 million đồng")
    LARGE = "50-den-200-trieu", _("50 to below 200 million đồng")
    VERY_LARGE = "tu-200-trieu", _("200 million đồng and more")


# The first amount, in đồng, that is no longer in the band; the last band is open.
COST_BELOW: dict[CostBand, int | None] = {
    CostBand.FREE: 1,
    CostBand.SMALL: 10_000_000,
    CostBand.MEDIUM: 50_000_000,
    CostBand.LARGE: 200_000_000,
    CostBand.VERY_LARGE: None,
}
