"""What the background worker does for the library."""

from __future__ import annotations

from django.apps import apps

from django_tasks import task

from media.models import CustomImage
from media.renditions import make_renditions
from media.withdrawal import settle_files


@task()
def make_renditions_of(image_id: int) -> None:
    """Make the renditions of one image, if it is still there and may be shown."""
    image = CustomImage.objects.filter(pk=image_id).first()
    if image and image.is_in_force():
        make_renditions(image)


@task()
def settle_files_of(label: str, pk: int) -> None:
    """Withdraw or restore the files of one thing with rights, if it is still there."""
    thing = apps.get_model(label)._default_manager.filter(pk=pk).first()
    if thing:
        settle_files(thing)
