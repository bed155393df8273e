"""Uploads: what is refused, and what is taken out before a file is stored."""

from __future__ import annotations

import io
import shutil
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from wagtailmedia.forms import BaseMediaForm

from media.approvals.decisions import submit
from media.consents.words import SaysRights
from media.editing.ordering import place_behind
from media.inspection import (
    check_captions,
    check_document,
    check_picture,
    clean_picture,
    read_recording,
)
from media.inspection.formats import ending
from media.models import ChannelText, Variant
from media.specs import fitting_spec
from media.specs.matching import match_variants
from media.twins import twin_in_kit


def clean_upload(upload: UploadedFile) -> None:
    """Refuse what is no sound picture; take the notes out of what is.

    The upload itself is rewritten: Wagtail's multiple uploader keeps it when other fields are still missing.
    """
    found = check_picture(upload, upload.name or "")
    upload.seek(0)
    original = upload.read()
    content = clean_picture(original, found)
    if content != original:
        rewrite_upload(upload, io.BytesIO(content))
    upload.seek(0)


def rewrite_upload(upload: UploadedFile, content: IO[bytes]) -> None:
    """Put other bytes into an upload, wherever it lies; it is left at its start."""
    upload.seek(0)
    upload.file.truncate()  # type: ignore[union-attr]
    shutil.copyfileobj(content, upload.file)  # type: ignore[arg-type]
    upload.file.flush()  # type: ignore[union-attr]
    upload.size = upload.file.tell()  # type: ignore[union-attr]
    upload.seek(0)


class PictureField(WagtailImageField):
    """Wagtail's field, which looks at a picture only after we have found it sound."""

    def to_python(self, data: Any) -> Any:
        # An empty file is told from a broken one by Django's own field.
        if isinstance(data, UploadedFile) and data.size:
            clean_upload(data)
        return super().to_python(data)


class ImageForm(SaysRights, BaseImageForm):
    """The form behind every way to upload or replace an image."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = PictureField(
                label=plain.label, widget=plain.widget, required=plain.required
            )


class DocumentForm(SaysRights, BaseDocumentForm):
    """The form behind every way to upload or replace a document."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            check_document(file, file.name or "")
        return file


class RecordingForm(SaysRights, BaseMediaForm):
    """A video or a sound; length and size are read, not asked."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            facts = read_recording(file, file.name or "")
            is_video = bool(facts.width and facts.height)
            if self.instance.type == "video" and not is_video:
                raise ValidationError(_("There is no picture in this file. Add it as audio."))
            if self.instance.type == "audio" and is_video:
                raise ValidationError(_("This file is a video. Add it as video."))
            if facts.clean:
                rewrite_upload(file, facts.clean)
            self.instance.duration = round(facts.seconds, 2)
            self.instance.width = facts.width or None
            self.instance.height = facts.height or None
        return file

    def clean_thumbnail(self) -> Any:
        file = self.cleaned_data["thumbnail"]
        if isinstance(file, UploadedFile):
            clean_upload(file)
        return file

    def clean_captions(self) -> Any:
        file = self.cleaned_data["captions"]
        if isinstance(file, UploadedFile):
            if ending(file.name or "") != "vtt":
                raise ValidationError(_("The name of a captions file ends in “.vtt”."))
            check_captions(file)
        return file


class AssetForm(WagtailAdminModelForm):
    """An asset with its files, each made to measure for its kind, and none of them twice in its kit.

    `sent_sums` holds the checksums of the files that were sent along, once they are found sound.
    """

    sent_sums: list[str] = []

    def is_valid(self) -> bool:
        return super().is_valid() and all([self._has_no_file_twice(), self._fits_its_kind()])

    def _fits_its_kind(self) -> bool:
        kind, sound = self.cleaned_data["kind"], True
        is_moved = "kind" in self.changed_data
        for form in self.formsets["variants"].forms:
            variant = form.instance
            is_new = isinstance(form.cleaned_data.get("file"), UploadedFile)
            is_asked = is_new or (is_moved and variant.pk)
            read = variant.read_upload() if is_new else variant
            if form.cleaned_data.get("DELETE") or not is_asked or read is None:
                continue
            try:
                fitting_spec(kind, read)
            except ValidationError as refused:
                sound = False
                if is_new:
                    form.add_error("file", refused)
                else:
                    named = {"name": variant.name, "why": refused.messages[0]}
                    self.add_error("kind", _("Its file “%(name)s”: %(why)s") % named)
        return sound

    def _has_no_file_twice(self) -> bool:
        known: dict[str, str] = {}
        sound = True
        for form in self.formsets["variants"].forms:
            upload = form.cleaned_data.get("file")
            if form.cleaned_data.get("DELETE") or not isinstance(upload, UploadedFile):
                continue
            read = form.instance.read_upload()
            if read is None:
                continue
            stored = twin_in_kit(self.cleaned_data["kit"], read.sha256, besides=form.instance)
            twin = known.get(read.sha256) or stored
            if twin:
                form.add_error(
                    "file", _("The kit already has this very file: %(twin)s.") % {"twin": twin}
                )
                sound = False
            known[read.sha256] = form.instance.name
        self.sent_sums = list(known)
        return sound

    def save(self, commit: bool = True) -> Any:
        """Texts that move to another channel leave theirs first: two that change places would meet on their way."""
        forms = self.formsets["channel_texts"].initial_forms
        moved = [form.instance.pk for form in forms if "channel" in form.changed_data]
        ChannelText.objects.filter(pk__in=moved).delete()
        asset = self.instance
        if asset.pk is None:
            asset.sort_order = place_behind(asset.kit)
        if asset.pk is None or "kind" in self.changed_data or self._files_change():
            submit(asset, self.for_user)
        asset = super().save(commit)
        if "kind" in self.changed_data:
            match_variants(Variant.objects.filter(asset=asset))
        return asset

    def _files_change(self) -> bool:
        """Whether what is seen changes; a new name for a file does not count."""
        formset = self.formsets["variants"]
        return bool(formset.deleted_forms) or any("file" in form.changed_data for form in formset)


class AssetKindForm(WagtailAdminModelForm):
    """A kind with its sizes; files that are stored already are told anew which of them they fit."""

    def clean_sponsor_percent(self) -> int:
        """A share that the law allows; one of before, which nobody touches, does not stand in the way."""
        share: int = self.cleaned_data["sponsor_percent"]
        most = settings.MOST_SPONSOR_PERCENT
        if share > most and "sponsor_percent" in self.changed_data:
            raise ValidationError(
                _(
                    "Write %(most)s or less: the Law on Advertising gives the sign of a sponsor at most "
                    "%(most)s%% of the area."
                )
                % {"most": most}
            )
        return share

    def save(self, commit: bool = True) -> Any:
        kind = super().save(commit)
        match_variants(Variant.objects.filter(asset__kind=kind))
        return kind


class SloganForm(WagtailAdminModelForm):
    """A slogan; who words it is remembered, so that somebody else approves it."""

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None or self.instance.is_reworded():
            self.instance.proposed_by = self.for_user
        return super().save(commit)
