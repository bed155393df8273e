"""Recalls as Wagtail's history, roles and lists know them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from media.enums import RecallReason


@hooks.register("register_permissions")
def recalling_is_a_permission() -> QuerySet[Permission]:
    codes = ("recall_asset", "take_media_kit", "take_unit_kit")
    return Permission.objects.filter(content_type__app_label="media", codename__in=codes)


@hooks.register("register_log_actions")
def recall_log(actions: LogActionRegistry) -> None:
    """Recalls and links, as the history words them."""

    @actions.register_action("media.recall_asset")
    class RecallFormatter(LogFormatter):
        label = gettext_lazy("Recall")

        def format_message(self, log_entry: Any) -> str:
            said = log_entry.data
            reason = dict(RecallReason.choices).get(said.get("reason", ""), "")
            return _("Recalled: %(what)s") % {"what": f"{reason}. {said.get('note', '')}".strip()}

    actions.register_action(
        "media.lift_recall", gettext_lazy("Lift recall"), gettext_lazy("Recall lifted")
    )
    actions.register_action(
        "media.take_back_link", gettext_lazy("Take back link"), gettext_lazy("Link taken back")
    )
