from django.db import models
from django.utils.translation import gettext_lazy as _


class PauseReason(models.TextChoices):
    """Why the campaign stands still."""

    STORM = "storm", _("Storm or flood")
    MOURNING = "mourning", _("Mourning")
    OTHER = "other", _("Another reason")
