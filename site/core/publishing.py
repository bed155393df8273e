"""What keeps a page from being published, and what becomes of it when its moment has come."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import InterfaceError, OperationalError, models, transaction
from django.db.models import QuerySet
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision

from core.models import BasePage
from core.pauses import pause_at
from core.translations import untranslated_texts

logger = logging.getLogger(__name__)

# How the history of a page names a publication that did not take place.
HELD = "core.hold_publication"


def obstacles(page: Page) -> list[str]:
    """Why this page, as it stands in memory, can't be published: sentences, none when it can."""
    found = []
    if missing := untranslated_texts(page):
        found.append(
            ngettext(
                "One text is not translated yet: “%(first)s”",
                "%(count)d texts are not translated yet, first “%(first)s”",
                len(missing),
            )
            % {"count": len(missing), "first": Truncator(missing[0]).chars(80)}
        )
    if isinstance(page, BasePage):
        found += _named(page, page.missing_for_publishing())
    return found + _faults(page)


def publish_due(now: datetime) -> None:
    """Take down what has expired and publish what is due, each for itself.

    What can't be published is tried once: it is held, and its history says why. Whoever publishes or
    schedules it again ends that. While the campaign is paused nothing is published; it stays due.
    """
    for expired in _expired(now):
        _each_for_itself(_take_down, expired)
    if pause_at(now):
        return
    for revision in due(now):
        _each_for_itself(_publish, revision)


def due(now: datetime) -> QuerySet[Revision]:
    """What is to go public by the clock and has not yet, what has waited longest first."""
    return Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at")


def held() -> Iterator[tuple[Page, list[str]]]:
    """The pages whose publication was held and that nobody has touched since, the latest first."""
    entries = apps.get_model("wagtailcore", "PageLogEntry").objects.filter(action=HELD)
    entries = entries.filter(page__latest_revision_id=models.F("revision_id"))
    seen = set()
    for entry in entries.select_related("page").order_by("-timestamp"):
        if entry.page_id not in seen:
            seen.add(entry.page_id)
            if not entry.page.approved_schedule and entry.page.has_unpublished_changes:
                yield entry.page, entry.data.get("reasons", [])


def _each_for_itself(work: Callable[[Any], None], what: models.Model) -> None:
    """Do it in a transaction of its own; whatever is wrong with one must not keep the others waiting."""
    try:
        with transaction.atomic():
            work(what)
    except (InterfaceError, OperationalError):
        # The database's fault, not this page's: all of it is tried again in a minute.
        raise
    except Exception:
        logger.exception("%r was not published or taken down", what)


def _expired(now: datetime) -> Iterator[models.Model]:
    for model in (Page, *_records_with_drafts()):
        yield from list(model.objects.filter(live=True, expire_at__lte=now).order_by("expire_at"))


def _records_with_drafts() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]


def _take_down(expired: Any) -> None:
    expired.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    instance = revision.as_object()
    reasons = obstacles(instance) if isinstance(instance, Page) else _faults(instance)
    if not reasons:
        try:
            revision.publish(log_action="wagtail.publish.scheduled")
        except ValidationError as refused:
            # A record, such as a quiz, looks at itself before it writes anything.
            reasons = refused.messages
    if reasons:
        _hold(revision, instance, reasons)


def _hold(revision: Revision, instance: models.Model, reasons: list[str]) -> None:
    logger.warning("%r is not published: %s", instance, "; ".join(reasons))
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(instance, HELD, revision=revision, data={"reasons": reasons})


def _faults(instance: models.Model) -> list[str]:
    """What its fields may not hold, such as an address that another has taken since."""
    try:
        instance.full_clean()
    except ValidationError as refused:
        return _sentences(instance, refused)
    return []


def _named(instance: models.Model, found: dict[str, str]) -> list[str]:
    return [
        _("%(field)s: %(message)s") % {"field": _label(instance, name), "message": message}
        for name, message in found.items()
    ]


def _sentences(instance: models.Model, refused: ValidationError) -> list[str]:
    if not hasattr(refused, "error_dict"):
        return list(refused.messages)
    return _named(instance, {name: " ".join(said) for name, said in refused.message_dict.items()})


def _label(instance: models.Model, name: str) -> str:
    try:
        return capfirst(str(instance._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return instance.get_admin_display_title() if isinstance(instance, Page) else str(instance)
