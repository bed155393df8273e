"""When the background worker last did each of its duties."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """The last time one duty of the worker ran."""

    duty = models.CharField(_("duty"), max_length=64, unique=True)
    at = models.DateTimeField(_("last run"))

    changes_no_page = True

    def __str__(self) -> str:
        return f"{self.duty}: {self.at:%d/%m/%Y %H:%M:%S}"
