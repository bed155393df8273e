"""Abbreviations that editors have read aloud their way."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from core.reading_aloud import read_aloud
from core.search_fields import by_name
from core.text import nfc


class Abbreviation(index.Indexed, models.Model):
    """How something that is written is said in bulletins; it comes before what the program knows."""

    written = models.CharField(
        _("as it is written"),
        max_length=40,
        unique=True,
        help_text=_("Capitals and small letters count. For example: CĐS."),
    )
    spoken = models.CharField(
        _("as it is read aloud"),
        max_length=200,
        help_text=_("In words only, without figures. For example: chuyển đổi số."),
    )

    search_fields = [*by_name("written", "spoken")]

    class Meta:
        verbose_name = _("abbreviation")
        verbose_name_plural = _("abbreviations")
        ordering = ["written"]

    def __str__(self) -> str:
        return self.written

    def clean(self) -> None:
        super().clean()
        if not self.written or not self.spoken:
            # Of a field that is empty or refused, the field itself tells.
            return
        self.written = nfc(" ".join(self.written.split()))
        self.spoken = nfc(" ".join(self.spoken.split()))
        if not self.written:
            raise ValidationError({"written": _("Say what is written.")})
        said = read_aloud(self.spoken, {self.written: self.spoken})
        if said != self.spoken:
            raise ValidationError(
                {
                    "spoken": _("A voice can't say this as it stands. In words: “%(words)s”.")
                    % {"words": read_aloud(self.spoken)}
                }
            )
