"""What the background worker does for the library."""

from __future__ import annotations

import logging

from django.apps import apps
from django.utils import timezone

from django_tasks import task

from media.enums import PieceSetState
from media.models import CustomImage, Notice, PieceSet, Watcher
from media.notices.telling import MAIL_FAULTS, tell
from media.notices.watching import letter_to_confirm
from media.pieces.making import make_set
from media.renditions import make_renditions
from media.rights.settling import settle_files

logger = logging.getLogger(__name__)


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


@task()
def tell_of(notice_id: int) -> None:
    """Send letters of a notice: some now, the rest by further tasks; what fails, a duty tries again."""
    notice = Notice.objects.unfinished().filter(pk=notice_id).first()
    if notice and tell(notice, timezone.now()):
        tell_of.enqueue(notice_id)


@task()
def ask_to_confirm(watcher_id: int) -> None:
    """Ask the owner of an address whether they want to be told; its faults are logged without the address."""
    watcher = Watcher.objects.select_related("kit").filter(pk=watcher_id, confirmed_at=None).first()
    if watcher is None:
        return
    try:
        letter_to_confirm(watcher).send()
    except MAIL_FAULTS as fault:
        logger.warning("A letter to confirm an address failed with %s", type(fault).__name__)


@task()
def draw_pieces(set_id: int) -> None:
    """Draw a set that waits, if its kit is still there; faults are told on its row."""
    made = PieceSet.objects.select_related("kit", "slogan", "asked_by").filter(
        pk=set_id, state=PieceSetState.WAITING
    )
    if waiting := made.first():
        make_set(waiting)
