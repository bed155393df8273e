"""Recalls: what may no longer hang or be posted, why, and that those who took it are told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from wagtail.log_actions import log

from media.enums import NoticeEvent
from media.models import Asset, Notice
from media.tasks import tell_of


@transaction.atomic
def recall(
    assets: Iterable[Asset],
    by: Any,
    reason: str,
    note: str = "",
    note_en: str = "",
    at: datetime | None = None,
) -> Notice | None:
    """Take these assets back at once and have their takers told; what is recalled already stays as it is.

    Returns the notice, or None where nothing was left to recall. Raises PermissionDenied.
    """
    _check(by)
    at = at or timezone.now()
    found = _locked(assets).filter(recalled_at=None)
    taken_back = list(found)
    for asset in taken_back:
        asset.recalled_at, asset.recalled_by = at, by
        asset.recall_reason, asset.recall_note, asset.recall_note_en = reason, note, note_en
        asset.save()
        log(asset, "media.recall_asset", user=by, data={"reason": reason, "note": note})
    notice = Notice(
        event=NoticeEvent.RECALL, reason=reason, note=note, note_en=note_en, at=at, made_by=by
    )
    return _told(notice, taken_back)


@transaction.atomic
def lift(assets: Iterable[Asset], by: Any, at: datetime | None = None) -> Notice | None:
    """Give recalled assets out again and tell those who were told of the recall.

    Returns the notice, or None where nothing was recalled. Raises PermissionDenied.
    """
    _check(by)
    given_out = list(_locked(assets).exclude(recalled_at=None))
    for asset in given_out:
        asset.recalled_at = asset.recalled_by = None
        asset.recall_reason = asset.recall_note = asset.recall_note_en = ""
        asset.save()
        log(asset, "media.lift_recall", user=by)
    return _told(Notice(event=NoticeEvent.LIFTED, at=at or timezone.now(), made_by=by), given_out)


def _check(user: Any) -> None:
    if not user.has_perm("media.recall_asset"):
        raise PermissionDenied("Assets are recalled by those who may.")


def _locked(assets: Iterable[Asset]) -> Any:
    """The same assets as they are stored, held until the change is sure: of two recalls one is told of."""
    keys = [asset.pk for asset in assets]
    return Asset.objects.select_for_update().filter(pk__in=keys).order_by("pk")


def _told(notice: Notice, assets: list[Asset]) -> Notice | None:
    if not assets:
        return None
    notice.save()
    notice.assets.set(assets)
    transaction.on_commit(partial(tell_of.enqueue, notice.pk))
    return notice
