"""The form of a consent."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.admin.forms import WagtailAdminModelForm

from core import text
from media.forms import clean_upload
from media.inspection import check_document
from media.inspection.formats import ENDINGS, format_of_file
from media.inspection.pictures import PICTURE_FORMATS
from media.models import Consent


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
        if isinstance(paper, UploadedFile):
            paper.name = f"{secrets.token_hex(16)}.{_sound_ending(paper)}"
        return paper

    class Meta:
        model = Consent
        fields = "__all__"
        widgets = {"paper": PaperInput}


def _sound_ending(paper: UploadedFile) -> str:
    """The ending that the content of a paper asks for, once it is found sound and freed of notes."""
    found = format_of_file(paper)
    paper.seek(0)
    if found in PICTURE_FORMATS:
        clean_upload(paper)
    elif found == "pdf":
        most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
        if paper.size and paper.size > most:
            raise ValidationError(
                _("The file has %(octets)s. At most %(most)s is possible.")
                % {"octets": text.file_size(paper.size), "most": text.file_size(most)}
            )
        check_document(paper, "paper.pdf")
    else:
        raise ValidationError(_("A PDF or a picture of the paper is needed."))
    return ENDINGS[found][0]
