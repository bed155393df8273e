"""Who is given a role of the contest or loses one, and what becomes of the accounts and the rights of roles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from wagtail import hooks

from contest.audit.acts import Act, Done, present_user
from contest.audit.chain import append
from contest.identity.members import BODIES
from users.models import User

# What makes an account able, or unable, to act.
POWERS = ("is_active", "is_superuser")
_ROLE_ACTS = {
    "post_add": Act.ROLE_GIVEN,
    "post_remove": Act.ROLE_TAKEN,
    "pre_clear": Act.ROLE_TAKEN,
}
_RIGHT_ACTS = {
    "post_add": Act.RIGHTS_GIVEN,
    "post_remove": Act.RIGHTS_TAKEN,
    "pre_clear": Act.RIGHTS_TAKEN,
}


@receiver(m2m_changed, sender=User.groups.through)
def record_membership(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """A role of the contest given to an account or taken from it, from whichever side."""
    act = _ROLE_ACTS.get(action)
    if act is None:
        return
    if reverse:
        users = User.objects.filter(pk__in=pk_set) if pk_set else instance.user_set.all()
        pairs = [(user, instance) for user in users] if instance.name in BODIES else []
    else:
        groups = Group.objects.filter(pk__in=pk_set) if pk_set else instance.groups.all()
        pairs = [(instance, group) for group in groups.filter(name__in=BODIES)]
    append([_of(user, act, after={"role": group.name}) for user, group in pairs], present_user())


@receiver(m2m_changed, sender=Group.permissions.through)
def record_rights(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Rights of the contest given to a role or taken from it."""
    act = _RIGHT_ACTS.get(action)
    if act is None:
        return
    if reverse:
        groups = Group.objects.filter(pk__in=pk_set) if pk_set else instance.group_set.all()
        pairs = [(group, Permission.objects.filter(pk=instance.pk)) for group in groups]
    else:
        rights = Permission.objects.filter(pk__in=pk_set) if pk_set else instance.permissions.all()
        pairs = [(instance, rights)]
    append(
        [
            Done(act, "auth.group", str(group.pk), group.name, after={"rights": names})
            for group, rights in pairs
            if (names := _names_of(rights))
        ],
        present_user(),
    )


def _names_of(rights: QuerySet[Permission]) -> list[str]:
    of_contest = rights.filter(content_type__app_label="contest").order_by("codename")
    return list(of_contest.values_list("codename", flat=True))


@receiver(pre_save, sender=User)
def remember_powers(
    instance: User, update_fields: Iterable[str] | None = None, raw: bool = False, **kwargs: Any
) -> None:
    """Look at the account as it stands, unless nothing of this can change (as when somebody signs in)."""
    named = update_fields is None or set(POWERS) & set(update_fields)
    looks = named and not raw and instance.pk is not None
    instance._powers_before = _powers(instance.pk) if looks else None  # type: ignore[attr-defined]


@receiver(post_save, sender=User)
def record_powers(instance: User, **kwargs: Any) -> None:
    before = getattr(instance, "_powers_before", None)
    if before is None:
        if kwargs.get("created") and instance.is_superuser:
            _append_powers(instance, {"is_superuser": False}, {"is_superuser": True})
        return
    after = {name: getattr(instance, name) for name in POWERS}
    changed = [name for name in POWERS if before[name] != after[name]]
    if changed and (_is_member(instance) or "is_superuser" in changed):
        _append_powers(
            instance,
            {name: before[name] for name in changed},
            {name: after[name] for name in changed},
        )


@receiver(pre_delete, sender=User)
def record_lost_account(instance: User, **kwargs: Any) -> None:
    """An account that goes, with the roles that go with it."""
    if roles := _roles_of(instance):
        append(
            [_of(instance, Act.ACCOUNT_DELETED, before={"roles": roles})],
            present_user(),
        )


@hooks.register("before_bulk_action")
def record_powers_of_many(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Wagtail activates many accounts past `save`; the hook runs in the same transaction."""
    if action_type != "set_active_state" or action.model is not User:
        return
    is_active = action.cleaned_form.cleaned_data["mark_as_active"]
    for user in objects:
        if user.is_active != is_active and _is_member(user):
            _append_powers(user, {"is_active": user.is_active}, {"is_active": is_active})


def _powers(key: int) -> dict[str, bool] | None:
    return User.objects.filter(pk=key).values(*POWERS).first()


def _roles_of(user: User) -> list[str]:
    roles = user.groups.filter(name__in=BODIES).order_by("name")
    return [*roles.values_list("name", flat=True), *(["superuser"] if user.is_superuser else [])]


def _is_member(user: User) -> bool:
    return bool(_roles_of(user))


def _append_powers(user: User, before: dict[str, Any], after: dict[str, Any]) -> None:
    append([_of(user, Act.ACCOUNT_CHANGED, before=before, after=after)], present_user())


def _of(user: User, act: Act, **told: Any) -> Done:
    return Done(act, "users.user", str(user.pk), user.get_username(), **told)
