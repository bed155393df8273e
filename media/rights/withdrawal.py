"""Takes the files of what may not be shown away from their public addresses, and brings them back.

Whoever noted the address of a picture, or guesses it, must not see it any longer, and a web server may hand out
what lies below `/files/` without asking us. So a file is moved to a name that nobody can guess, where editors
still find it. Files of kits and documents stay: their addresses ask who is reading, and whether they may.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.dispatch import Signal
from django.utils import timezone

from core import text
from core.models import ContentChange
from media.models import (
    Asset,
    CustomImage,
    CustomRendition,
    DiscardedFile,
    FormerVersion,
    Recording,
    StagedFile,
    Variant,
)
from media.renditions import make_renditions
from media.rights.hiding import Thing

logger = logging.getLogger(__name__)

# Sent when the files of a thing have gone, or come back: what was written of it elsewhere follows.
files_were_settled = Signal()

# Where withdrawn files lie; the name of one says that it is withdrawn.
WITHDRAWN = "withdrawn/"
# A rendition is named after its image, cut short; so many letters of the name are always left, and too many to guess.
TELLING = 30
# A copy is nobody's until its row names it. What takes longer has failed.
LONGEST_COPYING = timedelta(days=1)
# Pages that somebody kept may name the withdrawn file of what is shown again.
KEPT_WHEN_RESTORED = timedelta(hours=1)

PREVIEWS = {"preview": "1200.webp", "thumbnail": "480.webp"}
# Every field that names a file with a public address.
PUBLIC_FIELDS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (CustomImage, ("file",)),
    (CustomRendition, ("file",)),
    (Recording, ("file", "thumbnail", "captions")),
    (Variant, tuple(PREVIEWS)),
    (FormerVersion, tuple(PREVIEWS)),
    (StagedFile, tuple(PREVIEWS)),
)


def withdraw_files(thing: Thing) -> None:
    """Move the public files of a thing to names that nobody can guess, and delete an image's renditions.

    May be called again and again; a file that is lost or withdrawn already is passed over.
    """
    moved = [
        _move(row, field, _secret_name(getattr(row, field)), timezone.now())
        for row, field in _public_files(thing)
        if not is_withdrawn(getattr(row, field))
    ]
    if isinstance(thing, CustomImage):
        _drop_renditions(thing)
    if any(moved):
        files_were_settled.send(type(thing), instance=thing)


def restore_files(thing: Thing) -> None:
    """Bring withdrawn files back to public addresses, and make an image's renditions."""
    moved = [
        _move(row, field, _public_name(thing, row, field), timezone.now() + KEPT_WHEN_RESTORED)
        for row, field in _public_files(thing)
        if is_withdrawn(getattr(row, field))
    ]
    if not any(moved):
        return
    if isinstance(thing, CustomImage):
        make_renditions(thing)
    files_were_settled.send(type(thing), instance=thing)


def is_withdrawn(file: FieldFile) -> bool:
    return str(file.name).startswith(WITHDRAWN)


def guessable_renditions(image: CustomImage) -> list[Any]:
    """The renditions that are not named after the image's withdrawn file."""
    named = f"images/{PurePosixPath(str(image.file.name)).name[:TELLING]}"
    return [
        each
        for each in image.renditions.all()
        if not (is_withdrawn(image.file) and str(each.file.name).startswith(named))
    ]


def delete_discarded(at: datetime) -> None:
    """Delete the files whose time has come; one that can't be deleted now is tried again."""
    for discarded in DiscardedFile.objects.filter(due_at__lte=at).order_by("pk"):
        try:
            # Somebody may have saved a row that was read before its file was moved.
            if not _is_named(discarded.name):
                default_storage.delete(discarded.name)
        except Exception:
            logger.exception("A discarded file could not be deleted")
        else:
            discarded.delete()


def _public_files(thing: Thing) -> Iterator[tuple[Model, str]]:
    """Each file of a thing with a public address: its row and field."""
    rows: list[Any] = [thing]
    if isinstance(thing, Asset):
        variants = list(Variant.objects.filter(asset=thing))
        rows = [*variants, *FormerVersion.objects.filter(variant__in=variants)]
    for row in rows:
        for model, fields in PUBLIC_FIELDS:
            if isinstance(row, model):
                yield from ((row, field) for field in fields if getattr(row, field))


def _secret_name(file: FieldFile) -> str:
    return f"{WITHDRAWN}{secrets.token_hex(20)}{PurePosixPath(str(file.name)).suffix}"


def _public_name(thing: Thing, row: Any, field: str) -> str:
    """The name under which a file of this row would be stored if it came now."""
    if field in PREVIEWS and isinstance(thing, Asset):
        name = PREVIEWS[field]
    else:
        suffix = PurePosixPath(getattr(row, field).name).suffix
        name = text.file_name(thing.title, suffix.lstrip("."))
    return row._meta.get_field(field).generate_filename(row, name)


def _move(row: Any, field: str, target: str, delete_at: datetime) -> bool:
    """Copy a file, let its row name the copy, then delete it; whether it is there and was moved.

    Wherever this is cut short, the row names a file that is there, and what is left over is noted for deletion.
    """
    file = getattr(row, field)
    before = str(file.name)
    copy = DiscardedFile.objects.create(name=target, due_at=timezone.now() + LONGEST_COPYING)
    try:
        with file.storage.open(before) as opened:
            longest = row._meta.get_field(field).max_length
            copy.name = file.storage.save(target, File(opened), max_length=longest)
    except FileNotFoundError:
        copy.delete()
        return False
    with transaction.atomic():
        rows = type(row)._default_manager.filter(pk=row.pk, **{field: before})
        moved = rows.update(**{field: copy.name}) == 1
        if moved:
            copy.delete()
            DiscardedFile.objects.create(name=before, due_at=delete_at)
            ContentChange.record()
        else:
            # Somebody replaced the file meanwhile, and the copy is of no use.
            copy.due_at = timezone.now()
            copy.save()
        transaction.on_commit(lambda: delete_discarded(timezone.now()))
    # Not by the attribute: an image would be read again for its size.
    file.name = copy.name if moved else before
    return moved


def _drop_renditions(image: CustomImage) -> None:
    dropped = guessable_renditions(image)
    if not dropped:
        return
    with transaction.atomic():
        DiscardedFile.objects.bulk_create(
            [DiscardedFile(name=str(each.file.name)) for each in dropped]
        )
        # Past Wagtail's signal, which would delete the files a second time, and later: another may then have
        # the name.
        chosen = CustomRendition.objects.filter(pk__in=[each.pk for each in dropped])
        chosen._raw_delete(chosen.db)
        transaction.on_commit(lambda: delete_discarded(timezone.now()))
    for each in dropped:
        each.purge_from_cache()
    ContentChange.record()


def _is_named(name: str) -> bool:
    """Whether a row names this file."""
    return any(
        model._default_manager.filter(**{field: name}).exists()
        for model, fields in PUBLIC_FIELDS
        for field in fields
    )
