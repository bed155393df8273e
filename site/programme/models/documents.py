"""The documents that pages cite."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from core.languages import InReadersLanguage
from core.search_fields import by_name
from core.text import nfc


class LegalDocument(index.Indexed, models.Model):
    """A decision, plan or decree that pages cite."""

    number = models.CharField(
        _("number"), max_length=80, unique=True, help_text=_("As printed, for example 505/QĐ-TTg.")
    )
    issued_on = models.DateField(_("issued on"))
    issuer = models.CharField(_("issued by"), max_length=200)
    issuer_en = models.CharField(_("issued by, in English"), max_length=200, blank=True)
    summary = models.CharField(_("about"), max_length=400)
    summary_en = models.CharField(_("about, in English"), max_length=400, blank=True)
    source_url = models.URLField(
        _("address of the text"), blank=True, help_text=_("Where the official text can be read.")
    )
    replaced_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
        help_text=_("Pages that cite this document then name the new one too."),
    )

    title = InReadersLanguage("summary")
    body = InReadersLanguage("issuer")

    search_fields = [
        *by_name("number", "summary", "summary_en"),
        index.SearchField("issuer"),
        index.SearchField("issuer_en"),
        index.FilterField("issued_on"),
    ]

    class Meta:
        verbose_name = _("legal document")
        verbose_name_plural = _("legal documents")
        ordering = ["-issued_on", "number"]

    def __str__(self) -> str:
        return self.number

    @property
    def told_on(self) -> date:
        """The day whose units a document names."""
        return self.issued_on

    def clean(self) -> None:
        # As it will be stored, so that a number which is there already is refused here.
        self.number = nfc(self.number)
        later = self.replaced_by
        if later is None:
            return
        if later.pk == self.pk:
            raise ValidationError({"replaced_by": _("A document can't replace itself.")})
        if self.issued_on and later.issued_on < self.issued_on:
            raise ValidationError(
                {"replaced_by": _("%(number)s is older than this document.") % {"number": later}}
            )
