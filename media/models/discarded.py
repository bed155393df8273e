"""Stored files that nothing names any more, until they are deleted."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DiscardedFile(models.Model):
    """A public file to be deleted, written in the transaction in which its row let go of it.

    So a file that must not be seen any more is deleted even when the process dies in between, or the store
    does not answer for a while (`media.rights.withdrawal`).
    """

    name = models.CharField(_("name"), max_length=250)
    due_at = models.DateTimeField(_("deleted from"), default=timezone.now, db_index=True)

    changes_no_page = True

    class Meta:
        verbose_name = _("discarded file")
        verbose_name_plural = _("discarded files")
