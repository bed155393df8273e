"""`manage.py make_renditions`: for images that were there before, or when the sizes change."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from media.models import CustomImage
from media.models.rights import is_in_force
from media.renditions import make_renditions


class Command(BaseCommand):
    help = "Make the sizes and formats of every image that pages show and that are not there yet."

    def handle(self, *args: Any, **options: Any) -> None:
        images = failed = 0
        shown = CustomImage.objects.filter(is_in_force(timezone.localdate()))
        for image in shown.order_by("pk").iterator():
            try:
                make_renditions(image)
                images += 1
            except (OSError, ValueError) as broken:
                failed += 1
                self.stderr.write(f"{image.pk} {image.title}: {broken}")
        self.stdout.write(f"{images} images ready, {failed} failed.")
