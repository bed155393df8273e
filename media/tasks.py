"""What the background worker does for the library."""

from __future__ import annotations

from django_tasks import task

from media.models import CustomImage
from media.renditions import make_renditions


@task()
def make_renditions_of(image_id: int) -> None:
    """Make the renditions of one image, if it is still there."""
    image = CustomImage.objects.filter(pk=image_id).first()
    if image:
        make_renditions(image)
