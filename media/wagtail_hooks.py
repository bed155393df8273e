from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from media.approvals.slogan_views import decide_on_slogan
from media.bulletins import hooks as bulletin_hooks  # noqa: F401 - importing registers them
from media.delivery import hooks as download_hooks  # noqa: F401 - importing registers them
from media.editing import hooks as editing_hooks  # noqa: F401 - importing registers them
from media.editing.views import library_file
from media.led import hooks as led_hooks  # noqa: F401 - importing registers them
from media.proofs import hooks as proof_hooks  # noqa: F401 - importing registers them
from media.recalls import hooks as recall_hooks  # noqa: F401 - importing registers them
from media.rights import hooks as rights_hooks  # noqa: F401 - importing registers them
from media.viewsets import LibraryGroup
from media.wording import hooks as wording_hooks  # noqa: F401 - importing registers them

register_snippet(LibraryGroup)


@hooks.register("register_admin_urls")
def library_urls() -> list[URLPattern]:
    return [
        path("library/slogans/<int:pk>/<slug:name>/", decide_on_slogan, name="decide_on_slogan"),
        path("library/files/<int:pk>/", library_file, name="library_file"),
    ]


@hooks.register("register_permissions")
def approving_is_a_permission() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="media", codename__in=["approve_slogan", "approve_asset"]
    )


@hooks.register("register_log_actions")
def slogan_log(actions: LogActionRegistry) -> None:
    """Decisions on slogans, as the history of a slogan words them."""
    actions.register_action("media.approve_slogan", _("Approve slogan"), _("Slogan approved"))
    actions.register_action("media.decline_slogan", _("Decline slogan"), _("Slogan declined"))
    actions.register_action("media.withdraw_slogan", _("Withdraw slogan"), _("Slogan withdrawn"))
    actions.register_action(
        "media.propose_slogan", _("Propose slogan again"), _("Slogan proposed again")
    )
