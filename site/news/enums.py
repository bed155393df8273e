from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleKind(models.TextChoices):
    """The press's own kinds: a short item, an article, a report in words, photographs, film or sound."""

    BRIEF = "brief", _("News item")
    ARTICLE = "article", _("Article")
    REPORT = "report", _("Report")
    PHOTO = "photo", _("Photo report")
    VIDEO = "video", _("Video report")
    AUDIO = "audio", _("Audio report")
