"""Who sees which proofs of use, and who may mend them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from wagtail.permission_policies import ModelPermissionPolicy

from media.access import levels_open_to
from media.enums import ProofState
from media.models import Kit, ProofOfUse
from units.models import Unit

# Whoever checks proofs or keeps the library sees those of all units.
_KEEPERS = ("media.check_proofofuse", "media.change_proofofuse", "media.change_asset")


def sees_all(user: Any) -> bool:
    """Whether somebody sees the proofs of every unit, and says for which unit one is."""
    return any(user.has_perm(permission) for permission in _KEEPERS)


def may_be_asked(reader: Any, kit: Kit) -> bool:
    """Whether the page of a kit asks this reader for proofs: those who may send one.

    Strangers are asked too, for they may sign in, but not by a link: that opens the kit to outlets.
    """
    if not reader.is_authenticated:
        return kit.opened_by is None
    if not reader.has_perm("media.add_proofofuse"):
        return False
    speaks_for_a_unit = sees_all(reader) or reader.unit_id is not None
    return speaks_for_a_unit and kit.access in levels_open_to(reader)


class ProofPolicy(ModelPermissionPolicy):
    """Members see the proofs of their unit and of those below it; whoever may send one mends it until it
    is checked. Those who may change all proofs may do so always.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether there may be a proof that this user may do something with."""
        if action in ("change", "delete") and self._is_member_who_sends(user):
            return True
        return super().user_has_permission(user, action)

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: ProofOfUse
    ) -> bool:
        return self.instances_user_has_permission_for(user, action).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[ProofOfUse]:
        found = ProofOfUse.objects.none()
        for action in actions:
            found = found | self._instances(user, action)
        return found

    def _instances(self, user: Any, action: str) -> QuerySet[ProofOfUse]:
        if not self.user_has_permission(user, action):
            return ProofOfUse.objects.none()
        if sees_all(user):
            return ProofOfUse.objects.all()
        if user.unit_id is None:
            return ProofOfUse.objects.none()
        own = ProofOfUse.objects.filter(unit__in=Unit.objects.standing().within(user.unit_id))
        if action in ("change", "delete"):
            return own.exclude(state=ProofState.CHECKED)
        return own

    def _is_member_who_sends(self, user: Any) -> bool:
        return not sees_all(user) and super().user_has_permission(user, "add")
