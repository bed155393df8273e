"""Members of the four bodies, whoever sets questions, and whoever may do everything on the site are barred by themselves.

Accounts have a name and neither date of birth nor telephone, and many people share a name. So what is put on the
list keeps nobody out until the secretariat completes it: who has the name enters, and a prize waits for people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_save
from django.dispatch import receiver

from wagtail.log_actions import LogContext

from contest.clock import instant
from contest.enums import ContestBody
from contest.identity import barring
from contest.identity.retention import kept_contests
from contest.keys import SealBrokenError, open_sealed
from contest.models import BankQuestion, BarredPerson, Contest, Rules
from users.enums import Role
from users.models import User

BODIES = {
    Role.CONTEST_ORGANISER: ContestBody.ORGANISERS,
    Role.JUDGE: ContestBody.JURY,
    Role.QUESTION_SETTER: ContestBody.QUESTION_SETTERS,
    Role.CONTEST_SECRETARY: ContestBody.SECRETARIAT,
}


def bar(user: User, body: ContestBody, contests: Iterable[Contest]) -> None:
    """Put a member on the barred lists of these contests, under the name of the account.

    They stay there when the role is taken from them, since they know what they know; the secretariat takes
    them off by hand.
    """
    missing = {contest.pk: contest for contest in contests}
    for listed in BarredPerson.objects.filter(user=user, contest__in=missing):
        del missing[listed.contest_id]
    for contest in missing.values():
        added = BarredPerson(contest=contest, user=user, body=body)
        barring.set_details(added, user.get_full_name())
        with by_the_site():
            BarredPerson.objects.get_or_create(
                contest=contest, user=user, defaults={"body": body, "sealed": added.sealed}
            )


def by_the_site() -> LogContext:
    """While it lasts nobody acts: whoever gives a role or sets a question decides on nobody's prize by what follows."""
    return LogContext(user=None)


def body_of(user: User) -> ContestBody | None:
    """The first of the bodies that a user belongs to by a role, by having set a question, or by seeing all of it."""
    roles = set(user.groups.filter(name__in=BODIES).values_list("name", flat=True))
    for role, body in BODIES.items():
        if role in roles:
            return body
    if BankQuestion.objects.filter(set_by=user).exists():
        return ContestBody.QUESTION_SETTERS
    return ContestBody.OTHER if user.is_superuser else None


def bar_members(contest: Contest) -> None:
    """Put on the list of a contest whoever is a member of a body, or may do everything, now."""
    users = get_user_model().objects
    setters = BankQuestion.objects.exclude(set_by=None).values("set_by")
    members = Q(groups__name__in=BODIES) | Q(pk__in=setters) | Q(is_superuser=True)
    for user in users.filter(members).distinct():
        if body := body_of(user):
            bar(user, body, [contest])


def incomplete(at: datetime) -> list[tuple[Contest, list[BarredPerson]]]:
    """Members who can't be kept out as yet, by contest: their rows have no telephone, nor name and date of birth.

    Of contests of which a round is still to close, or that have none yet: later nobody takes part any more. Of bodies
    that the rules in force bar; whether there is still an account is nothing to this.
    """
    going_on = Contest.objects.filter(Q(rounds=None) | Q(rounds__closes_at__gt=at))
    rows = BarredPerson.objects.filter(phone_digest="", name_birth_digest="", contest__in=going_on)
    found: dict[Contest, list[BarredPerson]] = defaultdict(list)
    for row in rows.select_related("contest", "user").order_by("-contest", "pk"):
        found[row.contest].append(row)
    barred = [(contest, _barred_by_rules(contest, listed, at)) for contest, listed in found.items()]
    return [(contest, listed) for contest, listed in barred if listed]


def _barred_by_rules(
    contest: Contest, rows: Iterable[BarredPerson], at: datetime
) -> list[BarredPerson]:
    bodies = barring.barred_bodies(Rules.objects.in_force(contest, at))
    return [row for row in rows if row.body in bodies]


# Nobody hands these a moment: a signal is where the change enters, as a view is.
@receiver(m2m_changed, sender=User.groups.through)
def bar_who_got_a_role(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    if action != "post_add" or not pk_set:
        return
    changed = User.objects.filter(pk__in=pk_set if reverse else [instance.pk])
    _bar_in_kept_contests(changed.filter(groups__name__in=BODIES).distinct(), instant())


@receiver(post_save, sender=User)
def bar_who_may_do_everything(
    instance: User, raw: bool = False, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    is_told = update_fields is None or "is_superuser" in update_fields
    if instance.is_superuser and is_told and not raw:
        _bar_in_kept_contests([instance], instant())


@receiver(post_save, sender=User)
def follow_the_name_of_the_account(
    instance: User, created: bool, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    """Let a bare row have the new name, as an act of whoever gave it.

    Once it was completed its name belongs to what is compared: nobody gets off the list by renaming an account.
    """
    named = update_fields is None or {"first_name", "last_name"} & set(update_fields)
    name = instance.get_full_name()
    if created or not named or not name:
        return
    for listed in BarredPerson.objects.filter(user=instance):
        try:
            told = open_sealed(listed.sealed)
        except SealBrokenError:
            # Its digests are worth more than the new name.
            continue
        if told.get("name") != name and not barring.is_complete(told):
            barring.set_details(listed, name)
            listed.save()


@receiver(post_save, sender=BankQuestion)
def bar_who_set_a_question(instance: BankQuestion, **kwargs: Any) -> None:
    if instance.set_by_id:
        _bar_in_kept_contests(User.objects.filter(pk=instance.set_by_id), instant())


@receiver(post_save, sender=Contest)
def bar_members_of_a_new_contest(
    instance: Contest, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    if created and not raw:
        bar_members(instance)


def _bar_in_kept_contests(users: Iterable[User], at: datetime) -> None:
    for user in users:
        if body := body_of(user):
            bar(user, body, kept_contests(at))
