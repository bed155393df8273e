"""What is done, who does it, and one act as it goes into the log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import get_active_log_context


class Act(TextChoices):
    """Acts that the log finds by itself; others are called as the history of the site calls them."""

    CREATED = "created", _("Made")
    CHANGED = "changed", _("Changed")
    DELETED = "deleted", _("Deleted")
    ROLE_GIVEN = "role_given", _("Role given")
    ROLE_TAKEN = "role_taken", _("Role taken")
    RIGHTS_GIVEN = "rights_given", _("Rights given to a role")
    RIGHTS_TAKEN = "rights_taken", _("Rights taken from a role")
    ACCOUNT_CHANGED = "account_changed", _("Account activated, deactivated or given all rights")
    ACCOUNT_DELETED = "account_deleted", _("Account deleted")
    IMPORTED = "imported", _("Imported")
    EXPORTED = "exported", _("Log exported")


@dataclass(frozen=True)
class Actor:
    """Who acts: the name of the account, empty for the site itself, and its groups at this moment."""

    name: str = ""
    roles: tuple[str, ...] = ()

    @classmethod
    def of(cls, user: Any) -> Actor:
        """The actor behind an account; the site itself where there is none."""
        if user is None or not user.is_authenticated:
            return cls()
        roles = list(user.groups.order_by("name").values_list("name", flat=True))
        if user.is_superuser:
            roles.append("superuser")
        return cls(user.get_username(), tuple(roles))


def present_user() -> Any:
    """Whose request of the admin this is; None outside of the admin, as in requests of contestants."""
    return get_active_log_context().user


@dataclass(frozen=True)
class Done:
    """One act upon one object. `before` and `after` hold what may be told; nothing in them names a contestant."""

    act: str
    kind: str
    object: str
    label: str
    contest: int | None = None
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
