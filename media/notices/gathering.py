"""New versions become one notice a kit, once whoever uploads them has come to an end."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Max

from media.enums import NoticeEvent
from media.models import Asset, FormerVersion, Notice
from media.tasks import tell_of

# Whoever replaces ten files needs some minutes, and takers want one letter.
QUIET = timedelta(minutes=10)
# A version that nobody could see for so long is no news any more.
STILL_NEWS = timedelta(days=30)


def gather_new_versions(now: datetime) -> None:
    """Have takers told of versions that were replaced; a version that can't be seen yet waits."""
    shown = Asset.objects.shown().filter(kit__live=True)
    untold = FormerVersion.objects.filter(
        notice=None, replaced_at__gt=now - STILL_NEWS, variant__asset__in=shown.values("pk")
    )
    kits = untold.order_by().values("variant__asset__kit").annotate(latest=Max("replaced_at"))
    for kit_id, latest in kits.values_list("variant__asset__kit", "latest"):
        if latest <= now - QUIET:
            with transaction.atomic():
                notice = Notice.objects.create(event=NoticeEvent.NEW_VERSION, kit_id=kit_id, at=now)
                # No page shows by which notice a version was told of.
                untold.filter(variant__asset__kit=kit_id).update(notice=notice)
                transaction.on_commit(partial(tell_of.enqueue, notice.pk))
