from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkshopState(models.TextChoices):
    """How far the date of a workshop is known."""

    WINDOW = "window", _("Within a window, to be fixed")
    FIXED = "fixed", _("Fixed")
    CANCELLED = "cancelled", _("Cancelled")
