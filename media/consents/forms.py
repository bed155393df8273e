"""The form of a consent."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.admin.forms import WagtailAdminModelForm

from media.forms import clean_upload
from media.inspection.formats import ENDINGS, format_of_file
from media.inspection.pictures import PICTURE_FORMATS, check_octets
from media.inspection.reading import read_apart


class StoredPaper:
    """A stored paper as its field names it: by a view that asks who is reading."""

    def __init__(self, paper: FieldFile) -> None:
        self.url = reverse("consent_paper", args=[paper.instance.pk])

    def __str__(self) -> str:
        return _("Open the paper")


class PaperInput(forms.ClearableFileInput):
    def format_value(self, value: Any) -> Any:
        stored = isinstance(value, FieldFile) and value and value.instance.pk
        return StoredPaper(value) if stored else None


class ConsentForm(WagtailAdminModelForm):
    """A consent; its paper is a sound PDF or picture, under a name that tells nothing."""

    def clean_paper(self) -> Any:
        paper = self.cleaned_data["paper"]
        if not isinstance(paper, UploadedFile):
            return paper
        found = format_of_file(paper)
        paper.seek(0)
        if found == "pdf":
            paper = _without_notes(paper)
        elif found in PICTURE_FORMATS:
            clean_upload(paper)
        else:
            raise ValidationError(_("A PDF or a picture of the paper is needed."))
        paper.name = f"{secrets.token_hex(16)}.{ENDINGS[found][0]}"
        return paper

    class Meta(WagtailAdminModelForm.Meta):
        widgets = {"paper": PaperInput}


def _without_notes(paper: UploadedFile) -> File:
    """A sound PDF without what its program wrote into it beside the pages."""
    check_octets(paper, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    clean = read_apart(paper, "pdf").clean
    return File(clean) if clean else paper
