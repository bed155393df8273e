"""Sends the letters of a notice: some at a time, nobody twice, failures again later."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import QuerySet

from media.enums import NoticeEvent
from media.models import Asset, FormerVersion, Notice, NoticeSent
from media.notices.letters import letter
from media.notices.recipients import Recipient, recipients

logger = logging.getLogger(__name__)

# The mail server's, the network's, and Python's about an address that no letter can carry.
MAIL_FAULTS = (OSError, ValueError)

# The worker does other things in between.
LETTERS_AT_ONCE = 50
# A refused letter is tried again after this time, then after twice as long, and so on.
FIRST_PAUSE = timedelta(minutes=10)
# After this long nobody is helped by a letter that could not be sent before.
TRIED_FOR = timedelta(days=3)


def tell(notice: Notice, now: datetime) -> bool:
    """Send the next letters of a notice; whether there are more to send at once.

    Addresses stand in no log: of a failure only its kind is named.
    """
    assets = list(_assets(notice).select_related("kit"))
    everyone = recipients(notice, {asset.pk: asset.kit_id for asset in assets}, now)
    letters = {row.recipient: row for row in notice.letters.all()}
    open_ = [each for each in everyone if _is_open(letters.get(each.digest))]
    if not open_ or now >= notice.at + TRIED_FOR:
        _finish(notice, now)
        return False
    due = [each for each in open_ if _is_due(letters.get(each.digest), now)]
    replaced = list(notice.replaced.select_related("variant").order_by("-version"))
    connection = get_connection()
    try:
        connection.open()
    except OSError as fault:
        logger.warning("Notice %d waits: the mail server says %s", notice.pk, type(fault).__name__)
        return False
    try:
        for each in due[:LETTERS_AT_ONCE]:
            _send(notice, assets, replaced, each, connection, now)
    finally:
        connection.close()
    if len(due) <= LETTERS_AT_ONCE and not notice.letters.exclude(failed_at=None).exists():
        _finish(notice, now)
        return False
    return len(due) > LETTERS_AT_ONCE


def _assets(notice: Notice) -> QuerySet[Asset]:
    """What the notice still holds for: a recall may have been lifted, what may be used be hidden."""
    if notice.event == NoticeEvent.NEW_VERSION:
        shown = Asset.objects.shown().filter(kit__live=True)
        return shown.filter(variants__former_versions__notice=notice).distinct()
    if notice.event == NoticeEvent.LIFTED:
        return notice.assets.shown()
    return notice.assets.exclude(recalled_at=None)


def _is_open(row: NoticeSent | None) -> bool:
    """Whether somebody is still to be told; a letter that was begun and not finished may have arrived."""
    return row is None or row.failed_at is not None


def _is_due(row: NoticeSent | None, now: datetime) -> bool:
    if row is None or row.failed_at is None:
        return True
    return now >= row.failed_at + max(FIRST_PAUSE, row.failed_at - row.begun_at)


def _send(
    notice: Notice,
    assets: list[Asset],
    replaced: list[FormerVersion],
    to: Recipient,
    connection: BaseEmailBackend,
    now: datetime,
) -> None:
    message = letter(notice, assets, replaced, to, connection)
    row, is_new = NoticeSent.objects.get_or_create(
        notice=notice, recipient=to.digest, defaults={"begun_at": now}
    )
    again = NoticeSent.objects.filter(pk=row.pk).exclude(failed_at=None)
    if not is_new and not again.update(failed_at=None):
        return
    try:
        message.send()
    except MAIL_FAULTS as fault:
        row.failed_at = now
        logger.warning("Notice %d: a letter failed with %s", notice.pk, type(fault).__name__)
    else:
        row.sent_at, row.failed_at = now, None
    row.save()


def _finish(notice: Notice, now: datetime) -> None:
    notice.told = notice.letters.exclude(sent_at=None).count()
    notice.finished_at = now
    notice.save(update_fields=["told", "finished_at"])
