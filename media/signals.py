"""What follows from saving and deleting files of the library."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from media.models import (
    Consent,
    CustomImage,
    FormerVersion,
    ProofOfUse,
    Recording,
    StagedFile,
    Variant,
)
from media.tasks import make_renditions_of

_OF_MEASURED = ("file", "preview", "thumbnail")
_FILES: dict[type, tuple[str, ...]] = {
    Variant: _OF_MEASURED,
    FormerVersion: _OF_MEASURED,
    StagedFile: _OF_MEASURED,
    Recording: ("captions",),
    Consent: ("paper",),
    ProofOfUse: ("photo",),
}


@receiver(post_save, sender=CustomImage)
def prepare_renditions(instance: CustomImage, raw: bool = False, **kwargs: Any) -> None:
    """An image is made ready for pages as soon as it is saved."""
    if not raw:
        transaction.on_commit(partial(make_renditions_of.enqueue, instance.pk))


@receiver(pre_save, sender=Variant)
@receiver(pre_save, sender=Recording)
@receiver(pre_save, sender=Consent)
@receiver(pre_save, sender=ProofOfUse)
def note_replaced_files(
    sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any
) -> None:
    """A file that another takes the place of is deleted once the change is sure."""
    stored = (
        sender._default_manager.filter(pk=instance.pk).first() if instance.pk and not raw else None
    )
    if stored is None:
        return
    for name in _FILES[sender]:
        before, after = getattr(stored, name), getattr(instance, name)
        replaced = not after or not after._committed or after.name != before.name
        if before and replaced and not _is_former(sender, name, before):
            _delete_when_sure(before)


def _is_former(sender: type[Model], name: str, file: FieldFile) -> bool:
    """Whether the file lives on as a former version."""
    # Only variants have former versions, and only their files are fields of one.
    return sender is Variant and FormerVersion.objects.filter(**{name: file.name}).exists()


@receiver(post_delete, sender=Variant)
@receiver(post_delete, sender=FormerVersion)
@receiver(post_delete, sender=StagedFile)
@receiver(post_delete, sender=Recording)
@receiver(post_delete, sender=Consent)
@receiver(post_delete, sender=ProofOfUse)
def delete_files(sender: type, instance: Any, **kwargs: Any) -> None:
    for name in _FILES[sender]:
        if file := getattr(instance, name):
            _delete_when_sure(file)


def _delete_when_sure(file: FieldFile) -> None:
    transaction.on_commit(partial(file.storage.delete, str(file.name)))
