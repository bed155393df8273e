"""From a draft to a version that everybody is held to, and on to the next draft."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from wagtail.log_actions import log

from contest.clock import instant
from contest.models import Contest, Prize, Rules, TopicQuota
from contest.rulebook.changes import open_round_faults
from contest.rulebook.faults import Faults, merged, rules_faults
from contest.rulebook.standing import Schedule, standing

ISSUED = "contest.issue_rules"
# What belongs to one version alone; a new one credits voided questions, whatever the last one said.
_OWN = {
    "id",
    "number",
    "issued_at",
    "issued_by",
    "reason",
    "reason_en",
    "credits_voided",
    "schedule",
}


class NotADraftError(Exception):
    """The version was issued already."""


class FaultyRulesError(Exception):
    """The draft can't be played; `faults` says why, by field."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        super().__init__("; ".join(each for messages in faults.values() for each in messages))


def issue_faults(rules: Rules, at: datetime) -> Faults:
    """What keeps a draft from being issued at this moment."""
    return merged(rules_faults(rules), open_round_faults(rules, at))


@transaction.atomic
def issue(rules: Rules, by: Any, at: datetime | None = None) -> Rules:
    """Puts a draft in force from `at`, or from now on; changes nothing where it raises NotADraftError or FaultyRulesError.

    Two who press the button at once wait for each other at the contest's row. Now is when the wait is over: whoever
    began in between was not held to these rules, and a round that opened meanwhile keeps the former ones.
    """
    Contest.objects.select_for_update(no_key=True).get(pk=rules.contest_id)
    at = at or instant()
    draft = Rules.objects.select_related("contest").get(pk=rules.pk)
    if draft.is_issued:
        raise NotADraftError
    if faults := issue_faults(draft, at):
        raise FaultyRulesError(faults)
    _keep_schedule(draft.contest_id, standing(draft.contest_id))
    draft.issued_at, draft.issued_by = at, by
    draft.save()
    _log_issue(draft, at)
    return draft


def _keep_schedule(contest_id: int, schedule: Schedule) -> None:
    """Write into the version that is being replaced the rounds and groups that it printed."""
    replaced = Rules.objects.issued().filter(contest=contest_id, schedule__isnull=True)
    replaced.update(schedule=schedule)


def _log_issue(issued: Rules, at: datetime) -> None:
    told = {"number": issued.number, "issued_at": at.isoformat()}
    log(issued, ISSUED, user=issued.issued_by, data=told)


@transaction.atomic
def issue_again(
    contest: Contest, stood: Schedule, by: Any, at: datetime, reason: tuple[str, str]
) -> Rules:
    """Puts the rules in force once more, as the next version, for rounds or groups are no longer those that `stood`.

    The reason comes in Vietnamese and in English. The caller holds the contest's row. The rules themselves are those
    in force, so nothing can keep them from being issued; a draft goes on waiting, one number later.
    """
    last = Rules.objects.issued().filter(contest=contest).last()
    if last is None:
        raise Rules.DoesNotExist
    _keep_schedule(contest.pk, stood)
    number = last.number + 1
    Rules.objects.filter(contest=contest, issued_at=None).update(number=number + 1)
    again = Rules(number=number, issued_at=at, issued_by=by, **_rules_of(last))
    again.reason, again.reason_en = reason
    again.save()
    # Not one by one: a row refuses to be saved below a version that is issued.
    for rows in (last.quotas, last.prizes):
        copies = [_copied(row) for row in rows.all()]
        for copy in copies:
            copy.rules_id = again.pk
        rows.model.objects.bulk_create(copies)
    _log_issue(again, at)
    return again


@transaction.atomic
def new_draft(contest: Contest) -> Rules:
    """The draft of a contest; a copy of the last version is made where there is none."""
    Contest.objects.select_for_update(no_key=True).get(pk=contest.pk)
    last = Rules.objects.filter(contest=contest).order_by("-number").first()
    if last is None:
        return Rules(contest=contest, number=1)
    if not last.is_issued:
        return last
    draft = Rules(number=last.number + 1, **_rules_of(last))
    draft.quotas = [_copied(quota) for quota in last.quotas.all()]
    draft.prizes = [_copied(prize) for prize in last.prizes.all()]
    draft.save()
    return draft


def _rules_of(version: Rules) -> dict[str, Any]:
    """What a new version takes over of one before."""
    return {
        field.attname: getattr(version, field.attname)
        for field in Rules._meta.concrete_fields
        if field.name not in _OWN
    }


def _copied(row: TopicQuota | Prize) -> Any:
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in ("id", "rules")
    }
    return type(row)(**values)
