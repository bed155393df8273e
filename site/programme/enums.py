from django.db import models
from django.utils.translation import gettext_lazy as _


class PhaseKind(models.TextChoices):
    """What a phase is to the site: the home page changes with it."""

    BEFORE = "before", _("Before the campaign")
    RUNNING = "running", _("Campaign")
    PEAK = "peak", _("Peak days")
    AFTER = "after", _("After the campaign")
