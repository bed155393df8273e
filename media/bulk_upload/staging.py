"""Files as they arrive: read and checked at once, kept until somebody says what each of them is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from core.text import nfc
from media.models import Kit, StagedFile
from media.twins import twin_in_kit

LONGEST_PATH = 300
# Long enough for a holiday; whoever sent them has them still.
KEPT_FOR = timedelta(days=14)
# What systems leave in folders without being asked.
_LEFTOVERS = {"thumbs.db", "desktop.ini", "__macosx"}


@dataclass(frozen=True)
class Refused:
    """A file that was not kept, and what to mend."""

    name: str
    reasons: list[str]


@dataclass
class Staging:
    """What became of the files of one sending."""

    kept: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def stage(kit: Kit, uploads: Iterable[tuple[str, UploadedFile]], user: Any) -> Staging:
    """Read each file, given with its path; keep the sound ones as `StagedFile`, each as soon as it is read."""
    staging = Staging()
    for sent, upload in uploads:
        path = clean_path(sent)
        if not path or _is_leftover(path):
            continue
        try:
            _keep(kit, path, upload, user)
        except ValidationError as refused:
            staging.refused.append(Refused(path, refused.messages))
        else:
            staging.kept.append(path)
        finally:
            # Gives the disk back at once: a folder may be large.
            upload.close()
    return staging


def clear_before(now: datetime) -> None:
    """Delete files that were sent long ago and never placed."""
    StagedFile.objects.filter(sent_at__lt=now - KEPT_FOR).delete()


def _keep(kit: Kit, path: str, upload: UploadedFile, user: Any) -> None:
    if not upload.size:
        raise ValidationError(_("The file is empty. Send it again from where it opens."))
    staged = StagedFile(kit=kit, path=path, sent_by=user, file=upload)
    read = staged.read_upload()
    if read is None:
        raise ValidationError(_("The file did not arrive whole. Send it again."))
    if twin := twin_in_kit(kit, read.sha256):
        raise ValidationError(_("The kit already has this very file: %(twin)s.") % {"twin": twin})
    waiting = StagedFile.objects.filter(kit=kit, sha256=read.sha256).first()
    if waiting:
        raise ValidationError(
            _("This very file already waits to be placed: %(name)s.") % {"name": waiting.path}
        )
    staged.take(read)
    staged.save()


def clean_path(sent: str) -> str:
    """A path as browsers send it, with single strokes and nothing that can't be read."""
    readable = "".join(letter for letter in nfc(sent).replace("\\", "/") if letter.isprintable())
    parts = [part.strip() for part in readable.split("/")]
    return "/".join(part for part in parts if part not in ("", ".", ".."))[-LONGEST_PATH:]


def _is_leftover(path: str) -> bool:
    return any(part.startswith(".") or part.lower() in _LEFTOVERS for part in path.split("/"))
