"""What follows from saving and deleting files of the library."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from media.models import CustomImage, Recording, Variant
from media.tasks import make_renditions_of

_FILES: dict[type, tuple[str, ...]] = {
    Variant: ("file", "preview", "thumbnail"),
    Recording: ("captions",),
}


@receiver(post_save, sender=CustomImage)
def prepare_renditions(instance: CustomImage, raw: bool = False, **kwargs: Any) -> None:
    """An image is made ready for pages as soon as it is saved."""
    if not raw:
        transaction.on_commit(partial(make_renditions_of.enqueue, instance.pk))


@receiver(pre_save, sender=Variant)
@receiver(pre_save, sender=Recording)
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
        if before and (not after or not after._committed or after.name != before.name):
            _delete_when_sure(before)


@receiver(post_delete, sender=Variant)
@receiver(post_delete, sender=Recording)
def delete_files(sender: type, instance: Any, **kwargs: Any) -> None:
    for name in _FILES[sender]:
        if file := getattr(instance, name):
            _delete_when_sure(file)


def _delete_when_sure(file: FieldFile) -> None:
    transaction.on_commit(partial(file.storage.delete, str(file.name)))
