"""People who sign in: editors of the province and its units."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An editor, who may belong to a unit."""

    unit = models.ForeignKey(
        "units.Unit",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="users",
        verbose_name=_("unit"),
        help_text=_("Whom this person writes for."),
    )

    changes_no_page = True

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
